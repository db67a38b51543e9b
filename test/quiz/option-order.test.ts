// The order of options is drawn by a seed: the same options, the same ones right, and left alone where an option names places.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawOrder, namesPlaces } from '../../src/quiz/option-order.ts';
import type { ChoiceQuestion } from '../../src/quiz/question.ts';

const QUESTION: ChoiceQuestion = {
  kind: 'choice',
  id: 'bank.quiz#one',
  entry: 0,
  prompt: 'Which are right?',
  options: ['first', 'second', 'third', 'fourth'],
  correct: [0, 2],
  explanation: 'The bank says so.',
  difficulty: 'easy',
  proofs: [{ entry: 0, passage: 0, part: 'passage' }],
};

const rightOf = (question: ReturnType<typeof drawOrder>) =>
  question.kind === 'choice' ? question.correct.map(at => question.options[at]) : [];

test('the same options are right in whatever order, and a seed gives one order', () => {
  fc.assert(
    fc.property(fc.integer(), seed => {
      const drawn = drawOrder(QUESTION, seed);
      expect(rightOf(drawn).toSorted()).toEqual(['first', 'third']);
      expect(drawn).toEqual(drawOrder(QUESTION, seed));
      const { correct } = drawn as ChoiceQuestion;
      expect(correct.toSorted((one, other) => one - other)).toEqual(correct);
    }),
  );
  const orders = new Set(
    Array.from({ length: 50 }, (_, seed) => (drawOrder(QUESTION, seed) as ChoiceQuestion).options.join()),
  );
  expect(orders.size).toBeGreaterThan(5);
});

test.each(['All of the above', 'Both A and C', 'None of these', 'Neither'])('“%s” keeps its place', text => {
  expect(namesPlaces(text)).toBe(true);
  const question = { ...QUESTION, options: [...QUESTION.options.slice(0, 3), text] };
  for (let seed = 0; seed < 20; seed++) expect(drawOrder(question, seed)).toEqual(question);
});

test('what is no choice stays as it is', () => {
  const { options: _, correct: __, ...rest } = QUESTION;
  const number = { ...rest, kind: 'number', answer: '3', unit: 'GB', tolerance: 0 } as const;
  expect(drawOrder(number, 1)).toBe(number);
});

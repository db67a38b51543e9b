// Agreement with a fair interviewer on a hundred answers: what was reached is kept, on the half held back as well.
import { describe, expect, test } from 'vitest';
import {
  agreed,
  type LabelledAnswer,
  labelledAnswers,
  openQuestionsOf,
  ourBank,
  wordsBeside,
} from '../../../bench/answer-set.ts';
import { gradeOpen } from '../../../src/quiz/grade/open.ts';

const bank = ourBank();
const words = wordsBeside(bank);
const questions = openQuestionsOf(bank);
const answers = labelledAnswers();
const passes = ({ entry, text }: LabelledAnswer) => gradeOpen(questions.get(entry)!, text, words).passed;
const some = (wish: Partial<LabelledAnswer>) =>
  answers.filter(answer => Object.entries(wish).every(([key, value]) => answer[key as keyof LabelledAnswer] === value));

describe('the set', () => {
  test('has a hundred different answers to all ten questions, half of them held back, each half over all kinds', () => {
    expect(new Set(answers.map(({ text }) => text)).size).toBe(100);
    expect(new Set(answers.map(({ entry }) => entry))).toEqual(new Set(questions.keys()));
    expect(some({ split: 'held' }).length).toBe(50);
    const kindsOf = (split: LabelledAnswer['split']) => new Set(some({ split }).map(({ kind }) => kind));
    expect(kindsOf('held')).toEqual(kindsOf('tune'));
  });
});

// As reached; a change that agrees less often must say why.
test.each([
  ['tune', 48],
  ['held', 44],
] as const)('of the half "%s" at least %i of 50 are judged alike', (split, least) => {
  expect(agreed(some({ split }), passes)).toBeGreaterThanOrEqual(least);
});

test.each(['nonsense', 'copied-question', 'injection', 'keyword-soup'])('no answer of the kind "%s" passes', kind => {
  expect(some({ kind }).filter(passes)).toEqual([]);
});

test('hardly a right answer passes for another question', () => {
  const pairs = some({ label: 'pass' }).flatMap(answer =>
    [...questions.keys()].filter(entry => entry !== answer.entry).map(entry => passes({ ...answer, entry })),
  );
  expect(pairs.filter(Boolean).length / pairs.length).toBeLessThan(0.02);
});

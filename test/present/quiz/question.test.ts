// A question on its post: what can be pressed while it is open, and that nothing gives the answer away.
import { expect, test } from 'vitest';
import { plainText } from '../../../src/message/plain-text.ts';
import { type AskedQuestion, presentQuestion, type Standing } from '../../../src/present/quiz/present-question.ts';
import { buttonsOf } from '../../app/chat/events.ts';

const CHOICE = {
  round: 'r',
  question: 1,
  of: 5,
  shown: { kind: 'choice', prompt: 'Which?', difficulty: 'hard', options: ['one', 'two', 'three'], several: false },
  purpose: 'round',
  person: 'P1',
  seconds: 30,
  answered: 0,
} as const satisfies AskedQuestion;

const actionsOn = (asked: AskedQuestion, standing: Standing = 'open') =>
  buttonsOf(presentQuestion(asked, standing)).map(({ action }) => action.kind);

test('a choice has a button for each option, and the round its controls', () => {
  expect(actionsOn(CHOICE)).toEqual([
    ...['quiz-pick', 'quiz-pick', 'quiz-pick'],
    ...['quiz-conduct', 'quiz-conduct', 'quiz-conduct'],
  ]);
  expect(plainText(presentQuestion(CHOICE))).toMatch(
    /^Question 2 of 5 \(hard\).*You have 30 seconds\. Nobody has answered yet/s,
  );
});

test.each([
  [{ ...CHOICE.shown, several: true }, /Several are right/],
  [
    { kind: 'number', prompt: 'How much?', difficulty: 'easy', unit: 'USD a month', tolerance: 0.02 },
    /in USD a month, within 2%/,
  ],
  [{ kind: 'open', prompt: 'Why?', difficulty: 'easy' }, /a few sentences of your own/],
] as const)('what takes more than a click opens a window, and says how to answer', (shown, how) => {
  const asked = { ...CHOICE, shown };
  expect(actionsOn(asked)[0]).toBe('quiz-answer');
  expect(plainText(presentQuestion(asked))).toMatch(how);
});

test('paused it can only be resumed or stopped, closed nothing is left to press', () => {
  expect(actionsOn(CHOICE, 'paused')).toEqual(['quiz-conduct', 'quiz-conduct']);
  expect(actionsOn(CHOICE, 'closed')).toEqual([]);
  expect(plainText(presentQuestion({ ...CHOICE, answered: 1 }, 'closed'))).toMatch(
    /One person has answered\. Closed\./,
  );
});

test('a review is somebody’s own: no count, no secrecy, and a way to see the answer', () => {
  const asked = { ...CHOICE, purpose: 'review', seconds: null } as const;
  const text = plainText(presentQuestion(asked));
  expect(text).toMatch(/^Review 2 of 5/);
  expect(text).not.toMatch(/answered|secret|You have/);
  expect(buttonsOf(presentQuestion(asked)).map(({ label }) => label)).toContain('Show the answer');
});

test('the question of the day is open for hours, and nobody conducts it by buttons', () => {
  const asked = { ...CHOICE, purpose: 'daily', seconds: 7 * 3_600, of: 1, question: 0 } as const;
  expect(plainText(presentQuestion(asked))).toMatch(
    /^Question of the day.*open for 7 hours; the answer follows in the thread/s,
  );
  expect(actionsOn(asked)).toEqual(['quiz-pick', 'quiz-pick', 'quiz-pick']);
});

test('who started a round and was forgotten is not named', () => {
  expect(plainText(presentQuestion(CHOICE))).toMatch(/Started by/);
  expect(plainText(presentQuestion({ ...CHOICE, person: '' }))).not.toMatch(/Started by/);
});

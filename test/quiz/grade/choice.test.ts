// Choices: right only when exactly the right options are picked, and what was missed or wrong is said.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gradeChoice } from '../../../src/quiz/grade/choice.ts';
import { choice } from './asked.ts';

const two = choice(['a', 'b', 'c', 'd'], [0, 2]);

test('exactly the right options are right, in any order and picked twice', () => {
  expect(gradeChoice(two, [2, 0])).toEqual({ right: true, missed: [], wrong: [] });
  expect(gradeChoice(two, [0, 2, 0])).toEqual({ right: true, missed: [], wrong: [] });
});

test('what was not picked is missed', () => {
  expect(gradeChoice(two, [2])).toEqual({ right: false, missed: [0], wrong: [] });
  expect(gradeChoice(two, [])).toEqual({ right: false, missed: [0, 2], wrong: [] });
});

test('what should not have been picked is wrong, even beside all right ones', () => {
  expect(gradeChoice(two, [3, 0, 2, 1])).toEqual({ right: false, missed: [], wrong: [1, 3] });
});

test('an index of no option is wrong', () => {
  expect(gradeChoice(two, [0, 2, 9]).wrong).toEqual([9]);
});

test('missed and wrong are what the picked differ in from the right', () => {
  const indexes = fc.uniqueArray(fc.nat(5), { maxLength: 6 });
  fc.assert(
    fc.property(indexes, indexes, (correct, picked) => {
      const rising = correct.toSorted((a, b) => a - b);
      const { right, missed, wrong } = gradeChoice(choice(['1', '2', '3', '4', '5', '6'], rising), picked);
      const mended = [...picked.filter(option => !wrong.includes(option)), ...missed];
      expect(mended.toSorted((a, b) => a - b)).toEqual(rising);
      expect(right).toBe(missed.length + wrong.length === 0);
    }),
  );
});

// Figures said in a sentence: read with their unit, and held together where they count the same kind of thing.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { agree, disagree, saidFigures } from '../../../src/quiz/grade/said-figures.ts';

test.each([
  ['a 5% premium', 'share', 5, 5],
  ['saves 60-70%', 'share', 60, 70],
  ['saves 60% to 70%', 'share', 60, 70],
  ['a 30–50% premium', 'share', 30, 50],
  ['66 percent', 'share', 66, 66],
  ['two thirds of the bill', 'share', 66.7, 66.7],
  ['half of the bill', 'share', 50, 50],
  ['$2,160 a month', 'money', 2160, 2160],
  ['$5–10 a month', 'money', 5, 10],
  ['9k dollars', 'money', 9000, 9000],
  ['egress is free', 'money', 0, 0],
  ['1.5 TB', 'bytes', 1500, 1500],
  ['500+ GB', 'bytes', 500, 500],
  ['30 to 120 seconds', 'seconds', 30, 120],
  ['2 minutes', 'seconds', 120, 120],
  ['1-3 years', 'months', 12, 36],
] as const)('%j says one figure', (text, kind, low, high) => {
  expect(saidFigures(text)).toEqual([{ kind, low, high }]);
});

test.each(['A100 GPUs', '5+ engineers', 'P99', 'half a year', 'trn1.32xlarge', ''])('%j says none', text => {
  expect(saidFigures(text)).toEqual([]);
});

test('figures agree when people would call them the same', () => {
  const [right] = saidFigures('30-50%');
  expect(['40%', '30%', '55%', '20-35%'].map(text => agree(saidFigures(text)[0]!, right!))).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(['5%', '90%'].map(text => agree(saidFigures(text)[0]!, right!))).toEqual([false, false]);
});

test('texts disagree only by figures of one kind', () => {
  const right = saidFigures('cold starts of 30-120 seconds, 10% of the time');
  const disagrees = (text: string) => disagree(saidFigures(text), right);
  expect(disagrees('a cold start takes 2 seconds')).toBe(true);
  expect(disagrees('a cold start takes 1 minute')).toBe(false);
  expect(disagrees('a cold start costs $2')).toBe(false);
  expect(disagrees('a cold start takes long')).toBe(false);
});

test('any text gives figures from low to high', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(fc.constantFrom('1', '9,999', '%', '-', 'k', '$', ' ', 'GB')).map(all => all.join('')),
      ),
      text => saidFigures(text).every(({ low, high }) => Number.isFinite(low) && low <= high),
    ),
  );
});

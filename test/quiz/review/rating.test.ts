// What an answer shows of memory.
import { expect, test } from 'vitest';
import { ratingOf } from '../../../src/quiz/review/rating.ts';

test.each([
  ['wrong', 'choice', 0, false, 2_000, 'again'],
  ['wrong, with less than half of it right', 'choice', 1 / 3, false, 9_000, 'again'],
  ['half right', 'choice', 0.5, false, 9_000, 'hard'],
  ['close by', 'number', 0.5, false, 1_000, 'hard'],
  ['passed with points left out', 'open', 0.5, true, 10_000, 'hard'],
  ['right', 'choice', 1, true, 8_001, 'good'],
  ['right and quick', 'choice', 1, true, 8_000, 'easy'],
  ['right after a night', 'choice', 1, true, 40_000_000, 'good'],
  ['an amount that had to be worked out', 'number', 1, true, 12_001, 'good'],
  ['an amount known at once', 'number', 1, true, 12_000, 'easy'],
  ['most key points', 'open', 0.75, true, 90_000, 'good'],
  ['most key points in a minute', 'open', 0.75, true, 60_000, 'easy'],
] as const)('%s', (_, kind, share, passed, milliseconds, rating) => {
  expect(ratingOf({ kind, share, passed, milliseconds })).toBe(rating);
});

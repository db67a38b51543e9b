// The memory of a question: when it comes back after which answers, and that it is plain data which only `now` changes.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  beginMemory,
  DAY,
  dueOf,
  HOUR,
  type Memory,
  retrievabilityOf,
  review,
} from '../../../src/quiz/review/memory.ts';
import type { Rating } from '../../../src/quiz/review/rating.ts';

const NOW = 1_800_000_000_000;
const RATINGS: readonly Rating[] = ['again', 'hard', 'good', 'easy'];
const answered = (share: number, passed: boolean, milliseconds = 30_000) =>
  ({ kind: 'choice', share, passed, milliseconds }) as const;
const missed = answered(0, false);
const right = answered(1, true);

/** Answers one after the other, each when the question is due. */
function played(ratings: readonly Rating[]): Memory {
  return ratings.reduce((memory, rating) => review(memory, rating, dueOf(memory)), beginMemory(right, NOW));
}

const daysToDue = (memory: Memory) => (memory.due - memory.lastReview!) / DAY;

describe('a question comes back', () => {
  test('after hours when it was missed, never at once', () => {
    expect(dueOf(beginMemory(missed, NOW))).toBe(NOW + 4 * HOUR);
    expect(dueOf(beginMemory(answered(0.5, false), NOW))).toBe(NOW + 6 * HOUR);
  });

  test('after days when it was known, later each time', () => {
    expect(daysToDue(beginMemory(right, NOW))).toBe(2);
    expect(daysToDue(beginMemory(answered(1, true, 3_000), NOW))).toBe(8);
    const days = [[], ['good'], ['good', 'good'], ['good', 'good', 'good']].map(each =>
      daysToDue(played(each as Rating[])),
    );
    expect(days).toEqual(days.toSorted((one, other) => one - other));
    expect(days.at(-1)).toBeGreaterThan(60);
  });

  test('within the day when it was forgotten, and sooner than before after that', () => {
    const known = played(['good', 'good']);
    const forgotten = review(known, 'again', dueOf(known));
    expect(forgotten.state).toBe('relearning');
    expect(forgotten.lapses).toBe(1);
    expect(dueOf(forgotten)).toBe(dueOf(known) + 4 * HOUR);
    expect(daysToDue(review(forgotten, 'good', dueOf(forgotten)))).toBeLessThan(daysToDue(known));
  });

  test('a little early, so that a habit of every morning loses no day', () => {
    const memory = beginMemory(right, NOW);
    expect(dueOf(memory)).toBe(NOW + 2 * DAY - 8 * HOUR);
    expect(daysToDue(review(memory, 'good', dueOf(memory)))).toBe(daysToDue(review(memory, 'good', memory.due)));
  });

  test('within a year', () => {
    expect(daysToDue(played(Array.from({ length: 12 }, () => 'easy' as const)))).toBe(365);
  });

  test('tomorrow when it was not asked yet', () => {
    const memory = beginMemory(null, NOW);
    expect(dueOf(memory)).toBe(NOW + DAY);
    expect(retrievabilityOf(memory, NOW + DAY)).toBe(0);
    expect(daysToDue(review(memory, 'good', dueOf(memory)))).toBe(2);
  });
});

describe('the hour of the day', () => {
  test('changes no interval: days are counted from the answer, not by the calendar', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: DAY }),
        fc.array(fc.constantFrom(...RATINGS), { maxLength: 8 }),
        (later, all) => {
          const moved = all.reduce(
            (memory, rating) => review(memory, rating, dueOf(memory)),
            beginMemory(missed, NOW + later),
          );
          const here = all.reduce((memory, rating) => review(memory, rating, dueOf(memory)), beginMemory(missed, NOW));
          expect(moved).toEqual({ ...here, due: here.due + later, lastReview: here.lastReview! + later });
        },
      ),
    );
  });

  test('may be wrong: a clock that is set back throws nothing', () => {
    const memory = played(['good']);
    expect(dueOf(review(memory, 'good', NOW - DAY))).toBeGreaterThan(NOW - DAY);
    expect(retrievabilityOf(memory, NOW - DAY)).toBe(1);
  });
});

describe('how likely an answer is known', () => {
  test('nine of ten times when it has waited as long as it is stable', () => {
    const memory = played(['good', 'good']);
    expect(retrievabilityOf(memory, memory.lastReview! + memory.stability * DAY)).toBeCloseTo(0.9, 6);
  });

  test('falls as time goes by', () => {
    const memory = played(['good']);
    const seen = [0, 1, 5, 30, 365].map(days => retrievabilityOf(memory, memory.lastReview! + days * DAY));
    expect(seen).toEqual(seen.toSorted((one, other) => other - one));
    expect(seen[0]).toBe(1);
  });
});

test('any answers at any times give plain data that waits, the better rated the longer', () => {
  const answers = fc.array(fc.tuple(fc.constantFrom(...RATINGS), fc.integer({ min: 0, max: 200 * DAY })), {
    maxLength: 30,
  });
  fc.assert(
    fc.property(answers, all => {
      let [memory, now] = [beginMemory(null, NOW), NOW];
      for (const [rating, later] of all) {
        now += later;
        const waits = RATINGS.map(each => dueOf(review(memory, each, now)) - now);
        expect(waits).toEqual(waits.toSorted((one, other) => one - other));
        expect(waits[0]).toBe(4 * HOUR);
        memory = review(memory, rating, now);
        expect(JSON.parse(JSON.stringify(memory))).toEqual(memory);
        expect(retrievabilityOf(memory, now + DAY)).toBeGreaterThan(0);
      }
    }),
  );
});

// Streaks: what keeps, breaks and freezes them, against a twin that counts day by day, and what more answers do.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DailyAsked, streakOf } from '../../../src/quiz/daily/streak.ts';
import { DAY, moment } from './planned.ts';

const START = moment('2026-01-01T09:00Z');
const LATER = START + 1000 * DAY;

/** A letter a day: "a" answered, "m" missed, "o" open, "-" nothing asked. */
function asked(days: string): DailyAsked[] {
  return [...days].flatMap((day, index) =>
    day === '-' ? [] : [{ askedAt: START + index * DAY, closed: day !== 'o', answered: day === 'a' }],
  );
}

const streak = (days: string) => streakOf(asked(days), 'UTC', LATER);

test.each([
  ['', 0, 0, 1, 0, false],
  ['aaa', 3, 3, 1, 0, false],
  ['a--a', 2, 2, 1, 0, false],
  ['ama', 2, 2, 0, 1, false],
  ['amm', 0, 1, 0, 1, false],
  ['ammaa', 2, 2, 0, 1, false],
  ['mmm', 0, 0, 1, 0, false],
  ['mma', 1, 1, 1, 0, false],
  ['aao', 2, 2, 1, 0, true],
  ['aaoa', 3, 3, 1, 0, true],
  ['o', 0, 0, 1, 0, false],
  ['aaaaaa', 6, 6, 1, 0, false],
  ['aaaaaaa', 7, 7, 2, 0, false],
  ['aaaaaaaaaaaaaaaaaaaaa', 21, 21, 2, 0, false],
  ['aaaaaaamm', 7, 7, 0, 2, false],
  ['aaaaaaammm', 0, 7, 0, 2, false],
  ['amaaaaaaa', 8, 8, 1, 1, false],
  ['aaaaaaaaaaaaaaam', 15, 15, 1, 1, false],
])('%s', (days, current, longest, freezes, frozen, atRisk) => {
  const found = streak(days);
  expect({ ...found, frozen: found.frozen.length }).toEqual({ current, longest, freezes, frozen, atRisk });
});

test('a freeze tells its day', () => {
  expect(streak('ama').frozen).toEqual(['2026-01-02']);
});

describe('days are those of the person', () => {
  const at = (text: string, answered: boolean) => ({ askedAt: moment(text), closed: true, answered });

  test('one answer keeps a day with several questions', () => {
    const two = [at('2026-05-05T01:00Z', true), at('2026-05-05T14:00Z', false)];
    expect(streakOf(two, 'UTC', LATER)).toMatchObject({ current: 1, freezes: 1, frozen: [] });
    // In New York the first of them was asked on the evening before.
    expect(streakOf(two, 'America/New_York', LATER)).toMatchObject({ current: 1, freezes: 0, frozen: ['2026-05-05'] });
  });

  test('a night in which clocks change is one day like others', () => {
    const night = [at('2026-10-24T22:30Z', true), at('2026-10-25T22:30Z', true)];
    expect(streakOf(night, 'Europe/Berlin', LATER).current).toBe(1);
    expect(streakOf(night, 'UTC', LATER).current).toBe(2);
  });

  test('a day is not missed while one of its questions is open', () => {
    const open = { askedAt: moment('2026-05-06T14:00Z'), closed: false, answered: false };
    const days = [at('2026-05-05T09:00Z', true), at('2026-05-06T09:00Z', false), open];
    expect(streakOf(days, 'UTC', LATER)).toMatchObject({ current: 1, freezes: 1, atRisk: true });
    expect(streakOf([...days, { ...open, answered: true }], 'UTC', LATER)).toMatchObject({ current: 2, atRisk: false });
  });

  test('what is still to come does not count, and order does not matter', () => {
    const days = asked('aaamaa');
    expect(streakOf(days, 'UTC', START + 2 * DAY)).toMatchObject({ current: 3, freezes: 1 });
    expect(streakOf(days.toReversed(), 'UTC', LATER)).toEqual(streakOf(days, 'UTC', LATER));
  });
});

const histories = fc.string({ unit: fc.constantFrom('a', 'a', 'a', 'm', 'o', '-'), maxLength: 80 });

/** Counts freezes in hand and days towards the next one apart, letter by letter. */
function byHand(days: string) {
  const count = { current: 0, longest: 0, freezes: 1, towards: 0, frozen: 0 };
  for (const day of days) {
    if (day === 'a') keepByHand(count);
    if (day === 'm' && count.current > 0) missByHand(count);
  }
  const { towards, ...found } = count;
  return { ...found, atRisk: found.current > 0 && days.includes('o') };
}

type Count = Record<'current' | 'longest' | 'freezes' | 'towards' | 'frozen', number>;

function keepByHand(count: Count): void {
  count.current += 1;
  count.longest = Math.max(count.longest, count.current);
  if (count.freezes < 2) count.towards += 1;
  if (count.towards < 7) return;
  count.freezes += 1;
  count.towards = 0;
}

function missByHand(count: Count): void {
  if (count.freezes === 0) {
    count.current = 0;
    count.towards = 0;
  } else {
    count.freezes -= 1;
    count.frozen += 1;
  }
}

test('it is what a count by hand gives', () => {
  fc.assert(
    fc.property(histories, days => {
      const found = streak(days);
      expect({ ...found, frozen: found.frozen.length }).toEqual(byHand(days));
    }),
    { numRuns: 500 },
  );
});

test('once a streak has begun, an answer more never makes anything less', () => {
  fc.assert(
    fc.property(histories, fc.nat(), (tail, place) => {
      const days = `a${tail}`;
      const index = 1 + (place % Math.max(1, tail.length));
      const more = streak(`${days.slice(0, index)}a${days.slice(index + 1)}`);
      const less = streak(days);
      expect(more.current).toBeGreaterThanOrEqual(less.current);
      expect(more.longest).toBeGreaterThanOrEqual(less.longest);
      expect(more.freezes).toBeGreaterThanOrEqual(less.freezes);
    }),
    { numRuns: 500 },
  );
});

test('days without a question change nothing', () => {
  fc.assert(
    fc.property(histories, days => {
      const { frozen, ...rest } = streak(days);
      const packed = streak(days.replaceAll('-', ''));
      expect({ ...packed, frozen: packed.frozen.length }).toEqual({ ...rest, frozen: frozen.length });
    }),
  );
});

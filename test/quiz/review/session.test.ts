// Which cards are asked now, in which order, and how many come due.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Card } from '../../../src/quiz/review/card.ts';
import { beginMemory, DAY, dueOf, HOUR, type Memory } from '../../../src/quiz/review/memory.ts';
import { countDue, forecast, sessionOf } from '../../../src/quiz/review/session.ts';

/** A midnight of UTC. */
const NOW = Date.UTC(2027, 0, 15);
const known = (stability: number, due: number): Memory => ({
  ...beginMemory(null, NOW),
  state: 'review',
  stability,
  difficulty: 5,
  due: due + 8 * HOUR,
  lastReview: due - 10 * DAY,
});
const card = (question: string, entry: string, memory: Memory): Card => ({ question, entry, memory });
const names = (cards: readonly Card[]) => cards.map(({ question }) => question);

describe('a session', () => {
  test('begins with what is most overdue for how stable it is, and ends with what was never answered', () => {
    const cards = [
      card('never-asked', 'a', beginMemory(null, NOW - 90 * DAY)),
      card('stable', 'b', known(30, NOW - 3 * DAY)),
      card('weak', 'c', known(2, NOW - DAY)),
      card('just-due', 'd', known(2, NOW)),
      card('not-due', 'e', known(2, NOW + 1)),
    ];
    expect(names(sessionOf(cards, NOW, { most: 10 }))).toEqual(['weak', 'stable', 'just-due', 'never-asked']);
    expect(names(sessionOf(cards, NOW, { most: 2 }))).toEqual(['weak', 'stable']);
    expect(sessionOf(cards, NOW, { most: 0 })).toEqual([]);
  });

  test('puts others between cards of one entry', () => {
    const cards = ['a', 'a', 'a', 'b', 'c'].map((entry, at) => card(`${at}`, entry, known(2, NOW - (9 - at) * DAY)));
    expect(names(sessionOf(cards, NOW, { most: 10 }))).toEqual(['0', '3', '1', '4', '2']);
  });

  test('has each of the most urgent cards once, none beside another of its entry where that can be', () => {
    const some = fc.array(
      fc.record({ entry: fc.constantFrom('a', 'b', 'c', 'd'), days: fc.integer({ min: 0, max: 40 }) }),
    );
    fc.assert(
      fc.property(some, fc.integer({ min: 1, max: 12 }), (given, most) => {
        const cards = given.map(({ entry, days }, at) => card(`${at}`, entry, known(3, NOW - days * DAY)));
        const session = sessionOf(cards, NOW, { most });
        const urgent = cards.toSorted((one, other) => dueOf(one.memory) - dueOf(other.memory)).slice(0, most);
        const overdue = (all: readonly Card[]) => all.map(({ memory }) => dueOf(memory)).sort();
        expect(overdue(session)).toEqual(overdue(urgent));
        expect(new Set(session).size).toBe(session.length);
        const counts = [...Map.groupBy(session, ({ entry }) => entry).values()].map(({ length }) => length);
        const crowd = Math.max(0, ...counts);
        const pairs = session.filter(({ entry }, at) => at > 0 && session[at - 1]!.entry === entry).length;
        expect(pairs).toBe(Math.max(0, crowd - (session.length - crowd) - 1));
      }),
    );
  });
});

describe('counts', () => {
  const hours = (count: number) => card(`${count}`, 'a', known(3, NOW + count * HOUR));
  const cards = [-500, 0, 1, 23, 24, 7 * 24 - 1, 7 * 24].map(hours);

  test('of what can be asked now', () => {
    expect(countDue(cards, NOW)).toBe(2);
  });

  test('of the day and the week, by UTC', () => {
    expect(forecast(cards, NOW)).toEqual({ now: 2, today: 4, week: 6, next: NOW + HOUR });
  });

  test('by the clock of the person', () => {
    expect(forecast(cards, NOW, 120)).toMatchObject({ today: 3, week: 5 });
    expect(forecast(cards, NOW, -60)).toMatchObject({ today: 2, week: 5 });
    expect(forecast(cards, NOW + HOUR, -60)).toMatchObject({ today: 5, week: 7 });
  });

  test('of nothing', () => {
    expect(forecast([], NOW)).toEqual({ now: 0, today: 0, week: 0, next: null });
  });
});

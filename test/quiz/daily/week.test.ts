// The week: its bounds by local clocks, and the moment at which it is summed up.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextAsk, revealAt } from '../../../src/quiz/daily/due.ts';
import type { DailyPlan } from '../../../src/quiz/daily/plan.ts';
import { summaryDue, weekOf } from '../../../src/quiz/daily/week.ts';
import { DAY, iso, moment, moments, planned, plans } from './planned.ts';

const HOUR = 3_600_000;

test.each([
  ['an ordinary one', '2026-05-06', 'Europe/Berlin', '2026-05-04', '2026-05-10', '2026-05-03T22:00', 168],
  ['on its Sunday', '2026-05-10', 'Europe/Berlin', '2026-05-04', '2026-05-10', '2026-05-03T22:00', 168],
  ['with an hour less', '2026-03-29', 'Europe/Berlin', '2026-03-23', '2026-03-29', '2026-03-22T23:00', 167],
  ['with an hour more', '2026-10-25', 'Europe/Berlin', '2026-10-19', '2026-10-25', '2026-10-18T22:00', 169],
  ['over the end of a year', '2027-01-01', 'UTC', '2026-12-28', '2027-01-03', '2026-12-28T00:00', 168],
  ['with a leap day', '2028-02-29', 'UTC', '2028-02-28', '2028-03-05', '2028-02-28T00:00', 168],
])('bounds of a week: %s', (_, date, zone, monday, sunday, from, hours) => {
  const week = weekOf(date, zone);
  expect({ ...week, from: iso(week.from), until: (week.until - week.from) / HOUR }).toEqual({
    monday,
    sunday,
    from,
    until: hours,
  });
});

describe('it is summed up after the last reveal', () => {
  const due = (changes: Partial<DailyPlan>, after = '2026-05-05T12:00Z') => {
    const found = summaryDue(planned({ zone: 'UTC', ...changes }), moment(after));
    return found && `${found.date} ${iso(found.at)}`;
  };

  test.each<[string, Partial<DailyPlan>, string | null]>([
    ['weekdays', { days: 'weekdays' }, '2026-05-08 2026-05-08T16:05'],
    ['every day', {}, '2026-05-10 2026-05-10T16:05'],
    ['some days', { days: ['monday', 'wednesday'] }, '2026-05-06 2026-05-06T16:05'],
    ['a holiday on Friday', { days: 'weekdays', holidays: ['2026-05-08'] }, '2026-05-07 2026-05-07T16:05'],
    ['a reveal on the next day', { reveal: '08:00' }, '2026-05-10 2026-05-11T08:05'],
    ['a pause to the next week', { days: 'weekdays', pause: { until: '2026-05-13' } }, '2026-05-15 2026-05-15T16:05'],
    ['a pause without end', { pause: { until: null } }, null],
    ['no summary wanted', { weekly: false }, null],
    ['no days', { days: [] }, null],
    [
      'a week of holidays',
      { days: 'weekdays', holidays: [4, 5, 6, 7, 8].map(day => `2026-05-0${day}`) },
      '2026-05-15 2026-05-15T16:05',
    ],
    [
      'a day a week, and four of them holidays',
      { days: ['friday'], holidays: ['2026-05-08', '2026-05-15', '2026-05-22', '2026-05-29'] },
      '2026-06-05 2026-06-05T16:05',
    ],
  ])('%s', (_, changes, expected) => {
    expect(due(changes)).toBe(expected);
  });

  test('that of Sunday is still due on Monday, and once it was due the next one is', () => {
    expect(due({ reveal: '08:00' }, '2026-05-11T08:04Z')).toBe('2026-05-10 2026-05-11T08:05');
    expect(due({ reveal: '08:00' }, '2026-05-11T08:05Z')).toBe('2026-05-17 2026-05-18T08:05');
  });
});

test('each week in which something is asked is summed up once, by its last day', () => {
  fc.assert(
    fc.property(plans, moments, (plan, start) => {
      const lastOfWeek = new Map<string, string>();
      for (let ask = nextAsk(plan, start - 9 * DAY); ask && ask.at < start + 50 * DAY; ask = nextAsk(plan, ask.at)) {
        lastOfWeek.set(weekOf(ask.date, plan.zone).monday, ask.date);
      }
      const wanted = [...lastOfWeek.values()].filter(date => isWithin(revealAt(plan, date) + 300_000, start));
      const found: string[] = [];
      for (let due = summaryDue(plan, start); due && isWithin(due.at, start); due = summaryDue(plan, due.at)) {
        found.push(due.date);
      }
      expect(found).toEqual(wanted);
    }),
  );
});

function isWithin(at: number, start: number): boolean {
  return at > start && at < start + 40 * DAY;
}

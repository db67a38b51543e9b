// A plan to vary in tests, and what local clocks show, told by Intl so that nothing is checked by itself.
import fc from 'fast-check';
import { type DailyPlan, revealTime } from '../../../src/quiz/daily/plan.ts';
import { WEEKDAYS } from '../../../src/quiz/daily/zoned-time.ts';

export const DAY = 86_400_000;

export function planned(changes: Partial<DailyPlan> = {}): DailyPlan {
  return {
    time: '09:00',
    zone: 'Europe/Berlin',
    days: 'every day',
    topic: null,
    kinds: null,
    reveal: null,
    pause: null,
    holidays: [],
    askedLast: null,
    weekly: true,
    since: 0,
    ...changes,
  };
}

/** The moment that an ISO text tells, in milliseconds since 1970. */
export const moment = (text: string) => Date.parse(text);

/** To the minute, in UTC. */
export const iso = (at: number) => new Date(at).toISOString().slice(0, 16);

const walls = new Map<string, Intl.DateTimeFormat>();

/** "2026-03-29 03:30", as a clock on the wall shows it. */
export function onTheWall(at: number, zone: string): string {
  const options = { dateStyle: 'short', timeStyle: 'short', timeZone: zone } as const;
  const wall = walls.get(zone) ?? new Intl.DateTimeFormat('sv-SE', options);
  walls.set(zone, wall);
  return wall.format(at);
}

/** Zones with daylight saving on either half of the globe, by half an hour, at midnight, with a pause in it, and without. */
export const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Africa/Cairo',
  'America/Santiago',
  'Asia/Kolkata',
  'Pacific/Kiritimati',
  'UTC',
];

/** Moments of 2025 to 2029, with the leap day of 2028. */
export const moments = fc.integer({ min: moment('2025-01-01T00:00Z'), max: moment('2029-01-01T00:00Z') });

export const times = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);

const dates = moments.map(at => iso(at).slice(0, 10));

/** Any plan that asks and reveals at two times of day. */
export const plans: fc.Arbitrary<DailyPlan> = fc
  .record({
    time: times,
    zone: fc.constantFrom(...ZONES),
    days: fc.oneof(fc.constantFrom('every day', 'weekdays'), fc.subarray([...WEEKDAYS], { minLength: 1 })),
    reveal: fc.option(times),
    holidays: fc.array(dates, { maxLength: 5 }),
    pause: fc.option(fc.record({ until: dates }), { freq: 4 }),
  })
  .map(changes => planned(changes))
  .filter(plan => revealTime(plan) !== plan.time);

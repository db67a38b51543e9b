// Local time against what Intl shows of the same moments, and the names of zones that stand in tables.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { zoneNamed } from '../../../src/quiz/daily/find-zone.ts';
import { ABBREVIATIONS, NEWER_NAMES, PLACES } from '../../../src/quiz/daily/zone-names.ts';
import {
  addDays,
  dateAt,
  isDate,
  isZone,
  momentAt,
  offsetAt,
  startOfDay,
  weekdayOf,
} from '../../../src/quiz/daily/zoned-time.ts';
import { DAY, iso, moment, moments, onTheWall, times, ZONES } from './planned.ts';

const zones = fc.constantFrom(...ZONES);

test('dates and offsets are what the wall shows', () => {
  fc.assert(
    fc.property(moments, zones, (at, zone) => {
      const wall = onTheWall(at, zone);
      expect(dateAt(at, zone)).toBe(wall.slice(0, 10));
      expect(iso(at + offsetAt(at, zone) * 60_000).replace('T', ' ')).toBe(wall);
    }),
  );
});

test('a moment is the first that shows its time, or comes later by what is missing', () => {
  fc.assert(
    fc.property(moments, times, zones, (near, time, zone) => {
      const date = dateAt(near, zone);
      const at = momentAt(date, time, zone);
      const shown = onTheWall(at, zone);
      if (shown === `${date} ${time}`) {
        for (const earlier of [30, 60]) expect(onTheWall(at - earlier * 60_000, zone)).not.toBe(shown);
      } else {
        const missing = offsetAt(at, zone) - offsetAt(at - 2 * 3_600_000, zone);
        expect(missing).toBeGreaterThan(0);
        expect(moment(`${shown.replace(' ', 'T')}Z`) - moment(`${date}T${time}Z`)).toBe(missing * 60_000);
      }
    }),
    { numRuns: 500 },
  );
});

test('a day begins where the date changes', () => {
  fc.assert(
    fc.property(moments, zones, (near, zone) => {
      const date = dateAt(near, zone);
      const begins = startOfDay(date, zone);
      expect(dateAt(begins, zone)).toBe(date);
      expect(dateAt(begins - 1, zone)).toBe(addDays(date, -1));
    }),
  );
  expect(iso(startOfDay('2026-04-24', 'Africa/Cairo'))).toBe('2026-04-23T22:00');
});

test('offsets at Lord Howe differ by half an hour', () => {
  expect(offsetAt(moment('2026-01-01T00:00Z'), 'Australia/Lord_Howe')).toBe(660);
  expect(offsetAt(moment('2026-07-01T00:00Z'), 'Australia/Lord_Howe')).toBe(630);
  expect(offsetAt(moment('2026-07-01T00:00Z'), 'America/New_York')).toBe(-240);
});

test('days of the calendar', () => {
  expect(['2028-02-29', '2026-12-31'].every(isDate)).toBe(true);
  expect(['2027-02-29', '2026-13-01', '2026-1-1', '', '2026-12-31T00:00', '20261231'].some(isDate)).toBe(false);
  expect(addDays('2028-02-28', 2)).toBe('2028-03-01');
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
  expect(weekdayOf('2026-12-09')).toBe('wednesday');
  fc.assert(
    fc.property(moments, at => {
      const [date, next] = [at, at + DAY].map(each => iso(each).slice(0, 10));
      expect(addDays(date!, 1)).toBe(next);
    }),
  );
});

test('zones that stand in tables are known, and found by what they stand under', () => {
  for (const [name, zone] of [...Object.entries(ABBREVIATIONS), ...Object.entries(PLACES)]) {
    expect([name, isZone(zone)]).toEqual([name, true]);
    expect(zoneNamed(name)?.zone).toBe(zone);
  }
  for (const zone of [...NEWER_NAMES, ...Intl.supportedValuesOf('timeZone')]) {
    expect([zone, isZone(zone), zoneNamed(zone.toLowerCase())?.zone]).toEqual([zone, true, zone]);
  }
  expect(['Mars/Phobos', '', 'W. Europe Standard Time'].some(isZone)).toBe(false);
});

// What people write behind the command of the daily question, and what is taken from it; careless and hostile text too.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDaily } from '../../../src/quiz/daily/read-daily.ts';
import type { DailyWish, PlanParts } from '../../../src/quiz/daily/wish.ts';
import { isDate } from '../../../src/quiz/daily/zoned-time.ts';
import { moment } from './planned.ts';

/** A Wednesday. */
const NOW = moment('2026-12-09T10:00Z');
const read = (text: string, zone: string | null = null) => readDaily(text, { zone, now: NOW });

function partsOf(wish: DailyWish): PlanParts {
  expect(wish).toMatchObject({ kind: 'set' });
  return wish.kind === 'set' ? wish.parts : {};
}

function faultOf(wish: DailyWish): string {
  expect(wish).toMatchObject({ kind: 'unclear' });
  return wish.kind === 'unclear' ? wish.says : '';
}

const BERLIN = { zone: 'Europe/Berlin', time: '09:00' } as const;
const SOME = ['monday', 'wednesday', 'friday'] as const;

describe('a schedule', () => {
  test.each<[string, PlanParts]>([
    ['09:00 Europe/Berlin weekdays', { ...BERLIN, days: 'weekdays' }],
    ['09:00 Europe/Berlin weekdays gpu cost', { ...BERLIN, days: 'weekdays', topic: 'gpu cost' }],
    ['9am berlin', BERLIN],
    ['at 9 every weekday in Europe/Berlin', { ...BERLIN, days: 'weekdays' }],
    ['daily 09:00 Berlin weekdays', { ...BERLIN, days: 'weekdays' }],
    ['08:15 UTC daily', { zone: 'UTC', time: '08:15', days: 'every day' }],
    [
      '9:30 pm America/New_York mon,wed,fri gpu cost',
      { zone: 'America/New_York', time: '21:30', days: SOME, topic: 'gpu cost' },
    ],
    ['09:00 Berlin mon wed fri', { ...BERLIN, days: SOME }],
    ['mondays, wednesdays and fridays 9h berlin', { ...BERLIN, days: SOME }],
    ['fri-mon 9 berlin', { ...BERLIN, days: ['monday', 'friday', 'saturday', 'sunday'] }],
    ['9 berlin weekdays except friday', { ...BERLIN, days: ['monday', 'tuesday', 'wednesday', 'thursday'] }],
    ['mon–fri 9 berlin', { ...BERLIN, days: 'weekdays' }],
    ['９：００ Berlin', BERLIN],
    ['0900 New York', { zone: 'America/New_York', time: '09:00' }],
    ['every day at 12 am in sydney', { zone: 'Australia/Sydney', time: '00:00', days: 'every day' }],
    ['12pm berlin', { ...BERLIN, time: '12:00' }],
    ['noon berlin', { ...BERLIN, time: '12:00' }],
    ['midnight GMT', { zone: 'UTC', time: '00:00' }],
    [
      '9.30 san francisco about spot instances',
      { zone: 'America/Los_Angeles', time: '09:30', topic: 'spot instances' },
    ],
    ['09:00 Berlin weekdays reveal 5pm no summary', { ...BERLIN, days: 'weekdays', reveal: '17:00', weekly: false }],
    ['17:00 Berlin reveal at 9', { ...BERLIN, time: '17:00', reveal: '09:00' }],
    ['9 berlin open questions only', { ...BERLIN, kinds: ['open'] }],
    ['9 berlin multiple choice and number', { ...BERLIN, kinds: ['choice', 'number'] }],
    ['9 berlin open source models', { ...BERLIN, topic: 'open source models' }],
    ['9 berlin CI/CD', { ...BERLIN, topic: 'CI/CD' }],
    ['9 Europe/Berlin phoenix', { ...BERLIN, topic: 'phoenix' }],
    ['9 gpu phoenix Europe/Berlin', { ...BERLIN, topic: 'gpu phoenix' }],
    ['9 america/new york', { zone: 'America/New_York', time: '09:00' }],
    ['9 US/Pacific', { zone: 'America/Los_Angeles', time: '09:00' }],
    ['9 europe/kyiv', { zone: 'Europe/Kyiv', time: '09:00' }],
    ['9 kolkata', { zone: 'Asia/Kolkata', time: '09:00' }],
  ])('%s', (text, expected) => {
    expect(partsOf(read(text))).toEqual(expected);
  });

  test('what is not named stays as it is', () => {
    expect(partsOf(read('reveal 17:00'))).toEqual({ reveal: '17:00' });
    expect(partsOf(read('reveal usual'))).toEqual({ reveal: null });
    expect(partsOf(read('weekdays'))).toEqual({ days: 'weekdays' });
    expect(partsOf(read('topic gpu cost'))).toEqual({ topic: 'gpu cost' });
    expect(partsOf(read('any topic'))).toEqual({ topic: null });
    expect(partsOf(read('any kind'))).toEqual({ kinds: null });
    expect(partsOf(read('summary on'))).toEqual({ weekly: true });
    expect(partsOf(read('weekly summary off'))).toEqual({ weekly: false });
  });

  test('a zone that is known already is taken, and a city that is named beats it and is told', () => {
    expect(partsOf(read('9am gpu cost', 'Europe/Paris'))).toEqual({
      zone: 'Europe/Paris',
      time: '09:00',
      topic: 'gpu cost',
    });
    expect(read('9am london', 'Europe/Paris')).toEqual({
      kind: 'set',
      parts: { zone: 'Europe/London', time: '09:00' },
      notes: ['I take london for the time zone Europe/London.'],
    });
  });

  test('a zone of a person that is none is as good as not known', () => {
    expect(faultOf(read('9am', 'W. Europe Standard Time'))).toMatch(/Name the time zone/);
  });

  test.each([
    ['CET', 'Europe/Berlin', 'Berlin'],
    ['est', 'America/New_York', 'New York'],
    ['PST', 'America/Los_Angeles', 'Los Angeles'],
    ['pacific time', 'America/Los_Angeles', 'Los Angeles'],
    ['BST', 'Europe/London', 'London'],
  ])('%s stands for the clocks of a city, and that is said', (abbreviation, zone, city) => {
    const wish = read(`9am ${abbreviation} weekdays`);
    expect(partsOf(wish)).toEqual({ zone, time: '09:00', days: 'weekdays' });
    expect(wish).toMatchObject({ notes: [expect.stringContaining(`the clocks of ${city} (${zone})`)] });
  });
});

describe('what cannot be done is told with an example that can', () => {
  test.each([
    ['09:00 Europe/Berln', /no time zone “Europe\/Berln”. Did you mean Europe\/Berlin\?/],
    ['09:00 Eurpe/Berlin weekdays', /Did you mean Europe\/Berlin/],
    ['9am berln', /Did you mean Europe\/Berlin/],
    ['9am', /Name the time zone/],
    ['25:00 berlin', /“25:00” is no time/],
    ['13pm berlin', /“13pm” is no time/],
    ['9:75 berlin', /“9:75” is no time/],
    ['reveal 24:00', /“24:00” is no time/],
    ['09:00 UTC+2', /“UTC\+2” stays the same all year/],
    ['09:00 +05:30', /name a city/],
    ['9:00 berlin 17:00', /two times of day/],
    ['9 berlin weekdays monday', /name days apart/],
    ['9 berlin friday except fri', /leaves no day/],
    ['hello there', /“hello there”/],
    ['constructor', /“constructor”/],
    ['holiday 2026-02-30', /“2026-02-30” is no date/],
    ['holiday 12/25/2026', /is no date/],
    ['holiday 2020-01-01', /over already/],
    ['holidays 2027-01-01..2026-12-24', /comes after/],
    ['holidays 2026-12-24..2027-12-24', /more than 100 days/],
    ['holiday 2099-01-01', /three years off/],
    ['no holidays', /Name the day/],
    ['pause until 2020-01-01', /over already/],
    ['pause until today', /is today/],
    ['pause for ages', /for how long/],
    ['pause forever', /until when/],
    ['x'.repeat(400), /too long/],
  ])('%s', (text, says) => {
    const wish = read(text);
    expect(faultOf(wish)).toMatch(says);
    expect(wish.kind === 'unclear' && read(wish.example, 'UTC').kind).not.toBe('unclear');
  });
});

describe('other wishes', () => {
  test.each<[string, DailyWish]>([
    ['', { kind: 'status' }],
    [' \n', { kind: 'status' }],
    ['status', { kind: 'status' }],
    ['holidays', { kind: 'status' }],
    ['off', { kind: 'off' }],
    ['Stop the daily question please', { kind: 'off' }],
    ['now', { kind: 'now' }],
    ['ask today', { kind: 'now' }],
    ['resume', { kind: 'resume' }],
    ['turn it on', { kind: 'resume' }],
    ['pause', { kind: 'pause', until: null }],
    ['pause it for now', { kind: 'pause', until: null }],
    ['pause until 2027-01-04', { kind: 'pause', until: '2027-01-04' }],
    ['pause till monday', { kind: 'pause', until: '2026-12-14' }],
    ['pause until wednesday', { kind: 'pause', until: '2026-12-16' }],
    ['pause through friday', { kind: 'pause', until: '2026-12-12' }],
    ['pause until 4 January', { kind: 'pause', until: '2027-01-04' }],
    ['pause for two weeks', { kind: 'pause', until: '2026-12-23' }],
    ['off until tomorrow', { kind: 'pause', until: '2026-12-10' }],
    ['holiday 2026-12-25', { kind: 'add-holidays', dates: ['2026-12-25'] }],
    ['holiday Dec 25', { kind: 'add-holidays', dates: ['2026-12-25'] }],
    ['holiday 29 February', { kind: 'add-holidays', dates: ['2028-02-29'] }],
    ['skip tomorrow', { kind: 'add-holidays', dates: ['2026-12-10'] }],
    [
      'holidays 2026-12-30..2027-01-01, 2027-01-06',
      { kind: 'add-holidays', dates: ['2026-12-30', '2026-12-31', '2027-01-01', '2027-01-06'] },
    ],
    ['holidays 2026-12-24 2026-12-25', { kind: 'add-holidays', dates: ['2026-12-24', '2026-12-25'] }],
    ['holidays 2026-12-24 to 2026-12-25', { kind: 'add-holidays', dates: ['2026-12-24', '2026-12-25'] }],
    ['no holiday 2026-12-25', { kind: 'remove-holidays', dates: ['2026-12-25'] }],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  test('today is that of the zone', () => {
    const late = moment('2026-12-09T23:30Z');
    expect(readDaily('skip today', { zone: 'Asia/Tokyo', now: late })).toMatchObject({ dates: ['2026-12-10'] });
    expect(readDaily('skip today', { zone: null, now: late })).toMatchObject({ dates: ['2026-12-09'] });
  });
});

const words = fc.constantFrom(
  ...[
    '09:00',
    '9',
    'am',
    'pm',
    ':',
    '25:61',
    'Europe/Berlin',
    'berlin',
    'Europe/',
    '/',
    'mon',
    'mon-',
    'fri',
    'except',
  ],
  ...['reveal', 'holiday', 'no', 'pause', 'until', 'for', '2026-12-24', '2026-13-40', '..', 'to', ',', 'and', 'open'],
  ...['summary', 'topic', 'UTC+', '+5', '__proto__', '9999-12-31', '-', '\u0000', '\ud800', 'ﷺ', '①', '\u202e'],
);

test('no text makes it throw, and what it understands is well formed', () => {
  const texts = fc.oneof(
    fc.array(words, { maxLength: 12 }).map(list => list.join(' ')),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(texts, fc.constantFrom(null, 'Europe/Paris', 'Pacific Standard Time'), (text, zone) => {
      const wish = read(text, zone);
      if (wish.kind === 'set') {
        const { time = '00:00', reveal, zone: named = 'UTC' } = wish.parts;
        for (const each of [time, reveal ?? '00:00']) expect(each).toMatch(/^([01]\d|2[0-3]):[0-5]\d$/);
        expect(() => new Intl.DateTimeFormat('en', { timeZone: named })).not.toThrow();
        expect(wish.parts.days).not.toEqual([]);
        expect(wish.parts.topic).not.toBe('');
      }
      if ('dates' in wish) expect(wish.dates.length > 0 && wish.dates.every(isDate)).toBe(true);
      if (wish.kind === 'pause' && wish.until !== null) expect(isDate(wish.until)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test('long runs of what could be read in many ways are read at once', () => {
  for (const run of ['mon ', 'mon,', 'open, ', '9:', 'at ', '. ', 'to ', '- ', 'a/', '9 ']) {
    expect(read(run.repeat(300 / run.length)).kind).toBeDefined();
  }
});

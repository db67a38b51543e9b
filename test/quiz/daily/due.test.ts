// The daily question comes once a local day, at its hour, through both nights that clocks change, outages and changed plans.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { askAtOnce, catchUp, nextAsk, revealAt } from '../../../src/quiz/daily/due.ts';
import type { DailyPlan } from '../../../src/quiz/daily/plan.ts';
import { changePlan } from '../../../src/quiz/daily/wish.ts';
import { WEEKDAYS } from '../../../src/quiz/daily/zoned-time.ts';
import { DAY, iso, moment, moments, onTheWall, planned, plans, times, ZONES } from './planned.ts';

/** Asks `count` times from `start` on, each noted in the plan as the program does. */
function walk(plan: DailyPlan, start: string, count: number): string[] {
  const asked: string[] = [];
  let now = moment(start);
  let current = plan;
  for (let index = 0; index < count; index += 1) {
    const ask = nextAsk(current, now);
    if (ask === null) break;
    asked.push(iso(ask.at));
    now = ask.at;
    current = { ...current, askedLast: ask };
  }
  return asked;
}

describe('clocks change', () => {
  test.each([
    ['Berlin in spring, at a time that there is', 'Europe/Berlin', '09:00', '2026-03-28', '08:00 07:00 07:00'],
    ['Berlin in spring, at a time that is jumped over', 'Europe/Berlin', '02:30', '2026-03-28', '01:30 01:30 00:30'],
    ['Berlin in autumn, at a time that comes twice', 'Europe/Berlin', '02:30', '2026-10-24', '00:30 00:30 01:30'],
    ['New York in spring', 'America/New_York', '02:15', '2026-03-07', '07:15 07:15 06:15'],
    ['New York in autumn', 'America/New_York', '01:45', '2026-10-31', '05:45 05:45 06:45'],
    [
      'Cairo, where the first hour of the day is jumped over',
      'Africa/Cairo',
      '00:30',
      '2026-04-23',
      '22:30 22:30 21:30',
    ],
    [
      'Casablanca, before its clocks go back for Ramadan',
      'Africa/Casablanca',
      '08:00',
      '2026-02-14',
      '07:00 08:00 08:00',
    ],
    ['Casablanca, where they go on after it', 'Africa/Casablanca', '08:00', '2026-03-21', '08:00 07:00 07:00'],
  ])('%s', (_, zone, time, from, expected) => {
    const asked = walk(planned({ zone, time }), iso(moment(from) - DAY), 5);
    const first = asked.findIndex(at => onTheWall(moment(`${at}Z`), zone).startsWith(from));
    const three = asked.slice(first, first + 3).map(at => at.slice(11));
    expect(three.join(' ')).toBe(expected);
  });

  test('half an hour at Lord Howe', () => {
    const plan = planned({ zone: 'Australia/Lord_Howe', time: '02:10' });
    // On the 4th of October 02:00 becomes 02:30; on the 5th of April 02:00 becomes 01:30.
    expect(walk(plan, '2026-10-02T20:00Z', 2).map(at => onTheWall(moment(`${at}Z`), plan.zone))).toEqual([
      '2026-10-04 02:40',
      '2026-10-05 02:10',
    ]);
    const twice = planned({ zone: 'Australia/Lord_Howe', time: '01:45' });
    expect(walk(twice, '2026-04-03T20:00Z', 2)).toEqual(['2026-04-04T14:45', '2026-04-05T15:15']);
  });

  test('the answer is shown after the question, when the hour between them is missing too', () => {
    const plan = planned({ time: '02:30', reveal: '03:10' });
    const due = moment('2026-03-29T01:30Z');
    expect(nextAsk(plan, due - 1)).toEqual({ at: due, date: '2026-03-29' });
    expect(revealAt(plan, '2026-03-29')).toBeGreaterThan(due);
    // And that of yesterday before today's question, though 02:50 is half past by then.
    const late = planned({ time: '03:10', reveal: '02:50' });
    expect(revealAt(late, '2026-03-28')).toBeLessThan(nextAsk(late, moment('2026-03-28T23:00Z'))!.at);
  });

  test('a day that a zone jumped over is not asked on', () => {
    const plan = planned({ zone: 'Pacific/Apia' });
    const last = nextAsk(plan, moment('2011-12-29T00:00Z'))!;
    const next = nextAsk(plan, last.at)!;
    expect([last, next].map(({ at, date }) => `${date} ${iso(at)}`)).toEqual([
      '2011-12-29 2011-12-29T19:00',
      '2011-12-31 2011-12-30T19:00',
    ]);
  });
});

test('leap days and the end of the year are days like others', () => {
  expect(walk(planned({ zone: 'UTC' }), '2028-02-28T09:00Z', 2)).toEqual(['2028-02-29T09:00', '2028-03-01T09:00']);
  expect(walk(planned({ zone: 'UTC' }), '2027-02-28T09:00Z', 1)).toEqual(['2027-03-01T09:00']);
  expect(walk(planned({ zone: 'UTC', time: '23:59' }), '2026-12-31T00:00Z', 2)).toEqual([
    '2026-12-31T23:59',
    '2027-01-01T23:59',
  ]);
});

test('days, holidays and pauses are kept', () => {
  const plan = planned({ zone: 'UTC', days: 'weekdays', holidays: ['2026-12-25', '2026-12-28'] });
  expect(walk(plan, '2026-12-24T00:00Z', 2)).toEqual(['2026-12-24T09:00', '2026-12-29T09:00']);
  expect(walk({ ...plan, pause: { until: '2027-01-04' } }, '2026-12-24T00:00Z', 1)).toEqual(['2027-01-04T09:00']);
  expect(nextAsk({ ...plan, pause: { until: null } }, 0)).toBeNull();
  expect(nextAsk({ ...plan, days: [] }, 0)).toBeNull();
  expect(nextAsk({ ...plan, pause: { until: '9999-12-31' } }, 0)).toBeNull();
});

test('a moment that is due is not due again at that moment', () => {
  expect(nextAsk(planned({ zone: 'UTC' }), moment('2026-05-05T09:00Z'))?.date).toBe('2026-05-06');
  expect(nextAsk(planned({ zone: 'UTC' }), moment('2026-05-05T08:59:59.999Z'))?.date).toBe('2026-05-05');
});

test('walking asks exactly on the days of the plan, once each, at its time by the local clock', () => {
  fc.assert(
    fc.property(plans, moments, (plan, start) => {
      const walked: string[] = [];
      let now = start;
      for (let ask = nextAsk(plan, now); ask !== null && ask.at < start + 60 * DAY; ask = nextAsk(plan, now)) {
        const [date, time] = onTheWall(ask.at, plan.zone).split(' ');
        expect(date).toBe(ask.date);
        // A time that is missing comes later by what is missing, which is an hour at most.
        if (time !== plan.time) expect(onTheWall(ask.at - 3_600_000, plan.zone) < `${date} ${plan.time}`).toBe(true);
        walked.push(ask.date);
        now = ask.at;
      }
      expect(walked).toEqual(daysByHand(plan, start));
    }),
  );
});

/** Counts in steps of UTC days, whose weekdays need no zone; the first and the last day are decided by the wall clock. */
function daysByHand(plan: DailyPlan, start: number): string[] {
  const first = Date.parse(onTheWall(start, plan.zone).slice(0, 10));
  const days = Array.from({ length: 62 }, (_, index) => new Date(first + index * DAY));
  const wanted = days.filter(day => {
    const date = day.toISOString().slice(0, 10);
    const weekday = WEEKDAYS[(day.getUTCDay() + 6) % 7]!;
    const named = typeof plan.days === 'string' ? plan.days === 'every day' || !weekday.startsWith('s') : null;
    const asks = named ?? (plan.days as readonly string[]).includes(weekday);
    return asks && !plan.holidays.includes(date) && !(plan.pause?.until && date < plan.pause.until);
  });
  return wanted
    .map(day => day.toISOString().slice(0, 10))
    .filter(date => isBetween(plan, date, start, start + 60 * DAY));
}

/** Whether the clock first shows the plan's time on `date`, or jumps over it, after `start` and before `end`. */
function isBetween({ time, zone }: DailyPlan, date: string, start: number, end: number): boolean {
  const shown = Date.parse(`${date}T${time}Z`);
  if (shown > start + 2 * DAY && shown < end - 2 * DAY) return true;
  const candidates = Array.from({ length: 28 * 4 + 1 }, (_, quarter) => shown + (quarter - 14 * 4) * 900_000);
  const exact = candidates.find(at => onTheWall(at, zone) === `${date} ${time}`);
  const at = exact ?? candidates.find(at => onTheWall(at, zone) > `${date} ${time}`)!;
  return at > start && at < end;
}

test('the answer is shown after its question and before the next', () => {
  fc.assert(
    fc.property(plans, moments, (plan, start) => {
      const ask = nextAsk(plan, start);
      fc.pre(ask !== null);
      const following = nextAsk(plan, ask.at);
      const reveal = revealAt(plan, ask.date);
      expect(reveal).toBeGreaterThan(ask.at);
      if (following !== null) expect(reveal).toBeLessThan(following.at);
    }),
  );
});

test.each([
  ['09:00', null, '2026-05-05T16:00'],
  ['16:30', null, '2026-05-05T23:00'],
  ['21:00', null, '2026-05-06T09:00'],
  ['00:30', null, '2026-05-05T07:30'],
  ['17:00', '09:30', '2026-05-06T09:30'],
  ['09:00', '09:05', '2026-05-05T09:05'],
])('what is asked at %s with the reveal at %s is revealed at %s', (time, reveal, expected) => {
  expect(iso(revealAt(planned({ zone: 'UTC', time, reveal }), '2026-05-05'))).toBe(expected);
});

describe('after an outage', () => {
  const plan = planned({ zone: 'UTC' });
  const at = (text: string) => moment(`2026-05-${text}Z`);

  test("today's question is asked while an hour is left", () => {
    expect(catchUp(plan, at('05T08:59'))).toBeNull();
    expect(catchUp(plan, at('05T09:00'))).toEqual({ at: at('05T09:00'), date: '2026-05-05' });
    expect(catchUp(plan, at('05T15:00'))).toEqual({ at: at('05T15:00'), date: '2026-05-05' });
    expect(catchUp(plan, at('05T15:01'))).toBeNull();
  });

  test('one that is open for half an hour is asked while a quarter is left', () => {
    const short = planned({ zone: 'UTC', reveal: '09:30' });
    expect(catchUp(short, at('05T09:15'))).not.toBeNull();
    expect(catchUp(short, at('05T09:16'))).toBeNull();
  });

  test('a week of outage ends with one question', () => {
    const before: DailyPlan = { ...plan, askedLast: { date: '2026-05-01', at: at('01T09:00') } };
    const ask = catchUp(before, at('08T12:00'))!;
    expect(ask.date).toBe('2026-05-08');
    const after = { ...before, askedLast: ask };
    expect(catchUp(after, at('08T12:00'))).toBeNull();
    expect(nextAsk(after, at('08T12:00'))?.date).toBe('2026-05-09');
  });

  test('a plan that was set up after its hour begins tomorrow', () => {
    expect(catchUp({ ...plan, since: at('05T10:00') }, at('05T10:01'))).toBeNull();
    expect(catchUp({ ...plan, since: at('05T08:00') }, at('05T10:01'))).not.toBeNull();
  });

  test('a holiday is not made up for', () => {
    expect(catchUp({ ...plan, holidays: ['2026-05-05'] }, at('05T10:00'))).toBeNull();
  });

  test('a clock that is set back asks nothing twice, and one that was years ahead silences nobody', () => {
    const asked = { ...plan, askedLast: { date: '2026-05-05', at: at('05T09:00') } };
    expect(catchUp(asked, at('04T10:00'))).toBeNull();
    expect(nextAsk(asked, at('03T00:00'))?.date).toBe('2026-05-06');
    const ahead = { ...plan, askedLast: { date: '2031-01-01', at: moment('2031-01-01T09:00Z') } };
    expect(nextAsk(ahead, at('05T10:00'))?.date).toBe('2026-05-06');
  });
});

test('a plan that is changed in the middle of the day asks once on that day', () => {
  const change = fc.record({
    time: times,
    zone: fc.constantFrom(...ZONES),
    after: fc.integer({ min: 0, max: 2 * DAY }),
  });
  fc.assert(
    fc.property(moments, fc.array(change, { minLength: 1, maxLength: 8 }), (start, changes) => {
      let plan = planned();
      let now = start;
      const asked: { date: string; at: number }[] = [];
      for (const { time, zone, after } of changes) {
        const end = now + after;
        for (let ask = catchUp(plan, now) ?? nextAsk(plan, now); ask && ask.at <= end; ask = nextAsk(plan, now)) {
          const { zone: current } = plan;
          const days = asked.map(({ at }) => onTheWall(at, current).slice(0, 10));
          expect([...days, ...asked.map(({ date }) => date)]).not.toContain(ask.date);
          asked.push(ask);
          now = ask.at;
          plan = { ...plan, askedLast: ask };
        }
        now = end;
        const changed = changePlan(plan, { kind: 'set', parts: { time, zone }, notes: [] }, now);
        if (!('kind' in changed)) plan = changed;
      }
    }),
  );
});

describe('asked at once', () => {
  const plan = planned({ zone: 'UTC' });
  const atOnce = (text: string, changed: Partial<DailyPlan> = {}) => {
    const ask = askAtOnce({ ...plan, ...changed }, moment(text));
    return ask && `${ask.date} ${iso(ask.revealAt)}`;
  };

  test('it takes the place of the one of that day', () => {
    expect(atOnce('2026-05-05T08:00Z')).toBe('2026-05-05 2026-05-05T16:00');
    const asked = askAtOnce(plan, moment('2026-05-05T08:00Z'))!;
    expect(nextAsk({ ...plan, askedLast: asked }, asked.at)?.date).toBe('2026-05-06');
    expect(atOnce('2026-05-05T11:00Z', { askedLast: asked })).toBeNull();
  });

  test('it is open for an hour, and closed before the next', () => {
    expect(atOnce('2026-05-05T15:30Z')).toBe('2026-05-05 2026-05-06T08:59');
    expect(atOnce('2026-05-05T15:00Z')).toBe('2026-05-05 2026-05-05T16:00');
    expect(atOnce('2026-05-05T23:30Z', { time: '00:10', reveal: '00:05' })).toBe('2026-05-05 2026-05-06T00:09');
  });

  test('it works in a pause, for whoever wants it', () => {
    expect(atOnce('2026-05-05T08:00Z', { pause: { until: null } })).toBe('2026-05-05 2026-05-05T16:00');
  });
});

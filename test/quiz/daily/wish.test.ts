// Wishes change the plan that they name parts of, keep what was asked, and are refused where they contradict it.
import { describe, expect, test } from 'vitest';
import { readDaily } from '../../../src/quiz/daily/read-daily.ts';
import { changePlan, type PlanWish } from '../../../src/quiz/daily/wish.ts';
import { moment, planned } from './planned.ts';

const NOW = moment('2026-12-09T10:00Z');
const ASKED = { date: '2026-12-09', at: moment('2026-12-09T08:00Z') };
const before = planned({ askedLast: ASKED, topic: 'gpu', days: 'weekdays' });

test('a first plan has what nobody needs to say', () => {
  const wish = readDaily('09:00 Europe/Berlin', { zone: null, now: NOW }) as PlanWish;
  const plan = changePlan(null, wish, NOW);
  expect(plan).toEqual(planned({ days: 'weekdays', since: NOW }));
  expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
});

test('without a plan there is nothing to change', () => {
  const wishes: PlanWish[] = [
    { kind: 'pause', until: null },
    { kind: 'resume' },
    { kind: 'add-holidays', dates: ['2026-12-25'] },
    { kind: 'set', parts: { reveal: '17:00' }, notes: [] },
  ];
  for (const wish of wishes) expect(changePlan(null, wish, NOW)).toMatchObject({ kind: 'unclear' });
});

describe('a plan', () => {
  test.each<[string, PlanWish, object]>([
    ['keeps what is not named', { kind: 'set', parts: { time: '10:00' }, notes: [] }, { time: '10:00' }],
    ['loses its topic', { kind: 'set', parts: { topic: null }, notes: [] }, { topic: null }],
    ['is paused', { kind: 'pause', until: '2026-12-14' }, { pause: { until: '2026-12-14' } }],
    [
      'gets holidays, each once',
      { kind: 'add-holidays', dates: ['2026-12-26', '2026-12-25', '2026-12-25'] },
      { holidays: ['2026-12-25', '2026-12-26'] },
    ],
  ])('%s', (_, wish, changes) => {
    expect(changePlan(before, wish, NOW)).toEqual({ ...before, since: NOW, ...changes });
  });

  test('is resumed by that word, and by a time of day, but by no other part', () => {
    const paused = { ...before, pause: { until: null } };
    expect(changePlan(paused, { kind: 'resume' }, NOW)).toMatchObject({ pause: null });
    expect(changePlan(paused, { kind: 'set', parts: { time: '10:00' }, notes: [] }, NOW)).toMatchObject({
      pause: null,
    });
    expect(changePlan(paused, { kind: 'set', parts: { topic: 'x' }, notes: [] }, NOW)).toMatchObject({
      pause: paused.pause,
    });
  });

  test('forgets holidays and pauses that are over', () => {
    const old = { ...before, holidays: ['2026-12-08', '2026-12-09', '2026-12-25'], pause: { until: '2026-12-09' } };
    expect(changePlan(old, { kind: 'remove-holidays', dates: ['2026-12-25'] }, NOW)).toMatchObject({
      holidays: ['2026-12-09'],
      pause: null,
    });
  });

  test('is refused when it would ask and reveal at once, or never ask', () => {
    expect(changePlan(before, { kind: 'set', parts: { reveal: '09:00' }, notes: [] }, NOW)).toMatchObject({
      kind: 'unclear',
      says: expect.stringContaining('09:00'),
    });
    const dates = Array.from({ length: 401 }, (_, day) => new Date(NOW + day * 86_400_000).toISOString().slice(0, 10));
    expect(changePlan(before, { kind: 'add-holidays', dates }, NOW)).toMatchObject({ kind: 'unclear' });
  });
});

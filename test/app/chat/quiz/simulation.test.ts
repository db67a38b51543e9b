// The promise: in a month of twenty people, whatever dies, stands still, is lost, comes twice or late, and however clocks jump, every
// question comes once at its hour, every answer counts once, standings and streaks equal a recount, and no answer is out early.
import { afterAll, expect, test, vi } from 'vitest';
import { plainText } from '../../../../src/message/plain-text.ts';
import type { Season } from './month-calendar.ts';
import { countFaults, dailyFaults, postFaults, summaryFaults, tracesOf } from './month-checks.ts';
import { FORGETFUL, populate } from './month-people.ts';
import { SimulatedMonth } from './simulated-month.ts';

// A month is some ten thousand commits, and no power fails here: where there is a disk of memory, it is the place for them.
vi.hoisted(() => {
  const { existsSync } = process.getBuiltinModule('node:fs');
  if (existsSync('/dev/shm')) process.env.TMPDIR = '/dev/shm';
});

const SEASONS: readonly Season[] = ['spring', 'autumn'];
/** How many months are lived through; set more to look for what is rare. */
const MONTHS = Number(process.env.WHETSTONE_MONTHS ?? 2);
/** The first month's seed; set it to live through a month again that failed. */
const FIRST = Number(process.env.WHETSTONE_FIRST_MONTH ?? 1);

const months = Array.from({ length: MONTHS }, (_, at) => ({ seed: FIRST + at, season: SEASONS[(FIRST + at) % 2]! }));
const said = new Map<string, number>();
const sums = { deaths: 0, stalls: 0, jumps: 0, lost: 0, later: 0, refused: 0 };

async function live(seed: number, season: Season, days?: number): Promise<SimulatedMonth> {
  const month = await SimulatedMonth.open(seed, season);
  populate(month);
  return month.play(days);
}

test.each(months)('month $seed, in $season', { timeout: 120_000 }, async ({ seed, season }) => {
  const month = await live(seed, season);
  expect(month.bugs).toEqual([]);
  expect(await month.store.depth()).toEqual({ events: 0, orders: 0 });
  expect(postFaults(month)).toEqual([]);
  expect(dailyFaults(month)).toEqual([]);
  expect(summaryFaults(month)).toEqual([]);
  expect(await countFaults(month)).toEqual([]);
  expect(month.audit.leaks).toEqual([]);
  await month.store.sweep(month.now);
  expect(tracesOf(month, FORGETFUL.person)).toEqual([]);
  note(month);
});

function note({ counts, surface }: SimulatedMonth): void {
  for (const what of Object.keys(sums) as (keyof typeof sums)[]) sums[what] += counts[what];
  for (const { message } of surface.calls) {
    for (const sentence of message === undefined ? [] : plainText(message).split('\n'))
      said.set(sentence, (said.get(sentence) ?? 0) + 1);
  }
}

/** What has to have happened for a month to tell anything. */
const HAPPENED = [
  /Your answer is in/,
  /Your answer is changed/,
  /Too late: this question is closed/,
  /The round is paused/,
  /Only the person who started this round/,
  /Only the person who set the daily question up/,
  /A round is going on here/,
  /skipped, no points|The round was stopped/,
  /Only an admin of this workspace/,
  /was right, and an answer of theirs counts/,
  /settled already/,
  /The week in questions/,
  /Final standings/,
  /Streak: \d+ days?, /,
  /Review 1 of/,
  /Your quiz answers, reviews, interviews and appeals are deleted/,
];

afterAll(() => {
  const missing = HAPPENED.filter(sentence => ![...said.keys()].some(each => sentence.test(each)));
  expect(missing).toEqual([]);
  for (const [what, count] of Object.entries(sums)) expect([what, count >= MONTHS]).toEqual([what, true]);
});

test('the same seed lives through the same days', async () => {
  const [one, other] = [await live(FIRST, 'spring', 4), await live(FIRST, 'spring', 4)];
  const calls = ({ surface }: SimulatedMonth) =>
    surface.calls.map(({ what, where, text }) => `${what} ${where} ${text}`);
  expect(calls(one).length).toBeGreaterThan(50);
  expect(calls(one)).toEqual(calls(other));
});

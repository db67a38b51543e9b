// The whole of it in small: whatever comes twice, gets lost or is killed, each question has one answer, in its thread and turn.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { findFaults } from './exactly-once/find-faults.ts';
import { runTrial } from './exactly-once/trial.ts';
import type { Posted } from './fakes/slack-double.ts';

const folder = mkdtempSync(join(tmpdir(), 'whetstone-once-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('each of twenty questions is answered once, through repetitions, lost calls and three kills', {
  timeout: 90_000,
}, async () => {
  const outcome = await runTrial({
    folder,
    seed: 20,
    questions: 20,
    channels: 12,
    spanMs: 2_500,
    laterMs: 3_000,
    lifeMs: [300, 1_500],
    kills: 3,
    trouble: 0.15,
    patienceMs: 60_000,
  });
  const { missing, twice, stray, reversed, waiting, kills, questions, deliveries } = outcome;
  expect({ missing, twice, stray, reversed, waiting }).toEqual({
    missing: [],
    twice: [],
    stray: [],
    reversed: [],
    waiting: 0,
  });
  expect({ questions, kills }).toEqual({ questions: 20, kills: 3 });
  expect(deliveries).toBeGreaterThan(questions);
});

describe('what is looked for', () => {
  const asked = [1, 2].map(number => ({ channel: 'C1', ts: `${number}`, thread: '1', comings: [] }));
  const keys = findFaults(asked, []).missing;
  const post = (key: string, thread = '1'): Posted => ({
    channel: 'C1',
    ts: '9',
    thread,
    text: '',
    blocks: [],
    metadata: { event_type: 'whetstone_post', event_payload: { key } },
    bot: true,
  });

  test.each([
    ['nothing where all is well', [post(keys[0]!), post(`${keys[0]}#1`), post(keys[1]!)], {}],
    ['an answer that is missing', [post(keys[0]!)], { missing: 1 }],
    ['an answer that came twice', [post(keys[0]!), post(keys[1]!), post(keys[1]!)], { twice: 1 }],
    ['an answer elsewhere', [post(keys[0]!), post(keys[1]!, '7')], { stray: 1 }],
    ['a post that answers nothing', [post(keys[0]!), post(keys[1]!), post('other')], { stray: 1 }],
    ['answers in another order', [post(keys[1]!), post(keys[0]!)], { reversed: 1 }],
  ])('%s', (_, posts, expected) => {
    const { missing, twice, stray, reversed } = findFaults(asked, posts);
    const found = { missing: missing.length, twice: twice.length, stray: stray.length, reversed: reversed.length };
    expect(found).toEqual({ missing: 0, twice: 0, stray: 0, reversed: 0, ...expected });
  });
});

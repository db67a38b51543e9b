// Quizzes in the file: several processes at the same due-list and the same round, and no byte of who was forgotten.
import { afterAll, expect, test } from 'vitest';
import { openStore } from '../../src/drivers/sql-store.ts';
import { StaleError } from '../../src/message/stale-error.ts';
import type { Change, Store } from '../../src/ports/store.ts';
import { uniform } from '../contracts/clustered-vectors.ts';
import { quizTraces } from '../contracts/store-quiz-erasure.ts';
import { answer, asking, card, changed, due, round, stateOf, takeUp } from '../contracts/store-quiz-samples.ts';
import { at, leaseFor, make, WORKSPACE } from '../contracts/store-samples.ts';
import { bytesIn, storePlace } from './store-on-disk.ts';

const MARK = 'x7Qmarker';

const folders = storePlace();
afterAll(() => folders.remove());

/** Two stores over one file, each as a process of its own has it. */
async function usingTwo(work: (one: Store, other: Store) => Promise<void>): Promise<void> {
  const dataDir = folders.folder();
  const stores = await Promise.all([openStore({ dataDir }), openStore({ dataDir })]);
  await work(stores[0], stores[1]);
  for (const store of stores) await store.close();
}

test('what comes due comes in once, however many let it in at the same time', () =>
  usingTwo(async (one, other) => {
    const names = Array.from({ length: 300 }, (_, i) => `${i}`);
    await make(
      one,
      names.map((name, i) => due(name, i)),
    );
    let rung = 0;
    for (let seconds = 0; seconds < 300; seconds += 30) {
      const counts = await Promise.all([one, other, one, other].map(store => store.ringDue(at(seconds + 29))));
      rung += counts.reduce((sum, count) => sum + count, 0);
    }
    expect(rung).toBe(300);
    const claimed = await other.claimEvents(at(300), leaseFor('me', 300), 1000);
    expect(claimed.map(({ incoming }) => incoming.id)).toEqual(names.map(name => `${name}:${name}`));
  }));

test('of two who change a round at the same time one is refused, and nothing of theirs is kept', () =>
  usingTwo(async (one, other) => {
    await make(one, [changed.round(round('r1'))]);
    for (let version = 1; version <= 20; version++) {
      const ids = [await takeUp(one), await takeUp(one)];
      const next = (by: string) =>
        round('r1', { version: version + 1, state: stateOf('r1', { startedBy: `${by} of ${version}` }) });
      const ends = await Promise.allSettled(
        [one, other].map((store, i) =>
          store.finishEvent(
            ids[i]!,
            'me',
            [changed.round(next(`${i}`), version), changed.card(card(`${i}`, `${version}`, 0))],
            at(1),
          ),
        ),
      );
      const winner = ends.findIndex(({ status }) => status === 'fulfilled');
      expect(ends[1 - winner]).toMatchObject({ status: 'rejected', reason: expect.any(StaleError) });
      expect((await one.round(WORKSPACE, 'r1'))?.state.startedBy).toBe(`${winner} of ${version}`);
      const cards = (await other.cards(WORKSPACE, `${1 - winner}`)).map(({ question }) => question);
      expect(cards).not.toContain(`${version}`);
      expect(await other.finishEvent(ids[1 - winner]!, 'me', [], at(2))).toBe(true);
    }
  }));

test('of two who begin a round in a channel at the same time one is refused', () =>
  usingTwo(async (one, other) => {
    const ids = [await takeUp(one), await takeUp(one)];
    const ends = await Promise.allSettled(
      [one, other].map((store, i) => store.finishEvent(ids[i]!, 'me', [changed.round(round(`r${i}`))], at(1))),
    );
    expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  }));

/** Enough rows of many sizes that pages split and merge. */
async function fill(store: Store): Promise<void> {
  const next = uniform(3);
  for (let i = 0; i < 80; i++) {
    const person = i % 2 === 0 ? `${MARK}P` : `Q${i}`;
    const said = (i % 2 === 0 ? `${MARK} ` : 'plain ').repeat(Math.floor(next() * 900));
    const changes: Change[] = [changed.asking(asking(`a${i}`, i))];
    for (let j = 0; j < 12; j++) {
      changes.push(changed.answer(answer(`a${i}`, `${person}${j === 0 ? '' : j}`, i, { given: { text: said } })));
      changes.push(changed.card(card(person, `q${i}.${j}`, i)));
    }
    await make(store, changes);
  }
  await make(store, quizTraces(`${MARK}P`, `${MARK} words`));
}

test('the file has no byte of who was forgotten, or of what they said', async () => {
  const dataDir = folders.folder();
  const store = await openStore({ dataDir });
  await fill(store);
  const people = Array.from({ length: 12 }, (_, j) => `${MARK}P${j === 0 ? '' : j}`);
  expect(bytesIn(dataDir).includes(MARK)).toBe(true);
  for (const person of people.slice(1)) await store.forget({ workspace: WORKSPACE, person });
  expect((await store.answersSince(WORKSPACE, null, at(0))).length).toBeGreaterThan(500);
  await make(store, [{ kind: 'forget-quiz', workspace: WORKSPACE, person: people[0]! }], 90);
  expect(bytesIn(dataDir).includes(MARK)).toBe(false);
  await store.close();
  expect(bytesIn(dataDir).includes(MARK)).toBe(false);
});

test('what is undone takes nothing of others with it, and nobody sees half of a change', async () => {
  const store = await folders.open();
  await make(store, [changed.round(round('r1'))]);
  const undone = [changed.card(card('P1', 'half', 0)), changed.round(round('r1', { version: 9 }), 8)];
  for (let steps = 0; steps < 60; steps++) {
    const stale = await takeUp(store);
    const refused = store.finishEvent(stale, 'me', undone, at(1)).catch((error: unknown) => error);
    // Others come in after one step of it and after each later one.
    for (let step = 0; step < steps; step++) await null;
    const kept = store.keepCards([card('P2', `${steps}`, 0)]);
    const seen = await store.cards(WORKSPACE, 'P1');
    expect(seen).toEqual([]);
    expect(await refused).toBeInstanceOf(StaleError);
    await kept;
    expect(await store.cards(WORKSPACE, 'P2')).toHaveLength(steps + 1);
    await store.finishEvent(stale, 'me', [], at(2));
  }
  await store.close();
});

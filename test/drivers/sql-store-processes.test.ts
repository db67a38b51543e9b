// The store and several processes: killed ones lose nothing that was acknowledged, and two never have the same work.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { openStore } from '../../src/drivers/sql-store.ts';
import { uniform } from '../contracts/clustered-vectors.ts';
import {
  at,
  claimAll,
  conversation,
  event,
  leaseFor,
  order,
  place,
  post,
  WORKSPACE,
} from '../contracts/store-samples.ts';
import { storeFile, storePlace } from './store-on-disk.ts';

const CHILD = join(import.meta.dirname, 'sql-store-child.ts');
const KILLS = 8;
const EVENTS = 150;

const folders = storePlace();
afterAll(() => folders.remove());

test(`a process that is killed while it receives has what it acknowledged, ${KILLS} times`, {
  timeout: 120_000,
}, async () => {
  const dataDir = folders.folder();
  const next = uniform(11);
  const acknowledged: string[] = [];
  for (let round = 0; round < KILLS; round++) {
    const child = start('receive-forever', dataDir, `round ${round}`);
    const output = outputOf(child);
    await once(child.stdout!, 'data');
    await sleep(next() * 60);
    child.kill('SIGKILL');
    acknowledged.push(...wholeLines(await output));
  }
  const store = await openStore({ dataDir });
  const again = await store.receive(
    acknowledged.map(name => event(name)),
    at(0),
  );
  expect(again.filter(Boolean)).toEqual([]);
  const kept = await store.claimEvents(at(0), leaseFor('me'), 1e6);
  const ids = kept.map(({ incoming }) => incoming.id);
  expect(ids).toEqual(expect.arrayContaining(acknowledged.map(name => event(name).id)));
  expect(new Set(ids).size).toBe(ids.length);
  await store.close();
  expect(acknowledged.length, 'acknowledged before the kills').toBeGreaterThan(KILLS * 5);
});

test('a process that is killed while it works leaves an event with what it leads to, or with neither', {
  timeout: 60_000,
}, async () => {
  const dataDir = folders.folder();
  const store = await openStore({ dataDir });
  const names = Array.from({ length: EVENTS }, (_, i) => `${i}`);
  await store.receive(
    names.map(name => event(name, { conversation: conversation(name) })),
    new Date(0),
  );
  const next = uniform(5);
  let interrupted = 0;
  for (let round = 0; round < KILLS / 2; round++) {
    await store.release();
    const child = start('work', dataDir, `round ${round}`, '1e9');
    await begin(child);
    await sleep(next() * 30);
    child.kill('SIGKILL');
    await once(child, 'close');
    const [done, left] = [countOf(dataDir, 'events where done_at is not null'), await store.depth()];
    expect(countOf(dataDir, 'orders')).toBe(done);
    expect(left.events).toBe(EVENTS - done);
    if (left.events > 0) interrupted++;
  }
  expect(interrupted, 'kills that met unfinished work').toBeGreaterThan(0);
  await store.release();
  const last = start('work', dataDir, 'last', '5');
  await begin(last);
  await once(last, 'close');
  expect(await store.depth()).toEqual({ events: 0, orders: 0 });
  expect(countOf(dataDir, 'orders')).toBe(EVENTS);
  await store.close();
});

test('two processes share the work, and none is done twice', { timeout: 60_000 }, async () => {
  const dataDir = folders.folder();
  const store = await openStore({ dataDir });
  const names = Array.from({ length: EVENTS }, (_, i) => `${i}`);
  await store.receive(
    names.map(name => event(name, { conversation: conversation(name) })),
    new Date(0),
  );
  const workers = ['one', 'two'].map(name => start('work', dataDir, name, '20'));
  const outputs = workers.map(outputOf);
  // Neither has done it all before the other is there.
  await Promise.all(workers.map(({ stdout }) => once(stdout!, 'data')));
  for (const { stdin } of workers) stdin!.write('begin\n');
  const lines = (await Promise.all(outputs)).map(output => wholeLines(output).slice(1));
  const ids = names.map(name => event(name).id);
  expect(lines.flat().toSorted()).toEqual([...ids, ...ids.map(id => `order of ${id}`)].toSorted());
  for (const own of lines) expect(own.length, 'work of each').toBeGreaterThan(0);
  expect(await store.depth()).toEqual({ events: 0, orders: 0 });
  await store.close();
});

test('two that open a new store at the same moment both have it', async () => {
  const dataDir = folders.folder();
  const stores = await Promise.all([1, 2, 3].map(() => openStore({ dataDir })));
  for (const [i, store] of stores.entries()) expect(await store.receive([event('a')], at(i))).toEqual([i === 0]);
  for (const store of stores) await store.close();
});

test('two that read before they write do not trip over what the other wrote in between', {
  timeout: 60_000,
}, async () => {
  const dataDir = folders.folder();
  const stores = await Promise.all([openStore({ dataDir }), openStore({ dataDir })]);
  await place(stores[0], [order('0'), order('1', { conversation: conversation('C2') })]);
  const claimed = await claimAll(stores[0], 'me', 0);
  const posts = Array.from({ length: 30 }, (_, i) => post(`${i}`));
  await Promise.all(stores.flatMap((store, i) => posts.map(each => store.notePost(claimed[i]!.id, 'me', each))));
  for (const [i, { id }] of claimed.entries()) {
    await stores[i]!.finishOrder(id, 'me', at(1));
    expect(await stores[0].postsOf(WORKSPACE, `${i}`)).toEqual(posts);
  }
  for (const store of stores) await store.close();
});

test('while another process writes, others wait without standing still', async () => {
  const dataDir = folders.folder();
  const store = await openStore({ dataDir });
  const other = new DatabaseSync(storeFile(dataDir));
  other.exec('begin immediate');
  let turns = 0;
  const turning = setInterval(() => {
    turns += 1;
    if (turns === 20) other.exec('commit');
  }, 5);
  const received = await Promise.all([store.receive([event('a')], at(0)), store.receive([event('b')], at(0))]);
  clearInterval(turning);
  other.close();
  expect(received).toEqual([[true], [true]]);
  expect(turns).toBeGreaterThanOrEqual(20);
  await store.close();
});

function start(...args: string[]): ChildProcess {
  return spawn(process.execPath, [CHILD, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
}

/** Lets a worker begin as soon as it is ready. */
async function begin({ stdout, stdin }: ChildProcess): Promise<void> {
  await once(stdout!, 'data');
  stdin!.write('begin\n');
}

/** Counts rows past the store. */
function countOf(dataDir: string, what: string): number {
  const database = new DatabaseSync(storeFile(dataDir));
  const row = database.prepare(`select count(*) as count from ${what}`).get();
  database.close();
  return Number(row?.count);
}

async function outputOf(child: ChildProcess): Promise<string> {
  let output = '';
  child.stdout!.on('data', chunk => {
    output += String(chunk);
  });
  await once(child, 'close');
  return output;
}

/** A last line without an end may be a piece of one. */
function wholeLines(output: string): string[] {
  return output.split('\n').slice(0, -1);
}

// The store and several processes: killed ones lose nothing that was acknowledged, and two never have the same work.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { openStore } from '../../src/drivers/sql-store.ts';
import { uniform } from '../contracts/clustered-vectors.ts';
import { at, event, leaseFor } from '../contracts/store-samples.ts';
import { storePlace } from './store-on-disk.ts';

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

test('two processes share the work, and none is done twice', { timeout: 60_000 }, async () => {
  const dataDir = folders.folder();
  const store = await openStore({ dataDir });
  const names = Array.from({ length: EVENTS }, (_, i) => `${i}`);
  await store.receive(
    names.map(name => event(name)),
    new Date(0),
  );
  const workers = ['one', 'two'].map(name => start('work', dataDir, name, '20'));
  const done = await Promise.all(workers.map(outputOf));
  const lines = done.map(wholeLines);
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

test('while another process writes, others wait without standing still', async () => {
  const dataDir = folders.folder();
  const store = await openStore({ dataDir });
  const { DatabaseSync } = await import('node:sqlite');
  const { storeFile } = await import('./store-on-disk.ts');
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
  return spawn(process.execPath, [CHILD, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
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

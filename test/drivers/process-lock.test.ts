// The lock of a data folder between real processes: who is alone, who is not, and what frees it.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, afterEach, expect, test } from 'vitest';
import { enter } from '../../src/drivers/process-lock.ts';

const CHILD = join(import.meta.dirname, 'process-lock-child.ts');

const place = mkdtempSync(join(tmpdir(), 'whetstone-lock-'));
const running = new Set<ChildProcess>();
let locks = 0;

afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
});
afterAll(() => {
  chmodSync(place, 0o755);
  rmSync(place, { recursive: true, force: true });
});

/** A lock in a folder that is not there yet. */
function newLock(): string {
  locks += 1;
  return join(place, `${locks}`, 'lock');
}

/** A process that has entered, and what it said of being alone. */
async function start(path: string, ...args: string[]) {
  const child = spawn(process.execPath, [CHILD, path, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  running.add(child);
  const [said] = await once(child.stdout, 'data');
  const end = async (how: () => void) => {
    const closed = once(child, 'close');
    how();
    await closed;
    running.delete(child);
  };
  return {
    said: String(said).trim(),
    leave: () => end(() => child.stdin.write('leave\n')),
    kill: () => end(() => child.kill('SIGKILL')),
  };
}

/** Enters here; gives whether it was alone, having left again. */
async function isAlone(path: string): Promise<boolean> {
  let alone = false;
  const presence = await enter(path, async () => {
    alone = true;
  });
  presence.leave();
  return alone;
}

test('the first is alone; whoever comes while another is there is not, whoever was first', async () => {
  const path = newLock();
  const a = await start(path);
  const b = await start(path);
  await a.kill();
  const c = await start(path);
  await b.leave();
  const d = await start(path);
  expect([a, b, c, d].map(({ said }) => said)).toEqual(['alone', 'not alone', 'not alone', 'not alone']);
  await c.kill();
  await d.kill();
  const e = await start(path);
  expect(e.said).toBe('alone');
  await e.leave();
  expect(await isAlone(path)).toBe(true);
});

test('whoever comes while another finds itself alone waits until that one has put things in order', async () => {
  const path = newLock();
  let goOn = () => {};
  const order: string[] = [];
  const first = enter(path, async () => {
    order.push('first is alone');
    const going = new Promise<void>(resolve => {
      goOn = resolve;
    });
    await going;
    order.push('first is done');
  });
  while (order.length === 0) await turn();
  const second = enter(path, async () => {
    order.push('second is alone');
  }).then(presence => {
    order.push('second is in');
    return presence;
  });
  const child = start(path);
  // Time enough to get in, if it did not wait.
  for (let i = 0; i < 300; i++) await turn();
  goOn();
  const presences = await Promise.all([first, second]);
  expect(order).toEqual(['first is alone', 'first is done', 'second is in']);
  expect((await child).said).toBe('not alone');
  for (const presence of presences) presence.leave();
});

test('many that come at once are not alone twice, and all get in', async () => {
  const path = newLock();
  let inside = 0;
  let most = 0;
  const enterOne = () =>
    enter(path, async () => {
      inside += 1;
      most = Math.max(most, inside);
      await turn();
      inside -= 1;
    });
  const presences = await Promise.all(Array.from({ length: 12 }, enterOne));
  expect(most).toBeLessThanOrEqual(1);
  expect(new Set(presences.map(({ owner }) => owner)).size).toBe(12);
  expect(await isAlone(path)).toBe(false);
  for (const presence of presences) presence.leave();
  expect(await isAlone(path)).toBe(true);
});

test('what goes wrong while one is alone is told, and frees the lock', async () => {
  const path = newLock();
  const failing = enter(path, () => Promise.reject(new Error('the store is full')));
  await expect(failing).rejects.toThrow('the store is full');
  expect(await isAlone(path)).toBe(true);
});

test('where the lock is no lock nobody is alone, and nothing is said', async () => {
  const path = newLock();
  expect(await isAlone(path)).toBe(true);
  writeFileSync(path, 'These are my notes, and no lock. '.repeat(50));
  expect(await isAlone(path)).toBe(false);
});

test.skipIf(process.platform === 'win32')('in a folder that can only be read nobody is alone', async () => {
  const path = newLock();
  expect(await isAlone(path)).toBe(true);
  chmodSync(place, 0o755);
  chmodSync(path, 0o444);
  chmodSync(join(path, '..'), 0o555);
  const child = await start(path, 'as-nobody');
  expect(child.said).toBe('not alone');
  await child.leave();
  chmodSync(join(path, '..'), 0o755);
  rmSync(path);
  chmodSync(join(path, '..'), 0o555);
  expect((await start(path, 'as-nobody')).said).toBe('not alone');
});

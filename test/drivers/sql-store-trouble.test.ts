// The store against disks and files that refuse: each trouble is one sentence for a person, and nothing is half done.
import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { openStore } from '../../src/drivers/sql-store.ts';
import { isBusy, sqliteTrouble } from '../../src/drivers/store/sqlite-trouble.ts';
import { at, event, exchange, leaseFor, make, order, WORKSPACE } from '../contracts/store-samples.ts';
import { storeFile, storePlace } from './store-on-disk.ts';

const CHILD = join(import.meta.dirname, 'sql-store-child.ts');
const LONG_TEXT = 'x'.repeat(40_000);

const folders = storePlace();
afterAll(() => folders.remove());

/** Fills a store of few pages until it refuses, and gives what it had acknowledged. */
async function fillUp(dataDir: string): Promise<{ acknowledged: string[]; refused: unknown }> {
  const store = await openStore({ dataDir }, { maxPages: 120 });
  const acknowledged: string[] = [];
  try {
    for (let i = 0; ; i++) {
      await store.receive([event(`${i}`, { text: LONG_TEXT })], at(0));
      acknowledged.push(`${i}`);
    }
  } catch (refused) {
    return { acknowledged, refused };
  } finally {
    await store.close();
  }
}

describe('a full disk', () => {
  test('refuses what comes, keeps what was acknowledged, and goes on when there is room', async () => {
    const dataDir = folders.folder();
    const { acknowledged, refused } = await fillUp(dataDir);
    expect(refused).toMatchObject({
      name: 'PersonError',
      message: `The store ${storeFile(dataDir)} cannot be written to: there is no space left; free some, and what was not kept can be sent again.`,
      cause: { errcode: 13 },
    });
    expect(acknowledged.length).toBeGreaterThan(3);

    const store = await openStore({ dataDir });
    const late = event(`${acknowledged.length}`, { text: LONG_TEXT });
    expect(await store.receive([...acknowledged.map(name => event(name)), late], at(1))).toEqual([
      ...acknowledged.map(() => false),
      true,
    ]);
    await store.close();
  });

  test('keeps nothing of a group when it has no room for all of it, and serves again after that', async () => {
    const dataDir = folders.folder();
    const store = await openStore({ dataDir }, { maxPages: 120 });
    const calls = Array.from({ length: 30 }, (_, i) => store.receive([event(`${i}`, { text: LONG_TEXT })], at(0)));
    const results = await Promise.allSettled(calls);
    expect(new Set(results.map(({ status }) => status))).toEqual(new Set(['rejected']));
    expect(await store.depth()).toEqual({ events: 0, orders: 0 });
    expect(await store.receive([event('0')], at(1))).toEqual([true]);
    await store.check();
    await store.close();
  });

  test('leaves an event unfinished when there is no room for what it leads to', async () => {
    const dataDir = folders.folder();
    const store = await openStore({ dataDir }, { maxPages: 60 });
    await store.receive([event('a')], at(0));
    const [mine] = await store.claimEvents(at(0), leaseFor('me'), 1);
    const changes = [
      { kind: 'order', order: order('small') } as const,
      { kind: 'order', order: order('large', { text: LONG_TEXT.repeat(10) }) } as const,
    ];
    await expect(store.finishEvent(mine!.id, 'me', changes, at(1))).rejects.toMatchObject({ name: 'PersonError' });
    expect(await store.depth()).toEqual({ events: 1, orders: 0 });
    expect(await store.finishEvent(mine!.id, 'me', changes.slice(0, 1), at(2))).toBe(true);
    expect(await store.depth()).toEqual({ events: 0, orders: 1 });
    await store.close();
  });
});

describe('a file that is no store', () => {
  const refusal = (dataDir: string) => ({
    name: 'PersonError',
    message: `The store ${storeFile(dataDir)} is damaged or is not a store at all: put a copy of it back, or move it and its -wal and -shm files away and a new one is made.`,
  });

  test('is told and left as it is', async () => {
    const dataDir = folders.folder();
    mkdirSync(dataDir);
    const text = 'These are my notes, and no database. '.repeat(50);
    writeFileSync(storeFile(dataDir), text);
    await expect(openStore({ dataDir })).rejects.toMatchObject(refusal(dataDir));
    expect(readFileSync(storeFile(dataDir), 'utf8')).toBe(text);
  });

  test('is told when it was cut off or written over', async () => {
    const dataDir = folders.folder();
    const store = await openStore({ dataDir });
    await make(
      store,
      Array.from({ length: 40 }, (_, i) => ({ kind: 'exchange', exchange: exchange(`${i}`, i) })),
    );
    await store.close();
    const whole = readFileSync(storeFile(dataDir));

    truncateSync(storeFile(dataDir), 8192);
    await expect(useAll(dataDir)).rejects.toMatchObject(refusal(dataDir));

    writeFileSync(
      storeFile(dataDir),
      Buffer.concat([whole.subarray(0, 4096), Buffer.alloc(whole.length - 4096, 0xa5)]),
    );
    await expect(useAll(dataDir)).rejects.toMatchObject(refusal(dataDir));
  });

  async function useAll(dataDir: string): Promise<void> {
    const store = await openStore({ dataDir });
    try {
      await store.exchangesBy(WORKSPACE, 'P1', 100);
      await store.workspaces();
    } finally {
      await store.close();
    }
  }
});

describe('a folder', () => {
  test('that is a file is told', async () => {
    const dataDir = folders.folder();
    writeFileSync(dataDir, '');
    await expect(openStore({ dataDir })).rejects.toMatchObject({
      name: 'PersonError',
      message: `The store cannot be opened: DATA_DIR ${dataDir} cannot be written to: a file is in the way; set DATA_DIR to a folder that can be written to.`,
    });
  });

  test.runIf(existsSync('/proc/self'))('that the system does not make is told', async () => {
    await expect(openStore({ dataDir: '/proc/whetstone' })).rejects.toMatchObject({
      name: 'PersonError',
      message: expect.stringMatching(/^The store cannot be opened: DATA_DIR \/proc\/whetstone .*; set DATA_DIR/),
    });
  });

  test.skipIf(process.platform === 'win32')('without permission to write is told', async () => {
    const dataDir = folders.folder();
    mkdirSync(dataDir);
    chmodSync(dirname(dataDir), 0o755);
    chmodSync(dataDir, 0o555);
    expect(await openAsNobody(dataDir)).toBe(
      `PersonError: The store cannot be opened: DATA_DIR ${dataDir} cannot be written to: permission is missing; set DATA_DIR to a folder that can be written to.\n`,
    );
  });

  test.skipIf(process.platform === 'win32')('with a store that can only be read is told', async () => {
    const dataDir = folders.folder();
    await (await openStore({ dataDir })).close();
    chmodSync(dirname(dataDir), 0o755);
    chmodSync(storeFile(dataDir), 0o444);
    chmodSync(dataDir, 0o555);
    expect(await openAsNobody(dataDir)).toMatch(/^PersonError: The store .* permission is missing.*DATA_DIR.*\.\n$/);
  });

  test('that loses its store while it is open is told', async () => {
    const dataDir = folders.folder();
    const store = await openStore({ dataDir });
    await store.check();
    rmSync(storeFile(dataDir));
    await expect(store.check()).rejects.toMatchObject({
      name: 'PersonError',
      message: expect.stringContaining('was removed or replaced while it was in use'),
    });
    await store.close();
  });

  async function openAsNobody(dataDir: string): Promise<string> {
    const { stdout } = await promisify(execFile)(process.execPath, [CHILD, 'open-as-nobody', dataDir]);
    return stdout;
  }
});

describe('what SQLite reports', () => {
  const reported = (errcode: number) => Object.assign(new Error('as SQLite says'), { errcode });

  test.each([
    [5, 'kept busy'],
    [8, 'permission is missing'],
    [10, 'the disk reports an error'],
    [10 | (12 << 8), 'the disk reports an error'],
    [11, 'is damaged'],
    [13, 'no space left'],
    [14, 'cannot be opened'],
  ])('as %i becomes a sentence with %j', (code, words) => {
    const told = sqliteTrouble(reported(code), 'F') as Error;
    expect(told.name).toBe('PersonError');
    expect(told.message).toMatch(/^The store F .*\.$/);
    expect(told.message).toContain(words);
  });

  test('keeps its code as the cause, by which full, damaged and busy are told apart', () => {
    for (const code of [5, 11, 13]) {
      expect(sqliteTrouble(reported(code), 'F')).toMatchObject({ name: 'PersonError', cause: { errcode: code } });
    }
  });

  test('about a statement is a bug, and given on as it is', () => {
    for (const bug of [reported(1), reported(19), new Error('other'), null]) expect(sqliteTrouble(bug, 'F')).toBe(bug);
    expect([isBusy(reported(5)), isBusy(reported(517)), isBusy(reported(11))]).toEqual([true, true, false]);
  });
});

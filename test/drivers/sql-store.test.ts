// The store in a file: the contract, who may read the file, and that what was forgotten is not in it.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import { openStore } from '../../src/drivers/sql-store.ts';
import { KEPT_DAYS } from '../../src/drivers/store/retention.ts';
import type { Tables } from '../../src/drivers/store/schema.ts';
import { sqliteDialect } from '../../src/drivers/store/sqlite-dialect.ts';
import { settle } from '../../src/drivers/store/sqlite-store.ts';
import type { Store } from '../../src/ports/store.ts';
import { storeContract } from '../contracts/store.ts';
import {
  at,
  claimAll,
  conversation,
  DAY,
  event,
  exchange,
  leaseFor,
  make,
  order,
  place,
  WORKSPACE,
} from '../contracts/store-samples.ts';
import { bytesIn, storeFile, storePlace } from './store-on-disk.ts';

const GUIDE = join(import.meta.dirname, '../../docs/SLACK.md');

const folders = storePlace();
afterAll(() => folders.remove());

storeContract('the SQLite store', () => folders.open());

/** What stands in a table, read past the store. */
function rowsOf(dataDir: string, table: string): Record<string, unknown>[] {
  const database = new DatabaseSync(storeFile(dataDir), { readOnly: true });
  const rows = database.prepare(`select * from ${table}`).all();
  database.close();
  return rows;
}

describe('the file', () => {
  test.skipIf(process.platform === 'win32')('and those beside it are for their owner alone', async () => {
    const dataDir = folders.folder();
    const store = await openStore({ dataDir });
    await store.receive([event('a')], at(0));
    for (const end of ['', '-wal', '-shm']) expect(statSync(storeFile(dataDir) + end).mode & 0o777, end).toBe(0o600);
    await store.close();
  });

  test('is written through to the disk at each commit', async () => {
    const database = new DatabaseSync(`${folders.folder()}.db`);
    const db = new Kysely<Tables>({ dialect: sqliteDialect(database, 'F') });
    await settle(db, {});
    const said = ['journal_mode', 'synchronous', 'secure_delete'].map(name =>
      Object.values(database.prepare(`pragma ${name}`).get() ?? {}).join(),
    );
    expect(said).toEqual(['wal', '2', '1']);
    await db.destroy();
  });

  test('has what was on its way when it is closed', async () => {
    const dataDir = folders.folder();
    const store = await openStore({ dataDir });
    const received = store.receive([event('a')], at(0));
    await store.close();
    expect(await received).toEqual([true]);
    const again = await openStore({ dataDir });
    expect(await again.receive([event('a')], at(0))).toEqual([false]);
    await again.close();
    await expect(again.receive([event('b')], at(0))).rejects.toThrow(/destroyed/);
  });

  test('is found again with what was in it', async () => {
    const dataDir = folders.folder();
    const first = await openStore({ dataDir });
    await place(first, [order('k')]);
    await first.receive([event('a')], at(0));
    await first.close();
    const second = await openStore({ dataDir });
    expect(await second.receive([event('a')], at(1))).toEqual([false]);
    expect(await claimAll(second, 'me', 1)).toMatchObject([order('k')]);
    await second.close();
  });

  test('keeps things for as long as the guide tells', () => {
    const guide = readFileSync(GUIDE, 'utf8');
    const rows = [
      [KEPT_DAYS.events, /^\| what came in \| .* by which repetitions are known, (\d+) days \|$/m],
      [KEPT_DAYS.orders, /^\| what went out \| .* which posts show an answer, (\d+) days/m],
      [KEPT_DAYS.exchanges, /^\| questions, answers, estimates and votes \| (\d+) days \|$/m],
      [KEPT_DAYS.votes, /^\| questions, answers, estimates and votes \| (\d+) days \|$/m],
      [KEPT_DAYS.follows, /^\| threads that it follows \| (\d+) days after/m],
      [KEPT_DAYS.rounds, /^\| quiz rounds and interviews, .* \| (\d+) days after they began/m],
      [KEPT_DAYS.interviews, /^\| quiz rounds and interviews, .* \| (\d+) days after they began/m],
      [KEPT_DAYS.appeals, /^\| appeals .* \| (\d+) days after they were settled \|$/m],
      [KEPT_DAYS.answers, /^\| what was asked in quizzes, and every answer.* \| (\d+) days \|$/m],
    ] as const;
    for (const [days, told] of rows) expect(Number(told.exec(guide)?.[1]), String(told)).toBe(days);
    expect(KEPT_DAYS.orders, 'as long as what they show').toBeGreaterThanOrEqual(KEPT_DAYS.exchanges);
  });

  test('holds nothing of events and orders that are over but hashes, posts and times', async () => {
    const dataDir = folders.folder();
    const store = await openStore({ dataDir });
    await place(store, [order('k', { person: 'SOMEBODY', answer: 'SECRET' })]);
    await store.receive([event('a', { person: 'SOMEBODY', text: 'SECRET' })], at(0));
    const [mine] = await store.claimEvents(at(0), leaseFor('me'), 1);
    await store.finishEvent(mine!.id, 'me', [], at(1));
    const [sent] = await claimAll(store, 'me', 0);
    await store.finishOrder(sent!.id, 'me', at(1));
    await store.close();
    for (const row of [...rowsOf(dataDir, 'events'), ...rowsOf(dataDir, 'orders')]) {
      const kept = Object.entries(row).filter(([, value]) => value !== null);
      expect(
        kept
          .map(([name]) => name)
          .filter(name => ['person', 'channel', 'payload', 'body', 'key', 'lane', 'answer'].includes(name)),
      ).toEqual([]);
      expect(JSON.stringify(row)).not.toMatch(/SOMEBODY|SECRET/);
    }
  });

  test('is swept a piece at a time, and others have their turn in between', async () => {
    const store = await folders.open();
    await make(
      store,
      Array.from({ length: 2600 }, (_, i) => ({ kind: 'exchange', exchange: exchange(`${i}`, 0) })),
    );
    let turns = 0;
    const count = () => {
      turns += 1;
      counting = setImmediate(count);
    };
    let counting = setImmediate(count);
    expect(await store.sweep(at(365 * DAY))).toBe(2601);
    clearImmediate(counting);
    expect(turns).toBeGreaterThanOrEqual(5);
    await store.close();
  });

  const MARK = 'x7Qmarker';
  /** Enough rows of many sizes that pages split and merge. */
  const fill = async (store: Store) => {
    const text = (i: number) => `${MARK} ${'word '.repeat((i * 37) % 1500)} ${MARK}`;
    for (let i = 0; i < 60; i++) {
      const person = i % 2 === 0 ? `${MARK}P` : 'P2';
      const said = i % 2 === 0 ? text(i) : 'plain '.repeat(i * 10);
      const where = conversation('C1', `T${i}`);
      await make(store, [
        {
          kind: 'exchange',
          exchange: exchange(`${i}`, i, { person, question: said, text: said, conversation: where }),
        },
        { kind: 'vote', workspace: WORKSPACE, answer: `${i}`, person, vote: 'down', reason: said },
        { kind: 'follow', conversation: where, person, on: true },
        { kind: 'set', workspace: WORKSPACE, person, setting: 'excerpts', value: 'all' },
        { kind: 'order', order: order(`o${i}`, { person, conversation: where, text: said }) },
      ]);
    }
    for (let i = 0; i < 40; i++) await store.receive([event(`e${i}`, { person: `${MARK}P`, text: text(i) })], at(99));
  };

  test('has no byte of what was forgotten, with the store open and closed', async () => {
    const dataDir = folders.folder();
    const store = await openStore({ dataDir });
    await fill(store);
    expect(bytesIn(dataDir).includes(MARK)).toBe(true);
    expect(await store.forget({ workspace: WORKSPACE, person: `${MARK}P` })).toBeGreaterThan(100);
    expect(bytesIn(dataDir).includes(MARK)).toBe(false);
    await store.close();
    expect(bytesIn(dataDir).includes(MARK)).toBe(false);
  });

  test('has no byte of what was erased, or of who asked to be forgotten', async () => {
    const dataDir = folders.folder();
    const store = await openStore({ dataDir });
    const question = exchange('a', 0, { question: `${MARK} ?`, text: `${MARK} !` });
    await make(store, [
      { kind: 'exchange', exchange: question },
      { kind: 'order', order: order('order of a', { text: MARK }) },
    ]);
    expect(bytesIn(dataDir).includes(MARK)).toBe(true);
    await make(store, [{ kind: 'erase', workspace: WORKSPACE, answer: 'a' }]);
    expect(bytesIn(dataDir).includes(MARK)).toBe(false);
    await fill(store);
    await store.release();
    for (const { id } of await store.claimEvents(at(200), leaseFor('me', 200), 1))
      await store.finishEvent(id, 'me', [{ kind: 'forget', workspace: WORKSPACE, person: `${MARK}P` }], at(200));
    expect(bytesIn(dataDir).includes(MARK)).toBe(false);
    await store.close();
  });
});

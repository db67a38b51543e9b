// Stores of older and newer versions: what an older one kept is found, what a newer one wrote is left alone.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import { openStore } from '../../src/drivers/sql-store.ts';
import { MIGRATIONS, type Migration } from '../../src/drivers/store/migrations/all.ts';
import { changed, due, round } from '../contracts/store-quiz-samples.ts';
import {
  at,
  claimAll,
  conversation,
  event,
  exchange,
  leaseFor,
  order,
  place,
  WORKSPACE,
} from '../contracts/store-samples.ts';
import { STORE_OF_VERSION_1 } from './store-of-version-1.ts';
import { STORE_OF_VERSION_2 } from './store-of-version-2.ts';
import { storeFile, storePlace } from './store-on-disk.ts';

const FOLDER = join(import.meta.dirname, '../../src/drivers/store/migrations');

/** SHA-256 of the migrations that were released. A new one gets a line; a line never changes. */
const RELEASED: Readonly<Record<string, string>> = {
  '0001-first-tables.ts': '23bb6934d9fa1526e1c4579af05cf7795f11b247fe353909c258e68ed710da57',
  '0002-estimates.ts': '2dd2c186c146977326efae05d3570f27ab64407a69f3d4ea957a32bea5470d52',
  '0003-quizzes.ts': '7e601e9a1e11b2ffdc41bfa5882b38c4356fe10fecdbb81fe5c245e4f16eb85c',
};

const folders = storePlace();
afterAll(() => folders.remove());

function write(dataDir: string, text: string): void {
  mkdirSync(dataDir, { recursive: true });
  const database = new DatabaseSync(storeFile(dataDir));
  database.exec(text);
  database.close();
}

function tablesOf(dataDir: string): unknown[] {
  const database = new DatabaseSync(storeFile(dataDir), { readOnly: true });
  const rows = database
    .prepare("select name, sql from sqlite_master where name not like 'sqlite_%' order by name")
    .all();
  database.close();
  return rows.map(row => ({ ...row }));
}

describe('migrations', () => {
  test('that were released are as they were, and each is listed', () => {
    const files = readdirSync(FOLDER).filter(name => /^\d{4}-/.test(name));
    expect(files).toHaveLength(MIGRATIONS.length);
    const hashes = files.map(name => [
      name,
      createHash('sha256')
        .update(readFileSync(join(FOLDER, name)))
        .digest('hex'),
    ]);
    expect(Object.fromEntries(hashes), 'a store out there was made by it: add a migration instead').toEqual(RELEASED);
  });

  test('of version 1 make the tables that version 1 made', async () => {
    const [made, old] = [folders.folder(), folders.folder()];
    await (await openStore({ dataDir: made }, { migrations: MIGRATIONS.slice(0, 1) })).close();
    write(old, STORE_OF_VERSION_1);
    expect(tablesOf(made)).toEqual(tablesOf(old));
  });

  test('of versions 1 and 2 make the tables that version 2 had', async () => {
    const [made, old] = [folders.folder(), folders.folder()];
    await (await openStore({ dataDir: made }, { migrations: MIGRATIONS.slice(0, 2) })).close();
    write(old, STORE_OF_VERSION_2);
    expect(tablesOf(made)).toEqual(tablesOf(old));
  });

  test('find what a store of version 2 kept, and have room for quizzes', async () => {
    const dataDir = folders.folder();
    write(dataDir, STORE_OF_VERSION_2);
    const store = await openStore({ dataDir });
    expect(await store.exchange(WORKSPACE, 'a')).toEqual(exchange('a', 0));
    const estimated = { kind: 'cost', person: 'P2', post: null, entries: [] } as const;
    expect(await store.exchange(WORKSPACE, 'b')).toEqual(exchange('b', 1, estimated));
    expect(await store.daily(WORKSPACE, 'C1')).toBeNull();
    const [waits] = await store.claimEvents(at(1), leaseFor('me', 1), 9);
    await store.finishEvent(waits!.id, 'me', [changed.round(round('r1')), due('d', 5)], at(1));
    expect(await store.openRound(WORKSPACE, 'C1', 'round')).toEqual(round('r1'));
    expect(await store.ringDue(at(5))).toBe(1);
    await store.close();
  });

  test('find what a store of version 1 kept', async () => {
    const dataDir = folders.folder();
    write(dataDir, STORE_OF_VERSION_1);
    const store = await openStore({ dataDir });
    expect(await store.receive([event('waits'), event('done')], at(1))).toEqual([false, false]);
    const [waits] = await store.claimEvents(at(1), leaseFor('me', 1), 9);
    expect(waits).toMatchObject({ incoming: event('waits'), attempt: 1, receivedAt: at(0) });
    expect((await claimAll(store, 'me', 1))[0]).toMatchObject({
      key: 'k',
      posts: [],
      unclearSince: null,
      delivery: order('k').delivery,
    });
    expect(await store.exchange(WORKSPACE, 'a')).toEqual(exchange('a', 0));
    expect(await store.isFollowed(conversation('C1', 'T1'))).toBe(true);
    expect(await store.votes(WORKSPACE, 'a')).toEqual([{ person: 'P1', vote: 'down', reason: 'why' }]);
    expect(await store.settings(WORKSPACE, 'P1')).toEqual({ follow: 'off' });
    await store.check();
    await store.close();
  });
});

describe('a store of another version', () => {
  const addColumn: Migration = db => db.schema.alterTable('votes').addColumn('weight', 'integer').execute();
  const failHalfWay: Migration = async db => {
    await addColumn(db);
    await sql`insert into nowhere values (1)`.execute(db);
  };

  test('that is older is brought to this one, whoever opens it, and keeps what it has', async () => {
    const dataDir = folders.folder();
    const old = await openStore({ dataDir });
    await place(old, [order('k')]);
    await old.close();
    const migrations = [...MIGRATIONS, addColumn];
    const both = await Promise.all([openStore({ dataDir }, { migrations }), openStore({ dataDir }, { migrations })]);
    expect(await claimAll(both[0], 'me', 1)).toHaveLength(1);
    for (const store of both) await store.close();
    expect(JSON.stringify(tablesOf(dataDir))).toContain('weight');
  });

  test('stays as it is when a step fails', async () => {
    const dataDir = folders.folder();
    await (await openStore({ dataDir })).close();
    const before = tablesOf(dataDir);
    await expect(openStore({ dataDir }, { migrations: [...MIGRATIONS, failHalfWay] })).rejects.toThrow(/nowhere/);
    expect(tablesOf(dataDir)).toEqual(before);
    const store = await openStore({ dataDir });
    await store.check();
    await store.close();
  });

  test('that is newer is left alone', async () => {
    const dataDir = folders.folder();
    await (await openStore({ dataDir }, { migrations: [...MIGRATIONS, addColumn] })).close();
    const before = readFileSync(storeFile(dataDir));
    await expect(openStore({ dataDir })).rejects.toMatchObject({
      name: 'PersonError',
      message: `The store ${storeFile(dataDir)} was written by a newer version of Whetstone: run that version, or set DATA_DIR to another folder.`,
    });
    expect(readFileSync(storeFile(dataDir))).toEqual(before);
  });
});

// A lock between processes that the operating system releases when its holder dies, whichever way: a transaction in SQLite.
import { unlinkSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { PersonError } from '../message/person-error.ts';
import type { BuildingOptions } from '../ports/index-store.ts';
import { makeFolder } from './make-folder.ts';

const POLL_MS = 50;
const WAIT_MS = 10 * 60_000;

// Result codes of SQLite, without their details in the upper bits.
const BUSY = 5;
const LOCKED = 6;
const CORRUPT = 11;
const NOT_A_DATABASE = 26;

type Attempt = 'taken' | 'busy' | 'impossible';

/**
 * Does `work` while holding the lock at `path`. Where no lock can be written the work is done without: nobody else can write
 * there either, so there is nothing to guard.
 */
export async function withBuildLock<R>(
  path: string,
  work: (waited: boolean) => Promise<R>,
  options: BuildingOptions = {},
): Promise<R> {
  const database = await openLock(path);
  if (database === null) return work(false);
  try {
    return await work(await take(database, options));
  } finally {
    database.close();
  }
}

/** Takes the lock; true when somebody else had it first. */
async function take(database: DatabaseSync, options: BuildingOptions): Promise<boolean> {
  const deadline = performance.now() + (options.waitMs ?? WAIT_MS);
  if (attempt(database) !== 'busy') return false;
  options.onWait?.();
  while (performance.now() < deadline) {
    await sleep(POLL_MS);
    if (attempt(database) !== 'busy') return true;
  }
  throw new PersonError('Another process is still building this index; wait for it, or end it and try again.');
}

function attempt(database: DatabaseSync): Attempt {
  try {
    database.exec('BEGIN EXCLUSIVE');
    return 'taken';
  } catch (error) {
    const code = resultCode(error);
    return code === BUSY || code === LOCKED ? 'busy' : 'impossible';
  }
}

async function openLock(path: string): Promise<DatabaseSync | null> {
  try {
    await makeFolder(dirname(path));
    // Only who builds needs it, so a start that finds its index does without.
    const { DatabaseSync } = await import('node:sqlite');
    // Waiting inside SQLite would stop the event loop.
    const open = () => new DatabaseSync(path, { timeout: 0 });
    const database = open();
    if (!isForeign(database)) return database;
    database.close();
    unlinkSync(path);
    return open();
  } catch {
    return null;
  }
}

/** Nothing is ever written into the lock, so a file with something else in it is in the way. */
function isForeign(database: DatabaseSync): boolean {
  try {
    database.exec('SELECT 1 FROM sqlite_master');
    return false;
  } catch (error) {
    const code = resultCode(error);
    return code === NOT_A_DATABASE || code === CORRUPT;
  }
}

function resultCode(error: unknown): number | null {
  const detailed = error instanceof Error && 'errcode' in error ? error.errcode : null;
  return typeof detailed === 'number' ? detailed & 0xff : null;
}

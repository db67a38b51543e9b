// Tells a process whether it is alone with a data folder: locks that the operating system frees when their holder dies.
import { randomUUID } from 'node:crypto';
import { accessSync, constants } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeFolder } from './make-folder.ts';
import { isBusy } from './store/sqlite-trouble.ts';

export interface Presence {
  /** A name that no other process has, nor had. */
  readonly owner: string;
  leave(): void;
}

const PAUSE_MS = 20;

/**
 * Enters the folder of `path`, a file for nothing but the lock. `whenAlone` runs when no other process works there, and none
 * gets in before it is done: whatever is in hand then was left by one that died. Where no lock can be held nobody is sure to
 * be alone. Throws what `whenAlone` throws.
 */
export async function enter(path: string, whenAlone: () => Promise<void>): Promise<Presence> {
  const owner = `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`;
  const lock = await openLock(path);
  if (lock === null) return { owner, leave: () => {} };
  const leave = () => lock.close();
  try {
    if (holdsAlone(lock, path)) await whenAlone();
    // Another that gets in between finds nothing in our hands yet.
    if (lock.isTransaction) lock.exec('rollback');
    await share(lock);
  } catch (error) {
    leave();
    throw error;
  }
  return { owner, leave };
}

/** Null where there is no file to be had: whoever opens the store beside it tells what is wrong. */
async function openLock(path: string): Promise<DatabaseSync | null> {
  const { DatabaseSync } = await import('node:sqlite');
  try {
    await makeFolder(dirname(path));
    return new DatabaseSync(path, { timeout: 0 });
  } catch {
    return null;
  }
}

/** Takes the lock that nobody else may hold one beside; it is held until the transaction ends. */
function holdsAlone(lock: DatabaseSync, path: string): boolean {
  try {
    // In a file that can only be read the transaction would begin all the same, and lock nobody out.
    accessSync(path, constants.W_OK);
    lock.exec('begin exclusive');
    return true;
  } catch {
    return false;
  }
}

/** Takes the lock that others may hold too, and keeps it for as long as the process lives: a transaction that has read. */
async function share(lock: DatabaseSync): Promise<void> {
  lock.exec('begin');
  while (!hasRead(lock)) await sleep(PAUSE_MS);
}

function hasRead(lock: DatabaseSync): boolean {
  try {
    lock.prepare('select count(*) from sqlite_master').get();
    return true;
  } catch (error) {
    // Somebody finds out that they are alone, or that they are not: that takes moments. Other trouble is told by the store.
    return !isBusy(error);
  }
}

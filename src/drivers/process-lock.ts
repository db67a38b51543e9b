// Tells a process whether it is alone with a data folder: a lock that the operating system frees when its holder dies.

import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { makeFolder } from './make-folder.ts';

export interface Presence {
  /** A name that no other process has, nor had. */
  readonly owner: string;
  /** Whether no other process works in this folder, so that whatever is in hand there was left by one that died. */
  readonly alone: boolean;
  leave(): void;
}

/** Enters the folder of `path`, a file that holds nothing but the lock. Where no lock can be held, one is never sure to be alone. */
export async function enter(path: string): Promise<Presence> {
  const owner = `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`;
  const { DatabaseSync } = await import('node:sqlite');
  await makeFolder(dirname(path));
  try {
    const lock = new DatabaseSync(path, { timeout: 0 });
    try {
      lock.exec('BEGIN EXCLUSIVE');
      return { owner, alone: true, leave: () => lock.close() };
    } catch {
      lock.close();
    }
  } catch {
    // Told by whoever opens the store beside it.
  }
  return { owner, alone: false, leave: () => {} };
}

// The store in one SQLite file: opened, brought to this version, and put together from its parts.
import { closeSync, openSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { Kysely, sql } from 'kysely';
import { PersonError } from '../../message/person-error.ts';
import type { Store } from '../../ports/store.ts';
import { dueListOver } from './dues.ts';
import { forgetPerson, forgetWorkspace, workspacesIn } from './forget.ts';
import { inboxOver } from './inbox.ts';
import { memoryOver } from './memory.ts';
import { migrate } from './migrate.ts';
import { MIGRATIONS, type Migration } from './migrations/all.ts';
import { outboxOver } from './outbox.ts';
import { quizRecordOver } from './quiz-record.ts';
import { sweepOld } from './retention.ts';
import type { Tables } from './schema.ts';
import { sqliteDialect } from './sqlite-dialect.ts';
import { sqliteTrouble } from './sqlite-trouble.ts';
import { workOver } from './work.ts';

/** How large the file may grow, in pages of 4 KiB; and the migrations, where a test has others. */
export interface SqliteOptions {
  readonly maxPages?: number;
  readonly migrations?: readonly Migration[];
}

/** 16 MiB of pages of 4 KiB. */
const LOG_PAGES = 4_000;
const WIPE_TRIES = 20;
const WIPE_PAUSE_MS = 10;

/** Opens the store in `file`, which is made when it is not there. Throws `PersonError`, or what the system says of the file. */
export async function openSqliteStore(file: string, options: SqliteOptions = {}): Promise<Store> {
  const inode = ownFile(file);
  const database = openDatabase(file);
  const db = new Kysely<Tables>({ dialect: sqliteDialect(database, file) });
  try {
    await settle(db, options);
    await migrate(db, options.migrations ?? MIGRATIONS, file);
  } catch (error) {
    database.close();
    throw error;
  }
  const wipe = () => wipeLog(db);
  const inbox = inboxOver(db, wipe);
  return {
    ...inbox,
    ...outboxOver(db),
    ...memoryOver(db),
    ...workOver(db),
    ...dueListOver(db),
    ...quizRecordOver(db),

    sweep: now => sweepOld(db, now.getTime()),

    forget: async ({ workspace, person }) => {
      const removed = await db
        .transaction()
        .execute(change =>
          person === undefined ? forgetWorkspace(change, workspace) : forgetPerson(change, workspace, person),
        );
      await wipe();
      return removed;
    },

    workspaces: () => workspacesIn(db),

    check: async () => {
      if (inodeOf(file) !== inode) throw replaced(file);
      await db.updateTable('checks').set({ times: sql`times + 1` }).execute();
    },

    close: async () => {
      // What waits to be written is written first; its callers hear of trouble.
      await inbox.settled();
      await db.destroy();
    },
  };
}

/** Makes the file for its owner alone, since others have no business in it; SQLite gives the files beside it the same mode. */
function ownFile(file: string): number {
  closeSync(openSync(file, 'a', 0o600));
  return inodeOf(file) ?? 0;
}

function inodeOf(file: string): number | null {
  return statSync(file, { throwIfNoEntry: false })?.ino ?? null;
}

function openDatabase(file: string): DatabaseSync {
  try {
    return new DatabaseSync(file, { timeout: 0, enableForeignKeyConstraints: true });
  } catch (error) {
    throw sqliteTrouble(error, file);
  }
}

/** How the connection behaves, which SQLite keeps nowhere. */
export async function settle(db: Kysely<Tables>, { maxPages }: SqliteOptions): Promise<void> {
  await sql`pragma journal_mode = wal`.execute(db);
  await sql`pragma synchronous = full`.execute(db);
  // What is in hand is written again and again: a longer log brings it to its place once.
  await sql`pragma wal_autocheckpoint = ${sql.lit(LOG_PAGES)}`.execute(db);
  // What is deleted is overwritten, so that what was forgotten cannot be read in the file.
  await sql`pragma secure_delete = on`.execute(db);
  if (maxPages !== undefined) await sql`pragma max_page_count = ${sql.lit(maxPages)}`.execute(db);
}

/** Empties the write-ahead log, in which what was forgotten still stands. While another process reads it cannot be emptied. */
async function wipeLog(db: Kysely<Tables>): Promise<void> {
  for (let tries = 0; tries < WIPE_TRIES; tries++) {
    const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(db);
    if (rows[0]?.busy === 0) return;
    await sleep(WIPE_PAUSE_MS);
  }
}

function replaced(file: string): PersonError {
  return new PersonError(
    `The store ${file} was removed or replaced while it was in use: put it back, or start Whetstone again with the new one.`,
  );
}

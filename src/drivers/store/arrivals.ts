// What arrives, written to the inbox: many rows in one statement, and many callers in one commit.
import type { Kysely } from 'kysely';
import type { Incoming } from '../../ports/incoming.ts';
import { boundQuery } from './bound-query.ts';
import { grouped } from './grouped.ts';
import { keyHash, placeName } from './keys.ts';
import type { Tables } from './schema.ts';

export interface Arrival {
  readonly workspace: string;
  readonly person: string;
  readonly channel: string;
  readonly event_key: string;
  readonly content_key: string;
  readonly payload: string;
  readonly received_at: number;
  readonly due: number;
}

export function arrivalOf(event: Incoming, now: number): Arrival {
  const { workspace, channel } = event.conversation;
  return {
    workspace,
    person: event.person,
    channel: placeName(channel, event.person),
    event_key: keyHash(workspace, event.id),
    content_key: keyHash(workspace, event.content),
    payload: JSON.stringify(event),
    received_at: now,
    due: now,
  };
}

const COLUMNS = [
  'workspace',
  'person',
  'channel',
  'event_key',
  'content_key',
  'payload',
  'received_at',
  'due',
] as const satisfies readonly (keyof Arrival)[];

/** Rows of one statement; each count is a statement of its own, so there are not too many. */
const MOST_ROWS = 32;
/** A commit costs most of what keeping an event does, and those that come in so many milliseconds share one. */
const REST_MS = 4;

/** Writes arrivals and tells of each whether it is new. More than a few are several statements: they need a transaction. */
export type ArrivalWriter = (arrivals: readonly Arrival[], within: Kysely<Tables>) => Promise<boolean[]>;

/** Keeps arrivals, all or none, and tells of each whether it is new: whatever a row is known by, it goes in once. */
export function arrivals(db: Kysely<Tables>): (arrivals: readonly Arrival[]) => Promise<readonly boolean[]> {
  const write = arrivalWriter(db);
  return grouped(
    all => (all.length <= MOST_ROWS ? write(all, db) : db.transaction().execute(change => write(all, change))),
    REST_MS,
  );
}

export function arrivalWriter(db: Kysely<Tables>): ArrivalWriter {
  const insert = inserter(db);
  return async (all, within) => {
    const results: boolean[] = [];
    for (let at = 0; at < all.length; at += MOST_ROWS)
      results.push(...(await insert(all.slice(at, at + MOST_ROWS), within)));
    return results;
  };
}

/** One statement is a transaction of its own. */
function inserter(db: Kysely<Tables>): ArrivalWriter {
  const compiled = new Map<number, ReturnType<typeof insertOf>>();
  return async (rows, within) => {
    const insert = compiled.get(rows.length) ?? insertOf(db, rows.length);
    compiled.set(rows.length, insert);
    const values = rows.flatMap(row => COLUMNS.map(column => row[column]));
    const kept = new Set((await insert(values, within)).map(nameOf));
    // Of two that are the same the first is the new one.
    return rows.map(row => kept.delete(nameOf(row)));
  };
}

function nameOf({ event_key, content_key }: Pick<Arrival, 'event_key' | 'content_key'>): string {
  return event_key + content_key;
}

function insertOf(db: Kysely<Tables>, count: number) {
  return boundQuery<readonly (string | number)[], Pick<Arrival, 'event_key' | 'content_key'>>(db, (db, slot) =>
    db
      .insertInto('events')
      .values(
        Array.from(
          { length: count },
          (_, row) =>
            Object.fromEntries(
              COLUMNS.map((column, at) => [column, slot(row * COLUMNS.length + at)]),
            ) as unknown as Arrival,
        ),
      )
      .onConflict(conflict => conflict.doNothing())
      .returning(['event_key', 'content_key']),
  );
}

// How long the store keeps what, and the sweep that removes what is older.
import { setImmediate as othersTurn } from 'node:timers/promises';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Tables } from './schema.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * For how many days things are kept; the guides in `docs` tell them.
 * - `events`: by what those that are done are known again; their text goes when they end.
 * - `orders`: by what those that are done are known again, and their posts: as long as the answer that these show, which may
 *   be changed or taken back for as long as it is kept. Their text goes when they end.
 * - `exchanges`: questions and answers, from when they were asked.
 * - `votes`: from when they were given last.
 * - `follows`: threads, from the last answer in them.
 * - `rounds`, `interviews`: those that ended, from when they began. Nobody asks for more of them than their answers.
 * - `appeals`: those that are settled, from then on.
 * - `answers`: what was asked and answered, from then on: the standings of all time and the streaks of a year come from them.
 * Settings and review cards stay until they are forgotten, daily questions until they are taken back, dues until they ring.
 */
export const KEPT_DAYS = {
  events: 7,
  orders: 90,
  exchanges: 90,
  votes: 90,
  follows: 90,
  rounds: 30,
  interviews: 30,
  appeals: 90,
  answers: 400,
} as const;

/** So many rows go at once, and then others have their turn. */
const BATCH = 500;

interface Rule {
  readonly table: RawBuilder<unknown>;
  /** What tells the rows of the table apart. */
  readonly key: RawBuilder<unknown>;
  readonly since: RawBuilder<unknown>;
  readonly days: number;
  /** Which rows these are; all where it is not said. */
  readonly only?: RawBuilder<unknown>;
}

const ENDED = sql`open = 0`;

const RULES: readonly Rule[] = [
  { table: sql`events`, key: sql`id`, since: sql`done_at`, days: KEPT_DAYS.events },
  { table: sql`orders`, key: sql`id`, since: sql`done_at`, days: KEPT_DAYS.orders },
  { table: sql`exchanges`, key: sql`workspace, id`, since: sql`asked_at`, days: KEPT_DAYS.exchanges },
  { table: sql`votes`, key: sql`workspace, answer, person`, since: sql`voted_at`, days: KEPT_DAYS.votes },
  { table: sql`follows`, key: sql`workspace, channel, thread, person`, since: sql`used_at`, days: KEPT_DAYS.follows },
  { table: sql`rounds`, key: sql`workspace, id`, since: sql`begun_at`, days: KEPT_DAYS.rounds, only: ENDED },
  { table: sql`interviews`, key: sql`workspace, id`, since: sql`begun_at`, days: KEPT_DAYS.interviews, only: ENDED },
  { table: sql`appeals`, key: sql`workspace, id`, since: sql`settled_at`, days: KEPT_DAYS.appeals },
  { table: sql`askings`, key: sql`workspace, id`, since: sql`asked_at`, days: KEPT_DAYS.answers },
  { table: sql`answers`, key: sql`workspace, asking, person`, since: sql`answered_at`, days: KEPT_DAYS.answers },
];

/** Removes what was kept long enough, a piece at a time, and gives how many rows went. */
export async function sweepOld(db: Kysely<Tables>, now: number): Promise<number> {
  let removed = 0;
  for (const { table, key, since, days, only = sql`1 = 1` } of RULES) {
    const some = sql`delete from ${table} where (${key}) in (
      select ${key} from ${table} where ${since} <= ${now - days * DAY_MS} and ${only} limit ${BATCH})`;
    removed += await untilNone(db, some);
  }
  // Rests that are over hold nobody up; they are no record of anything, so they do not count.
  await db.deleteFrom('channels').where('paced_until', '<=', now).where('paused_until', '<=', now).execute();
  return removed;
}

async function untilNone(db: Kysely<Tables>, some: RawBuilder<unknown>): Promise<number> {
  for (let removed = 0; ; ) {
    const { numAffectedRows = 0n } = await some.execute(db);
    removed += Number(numAffectedRows);
    if (numAffectedRows < BATCH) return removed;
    await othersTurn();
  }
}

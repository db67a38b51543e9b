// The inbox: events that came in, kept before they are acknowledged, each taken up by one process at a time.
import { type Kysely, sql } from 'kysely';
import type { Incoming } from '../../ports/incoming.ts';
import type { Change, Lease, Store } from '../../ports/store.ts';
import { arrivalOf, arrivals } from './arrivals.ts';
import { boundQuery } from './bound-query.ts';
import { applyChange } from './changes.ts';
import type { Tables } from './schema.ts';

export interface Inbox extends Pick<Store, 'receive' | 'claimEvents' | 'finishEvent' | 'postponeEvent'> {
  /** Fulfils when whatever was received until now is written, or could not be. */
  settled(): Promise<void>;
}

/** Changes after which nothing of what they took out is to be found. */
const FORGETS: ReadonlySet<Change['kind']> = new Set(['erase', 'forget', 'forget-quiz']);

/** `wipe` is called after something that was to be forgotten is gone from the tables. */
export function inboxOver(db: Kysely<Tables>, wipe: () => Promise<void>): Inbox {
  const receive = arrivals(db);
  const claim = claimer(db);
  return {
    settled: () =>
      receive([]).then(
        () => {},
        () => {},
      ),

    receive: async (events, now) => receive(events.map(event => arrivalOf(event, now.getTime()))),

    claimEvents: async (now, { owner, until }, limit) => {
      const rows = await claim({ now: now.getTime(), owner, until: until.getTime(), limit });
      return rows
        .toSorted((a, b) => a.id - b.id)
        .map(row => ({
          id: row.id,
          incoming: JSON.parse(row.payload ?? 'null') as Incoming,
          attempt: row.attempts,
          receivedAt: new Date(row.received_at),
        }));
    },

    finishEvent: async (id, owner, changes, now) => {
      const done = await db.transaction().execute(change => finish(change, id, owner, changes, now.getTime()));
      if (done && changes.some(({ kind }) => FORGETS.has(kind))) await wipe();
      return done;
    },

    postponeEvent: async (id, owner, due) => {
      await db
        .updateTable('events')
        .set({ owner: null, due: due.getTime(), attempts: sql`attempts - 1` })
        .where('id', '=', id)
        .where('owner', '=', owner)
        .execute();
    },
  };
}

interface Claim {
  readonly now: number;
  readonly owner: string;
  readonly until: number;
  readonly limit: number;
}

/** What waits in a channel after an event that is in hand, or that waits to be taken up again, waits for that one. */
function claimer(db: Kysely<Tables>) {
  return boundQuery<Claim, { id: number; payload: string | null; attempts: number; received_at: number }>(
    db,
    (db, slot) =>
      db
        .updateTable('events')
        .set({ owner: slot('owner'), due: slot('until'), attempts: sql`attempts + 1` })
        .where('id', 'in', waiting =>
          waiting
            .selectFrom('events as waiting')
            .select('waiting.id')
            .where('waiting.done_at', 'is', null)
            .where('waiting.due', '<=', slot('now'))
            .where(({ not, exists, selectFrom }) =>
              not(
                exists(
                  selectFrom('events as before')
                    .select('before.id')
                    .whereRef('before.workspace', '=', 'waiting.workspace')
                    .whereRef('before.channel', '=', 'waiting.channel')
                    .whereRef('before.id', '<', 'waiting.id')
                    .where('before.done_at', 'is', null)
                    .where('before.due', '>', slot('now')),
                ),
              ),
            )
            .orderBy('waiting.id')
            .limit(slot('limit')),
        )
        .returning(['id', 'payload', 'attempts', 'received_at']),
  );
}

/** The end comes first: a change may be to forget the person, and nothing of this event is to be left. */
async function finish(
  db: Kysely<Tables>,
  id: number,
  owner: Lease['owner'],
  changes: readonly Change[],
  now: number,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('events')
    .set({ done_at: now, owner: null, person: null, channel: null, payload: null })
    .where('id', '=', id)
    .where('owner', '=', owner)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  for (const change of changes) await applyChange(db, change, now);
  return true;
}

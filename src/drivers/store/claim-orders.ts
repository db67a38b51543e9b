// Which orders may be delivered now: the first of each conversation, where its channel has had its rest.
import { type Kysely, sql } from 'kysely';
import type { PostRef } from '../../ports/incoming.ts';
import type { ClaimedOrder } from '../../ports/store.ts';
import { boundQuery } from './bound-query.ts';
import { orderOfRow, WIPED } from './order-rows.ts';
import type { Tables } from './schema.ts';

interface Claim {
  readonly now: number;
  readonly owner: string;
  readonly until: number;
  readonly limit: number;
  readonly paceMs: number;
}

interface ClaimedRow {
  readonly id: number;
  readonly workspace: string;
  readonly key: string | null;
  readonly channel: string | null;
  readonly paced: number;
  readonly body: string | null;
  readonly attempts: number;
  readonly ordered_at: number;
  readonly unclear_since: number | null;
  readonly posts: string;
  readonly turn: number;
}

/** Makes the claim, within a transaction that keeps others from making theirs. */
export function orderClaimer(
  db: Kysely<Tables>,
): (change: Kysely<Tables>, claim: Claim) => Promise<readonly ClaimedOrder[]> {
  const dropErased = erasedDropper(db);
  const take = taker(db);
  const pace = pacer(db);
  return async (change, claim) => {
    await dropErased(claim, change);
    const rows = await take({ ...claim, inChannel: claim.paceMs > 0 ? 1 : claim.limit }, change);
    for (const { workspace, channel, paced } of rows) {
      const until = claim.now + claim.paceMs;
      if (paced === 1 && channel !== null) await pace({ workspace, channel, until }, change);
    }
    return rows.toSorted((a, b) => a.turn - b.turn).map(claimedOf);
  };
}

/** Unfinished orders that are the first of their conversation, or wait for nobody. */
export function ordersInTurn(db: Kysely<Tables>) {
  return db
    .selectFrom('orders')
    .leftJoin('channels', join =>
      join.onRef('channels.workspace', '=', 'orders.workspace').onRef('channels.channel', '=', 'orders.channel'),
    )
    .where('orders.done_at', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('orders as before')
            .select('before.id')
            .whereRef('before.lane', '=', 'orders.lane')
            .where('before.done_at', 'is', null)
            .where(sql<boolean>`coalesce("before"."turn", "before"."id") < coalesce("orders"."turn", "orders"."id")`),
        ),
      ),
    );
}

/** What was erased while it was being sent, by a process that then died: there is nothing left to send. */
function erasedDropper(db: Kysely<Tables>) {
  return boundQuery<Pick<Claim, 'now'>, unknown>(db, (db, slot) =>
    db
      .updateTable('orders')
      .set({ ...WIPED, owner: null, done_at: slot('now') })
      .where('done_at', 'is', null)
      .where('due', '<=', slot('now'))
      .where('body', 'is', null),
  );
}

/** The number of orders that one paced channel may get at once is `inChannel`. */
function taker(db: Kysely<Tables>) {
  return boundQuery<Claim & { inChannel: number }, ClaimedRow>(db, (db, slot) => {
    const open = ordersInTurn(db)
      .select(['orders.id', 'orders.paced'])
      .select(sql<number>`coalesce("orders"."turn", "orders"."id")`.as('turn'))
      .select(
        sql<number>`row_number() over (
          partition by "orders"."workspace", "orders"."channel", "orders"."paced"
          order by coalesce("orders"."turn", "orders"."id"))`.as('place'),
      )
      .where('orders.due', '<=', slot('now'))
      .where(sql<number>`coalesce("channels"."paused_until", 0)`, '<=', slot('now'))
      .where(sql<number>`coalesce("channels"."paced_until", 0) * "orders"."paced"`, '<=', slot('now'));
    return db
      .updateTable('orders')
      .set({
        owner: slot('owner'),
        due: slot('until'),
        attempts: sql`attempts + 1`,
        unclear_since: sql`coalesce(begun_at, unclear_since)`,
        begun_at: slot('now'),
      })
      .where('id', 'in', chosen =>
        chosen
          .selectFrom(open.as('open'))
          .select('open.id')
          .where(({ eb, or }) => or([eb('open.paced', '=', 0), eb('open.place', '<=', slot('inChannel'))]))
          .orderBy('open.turn')
          .limit(slot('limit')),
      )
      .returning([
        'id',
        'workspace',
        'key',
        'channel',
        'paced',
        'body',
        'attempts',
        'ordered_at',
        'unclear_since',
        'posts',
      ])
      .returning(sql<number>`coalesce(turn, id)`.as('turn'));
  });
}

function pacer(db: Kysely<Tables>) {
  return boundQuery<{ workspace: string; channel: string; until: number }, unknown>(db, (db, slot) =>
    db
      .insertInto('channels')
      .values({ workspace: slot('workspace'), channel: slot('channel'), paced_until: slot('until'), paused_until: 0 })
      .onConflict(known => known.columns(['workspace', 'channel']).doUpdateSet({ paced_until: slot('until') })),
  );
}

function claimedOf(row: ClaimedRow): ClaimedOrder {
  return {
    ...orderOfRow(row),
    id: row.id,
    attempt: row.attempts,
    orderedAt: new Date(row.ordered_at),
    posts: JSON.parse(row.posts) as PostRef[],
    unclearSince: row.unclear_since === null ? null : new Date(row.unclear_since),
  };
}

// The outbox: what has to go out, in its turn and at its pace, each attempt kept from its beginning on.
import { type Kysely, sql } from 'kysely';
import type { PostRef } from '../../ports/incoming.ts';
import type { AttemptEnd, ClaimedOrder, Store } from '../../ports/store.ts';
import { arrivalOf, arrivalWriter } from './arrivals.ts';
import { orderClaimer } from './claim-orders.ts';
import { keyHash } from './keys.ts';
import { draftOf, putOrder, WIPED } from './order-rows.ts';
import type { Tables } from './schema.ts';

export type Outbox = Pick<
  Store,
  'claimOrders' | 'notePost' | 'finishOrder' | 'postponeOrder' | 'redraftOrder' | 'postsOf' | 'waits'
>;

export function outboxOver(db: Kysely<Tables>): Outbox {
  const claim = orderClaimer(db);
  const write = arrivalWriter(db);
  /** The order while `owner` has it in hand. */
  const inHand = (within: Kysely<Tables>, id: number, owner: string) =>
    within.updateTable('orders').where('id', '=', id).where('owner', '=', owner).where('done_at', 'is', null);

  return {
    claimOrders: (now, { owner, until }, limit, paceMs): Promise<readonly ClaimedOrder[]> =>
      db
        .transaction()
        .execute(change => claim(change, { now: now.getTime(), owner, until: until.getTime(), limit, paceMs })),

    notePost: (id, owner, post) =>
      db.transaction().execute(async change => {
        const row = await change.selectFrom('orders').select('posts').where('id', '=', id).executeTakeFirst();
        const posts = JSON.stringify([...postsIn(row?.posts), post]);
        await inHand(change, id, owner).set({ posts, unclear_since: null }).execute();
      }),

    finishOrder: (id, owner, now, { instead, news } = {}) =>
      db.transaction().execute(async change => {
        const over = await inHand(change, id, owner)
          .set({ ...WIPED, owner: null, done_at: now.getTime() })
          .returning(sql<number>`coalesce(turn, id)`.as('turn'))
          .executeTakeFirst();
        if (over === undefined) return;
        if (instead !== undefined) await putOrder(change, instead, now.getTime(), over.turn);
        if (news !== undefined) await write([arrivalOf(news, now.getTime())], change);
      }),

    postponeOrder: (id, owner, due, { end, pause }) =>
      db.transaction().execute(async change => {
        const until = due.getTime();
        const row = await inHand(change, id, owner)
          .set({ owner: null, due: until, ...AFTER[end] })
          .returning(['workspace', 'channel'])
          .executeTakeFirst();
        if (pause && row !== undefined && row.channel !== null)
          await pauseChannel(change, row.workspace, row.channel, until);
      }),

    redraftOrder: async (id, owner, order) => {
      // One that was erased meanwhile stays erased.
      await inHand(db, id, owner).where('body', 'is not', null).set(draftOf(order)).execute();
    },

    postsOf: async (workspace, key) => {
      const row = await db
        .selectFrom('orders')
        .select('posts')
        .where('key_hash', '=', keyHash(workspace, key))
        .where('done_at', 'is not', null)
        .executeTakeFirst();
      return postsIn(row?.posts);
    },

    waits: async (workspace, key) => {
      const row = await db
        .selectFrom('orders')
        .select('id')
        .where('key_hash', '=', keyHash(workspace, key))
        .where('done_at', 'is', null)
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}

/** What the next attempt learns of those before it. */
const AFTER = {
  clear: { begun_at: null, unclear_since: null },
  unclear: {},
  untried: { begun_at: null },
} as const satisfies Record<AttemptEnd, object>;

function postsIn(posts: string | undefined): readonly PostRef[] {
  return posts === undefined ? [] : (JSON.parse(posts) as PostRef[]);
}

/** Two may be told to wait at the same time; the longer wait holds. */
async function pauseChannel(db: Kysely<Tables>, workspace: string, channel: string, until: number): Promise<void> {
  await db
    .insertInto('channels')
    .values({ workspace, channel, paced_until: 0, paused_until: until })
    .onConflict(known =>
      known
        .columns(['workspace', 'channel'])
        .doUpdateSet({ paused_until: until })
        .where('channels.paused_until', '<', until),
    )
    .execute();
}

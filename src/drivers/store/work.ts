// What waits in the inbox, the outbox and the due-list together: how much, from when on, and who gives it up.
import { type Kysely, sql } from 'kysely';
import type { Store } from '../../ports/store.ts';
import { ordersInTurn } from './claim-orders.ts';
import { firstDue } from './dues.ts';
import type { Tables } from './schema.ts';

export type Work = Pick<Store, 'release' | 'nextDue' | 'depth'>;

export function workOver(db: Kysely<Tables>): Work {
  return {
    release: owner =>
      db.transaction().execute(async change => {
        // Who gives up an event in good order lives on: the event did not end the process, so the attempt does not count.
        // An order keeps that its attempt began, so what was sent is looked for.
        await change
          .updateTable('events')
          .set(({ ref }) => ({ owner: null, due: ref('received_at') }))
          .$if(owner !== undefined, query => query.set({ attempts: sql`attempts - 1` }))
          .$if(owner !== undefined, query => query.where('owner', '=', owner ?? ''))
          .where('owner', 'is not', null)
          .where('done_at', 'is', null)
          .execute();
        await change
          .updateTable('orders')
          .set(({ ref }) => ({ owner: null, due: ref('ordered_at') }))
          .$if(owner !== undefined, query => query.where('owner', '=', owner ?? ''))
          .where('owner', 'is not', null)
          .where('done_at', 'is', null)
          .execute();
      }),

    nextDue: async () => {
      // Whatever comes after the first of a channel waits for that one.
      const event = await db
        .selectFrom('events')
        .select(({ fn }) => fn.min('due').as('due'))
        .where('id', 'in', firsts =>
          firsts
            .selectFrom('events')
            .select(({ fn }) => fn.min('id').as('id'))
            .where('done_at', 'is', null)
            .groupBy(['workspace', 'channel']),
        )
        .executeTakeFirst();
      const paced = sql<number>`coalesce("channels"."paced_until", 0) * "orders"."paced"`;
      const paused = sql<number>`coalesce("channels"."paused_until", 0)`;
      const order = await ordersInTurn(db)
        .select(sql<number | null>`min(${later(sql`"orders"."due"`, later(paced, paused))})`.as('due'))
        .executeTakeFirst();
      const times = [event?.due ?? null, order?.due ?? null, await firstDue(db)].filter(time => time !== null);
      return times.length === 0 ? null : new Date(Math.min(...times));
    },

    depth: async () => ({ events: await unfinished(db, 'events'), orders: await unfinished(db, 'orders') }),
  };
}

/** Engines differ in the name of the function for this. */
function later(a: ReturnType<typeof sql<number>>, b: ReturnType<typeof sql<number>>) {
  return sql<number>`case when ${a} > ${b} then ${a} else ${b} end`;
}

async function unfinished(db: Kysely<Tables>, table: 'events' | 'orders'): Promise<number> {
  const row = await db
    .selectFrom(table)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('done_at', 'is', null)
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}

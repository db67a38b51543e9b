// Taking a person out of what waits in the inbox and the outbox. What is to happen in a channel happens there without them.
import type { Kysely } from 'kysely';
import type { Incoming } from '../../ports/incoming.ts';
import { arrivalOf, arrivalWriter } from './arrivals.ts';
import { orderOfRow } from './order-rows.ts';
import type { Tables } from './schema.ts';

/** What stands where a name was. */
export const NOBODY = '';

/** `event` without the person whom it is for; null for one that is their own doing, or that they alone would see. */
export function withoutPerson(event: Incoming): Incoming | null {
  return event.kind !== 'task' || event.conversation.direct ? null : { ...event, person: NOBODY };
}

/**
 * Ends what a person sent and what was to be shown for them, as far as it is not done. Of the events the keys stay, so that they are
 * not handled when they come again. Gives how many rows held something.
 */
export async function forgetWaiting(db: Kysely<Tables>, workspace: string, person: string): Promise<bigint> {
  const events = await leaveTasks(db, workspace, person);
  const { numUpdatedRows } = await db
    .updateTable('events')
    .set(({ ref }) => ({ done_at: ref('received_at'), owner: null, person: null, channel: null, payload: null }))
    .where('workspace', '=', workspace)
    .where('person', '=', person)
    .where('done_at', 'is', null)
    .executeTakeFirst();
  return events + numUpdatedRows + (await dropOrders(db, workspace, person));
}

/** A round that is not told that its question is out would wait for that for ever. */
async function leaveTasks(db: Kysely<Tables>, workspace: string, person: string): Promise<bigint> {
  const waiting = await db
    .selectFrom('events')
    .select(['id', 'payload'])
    .where('workspace', '=', workspace)
    .where('person', '=', person)
    .where('done_at', 'is', null)
    .where('payload', 'is not', null)
    .execute();
  let count = 0n;
  for (const { id, payload } of waiting) {
    const left = withoutPerson(JSON.parse(payload ?? 'null') as Incoming);
    if (left === null) continue;
    await db
      .updateTable('events')
      .set({ person: NOBODY, payload: JSON.stringify(left) })
      .where('id', '=', id)
      .execute();
    count += 1n;
  }
  return count;
}

/** Whoever waits to hear of an order hears that it will never be out. */
async function dropOrders(db: Kysely<Tables>, workspace: string, person: string): Promise<bigint> {
  const dropped = await db
    .deleteFrom('orders')
    .where('workspace', '=', workspace)
    .where('person', '=', person)
    .where('done_at', 'is', null)
    .returning(['workspace', 'key', 'body', 'ordered_at'])
    .execute();
  const write = arrivalWriter(db);
  for (const row of dropped) {
    if (row.body === null) continue;
    const { key, conversation, then } = orderOfRow(row);
    if (then === undefined || conversation.direct) continue;
    const id = `dropped:${key}`;
    const task = { ...then, at: null };
    const news: Incoming = { kind: 'task', id, content: id, person: NOBODY, conversation, task };
    await write([arrivalOf(news, row.ordered_at)], db);
  }
  return BigInt(dropped.length);
}

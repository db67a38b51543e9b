// Orders as rows of the outbox and back, with what their turn and their pace go by.
import type { Kysely } from 'kysely';
import type { Delivery, Order } from '../../ports/delivery.ts';
import { keyHash } from './keys.ts';
import type { Tables } from './schema.ts';

/** The part of an order that is read by nobody but who delivers it. */
type OrderBody = Omit<Order, 'key' | 'workspace'>;

/** What another delivery in an order changes. */
export interface Draft {
  readonly person: string;
  readonly lane: string | null;
  readonly channel: string | null;
  readonly paced: number;
  readonly answer: string | null;
  readonly body: string;
}

/** What an order that is over forgets. */
export const WIPED = { person: null, key: null, lane: null, channel: null, answer: null, body: null } as const;

/** Keeps an order, with the turn of another if it is to have that; one whose key is known is left out. */
export async function putOrder(db: Kysely<Tables>, order: Order, now: number, turn: number | null): Promise<void> {
  const { workspace, key } = order;
  await db
    .insertInto('orders')
    .values({ workspace, key, key_hash: keyHash(workspace, key), turn, ...draftOf(order), ordered_at: now, due: now })
    .onConflict(conflict => conflict.doNothing())
    .execute();
}

export function draftOf(order: Order): Draft {
  const { key: _key, workspace: _workspace, ...body } = order;
  return {
    person: order.person,
    lane: laneOf(order),
    channel: channelOf(order),
    paced: Number(isPaced(order.delivery)),
    answer: answerOf(order.delivery),
    body: JSON.stringify(body satisfies OrderBody),
  };
}

export function orderOfRow(row: { workspace: string; key: string | null; body: string | null }): Order {
  const body = JSON.parse(row.body ?? 'null') as OrderBody;
  return { key: row.key ?? '', workspace: row.workspace, ...body };
}

function laneOf({ workspace, conversation, delivery }: Order): string | null {
  // The handle of a window lives for seconds: it neither waits nor lets others wait.
  if (isWindow(delivery)) return null;
  return JSON.stringify([workspace, conversation.channel, conversation.thread]);
}

/** Where it will be shown. A person whom it goes to alone counts as a channel of their own. */
function channelOf({ conversation, delivery }: Order): string | null {
  switch (delivery.kind) {
    case 'post':
      return 'channel' in delivery.to ? delivery.to.channel : `@${delivery.to.person}`;
    case 'whisper':
    case 'title':
    case 'suggest':
      return delivery.to.channel;
    case 'react':
      return delivery.post.channel;
    case 'revise':
    case 'retract':
      return conversation.channel;
    default:
      return null;
  }
}

function isWindow({ kind }: Delivery): boolean {
  return kind === 'open' || kind === 'turn';
}

function isPaced({ kind }: Delivery): boolean {
  return kind === 'post' || kind === 'whisper';
}

function answerOf(delivery: Delivery): string | null {
  const answer = 'answer' in delivery ? delivery.answer : null;
  return typeof answer === 'string' ? answer : (answer?.id ?? null);
}

// Orders as rows of the outbox and back, with what their turn and their pace go by.
import type { Kysely } from 'kysely';
import type { Delivery, Order } from '../../ports/delivery.ts';
import { keyHash, placeName } from './keys.ts';
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
    paced: Number(PACED.has(order.delivery.kind)),
    answer: answerOf(order.delivery),
    body: JSON.stringify(body satisfies OrderBody),
  };
}

export function orderOfRow(row: { workspace: string; key: string | null; body: string | null }): Order {
  const body = JSON.parse(row.body ?? 'null') as OrderBody;
  return { key: row.key ?? '', workspace: row.workspace, ...body };
}

/** What only adorns, or lives for seconds as the handle of a window does: it neither waits nor lets others wait. */
const ASIDE: ReadonlySet<Delivery['kind']> = new Set(['open', 'turn', 'react', 'title', 'suggest', 'home']);
const PACED: ReadonlySet<Delivery['kind']> = new Set(['post', 'whisper', 'revise']);

/** Where one person alone is spoken to the lane is theirs, so that trouble with one holds nobody else up. */
function laneOf({ workspace, person, conversation, delivery }: Order): string | null {
  if (ASIDE.has(delivery.kind)) return null;
  if (delivery.kind === 'post' && 'person' in delivery.to)
    return JSON.stringify([workspace, placeName('', delivery.to.person)]);
  const { channel, thread } = conversation;
  if (delivery.kind === 'whisper') return JSON.stringify([workspace, channel, thread, delivery.person]);
  return JSON.stringify([workspace, placeName(channel, person), thread]);
}

/** Where it will be shown. A person whom it goes to alone counts as a channel of their own. */
function channelOf({ person, conversation, delivery }: Order): string | null {
  switch (delivery.kind) {
    case 'post':
      return 'channel' in delivery.to ? placeName(delivery.to.channel, person) : placeName('', delivery.to.person);
    case 'whisper':
      // Through a handle of their own it is shown beside the channel, so that hundreds who act at once are not shown it one a second.
      return placeName(delivery.handles.private === null ? delivery.to.channel : '', delivery.person);
    case 'title':
    case 'suggest':
      return delivery.to.channel;
    case 'react':
      return delivery.post.channel;
    case 'revise':
    case 'retract':
      return placeName(conversation.channel, person);
    default:
      return null;
  }
}

function answerOf(delivery: Delivery): string | null {
  return 'answer' in delivery && delivery.answer !== null ? delivery.answer.id : null;
}

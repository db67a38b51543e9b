// Events, orders and exchanges for the tests of stores, and short ways to get them in.
import type { Message } from '../../src/message/message.ts';
import type { Delivery, Order } from '../../src/ports/delivery.ts';
import type { Conversation, Incoming, PostRef } from '../../src/ports/incoming.ts';
import type { Change, ClaimedOrder, Exchange, Lease, Store } from '../../src/ports/store.ts';

export const WORKSPACE = 'chat:W1';
const START = Date.parse('2026-03-02T09:00:00Z');
const LEASE_MS = 60_000;

/** `seconds` after the time at which the tests begin. */
export function at(seconds: number): Date {
  return new Date(START + seconds * 1000);
}

export const DAY = 24 * 60 * 60;

/** A minute's hold from `seconds` on. */
export function leaseFor(owner: string, seconds = 0): Lease {
  return { owner, until: new Date(at(seconds).getTime() + LEASE_MS) };
}

export function conversation(channel = 'C1', thread: string | null = null, workspace = WORKSPACE): Conversation {
  return { workspace, channel, thread, direct: false };
}

interface EventParts {
  readonly id?: string;
  readonly content?: string;
  readonly person?: string;
  readonly text?: string;
  readonly conversation?: Conversation;
}

/** A message; every name has an id and a content of its own. */
export function event(name: string, parts: EventParts = {}): Incoming {
  const where = parts.conversation ?? conversation();
  return {
    id: parts.id ?? `id of ${name}`,
    content: parts.content ?? `content of ${name}`,
    person: parts.person ?? 'P1',
    conversation: where,
    kind: 'message',
    post: { channel: where.channel, id: `post of ${name}` },
    text: parts.text ?? `text of ${name}`,
    mentioned: true,
    namesOthers: false,
  };
}

export function say(text: string): Message {
  return { blocks: [{ kind: 'text', line: [{ kind: 'text', text }] }] };
}

interface OrderParts {
  readonly person?: string;
  readonly conversation?: Conversation;
  readonly delivery?: Delivery;
  readonly text?: string;
  readonly answer?: string;
}

/** A post, unless `delivery` says something else. */
export function order(key: string, parts: OrderParts = {}): Order {
  const where = parts.conversation ?? conversation();
  const answer = parts.answer === undefined ? null : ({ id: parts.answer } as never);
  return {
    key,
    workspace: where.workspace,
    person: parts.person ?? 'P1',
    conversation: where,
    delivery: parts.delivery ?? { kind: 'post', to: where, message: say(parts.text ?? `text of ${key}`), answer },
  };
}

export function exchange(id: string, seconds: number, parts: Partial<Exchange> = {}): Exchange {
  return {
    kind: 'question',
    id,
    workspace: WORKSPACE,
    person: 'P1',
    conversation: conversation('C1', 'T1'),
    post: { channel: 'C1', id: `question ${id}` },
    question: `question of ${id}`,
    context: [],
    text: `answer of ${id}`,
    answered: true,
    entries: ['gpu-memory', 'sharding'],
    order: `order of ${id}`,
    askedAt: at(seconds),
    estimate: null,
    ...parts,
  };
}

let made = 0;

/** Makes changes as the end of an event that is there for nothing else. Nobody else's events may wait meanwhile. */
export async function make(store: Store, changes: readonly Change[], seconds = 0): Promise<void> {
  made += 1;
  await store.receive([event(`maker ${made}`, { person: 'maker', conversation: conversation('makers') })], at(seconds));
  const [claimed] = await store.claimEvents(at(seconds), leaseFor('maker', seconds), 1);
  if (claimed === undefined || !(await store.finishEvent(claimed.id, 'maker', changes, at(seconds))))
    throw new Error('the changes were not made');
}

export function place(store: Store, orders: readonly Order[], seconds = 0): Promise<void> {
  return make(
    store,
    orders.map(order => ({ kind: 'order', order })),
    seconds,
  );
}

/** Claims as many orders as may be had, at a pace of a second. */
export function claimAll(
  store: Store,
  owner: string,
  seconds: number,
  paceMs = 1000,
): Promise<readonly ClaimedOrder[]> {
  return store.claimOrders(at(seconds), leaseFor(owner, seconds), 100, paceMs);
}

export function keysOf(orders: readonly { readonly key: string }[]): string[] {
  return orders.map(({ key }) => key);
}

export function post(id: string, channel = 'C1'): PostRef {
  return { channel, id };
}

/** Does `work` with a store of its own. */
export async function withStore<R>(open: () => Promise<Store>, work: (store: Store) => Promise<R>): Promise<R> {
  const store = await open();
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

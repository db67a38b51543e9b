// Works off the outbox: claims orders, checks again what they cite, delivers them, and decides what follows from a failure.
import { DeliveryError } from '../../message/delivery-error.ts';
import { PersonError } from '../../message/person-error.ts';
import type { Delivery } from '../../ports/delivery.ts';
import type { Incoming } from '../../ports/incoming.ts';
import type { ClaimedOrder, Lease } from '../../ports/store.ts';
import type { ChatPorts } from './chat-ports.ts';
import { deliver } from './deliver.ts';
import { type Hands, hands } from './hands.ts';
import { insteadOf } from './other-way.ts';
import { type Turn, takingTurns } from './turns.ts';
import { upToDate } from './up-to-date.ts';

const AT_ONCE = 16;
/** The platforms let a channel have one post a second. */
const PACE_MS = 1_000;
const LEASE_MS = 45_000;
/** Nothing is begun that may outlast the lease: a call to a platform takes no longer. */
const LONGEST_CALL_MS = 12_000;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;
/** What may have got through is looked for after a while: a request that was on its way may still arrive. */
const SETTLED_MS = 3_000;
/** After this long nobody waits for an answer any more, and after this long not for what only adorns it. */
const GIVE_UP_MS = 24 * 3_600_000;
const ADORNMENT_MS = 10 * 60_000;
const TOO_LATE = 'it was not accepted there for a day';

/** What a process remembers of its outbox from one call to the next. */
export interface OutboxMemory {
  readonly hands: Hands;
  readonly turn: Turn;
}

export function outboxMemory(turn: Turn = takingTurns(), onDone: (fault: unknown) => void = () => {}): OutboxMemory {
  return { hands: hands(AT_ONCE, onDone), turn };
}

/** Takes up what is due, as far as hands are free, and gives how many orders that were. */
export async function workOutbox(ports: ChatPorts, memory: OutboxMemory): Promise<number> {
  if (memory.hands.free() === 0) await memory.hands.oneDone().catch(() => {});
  await memory.turn();
  const now = ports.clock.now();
  const lease = { owner: ports.owner, until: new Date(now.getTime() + LEASE_MS) };
  const orders = await ports.store.claimOrders(now, lease, memory.hands.free(), PACE_MS);
  for (const order of orders) memory.hands.take(workOn(ports, order, lease, memory));
  return orders.length;
}

async function workOn(ports: ChatPorts, claimed: ClaimedOrder, lease: Lease, memory: OutboxMemory): Promise<void> {
  const { store, owner, clock, meter, log } = ports;
  await memory.turn();
  if (triesOf(claimed) > 1) meter.count('retry', claimed.delivery.kind);
  const settled = settledAt(claimed);
  if (settled > clock.now().getTime()) {
    await store.postponeOrder(claimed.id, owner, new Date(settled), { end: 'untried', pause: false });
    return;
  }
  try {
    const order = await upToDate(ports, claimed);
    if (order === null) return await store.finishOrder(claimed.id, owner, clock.now(), { news: newsOf(claimed, null) });
    const mayCall = () => clock.now().getTime() + LONGEST_CALL_MS < lease.until.getTime();
    const onBlind = (reason: string) => log.warn('cannot look', { reason });
    const progress = await deliver({ ...ports, mayCall, onBlind }, order);
    if (progress === 'more') await takeTurns(ports, claimed);
    else await conclude(ports, claimed, memory);
  } catch (fault) {
    // The store is in trouble, not the delivery: after its lease it is taken up again, and looked for first.
    if (fault instanceof PersonError) throw fault;
    await settle(ports, claimed, fault);
  }
}

/** From when on it can be told whether an unclear attempt got through: it sends soon after its beginning, or never. */
function settledAt({ unclearSince }: ClaimedOrder): number {
  return unclearSince === null ? 0 : unclearSince.getTime() + SETTLED_MS;
}

/** Which try this is, from 1: an attempt that got a page out was none in vain. */
function triesOf({ attempt, posts }: ClaimedOrder): number {
  return Math.max(1, attempt - posts.length);
}

/** The rest of the pages wait until the channel takes a post again. */
async function takeTurns({ store, owner, clock }: ChatPorts, { id }: ClaimedOrder): Promise<void> {
  const due = new Date(clock.now().getTime() + PACE_MS);
  await store.postponeOrder(id, owner, due, { end: 'clear', pause: false });
}

async function conclude(ports: ChatPorts, order: ClaimedOrder, { turn }: OutboxMemory): Promise<void> {
  const { store, owner, clock, meter, log } = ports;
  await turn();
  const now = clock.now();
  await store.finishOrder(order.id, owner, now, { news: newsOf(order, now.getTime()) });
  meter.count('delivered', order.delivery.kind);
  meter.time('deliver', now.getTime() - order.orderedAt.getTime());
  log.debug('delivered', { kind: order.delivery.kind, attempt: order.attempt });
}

/** What whoever ordered wants to hear: that it is out, at that moment in milliseconds since 1970, or never will be. */
function newsOf({ then, key, person, conversation }: ClaimedOrder, at: number | null): Incoming | undefined {
  if (then === undefined) return undefined;
  const id = `news:${key}`;
  return { kind: 'task', id, content: id, person, conversation, task: { ...then, at } };
}

/** What follows from a failure: another attempt, or word to the asker by another way. */
async function settle(ports: ChatPorts, order: ClaimedOrder, fault: unknown): Promise<void> {
  const { store, owner, clock, log, meter } = ports;
  const trouble = troubleOf(ports, fault);
  const now = clock.now();
  const about = { kind: order.delivery.kind, reason: trouble.reason, attempt: order.attempt };
  const last = isTooLate(order, now) ? new DeliveryError('never', trouble.reason, { because: TOO_LATE }) : trouble;
  if (last.trouble === 'never') {
    log.warn('not delivered', about);
    meter.count('failed', order.delivery.kind);
    const reference = () => ports.recordFault(new Error(`bug: ${about.kind} was refused: ${trouble.reason}`));
    const instead = insteadOf(order, last, reference) ?? undefined;
    await store.finishOrder(order.id, owner, now, { instead, news: newsOf(order, null) });
    return;
  }
  log.info('delivery postponed', about);
  const wait = trouble.retryAfterMs ?? waitAfter(triesOf(order));
  const due = new Date(now.getTime() + (trouble.trouble === 'unclear' ? Math.max(SETTLED_MS, wait) : wait));
  const end = trouble.trouble === 'unclear' ? 'unclear' : 'untried';
  await store.postponeOrder(order.id, owner, due, { end, pause: trouble.retryAfterMs !== null });
}

function waitAfter(tries: number): number {
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (tries - 1));
}

function isTooLate({ delivery, orderedAt }: ClaimedOrder, now: Date): boolean {
  return now.getTime() - orderedAt.getTime() > patienceFor(delivery);
}

function patienceFor({ kind }: Delivery): number {
  switch (kind) {
    // A window opens within seconds of the click or never.
    case 'open':
    case 'turn':
      return -1;
    case 'react':
    case 'title':
    case 'suggest':
    case 'home':
      return ADORNMENT_MS;
    default:
      return GIVE_UP_MS;
  }
}

/** Any other fault is a bug: noted, and not tried again. */
function troubleOf(ports: ChatPorts, fault: unknown): DeliveryError {
  if (fault instanceof DeliveryError) return fault;
  const reference = ports.recordFault(fault);
  ports.log.error('delivering failed', { reference });
  return new DeliveryError('never', 'bug', { because: `something went wrong inside me (reference ${reference})` });
}

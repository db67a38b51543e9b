// Works off the outbox: claims orders, checks again what they cite, delivers them, and decides what follows from a failure.
import { DeliveryError } from '../../message/delivery-error.ts';
import type { Message } from '../../message/message.ts';
import { PersonError } from '../../message/person-error.ts';
import type { AnswerRef, Delivery, Order } from '../../ports/delivery.ts';
import type { ClaimedOrder, Exchange } from '../../ports/store.ts';
import { presentNotice, presentUndelivered } from '../../present/present-notice.ts';
import { answer } from './answer.ts';
import type { ChatPorts } from './chat-ports.ts';
import { deliver } from './deliver.ts';
import { othersTurn } from './others-turn.ts';

const AT_ONCE = 16;
/** The platforms let a channel have one post a second. */
const PACE_MS = 1_000;
const LEASE_MS = 45_000;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;
/** What may have got through is looked for after a while: a request that was on its way may still arrive. */
const SETTLED_MS = 3_000;
/** After this long nobody waits for an answer any more. */
const GIVE_UP_MS = 24 * 3_600_000;

/** Delivers what is due, and gives how many orders that were. */
export async function workOutbox(ports: ChatPorts): Promise<number> {
  const now = ports.clock.now();
  const lease = { owner: ports.owner, until: new Date(now.getTime() + LEASE_MS) };
  await othersTurn();
  const orders = await ports.store.claimOrders(now, lease, AT_ONCE, PACE_MS);
  await Promise.all(orders.map(order => workOn(ports, order)));
  return orders.length;
}

async function workOn(ports: ChatPorts, claimed: ClaimedOrder): Promise<void> {
  await othersTurn();
  const { store, owner, clock, meter } = ports;
  if (triesOf(claimed) > 1) meter.count('retry', claimed.delivery.kind);
  const now = clock.now();
  const settled = claimed.unclearSince === null ? 0 : claimed.unclearSince.getTime() + SETTLED_MS;
  if (settled > now.getTime()) {
    await store.postponeOrder(claimed.id, owner, new Date(settled), { unclear: true, pause: false });
    return;
  }
  try {
    const order = await upToDate(ports, claimed);
    if (order === null) return await store.finishOrder(claimed.id, owner, clock.now());
    const progress = await deliver({ ...ports, onBlind: reason => ports.log.warn('cannot look', { reason }) }, order);
    if (progress === 'more') await takeTurns(ports, claimed);
    else await conclude(ports, claimed);
  } catch (fault) {
    // The store is in trouble, not the delivery: after its lease it is taken up again, and looked for first.
    if (fault instanceof PersonError) throw fault;
    await settle(ports, claimed, fault);
  }
}

/** Which try this is, from 1: an attempt that got a page out was none in vain. */
function triesOf({ attempt, posts }: ClaimedOrder): number {
  return Math.max(1, attempt - posts.length);
}

/** The rest of the pages wait until the channel takes a post again. */
async function takeTurns({ store, owner, clock }: ChatPorts, { id }: ClaimedOrder): Promise<void> {
  const due = new Date(clock.now().getTime() + PACE_MS);
  await store.postponeOrder(id, owner, due, { unclear: false, pause: false });
}

async function conclude({ store, owner, clock, meter, log }: ChatPorts, order: ClaimedOrder): Promise<void> {
  await othersTurn();
  const now = clock.now();
  await store.finishOrder(order.id, owner, now);
  meter.count('delivered', order.delivery.kind);
  meter.time('deliver', now.getTime() - order.orderedAt.getTime());
  log.debug('delivered', { kind: order.delivery.kind, attempt: order.attempt });
}

/** The order with citations that hold now; null when what it answers was taken back meanwhile. */
async function upToDate(ports: ChatPorts, order: ClaimedOrder): Promise<ClaimedOrder | null> {
  const { delivery } = order;
  const ref = 'answer' in delivery ? delivery.answer : null;
  // Of an answer that is half out, the rest must fit to what is there.
  if (ref === null || order.posts.length > 0 || !('message' in delivery)) return order;
  const exchange = await ports.store.exchange(order.workspace, ref.id);
  if (exchange === null) return null;
  if (await ports.bank.stillHolds(citationsOf(delivery.message))) return order;
  const message = await answerNow(ports, exchange, ref);
  const { id, attempt, orderedAt, posts, unclearSince, ...rest } = order;
  const redrafted: Order = { ...rest, delivery: { ...delivery, message } };
  await ports.store.redraftOrder(id, ports.owner, redrafted);
  return { ...order, delivery: redrafted.delivery };
}

/** The answer made anew; what the bank tells a person to mend where it gives none. */
async function answerNow(ports: ChatPorts, exchange: Exchange, { shown }: AnswerRef): Promise<Message> {
  try {
    return (await answer(ports, exchange, shown)).message;
  } catch (fault) {
    if (!(fault instanceof PersonError)) throw fault;
    return presentNotice('problem', fault.message);
  }
}

function citationsOf({ blocks }: Message) {
  return blocks.flatMap(block => (block.kind === 'sources' ? block.sources.map(({ citation }) => citation) : []));
}

/** What follows from a failure: another attempt, or word to the asker by another way. */
async function settle(ports: ChatPorts, order: ClaimedOrder, fault: unknown): Promise<void> {
  const trouble = troubleOf(ports, fault);
  const { store, owner, clock, log, meter } = ports;
  const now = clock.now();
  const about = { kind: order.delivery.kind, reason: trouble.reason, attempt: order.attempt };
  const isTooLate = now.getTime() - order.orderedAt.getTime() > GIVE_UP_MS || isShortLived(order.delivery);
  if (trouble.trouble === 'never' || isTooLate) {
    log.warn('not delivered', about);
    meter.count('failed', order.delivery.kind);
    await store.finishOrder(order.id, owner, now, insteadOf(order, trouble.because) ?? undefined);
    return;
  }
  log.info('delivery postponed', about);
  const wait = trouble.retryAfterMs ?? waitAfter(triesOf(order));
  const due = new Date(now.getTime() + (trouble.trouble === 'unclear' ? Math.max(SETTLED_MS, wait) : wait));
  const unclear = trouble.trouble === 'unclear' || order.unclearSince !== null;
  await store.postponeOrder(order.id, owner, due, { unclear, pause: trouble.retryAfterMs !== null });
}

function waitAfter(tries: number): number {
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (tries - 1));
}

/** A window opens within seconds of the click or never. */
function isShortLived({ kind }: Delivery): boolean {
  return kind === 'open' || kind === 'turn';
}

/** Any other fault is a bug: noted, and not tried again. */
function troubleOf(ports: ChatPorts, fault: unknown): DeliveryError {
  if (fault instanceof DeliveryError) return fault;
  const reference = ports.recordFault(fault);
  ports.log.error('delivering failed', { reference });
  return new DeliveryError('never', 'bug', { because: `something went wrong inside me (reference ${reference})` });
}

/** Another way to the asker; null when there is none left. */
function insteadOf(order: ClaimedOrder, because: string | null): Order | null {
  const delivery = otherWay(order, because);
  const { workspace, person, conversation } = order;
  return delivery && { key: `${order.key}:instead`, workspace, person, conversation, delivery };
}

function otherWay(
  { delivery, workspace, person, conversation: to }: ClaimedOrder,
  because: string | null,
): Delivery | null {
  const alone = (message: Message): Delivery => ({
    kind: 'post',
    to: { workspace, person },
    message: presentUndelivered(message, because),
    answer: null,
  });
  switch (delivery.kind) {
    case 'post':
      return 'person' in delivery.to || delivery.to.direct ? null : alone(delivery.message);
    case 'whisper':
    case 'revise':
      return alone(delivery.message);
    case 'open':
      return {
        kind: 'whisper',
        to,
        person,
        handles: delivery.handles,
        message: delivery.dialog.message,
        replace: false,
        answer: null,
      };
    case 'turn':
      return alone(presentNotice('warning', 'The window took too long to turn its page; please open it again.'));
    default:
      return null;
  }
}

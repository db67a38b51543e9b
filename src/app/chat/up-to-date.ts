// Checks just before an answer is sent that what it cites still stands, and makes it anew where it does not.
import type { Message } from '../../message/message.ts';
import { PersonError } from '../../message/person-error.ts';
import type { AnswerRef, Order } from '../../ports/delivery.ts';
import type { ClaimedOrder, Exchange } from '../../ports/store.ts';
import { presentNotice } from '../../present/present-notice.ts';
import { answer } from './answer.ts';
import type { ChatPorts } from './chat-ports.ts';
import { presentKept } from './estimate.ts';

/** The order with citations that hold now; null when what it answers was taken back meanwhile. */
export async function upToDate(ports: ChatPorts, order: ClaimedOrder): Promise<ClaimedOrder | null> {
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

/** The answer made anew, an estimate as it was kept; what the bank tells a person to mend where it gives none. */
async function answerNow(ports: ChatPorts, exchange: Exchange, { shown }: AnswerRef): Promise<Message> {
  const { id, kind, estimate } = exchange;
  if (kind === 'cost' && estimate !== null) return presentKept(ports, { id, estimate }, shown);
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

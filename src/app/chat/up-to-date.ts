// Checks just before an answer is sent that what it cites still stands, and makes it anew where it does not.
import { lineOf } from '../../message/lines.ts';
import type { Block, Line, Message } from '../../message/message.ts';
import { PersonError } from '../../message/person-error.ts';
import type { AnswerRef, Delivery, Order } from '../../ports/delivery.ts';
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
  if (order.posts.length > 0 || !('message' in delivery)) return order;
  if (ref === null) return withProofThatHolds(ports, order, delivery);
  const exchange = await ports.store.exchange(order.workspace, ref.id);
  if (exchange === null) return null;
  if (await ports.bank.stillHolds(citationsOf(delivery.message))) return order;
  return redraft(ports, order, { ...delivery, message: await answerNow(ports, exchange, ref) });
}

async function redraft({ store, owner }: ChatPorts, order: ClaimedOrder, delivery: Delivery): Promise<ClaimedOrder> {
  const { id, attempt, orderedAt, posts, unclearSince, ...rest } = order;
  const redrafted: Order = { ...rest, delivery };
  await store.redraftOrder(id, owner, redrafted);
  return { ...order, delivery };
}

const CHANGED = 'The file of the bank has changed just now, so no excerpt is shown.';

/** What is shown beside no answer, such as what settles a quiz question, is shown with excerpts that hold or with none. */
async function withProofThatHolds(
  ports: ChatPorts,
  order: ClaimedOrder,
  delivery: Extract<Delivery, { readonly message: Message }>,
): Promise<ClaimedOrder> {
  const { message } = delivery;
  const cited = citationsOf(message);
  if (cited.length === 0 || (await ports.bank.stillHolds(cited))) return order;
  return redraft(ports, order, { ...delivery, message: { blocks: message.blocks.map(withoutProof) } });
}

/** A mark would name an excerpt that is not shown. */
function withoutProof(block: Block): Block {
  const unmarked = (line: Line): Line => line.filter(({ kind }) => kind !== 'marks');
  switch (block.kind) {
    case 'sources':
      return { kind: 'notice', level: 'warning', line: lineOf(CHANGED) };
    case 'text':
      return { ...block, line: unmarked(block.line) };
    case 'list':
      return { ...block, items: block.items.map(unmarked) };
    default:
      return block;
  }
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

// Estimates a request for somebody: asks for the figures, and gives what is to be said and remembered.
import type { Estimate } from '../../cost/estimation.ts';
import type { Message } from '../../message/message.ts';
import { plainText } from '../../message/plain-text.ts';
import { PLAINLY, type ShownAnswer } from '../../message/shown-answer.ts';
import type { AnswerRef } from '../../ports/delivery.ts';
import type { IncomingOf } from '../../ports/incoming.ts';
import type { Change, Exchange } from '../../ports/store.ts';
import { presentEstimate, presentRefusal } from '../../present/present-estimate.ts';
import type { Reading } from './chat-ports.ts';
import { keyFor, whisper } from './say.ts';

/** A request with who made it, where, and where the estimate goes. */
export type Requested = Pick<Exchange, 'id' | 'workspace' | 'person' | 'conversation' | 'question' | 'order'>;

export interface Estimated {
  readonly message: Message;
  /** For the order that carries the message. */
  readonly ref: AnswerRef;
  readonly exchange: Exchange;
}

/** How an estimate is shown to whoever asked for it alone. */
export function shownAlone({ person, question }: Pick<Exchange, 'person' | 'question'>): ShownAnswer {
  return { ...PLAINLY, private: true, asked: { person, question } };
}

/** What is said of an estimate, and what is kept: the figures themselves, so that they stay what they were. */
export function showEstimate(
  ports: Pick<Reading, 'bank' | 'clock'>,
  requested: Requested,
  estimate: Estimate,
  shown: ShownAnswer,
): Estimated {
  const message = presentKept(ports, { id: requested.id, estimate }, shown);
  const kept = { post: null, context: [], entries: [], answered: true, askedAt: ports.clock.now() };
  const exchange: Exchange = { ...requested, ...kept, kind: 'cost', text: plainText(message), estimate };
  return { message, ref: { id: requested.id, shown }, exchange };
}

/** An estimate as it was kept, never priced again. */
export function presentKept(
  { bank }: Pick<Reading, 'bank'>,
  { id, estimate }: { readonly id: string; readonly estimate: Estimate },
  shown: ShownAnswer,
): Message {
  const titleOf = (entry: string) => bank.entries.find(one => one.id === entry)?.title ?? null;
  return presentEstimate(estimate, { ...shown, id, titleOf });
}

/** Estimates for the person behind an event alone, who may share it; or tells them why there is no figure. */
export async function estimateAlone(
  ports: Reading,
  incoming: IncomingOf<'command'> | IncomingOf<'action'>,
  request: string,
): Promise<Change[]> {
  const result = await estimateFor(ports, request);
  if (!result.ok) return [whisper(incoming, 'answer', presentRefusal(result))];
  const requested = requestOf(incoming, request);
  const { message, ref, exchange } = showEstimate(ports, requested, result, shownAlone(requested));
  return [{ kind: 'exchange', exchange }, whisper(incoming, 'answer', message, { answer: ref })];
}

export function requestOf(incoming: IncomingOf<'command'> | IncomingOf<'action'>, question: string): Requested {
  const { person, conversation } = incoming;
  const { workspace } = conversation;
  const [id, order] = [keyFor(incoming, 'exchange'), keyFor(incoming, 'answer')];
  return { id, workspace, person, conversation, question, order };
}

export async function estimateFor({ estimates, meter }: Reading, request: string) {
  const result = await estimates.estimate(request);
  meter.count('estimate', result.ok ? 'estimated' : 'refused');
  return result;
}

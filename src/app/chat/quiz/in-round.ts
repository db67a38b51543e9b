// What is said and ordered where a round is played: its posts under their keys, and what comes due in it.
import type { Message } from '../../../message/message.ts';
import type { Delivery, Order } from '../../../ports/delivery.ts';
import type { Conversation, Incoming } from '../../../ports/incoming.ts';
import type { KeptRound } from '../../../ports/quiz-record.ts';
import type { Change } from '../../../ports/store.ts';
import type { Task } from '../../../ports/task.ts';
import { type AskedQuestion, presentQuestion } from '../../../present/quiz/present-question.ts';
import type { RoundState } from '../../../quiz/round/round.ts';
import { showQuestion } from '../../../quiz/round/show-question.ts';
import type { Reading } from '../chat-ports.ts';
import { keyOf } from '../keys.ts';
import { keyFor } from '../say.ts';
import { keptQuestion } from './kept-rounds.ts';
import { seenByOthers } from './people.ts';

/** A round as it was kept and as it is after the step. */
export interface Stepping {
  readonly round: KeptRound;
  readonly state: RoundState;
}

/** The key of the order that posts a question; what changes the post names it. */
export function askKey({ id }: KeptRound, question: number): string {
  return `${id}:ask:${question}`;
}

/** Question number `question` of a round for its post; `startedBy` as others may see them. */
export function askedQuestion(
  { round, state }: Stepping,
  question: number,
  answered: number,
  startedBy: string = state.startedBy,
): AskedQuestion {
  return {
    round: round.id,
    question,
    of: round.questions.length,
    shown: showQuestion(keptQuestion(round, question).question),
    purpose: round.purpose,
    person: startedBy,
    seconds: round.purpose === 'review' ? null : state.pace.questionSeconds,
    answered,
  };
}

/** The post of the open question drawn as it stands now. */
export async function redrawn(ports: Reading, stepping: Stepping, incoming: Incoming): Promise<Change[]> {
  const { round, state } = stepping;
  if (state.phase !== 'asking') return [];
  const standing = state.paused ? 'paused' : 'open';
  const startedBy = await seenByOthers(ports, round.workspace, state.startedBy);
  const asked = askedQuestion(stepping, state.current, state.answers.length, startedBy);
  const message = presentQuestion(asked, standing);
  return [revise(round, state.current, keyFor(incoming, 'redrawn'), message)];
}

/** Puts another message in the place of a question's post. */
export function revise(round: KeptRound, question: number, key: string, message: Message): Change {
  return {
    kind: 'order',
    order: orderIn(round, key, { kind: 'revise', of: askKey(round, question), message, answer: null }),
  };
}

/** Says something where the round is played; `then` comes in as news when it is out. */
export function say(round: KeptRound, key: string, message: Message, then?: Order['then']): Change {
  const order = orderIn(round, key, { kind: 'post', to: recipientOf(round), message, answer: null });
  return { kind: 'order', order: then === undefined ? order : { ...order, then } };
}

function orderIn({ conversation, workspace, state }: KeptRound, key: string, delivery: Delivery): Order {
  return { key, workspace, person: state.startedBy, conversation: placeOf(conversation), delivery };
}

/** A review is kept under the name of its person, whose channel only the platform knows. */
export function placeOf(conversation: Conversation): Conversation {
  return conversation.channel.startsWith(OWN) ? { ...conversation, channel: '' } : conversation;
}

function recipientOf({ conversation, workspace, state, purpose }: KeptRound) {
  return purpose === 'review' ? { workspace, person: state.startedBy } : conversation;
}

const OWN = '@';

/** The place of what belongs to a person, wherever they asked for it. */
export function ownPlace({
  conversation: { workspace },
  person,
}: Pick<Incoming, 'conversation' | 'person'>): Conversation {
  return { workspace, channel: `${OWN}${person}`, thread: null, direct: true };
}

/**
 * Lets `task` come in at `at`, in milliseconds since 1970, in the order of the round's channel. It is ordered by `cause`: what comes
 * too early, since a clock was set back, is ordered for the same time again, and is to be another event then.
 */
export function dueOf(
  round: KeptRound,
  task: Task & { readonly question: number },
  at: number,
  cause: Incoming,
): Change {
  const phase = 'for' in task ? `:${task.for}` : '';
  const key = `${round.id}:${task.kind}${phase}:${task.question}`;
  const id = `${key}:${at}:${keyOf(cause.content)}`;
  const { conversation, state, purpose } = round;
  // A round goes on when who started it wants to be forgotten; what somebody plays alone is theirs.
  const person = purpose === 'review' ? state.startedBy : '';
  const incoming: Incoming = { kind: 'task', id, content: id, person, conversation: placeOf(conversation), task };
  return { kind: 'due', key, at: new Date(at), incoming };
}

// Answers a question in a conversation: asks the bank, and gives what is to be said and remembered.

import type { Estimate } from '../../cost/estimation.ts';
import { SETTINGS, type SettingName } from '../../message/action.ts';
import type { Message } from '../../message/message.ts';
import { PLAINLY, type ShownAnswer } from '../../message/shown-answer.ts';
import type { AnswerRef } from '../../ports/delivery.ts';
import type { Conversation } from '../../ports/incoming.ts';
import type { Exchange } from '../../ports/store.ts';
import { presentAnswer } from '../../present/present-answer.ts';
import type { Reply } from '../use-cases.ts';
import type { Reading } from './chat-ports.ts';

/** A question with where it is asked and where its answer goes. */
export type Asked = Omit<Exchange, 'kind' | 'text' | 'answered' | 'entries' | 'askedAt' | 'estimate'> & {
  /** The figures that were shown before: they stay what they were, whatever prices are now. */
  readonly estimate?: Estimate | null;
};

export interface Answered {
  readonly reply: Reply;
  readonly message: Message;
  /** For the order that carries the message. */
  readonly ref: AnswerRef;
  readonly exchange: Exchange;
}

/** Asks the bank. Trouble that a person can mend is thrown as a `PersonError`. */
export async function answer(ports: Reading, asked: Asked, manner: Partial<ShownAnswer> = {}): Promise<Answered> {
  const shown = { ...PLAINLY, ...manner };
  const fresh = await ports.bank.ask({ text: asked.question, context: asked.context });
  const reply = asked.estimate === undefined ? fresh : { ...fresh, estimate: asked.estimate };
  ports.meter.time('answer', reply.timings.totalMs);
  ports.meter.count('question', reply.answered ? 'answered' : 'refused');
  const message = await present(ports, asked, reply, shown);
  return { reply, message, ref: { id: asked.id, shown }, exchange: exchangeOf(asked, reply, ports.clock.now()) };
}

/** A reply as its asker wants to see it. */
export async function present(ports: Reading, asked: Asked, reply: Reply, shown: ShownAnswer): Promise<Message> {
  const { excerpts } = await settingsOf(ports, asked.workspace, asked.person);
  const setting = {
    ...shown,
    id: asked.id,
    excerpts: excerpts === 'all' ? 'all' : 'new',
    fileAt: ports.bank.pathInBank,
  } as const;
  return presentAnswer(reply, setting, reply.estimate);
}

function exchangeOf(asked: Asked, reply: Reply, askedAt: Date): Exchange {
  return {
    ...asked,
    kind: 'question',
    text: reply.text,
    answered: reply.answered,
    entries: [...new Set(reply.citations.map(({ entry }) => entry))],
    askedAt,
    estimate: reply.estimate,
  };
}

/** A person's settings, with what holds where they chose nothing. */
export async function settingsOf(
  { store }: Pick<Reading, 'store'>,
  workspace: string,
  person: string,
): Promise<Record<SettingName, string>> {
  const chosen = await store.settings(workspace, person);
  return {
    follow: chosen.follow ?? SETTINGS.follow[0],
    excerpts: chosen.excerpts ?? SETTINGS.excerpts[0],
    board: chosen.board ?? SETTINGS.board[0],
  };
}

const REMEMBERED = 4;
/** Among so many of all places are those of one, unless somebody asks all day. */
const LOOKED_AT = 20;
const THREAD_MS = 30 * 24 * 3_600_000;
/** At the top level of a conversation, where nothing says what belongs together, only what was just said counts. */
const JUST_NOW_MS = 30 * 60_000;

/** The turns before a question: of its thread; of what a person and we just said alone, where it begins one. */
export async function turnsBefore(ports: Reading, conversation: Conversation, person: string): Promise<string[]> {
  const { store, clock } = ports;
  const { workspace, thread, direct } = conversation;
  const now = clock.now().getTime();
  const there = thread === null ? [] : await store.exchangesIn(conversation, new Date(now - THREAD_MS), REMEMBERED);
  if (there.length > 0 || !direct) return turnsOf(there);
  // What was asked on the home page was answered alone as well, in a thread that nobody knew of when it was asked.
  return turnsJustNow(ports, workspace, person, before => before.conversation.direct);
}

/** What a person asked in the last half hour, as far as it `counts`, oldest first. */
export async function turnsJustNow(
  { store, clock }: Reading,
  workspace: string,
  person: string,
  counts: (exchange: Exchange) => boolean,
): Promise<string[]> {
  const since = clock.now().getTime() - JUST_NOW_MS;
  const recent = await store.exchangesBy(workspace, person, LOOKED_AT);
  const these = recent.filter(
    before => before.askedAt.getTime() >= since && before.kind === 'question' && counts(before),
  );
  return turnsOf(these.slice(0, REMEMBERED).toReversed());
}

/** What was refused is no topic, nor is what something costs. */
function turnsOf(exchanges: readonly Exchange[]): string[] {
  return exchanges
    .filter(({ kind, answered }) => kind === 'question' && answered)
    .flatMap(({ question, text }) => [question, text]);
}

/** Whether an answer is out, or will be: one that could not be delivered may be asked for again. */
export async function isSaid({ store }: Pick<Reading, 'store'>, workspace: string, order: string): Promise<boolean> {
  return (await store.postsOf(workspace, order)).length > 0 || store.waits(workspace, order);
}

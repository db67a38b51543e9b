// Handles what people say: answers questions in their thread, follows a thread that was joined, minds edits and deletions.

import type { Conversation, Incoming, IncomingOf } from '../../ports/incoming.ts';
import type { Change } from '../../ports/store.ts';
import { presentGreeting, presentNotice } from '../../present/present-notice.ts';
import type { Reply } from '../use-cases.ts';
import { answer, settingsOf, turnsBefore } from './answer.ts';
import type { Reading } from './chat-ports.ts';
import { examplesOf, helpFor } from './examples.ts';
import { asksAmongOthers, leansOnTurns } from './follow-ups.ts';
import { revisionOf } from './keys.ts';
import { answerInterviewer, interviewOf } from './quiz/interviews.ts';
import { type Intent, readIntent } from './read-intent.ts';
import { keyFor, order, sayIn, tell, threadOf } from './say.ts';

/** A message with how it reached us. */
interface Heard {
  readonly said: IncomingOf<'message'>;
  /** The thread that it is in or begins. */
  readonly here: Conversation;
  /** Whether it was said to us, not only in our hearing. */
  readonly addressed: boolean;
  readonly followed: boolean;
}

export async function handleMessage(ports: Reading, said: IncomingOf<'message'>): Promise<Change[]> {
  const here = threadOf(said.conversation, said.post);
  // Its edit may have come before it.
  if ((await ports.store.exchangeOf(here.workspace, said.post)) !== null) return [];
  const interview = await interviewOf(ports, said);
  if (interview !== null) return answerInterviewer(ports, said, interview);
  const addressed = said.mentioned || said.conversation.direct;
  const followed = !here.direct && (await ports.store.isFollowed(here));
  if (!addressed && (!followed || said.namesOthers)) return [];
  const heard = { said, here, addressed, followed };
  const intent = readIntent(said.text);
  return intent.kind === 'question' ? answerMessage(ports, heard, intent.text) : respond(ports, heard, intent);
}

/** What is no question. Among several people only what is said to us is responded to. */
function respond(ports: Reading, heard: Heard, intent: Exclude<Intent, { kind: 'question' }>): Change[] {
  const { said, here, addressed, followed } = heard;
  if (intent.kind === 'stop' && followed) return stopFollowing(here, said);
  if (!addressed) return [];
  switch (intent.kind) {
    case 'thanks':
      return [react(said, 'welcome')];
    case 'hello':
      return here.direct
        ? [sayIn(here, said, 'hello', presentGreeting(ports.bank.entries.length, examplesOf(ports, said.person)))]
        : [react(said, 'hello')];
    case 'complaint':
      return tell(
        said,
        'info',
        'Press the thumb down below the answer and say what is wrong: whoever keeps the bank can mend it.',
      );
    case 'unaskable':
      return tell(said, 'warning', intent.why);
    case 'stop':
      return tell(said, 'info', 'There is nothing to stop here: I answer when I am asked.');
    default:
      return [sayIn(here, said, 'help', helpFor(ports, said.person))];
  }
}

function react(said: IncomingOf<'message'>, sign: 'welcome' | 'hello'): Change {
  return order(said, keyFor(said, 'sign'), { kind: 'react', post: said.post, sign });
}

async function answerMessage(ports: Reading, heard: Heard, question: string): Promise<Change[]> {
  const { said, here, addressed, followed } = heard;
  if (!addressed && !(await isMeant(ports, question))) return [];
  // Shown while we work; kept nowhere, since it is over when the answer is there.
  if (here.direct) await ports.surface.assistants.status(here, 'is looking it up …').catch(() => {});
  const context = leansOnTurns(question) ? await turnsBefore(ports, said.conversation, said.person) : [];
  const follows = !here.direct && (followed || (await followsFor(ports, said)));
  const { reply, message, ref, exchange } = await answer(
    ports,
    {
      id: keyFor(said, 'exchange'),
      workspace: here.workspace,
      person: said.person,
      conversation: here,
      post: said.post,
      question,
      context,
      order: keyFor(said, 'answer'),
    },
    { followed: follows },
  );
  if (!addressed && !reply.answered && !isNear(ports, reply)) return [];
  return [
    { kind: 'exchange', exchange },
    order({ ...said, conversation: here }, exchange.order, { kind: 'post', to: here, message, answer: ref }),
    ...(follows ? [{ kind: 'follow', conversation: here, person: said.person, on: true } as const] : []),
    ...(here.direct && said.conversation.thread === null ? [titleOf(said, here, question)] : []),
  ];
}

/**
 * Whether what was said among several people, to nobody of us, is meant for us: it goes on with a question, asks what the bank covers
 * by itself, or names it so well that nothing else can be meant. With the turns before it, anything would be covered.
 */
async function isMeant(ports: Reading, text: string): Promise<boolean> {
  const asks = asksAmongOthers(text);
  if (asks === 'goes on' || asks === 'tells') return asks === 'goes on';
  const { answered, confidence } = await ports.bank.ask({ text, context: [] });
  return answered && (asks === 'asks' || confidence >= ports.bank.threshold * SURELY);
}

/** How many times the threshold is beyond doubt. */
const SURELY = 2;

/** Two thirds of the way to being covered: what is farther was hardly asked of us. */
function isNear({ bank }: Reading, { confidence }: Reply): boolean {
  return confidence >= (bank.threshold * 2) / 3;
}

async function followsFor(ports: Reading, said: IncomingOf<'message'>): Promise<boolean> {
  return (await settingsOf(ports, said.conversation.workspace, said.person)).follow === 'on';
}

/** The thread of a conversation with us alone is listed under its question. */
function titleOf(said: IncomingOf<'message'>, here: Conversation, question: string): Change {
  return order({ ...said, conversation: here }, keyFor(said, 'title'), { kind: 'title', to: here, text: question });
}

/** Says so in the thread, since it concerns everybody there. */
export function stopFollowing(conversation: Conversation, incoming: Incoming): Change[] {
  const sentence = 'I no longer follow this thread. Mention me to ask again.';
  return [
    { kind: 'follow', conversation, person: incoming.person, on: false },
    sayIn(conversation, incoming, 'stopped', presentNotice('info', sentence)),
  ];
}

/** A question that is another now gets another answer, in the place of the one before; what was no question may be one now. */
export async function handleEdit(ports: Reading, edit: IncomingOf<'edit'>): Promise<Change[]> {
  const { workspace, direct } = edit.conversation;
  const before = await ports.store.exchangeOf(workspace, edit.post);
  if (before === null) return edit.mentioned || direct ? handleMessage(ports, { ...edit, kind: 'message' }) : [];
  const intent = readIntent(edit.text);
  if (intent.kind !== 'question' || intent.text === before.question) return [];
  const context = leansOnTurns(intent.text) ? before.context : [];
  const followed = !before.conversation.direct && (await ports.store.isFollowed(before.conversation));
  // Another question has figures of its own.
  const { estimate: _, ...asked } = before;
  const { message, ref, exchange } = await answer(
    ports,
    { ...asked, question: intent.text, context, order: revisionOf(before.order, edit.content) },
    { followed, notices: ['The question was edited; this is the answer to what it says now.'] },
  );
  return [
    { kind: 'exchange', exchange },
    order({ ...edit, conversation: before.conversation }, exchange.order, {
      kind: 'revise',
      of: before.order,
      message,
      answer: ref,
    }),
  ];
}

/** Who takes a question back wants neither it nor its answer kept. */
export async function handleDeletion(ports: Reading, deletion: IncomingOf<'deletion'>): Promise<Change[]> {
  const { workspace } = deletion.conversation;
  const before = await ports.store.exchangeOf(workspace, deletion.post);
  if (before === null) return [];
  return [
    { kind: 'erase', workspace, answer: before.id },
    order({ ...deletion, conversation: before.conversation }, keyFor(deletion, 'retract'), {
      kind: 'retract',
      of: before.order,
    }),
  ];
}

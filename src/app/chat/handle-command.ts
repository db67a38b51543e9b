// Handles what people ask for by a command or over somebody's message.

import type { IncomingOf } from '../../ports/incoming.ts';
import type { Change } from '../../ports/store.ts';
import { answer, isSaid, settingsOf, turnsJustNow } from './answer.ts';
import type { Reading } from './chat-ports.ts';
import { helpFor } from './examples.ts';
import { leansOnTurns } from './follow-ups.ts';
import { handleCost } from './handle-cost.ts';
import { keyOf } from './keys.ts';
import { handleQuiz } from './quiz/handle-quiz.ts';
import { readIntent } from './read-intent.ts';
import { keyFor, order, tell, threadOf, whisper } from './say.ts';

/** `ask`: the answer is for the person alone, who may share it. */
export async function handleCommand(ports: Reading, command: IncomingOf<'command'>): Promise<Change[]> {
  if (command.name === 'cost') return handleCost(ports, command);
  if (command.name === 'quiz') return handleQuiz(ports, command);
  const intent = readIntent(command.text);
  if (intent.kind === 'unaskable') return tell(command, 'warning', intent.why);
  if (intent.kind !== 'question') {
    return [whisper(command, 'help', helpFor(ports, command.person))];
  }
  const context = leansOnTurns(intent.text) ? await turnsAlone(ports, command) : [];
  return answerAlone(ports, command, intent.text, context);
}

/** Answers the person behind an event alone. */
export async function answerAlone(
  ports: Reading,
  incoming: IncomingOf<'command'> | IncomingOf<'action'> | IncomingOf<'answer-this'>,
  question: string,
  context: readonly string[],
): Promise<Change[]> {
  const { conversation, person } = incoming;
  const { message, ref, exchange } = await answer(
    ports,
    {
      id: keyFor(incoming, 'exchange'),
      workspace: conversation.workspace,
      person,
      conversation,
      post: null,
      question,
      context,
      order: keyFor(incoming, 'answer'),
    },
    { private: true, asked: { person, question } },
  );
  return [{ kind: 'exchange', exchange }, whisper(incoming, 'answer', message, { answer: ref })];
}

/** A command has no thread to lean on, only what the same person asked by one in the same place. */
function turnsAlone(
  ports: Reading,
  { conversation: { workspace, channel }, person }: IncomingOf<'command'>,
): Promise<string[]> {
  return turnsJustNow(
    ports,
    workspace,
    person,
    ({ post, conversation }) => post === null && conversation.channel === channel,
  );
}

/** Answers somebody's message in its thread, for everybody who reads it there; once, however many want it. */
export async function handleAnswerThis(ports: Reading, wish: IncomingOf<'answer-this'>): Promise<Change[]> {
  const { workspace } = wish.conversation;
  const intent = readIntent(wish.text);
  if (intent.kind === 'unaskable') return tell(wish, 'warning', intent.why);
  if (intent.kind !== 'question')
    return tell(wish, 'info', 'There is no question in this message that I could answer.');
  const first = keyOf(workspace, 'answer-this', wish.post.channel, wish.post.id);
  const before = await ports.store.exchangeOf(workspace, wish.post);
  // The order is known longer than the exchange of somebody who wanted to be forgotten.
  if (await isSaid(ports, workspace, before?.order ?? `${first}:answer`))
    return tell(wish, 'info', 'This message is answered already, in its thread.');
  const here = threadOf(wish.conversation, wish.post);
  const follows = !here.direct && (await settingsOf(ports, workspace, wish.person)).follow === 'on';
  const key = before === null ? first : keyFor(wish, 'again');
  const { reply, message, ref, exchange } = await answer(
    ports,
    {
      id: key,
      workspace,
      person: wish.person,
      conversation: here,
      post: wish.post,
      question: intent.text,
      context: [],
      order: `${key}:answer`,
    },
    { followed: follows },
  );
  // Whoever wrote it did not ask us, so only who did hears that we do not know.
  if (!reply.answered) return answerAlone(ports, wish, intent.text, []);
  const delivery = { kind: 'post', to: here, message, answer: ref, through: wish.handles } as const;
  return [
    { kind: 'exchange', exchange },
    order({ ...wish, conversation: here }, exchange.order, delivery),
    ...(follows ? [{ kind: 'follow', conversation: here, person: wish.person, on: true } as const] : []),
  ];
}

// Handles the command `quiz`: each word of it is a use case of its own.
import { assertNever } from '../../../assert.ts';
import type { Control } from '../../../message/action.ts';
import type { IncomingOf } from '../../../ports/incoming.ts';
import type { Change } from '../../../ports/store.ts';
import { presentQuizHelp } from '../../../present/quiz/present-quiz-help.ts';
import type { Reading } from '../chat-ports.ts';
import { keyFor, order, tell, whisper } from '../say.ts';
import { homeOf } from '../show-home.ts';
import { listAppeals } from './appeals.ts';
import { conductRound } from './conduct-round.ts';
import { forgetQuizzes } from './forget-quizzes.ts';
import { handleDaily } from './handle-daily.ts';
import { ownPlace } from './in-round.ts';
import { startInterview } from './interviews.ts';
import { readQuizCommand } from './read-quiz-command.ts';
import { startReview } from './reviews.ts';
import { showLeaderboard, showStats } from './show-standings.ts';
import { startRound } from './start-round.ts';

type Command = IncomingOf<'command'>;

/** The changes that the command leads to; what cannot be read is answered by what to say instead. */
export async function handleQuiz(ports: Reading, command: Command): Promise<Change[]> {
  const wish = readQuizCommand(command.text);
  switch (wish.kind) {
    case 'help':
      return [whisper(command, 'help', presentQuizHelp((await ports.bank.questions()).topics))];
    case 'unread':
      return tell(command, 'warning', wish.why);
    case 'start':
      return startRound(ports, command, wish);
    case 'conduct':
      return conductHere(ports, command, wish.control);
    case 'daily':
      return handleDaily(ports, command, wish.text);
    case 'me':
      return startReview(ports, command, wish.topic);
    case 'interview':
      return startInterview(ports, command, wish.topic);
    case 'stats':
      return showStats(ports, command);
    case 'leaderboard':
      return showLeaderboard(ports, command, wish);
    case 'board':
      return setBoard(ports, command, wish.shown);
    case 'forget':
      return forgetQuizzes(command);
    case 'appeals':
      return listAppeals(ports, command);
    default:
      return assertNever(wish);
  }
}

/** The round of this channel; without one, its question of the day, whose answer can be shown early; else what the person reviews. */
async function conductHere(ports: Reading, command: Command, control: Control): Promise<Change[]> {
  const { workspace, channel } = command.conversation;
  const { store } = ports;
  const isForDaily = control === 'close' || control === 'skip';
  const round =
    (await store.openRound(workspace, channel, 'round')) ??
    (isForDaily ? await store.openRound(workspace, channel, 'daily') : null) ??
    (await store.openRound(workspace, ownPlace(command).channel, 'review'));
  if (round === null) return tell(command, 'info', 'No round is going on here. Type “start 5” to begin one.');
  return conductRound(ports, command, round, control);
}

async function setBoard(ports: Reading, command: Command, shown: boolean): Promise<Change[]> {
  const { person, conversation } = command;
  const value = shown ? 'shown' : 'hidden';
  const sentence = shown
    ? 'You are in the standings that others see.'
    : 'You play on, and the standings that others see leave you out.';
  return [
    { kind: 'set', workspace: conversation.workspace, person, setting: 'board', value },
    order(command, keyFor(command, 'home'), await homeOf(ports, command, { chosen: { board: value } })),
    ...tell(command, 'info', sentence),
  ];
}

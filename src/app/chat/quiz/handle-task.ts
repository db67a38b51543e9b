// Handles what Whetstone ordered for itself: a question comes due, its post is out, the day's question is to be asked.
import { assertNever } from '../../../assert.ts';
import type { IncomingOf } from '../../../ports/incoming.ts';
import type { KeptRound } from '../../../ports/quiz-record.ts';
import type { Change } from '../../../ports/store.ts';
import type { Task } from '../../../ports/task.ts';
import type { Reading } from '../chat-ports.ts';
import { askDaily, tellWeek } from './daily-tasks.ts';
import { redrawn } from './in-round.ts';
import { stateOf } from './kept-rounds.ts';
import { learnAsked } from './learn-from.ts';
import { stepRound } from './step-round.ts';

type TaskEvent = IncomingOf<'task'>;
type Of<Kind extends Task['kind']> = Extract<Task, { kind: Kind }>;

/** The changes that a task leads to; none where nobody waits for it any more. */
export async function handleTask(ports: Reading, event: TaskEvent): Promise<Change[]> {
  const { task } = event;
  switch (task.kind) {
    case 'daily-due':
      return askDaily(ports, event, task);
    case 'asked':
      return learnAsked(ports, event, task.entry);
    case 'week-due':
      return tellWeek(ports, event, task);
    default: {
      const round = await ports.store.round(event.conversation.workspace, task.round);
      return round === null || !round.open ? [] : handleInRound(ports, event, task, round);
    }
  }
}

function handleInRound(
  ports: Reading,
  event: TaskEvent,
  task: Of<'round-due' | 'round-asked' | 'round-count'>,
  round: KeptRound,
): Promise<Change[]> | Change[] {
  const { question } = task;
  switch (task.kind) {
    case 'round-due':
      if (round.purpose === 'review') return giveUp(ports, event, round);
      return stepRound(ports, event, round, [{ kind: 'due', for: task.for, question }]);
    case 'round-asked':
      return task.at === null
        ? giveUp(ports, event, round)
        : stepRound(ports, event, round, [{ kind: 'delivered', question, at: startOf(round, task.at) }]);
    case 'round-count':
      return question === round.state.current && !round.state.paused
        ? redrawn(ports, { round, state: stateOf(round) }, event)
        : [];
    default:
      return assertNever(task);
  }
}

/**
 * A question that cannot be posted cannot be answered: the round is over, and who started it heard why by another way. A review that
 * waited for a week is over without a word.
 */
async function giveUp(ports: Reading, event: TaskEvent, round: KeptRound): Promise<Change[]> {
  const { startedBy } = round.state;
  const changes = await stepRound(ports, event, round, [
    { kind: 'stop', id: event.content, person: startedBy, byAdmin: false },
  ]);
  return changes.filter(({ kind }) => kind !== 'order');
}

/** The time of a round runs from its delivery; the answer of the day comes at its hour, however late the question was out. */
function startOf({ purpose, state }: KeptRound, deliveredAt: number): number {
  return purpose === 'daily' ? state.askedAt : deliveredAt;
}

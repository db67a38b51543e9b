// What becomes of a task that could not be handled: nobody would order the next one, so a round or a daily question would end there.
import type { IncomingOf } from '../../../ports/incoming.ts';
import type { Change } from '../../../ports/store.ts';
import type { Task } from '../../../ports/task.ts';
import { stop } from '../../../quiz/round/course.ts';
import type { Reading } from '../chat-ports.ts';
import { keyOf } from '../keys.ts';
import { tell } from '../say.ts';
import { ordersNext } from './daily-tasks.ts';
import { savingOf, stateOf } from './kept-rounds.ts';

type TaskEvent = IncomingOf<'task'>;

export interface TaskTrouble {
  /** What is said when it is given up. */
  readonly sentence: string;
  /** Whether it may pass by itself, as what is the matter with a disk may; a bug does not. */
  readonly mayPass: boolean;
}

const MOST_TRIES = 5;
const FIRST_WAIT_MS = 60_000;
const AGAIN = /:again(\d+)$/;

/**
 * Tries the task again after a minute, and then after twice as long each time, half an hour in all. After that a daily question
 * goes on with its next day, and a round ends: one that nothing wakes any more would keep its channel from another for ever.
 */
export async function afterTrouble(
  ports: Pick<Reading, 'store' | 'clock'>,
  event: TaskEvent,
  { sentence, mayPass }: TaskTrouble,
): Promise<Change[]> {
  const tries = Number(AGAIN.exec(event.content)?.[1] ?? 0);
  if (!isLink(event.task)) return [];
  const now = ports.clock.now();
  if (mayPass && tries < MOST_TRIES) return [again(event, tries, now)];
  return [...(await goingOn(ports, event, now)), ...tell(event, 'problem', sentence)];
}

/** Whether something else is ordered only when this is handled. */
function isLink({ kind }: Task): boolean {
  return kind !== 'asked' && kind !== 'round-count';
}

function again(event: TaskEvent, tries: number, now: Date): Change {
  const first = event.content.replace(AGAIN, '');
  const content = `${first}:again${tries + 1}`;
  const at = new Date(now.getTime() + FIRST_WAIT_MS * 2 ** tries);
  return { kind: 'due', key: `again:${keyOf(first)}`, at, incoming: { ...event, id: content, content } };
}

async function goingOn({ store }: Pick<Reading, 'store'>, event: TaskEvent, now: Date): Promise<Change[]> {
  const { task, conversation } = event;
  const { workspace } = conversation;
  if ('channel' in task) {
    const daily = await store.daily(workspace, task.channel);
    return daily === null ? [] : ordersNext(daily, event, now.getTime());
  }
  const round = 'round' in task ? await store.round(workspace, task.round) : null;
  return round?.open ? savingOf(round, stop(stateOf(round)).state, false, now) : [];
}

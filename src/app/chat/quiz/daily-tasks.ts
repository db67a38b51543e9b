// Asks the question of the day when it is due, sums up the week, and orders the next time for both.
import type { Incoming, IncomingOf } from '../../../ports/incoming.ts';
import type { KeptDaily } from '../../../ports/quiz-record.ts';
import type { Change } from '../../../ports/store.ts';
import type { Task } from '../../../ports/task.ts';
import { presentNotice } from '../../../present/present-notice.ts';
import { flaggedBlocks } from '../../../present/quiz/present-appeals.ts';
import { presentWeek } from '../../../present/quiz/present-daily.ts';
import { catchUp, type DailyAsk, nextAsk, revealAt } from '../../../quiz/daily/due.ts';
import type { DailyPlan } from '../../../quiz/daily/plan.ts';
import { summaryDue, weekOf } from '../../../quiz/daily/week.ts';
import { QUESTION_KINDS } from '../../../quiz/question.ts';
import type { Reading } from '../chat-ports.ts';
import { keyOf } from '../keys.ts';
import { keyFor, order, sayIn } from '../say.ts';
import { drawForChannel } from './draw-questions.ts';
import { flaggedIn } from './flagged.ts';
import { isClosed } from './kept-rounds.ts';
import { standingsBy, titlesOf } from './look-back.ts';
import { begin } from './start-round.ts';
import { stepRound } from './step-round.ts';

type TaskEvent = IncomingOf<'task'>;
type Of<Kind extends Task['kind']> = Extract<Task, { kind: Kind }>;

const SECOND_MS = 1_000;

/** The plan of a channel's daily question, as it was kept. */
export function planOf({ plan }: KeptDaily): DailyPlan {
  return plan as DailyPlan;
}

/** What is due: the day's question, if it was not asked and there is still time for it; the next one is ordered in any case. */
export async function askDaily(ports: Reading, event: TaskEvent, { channel }: Of<'daily-due'>): Promise<Change[]> {
  const daily = await ports.store.daily(event.conversation.workspace, channel);
  if (daily === null) return [];
  const now = ports.clock.now().getTime();
  const ask = catchUp(planOf(daily), now);
  if (ask === null) return ordersNext(daily, event, now);
  const reveal = revealAt(planOf(daily), ask.date);
  return askNow(ports, event, daily, { ...ask, revealAt: reveal });
}

/** Asks a question of the day now, and shows the answer at `revealAt`, in milliseconds since 1970. */
export async function askNow(
  ports: Reading,
  event: TaskEvent | IncomingOf<'command'>,
  daily: KeptDaily,
  ask: DailyAsk & { readonly revealAt: number },
): Promise<Change[]> {
  const plan = planOf(daily);
  const now = ports.clock.now().getTime();
  const asked = { ...daily, plan: { ...plan, askedLast: { date: ask.date, at: now } } };
  const here = { ...event, person: daily.person, conversation: daily.conversation };
  const wish = { topic: plan.topic ?? undefined, count: 1, kinds: plan.kinds ?? QUESTION_KINDS };
  const { workspace, channel } = daily.conversation;
  const { questions, notices } = await drawForChannel(ports, wish, { workspace, channel, key: keyFor(here, 'draw') });
  const rest = [
    ...(await closeEarlier(ports, event, daily)),
    ...keepsPlan(asked, daily.version),
    ...ordersNext(asked, event, now),
  ];
  if (questions.length === 0) {
    const notice = presentNotice('warning', `There is no question of the day. ${notices.join(' ')}`);
    return [...rest, sayIn(daily.conversation, here, 'none', notice)];
  }
  const pace = {
    questionSeconds: Math.max(1, Math.round((ask.revealAt - now) / SECOND_MS)),
    graceSeconds: 0,
    breakSeconds: null,
    rewardsSpeed: false,
  };
  return [...rest, ...(await begin(ports, here, { purpose: 'daily', questions, pace, part: `daily ${ask.date}` }))];
}

/** The question before is answered first, whatever kept its answer back. */
async function closeEarlier(
  ports: Reading,
  event: TaskEvent | IncomingOf<'command'>,
  { workspace, conversation }: KeptDaily,
): Promise<Change[]> {
  const earlier = await ports.store.openRound(workspace, conversation.channel, 'daily');
  if (earlier === null) return [];
  const { startedBy } = earlier.state;
  const close = { kind: 'close', id: `${event.content}:close`, person: startedBy, byAdmin: false } as const;
  return stepRound(ports, event, earlier, [close]);
}

/** The plan as it is now, in the place of the version that it was made from. */
export function keepsPlan(daily: KeptDaily, expected: number | null): Change[] {
  return [{ kind: 'daily', daily: { ...daily, version: (expected ?? 0) + 1 }, expected }];
}

/**
 * When the next question and the next summary are due; what was ordered before is taken back where there is none. `cause` orders them:
 * what comes too early, since a clock was set back, is ordered for the same time again, and is to be another event then.
 */
export function ordersNext(daily: KeptDaily, cause: Incoming, now: number): Change[] {
  const plan = planOf(daily);
  const { workspace, conversation } = daily;
  const { channel } = conversation;
  const ask = nextAsk(plan, now);
  const week = summaryDue(plan, now);
  const due = (part: 'daily' | 'week', task: Task, at: number): Change => {
    const id = `${part}:${channel}:${at}:${keyOf(cause.content)}`;
    // Nobody's doing: it goes on when whoever set it up wants to be forgotten.
    return {
      kind: 'due',
      key: `${part}:${channel}`,
      at: new Date(at),
      incoming: { kind: 'task', id, content: id, person: '', conversation, task },
    };
  };
  return [
    ask === null
      ? { kind: 'not-due', workspace, key: `daily:${channel}` }
      : due('daily', { kind: 'daily-due', channel, date: ask.date }, ask.at),
    week === null
      ? { kind: 'not-due', workspace, key: `week:${channel}` }
      : due('week', { kind: 'week-due', channel, date: week.date }, week.at),
  ];
}

/** What the week brought; nothing is said of a week in which nobody answered. */
export async function tellWeek(ports: Reading, event: TaskEvent, { channel, date }: Of<'week-due'>): Promise<Change[]> {
  const { workspace } = event.conversation;
  const daily = await ports.store.daily(workspace, channel);
  if (daily === null) return [];
  const now = ports.clock.now().getTime();
  const { from } = weekOf(date, planOf(daily).zone);
  const since = new Date(from);
  const [standings, answers, hidden] = await Promise.all([
    standingsBy(ports, workspace, { since, entries: null, channel }),
    ports.store.answersSince(workspace, channel, since),
    ports.store.hiddenPeople(workspace),
  ]);
  const next = ordersNext(daily, event, now);
  if (standings.length === 0) return next;
  const titleOf = titlesOf(ports);
  const message = presentWeek({
    standings,
    hidden,
    // Of a question that can still be answered nothing is told, and of one that was skipped nothing counts.
    answers: answers
      .filter(answer => isClosed(answer) && answer.counts)
      .map(({ entry, passed, asking }) => ({ asking, passed, title: titleOf(entry) })),
  });
  // A week is told once, however often it is due.
  const here = { ...event, person: daily.person, content: `week:${channel}:${date}` };
  const delivery = { kind: 'post', to: daily.conversation, message, answer: null } as const;
  return [...next, order(here, keyFor(here, 'week'), delivery), ...(await tellFlagged(ports, here))];
}

/** Whoever set the question of the day up hears which questions the answers speak against. */
async function tellFlagged(ports: Reading, { conversation, person, ...event }: TaskEvent): Promise<Change[]> {
  const { workspace } = conversation;
  const flagged = person === '' ? [] : await flaggedIn(ports, workspace);
  if (flagged.length === 0) return [];
  const message = { blocks: flaggedBlocks(flagged) };
  const delivery = { kind: 'post', to: { workspace, person }, message, answer: null } as const;
  const here = { ...event, conversation, person };
  return [order(here, keyFor(here, 'flagged'), delivery)];
}

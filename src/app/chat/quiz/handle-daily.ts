// Handles what people want of a channel's daily question: set it up, change it, pause it, end it, or see how it stands.
import type { IncomingOf } from '../../../ports/incoming.ts';
import type { KeptDaily } from '../../../ports/quiz-record.ts';
import type { Change } from '../../../ports/store.ts';
import { presentPlan } from '../../../present/quiz/present-daily.ts';
import { askAtOnce } from '../../../quiz/daily/due.ts';
import type { DailyPlan } from '../../../quiz/daily/plan.ts';
import { readDaily } from '../../../quiz/daily/read-daily.ts';
import { changePlan, type PlanWish, type Unclear } from '../../../quiz/daily/wish.ts';
import { dateAt } from '../../../quiz/daily/zoned-time.ts';
import type { Reading } from '../chat-ports.ts';
import { sayIn, tell, whisper } from '../say.ts';
import { askNow, keepsPlan, ordersNext, planOf } from './daily-tasks.ts';
import { isAdmin, seenByOthers, zoneOf } from './people.ts';

type Command = IncomingOf<'command'>;

const TWO_DAYS_MS = 2 * 24 * 3_600_000;
const NONE = 'No daily question is set up here. Type for example “daily 09:00 Europe/Berlin weekdays”.';
const NOT_ALLOWED = 'Only the person who set the daily question up, or an admin, may change it.';

/** The changes that `text`, what follows the word “daily”, leads to in the channel of the command. */
export async function handleDaily(ports: Reading, command: Command, text: string): Promise<Change[]> {
  const { workspace, channel } = command.conversation;
  const daily = await ports.store.daily(workspace, channel);
  const now = ports.clock.now().getTime();
  const zone = daily === null ? await zoneOf(ports, command) : planOf(daily).zone;
  const wish = readDaily(text, { zone, now });
  if (wish.kind === 'unclear') return unclear(command, wish);
  if (wish.kind === 'status') return daily === null ? tell(command, 'info', NONE) : status(ports, command, daily, now);
  if (daily !== null && !(await mayChange(ports, command, daily))) return tell(command, 'warning', NOT_ALLOWED);
  switch (wish.kind) {
    case 'off':
      return daily === null ? tell(command, 'info', NONE) : end(command, daily);
    case 'now':
      return daily === null ? tell(command, 'info', NONE) : askAtOnceHere(ports, command, daily, now);
    default:
      return change(ports, command, daily, wish, now);
  }
}

async function mayChange(ports: Reading, command: Command, { person }: KeptDaily): Promise<boolean> {
  return person === '' || person === command.person || (await isAdmin(ports, command));
}

function unclear(command: Command, { says, example }: Unclear): Change[] {
  return tell(command, 'warning', `${says} Type for example “daily ${example}”.`);
}

async function status(ports: Reading, command: Command, daily: KeptDaily, now: number): Promise<Change[]> {
  const by = await seenByOthers(ports, daily.workspace, daily.person);
  return [whisper(command, 'plan', presentPlan(planOf(daily), by, now, []))];
}

async function askAtOnceHere(ports: Reading, command: Command, daily: KeptDaily, now: number): Promise<Change[]> {
  const ask = askAtOnce(planOf(daily), now);
  if (ask === null) return tell(command, 'info', 'Today’s question was asked already.');
  return askNow(ports, command, daily, ask);
}

function end(command: Command, { workspace, conversation }: KeptDaily): Change[] {
  const { channel } = conversation;
  return [
    { kind: 'no-daily', workspace, channel },
    { kind: 'not-due', workspace, key: `daily:${channel}` },
    { kind: 'not-due', workspace, key: `week:${channel}` },
    ...tell(command, 'info', 'There are no more daily questions here. What was answered stays in the standings.'),
  ];
}

/** A day's question may have been asked before the plan was ended and set up anew. */
async function askedBefore(
  { store }: Reading,
  { conversation }: Command,
  plan: DailyPlan,
  now: number,
): Promise<DailyPlan> {
  const { workspace, channel } = conversation;
  const askings = await store.askingsIn(workspace, channel, new Date(now - TWO_DAYS_MS));
  const last = askings.findLast(({ purpose }) => purpose === 'daily');
  if (last === undefined) return plan;
  const at = last.askedAt.getTime();
  return { ...plan, askedLast: { date: dateAt(at, plan.zone), at } };
}

async function change(
  ports: Reading,
  command: Command,
  before: KeptDaily | null,
  wish: PlanWish,
  now: number,
): Promise<Change[]> {
  const changed = changePlan(before === null ? null : planOf(before), wish, now);
  if ('says' in changed) return unclear(command, changed);
  const plan = before === null ? await askedBefore(ports, command, changed, now) : changed;
  const { workspace } = command.conversation;
  const conversation = { ...command.conversation, thread: null };
  const daily: KeptDaily = { workspace, conversation, version: 1, person: before?.person || command.person, plan };
  const by = await seenByOthers(ports, workspace, daily.person);
  const message = presentPlan(planOf(daily), by, now, wish.kind === 'set' ? wish.notes : []);
  return [
    ...keepsPlan(daily, before?.version ?? null),
    ...ordersNext(daily, command, now),
    // Everybody here will be asked, so everybody hears of it; of pauses and holidays as well.
    sayIn(conversation, command, 'plan', message),
  ];
}

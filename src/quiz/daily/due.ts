// When the daily question is due, when its answer is shown, and what is made up for after an outage.
import { type DailyPlan, dueOn, revealTime } from './plan.ts';
import { addDays, dateAt, type LocalDate, momentAt } from './zoned-time.ts';

/** A question to ask at the moment `at`, in milliseconds since 1970. `date` is the local day that it is for. */
export interface DailyAsk {
  readonly at: number;
  readonly date: LocalDate;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAYS_OF_WEEK = 7;
/** Beyond it dates do not compare as texts, and nobody waits that long. */
const LAST_DATE: LocalDate = '9999-01-01';

/**
 * The first time after the moment `after` that the question is due; null while it is paused until somebody resumes it.
 * No local day is asked for twice, also when the time or the zone was changed in the middle of it.
 */
export function nextAsk(plan: DailyPlan, after: number): DailyAsk | null {
  const until = plan.pause?.until ?? '';
  let date = latest(dateAt(after, plan.zone), until < LAST_DATE ? until : LAST_DATE, firstFreeDate(plan, after));
  // Each holiday can take one turn away, and a turn comes within a week.
  for (let days = DAYS_OF_WEEK * (plan.holidays.length + 2); days > 0 && date < LAST_DATE; days -= 1) {
    const at = dueOn(plan, date);
    if (at !== null && at > after) return { at, date };
    date = addDays(date, 1);
  }
  return null;
}

/**
 * The question to ask at the moment `now` because it is due and was not asked; null when there is none. That is the one
 * of today alone, so an outage ends without a flood and the days that it took are left out. It is asked while its reveal
 * is an hour away at least, since people who are told the answer before they looked feel tricked; a question that is open
 * for less than two hours anyway is asked while half of its time is left.
 */
export function catchUp(plan: DailyPlan, now: number): DailyAsk | null {
  const date = dateAt(now, plan.zone);
  if (date < firstFreeDate(plan, now)) return null;
  const due = dueOn(plan, date);
  if (due === null || due > now || due <= plan.since) return null;
  const reveal = revealAt(plan, date);
  return reveal - now >= Math.min(HOUR, (reveal - due) / 2) ? { at: now, date } : null;
}

/**
 * The moment at which the answer to the question of `date` is shown, in milliseconds since 1970: after it was due, also
 * when clocks jump between the two, and before the next day's question is.
 */
export function revealAt(plan: DailyPlan, date: LocalDate): number {
  const { time, zone } = plan;
  const reveal = revealTime(plan);
  const due = momentAt(date, time, zone);
  const at = momentAt(reveal > time ? date : addDays(date, 1), reveal, zone);
  return Math.min(Math.max(at, due + MINUTE), beforeDueOf(plan, addDays(date, 1)));
}

/**
 * A question that somebody wants at the moment `now`, in place of the one of that day, and when its answer is shown: at
 * the first hour of reveal that leaves an hour, but before the next question. Null when the day's question was asked.
 */
export function askAtOnce(plan: DailyPlan, now: number): (DailyAsk & { readonly revealAt: number }) | null {
  const date = dateAt(now, plan.zone);
  if (date < firstFreeDate(plan, now)) return null;
  const reveals = [date, addDays(date, 1)].map(day => momentAt(day, revealTime(plan), plan.zone));
  const wanted = reveals.find(reveal => reveal - now >= HOUR) ?? now + HOUR;
  return { at: now, date, revealAt: Math.max(now + MINUTE, Math.min(wanted, beforeDueOf(plan, addDays(date, 1)))) };
}

function beforeDueOf({ time, zone }: DailyPlan, date: LocalDate): number {
  return momentAt(date, time, zone) - MINUTE;
}

/** The first day that nothing was asked for or on, by the zone that now holds. */
function firstFreeDate({ askedLast, zone }: DailyPlan, now: number): LocalDate {
  if (askedLast === null) return '';
  // A clock that was far ahead for a moment must not silence a channel for years.
  if (askedLast.date > addDays(dateAt(now, zone), DAYS_OF_WEEK)) return '';
  return addDays(latest(askedLast.date, dateAt(askedLast.at, zone)), 1);
}

function latest(...dates: readonly LocalDate[]): LocalDate {
  return dates.reduce((one, other) => (other > one ? other : one));
}

// The week of a channel's daily questions: its bounds, and when it is summed up.
import { revealAt } from './due.ts';
import { type DailyPlan, dueOn } from './plan.ts';
import { addDays, dateAt, type LocalDate, startOfDay, WEEKDAYS, weekdayOf } from './zoned-time.ts';

/** A week from Monday to Sunday. It holds the moments from `from` on up to, and without, `until`. */
export interface Week {
  readonly monday: LocalDate;
  readonly sunday: LocalDate;
  readonly from: number;
  readonly until: number;
}

const DAYS_OF_WEEK = 7;
/** After the last reveal, so that the two are not one wall of text, and late answers are counted. */
const AFTER_REVEAL = 5 * 60_000;

/** The week that `date` is in, by the clocks of `zone`. */
export function weekOf(date: LocalDate, zone: string): Week {
  const monday = mondayOf(date);
  const next = addDays(monday, DAYS_OF_WEEK);
  return { monday, sunday: addDays(next, -1), from: startOfDay(monday, zone), until: startOfDay(next, zone) };
}

/**
 * The first moment after `after` at which a week is to be summed up, with the last day of that week that is asked on:
 * shortly after its reveal. A week without any such day has no summary, and a plan may do without them (null).
 */
export function summaryDue(plan: DailyPlan, after: number): { readonly at: number; readonly date: LocalDate } | null {
  if (!plan.weekly || (plan.pause !== null && plan.pause.until === null)) return null;
  const earliest = addDays(dateAt(after, plan.zone), -1); // Whose reveal may still be to come.
  const until = plan.pause?.until ?? earliest;
  let monday = mondayOf(until > earliest ? until : earliest);
  for (let weeks = plan.holidays.length + 3; weeks > 0; weeks -= 1) {
    const date = lastDayAsked(plan, monday);
    const at = date === null ? after : revealAt(plan, date) + AFTER_REVEAL;
    if (date !== null && at > after) return { at, date };
    monday = addDays(monday, DAYS_OF_WEEK);
  }
  return null;
}

function lastDayAsked(plan: DailyPlan, monday: LocalDate): LocalDate | null {
  const days = WEEKDAYS.map((_, index) => addDays(monday, index));
  return days.findLast(day => dueOn(plan, day) !== null) ?? null;
}

function mondayOf(date: LocalDate): LocalDate {
  return addDays(date, -WEEKDAYS.indexOf(weekdayOf(date)));
}

// The plan of a channel's daily question: when it is asked and revealed, on which days, and about what.
import type { QuestionKind } from '../question.ts';
import { dateAt, type LocalDate, type LocalTime, momentAt, type Weekday, weekdayOf } from './zoned-time.ts';

export type Days = 'every day' | 'weekdays' | readonly Weekday[];

/** Plain data that goes through JSON unharmed. */
export interface DailyPlan {
  readonly time: LocalTime;
  /** A name of the time zone database, such as "Europe/Berlin". */
  readonly zone: string;
  readonly days: Days;
  /** Null for all topics. */
  readonly topic: string | null;
  /** Null for all kinds. */
  readonly kinds: readonly QuestionKind[] | null;
  /** One that is not after `time` is on the next day; null for the usual one. */
  readonly reveal: LocalTime | null;
  /** The first day on which it may be asked again, null until somebody resumes it; null altogether while it runs. */
  readonly pause: { readonly until: LocalDate | null } | null;
  /** Days on which it is not asked. */
  readonly holidays: readonly LocalDate[];
  /** The day that a question was asked for last, and the moment at which it was. */
  readonly askedLast: { readonly date: LocalDate; readonly at: number } | null;
  /** Whether the week is summed up at its end. */
  readonly weekly: boolean;
  /** Since when the plan is as it is. What it would have asked before that is not made up for. */
  readonly since: number;
}

const WEEKEND: readonly Weekday[] = ['saturday', 'sunday'];
const HOUR = 60;
/** Long enough that everybody comes by once in a working day. */
const USUALLY_OPEN = 7 * HOUR;
const LATE = 23 * HOUR;
/** Who is asked in the evening and would have less than this until it is late is told in the morning. */
const OPEN_AT_LEAST = 3 * HOUR;
const MORNING: LocalTime = '09:00';

/** When a question that is asked at `time` is revealed unless somebody says otherwise: "09:00" gives "16:00". */
function usualReveal(time: LocalTime): LocalTime {
  const asked = minutesOf(time);
  if (asked + USUALLY_OPEN <= LATE) return timeOf(asked + USUALLY_OPEN);
  return asked + OPEN_AT_LEAST <= LATE ? timeOf(LATE) : MORNING;
}

/** The local time at which answers are shown. */
export function revealTime({ time, reveal }: Pick<DailyPlan, 'time' | 'reveal'>): LocalTime {
  return reveal ?? usualReveal(time);
}

/** The moment at which the question of `date` is due; null when that is no day to ask on. What was asked is no matter. */
export function dueOn(plan: DailyPlan, date: LocalDate): number | null {
  if (!isDay(plan.days, weekdayOf(date)) || plan.holidays.includes(date) || isPaused(plan, date)) return null;
  const at = momentAt(date, plan.time, plan.zone);
  // Where a zone crossed the date line, a whole day was jumped over.
  return dateAt(at, plan.zone) === date ? at : null;
}

function isDay(days: Days, weekday: Weekday): boolean {
  if (days === 'every day') return true;
  return days === 'weekdays' ? !WEEKEND.includes(weekday) : days.includes(weekday);
}

function isPaused({ pause }: DailyPlan, date: LocalDate): boolean {
  return pause !== null && (pause.until === null || date < pause.until);
}

function minutesOf(time: LocalTime): number {
  return Number(time.slice(0, 2)) * HOUR + Number(time.slice(3));
}

function timeOf(minutes: number): LocalTime {
  const twoDigits = (part: number) => String(part).padStart(2, '0');
  return `${twoDigits(Math.floor(minutes / HOUR))}:${twoDigits(minutes % HOUR)}`;
}

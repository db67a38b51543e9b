// How many days in a row a person has answered daily questions, and the freezes that forgive a missed one.
import { dateAt, type LocalDate } from './zoned-time.ts';

/** A daily question that was put to a person, at a moment in milliseconds since 1970. */
export interface DailyAsked {
  readonly askedAt: number;
  /** Whether its answer was shown, so that nobody can answer any more. */
  readonly closed: boolean;
  /** Rightly or wrongly. */
  readonly answered: boolean;
}

export interface Streak {
  /** Days kept in a row, those left out on which nothing was asked or a freeze was spent. */
  readonly current: number;
  readonly longest: number;
  /** Freezes in hand. */
  readonly freezes: number;
  /** The days on which one was spent, rising. */
  readonly frozen: readonly LocalDate[];
  /** Whether a question is open that costs the streak, or a freeze, unless it is answered. */
  readonly atRisk: boolean;
}

/** Days to keep for one freeze more. */
const DAYS_FOR_FREEZE = 7;
const MOST_FREEZES = 2;
const FIRST_FREEZES = 1;

/** Credit is counted in days: each `DAYS_FOR_FREEZE` of it are a freeze in hand, and what is over counts for the next. */
interface Course {
  readonly current: number;
  readonly longest: number;
  readonly credit: number;
  readonly frozen: readonly LocalDate[];
}

const BEGINNING: Course = { current: 0, longest: 0, credit: FIRST_FREEZES * DAYS_FOR_FREEZE, frozen: [] };

/**
 * The streak of a person in `zone` by the daily questions of all their channels, in any order. A day, by the person's own
 * clock, is kept when one of its questions is answered; missed when all are closed and none was answered; and while one
 * is open it does neither. A missed day in a streak takes a freeze or, without one, ends it. One freeze is there from
 * the beginning, and one comes for each seven days kept while there are fewer than two.
 */
export function streakOf(asked: readonly DailyAsked[], zone: string, now: number): Streak {
  const days = [...groupByDay(asked, zone, now)].toSorted(([one], [other]) => (one < other ? -1 : 1));
  const { current, longest, credit, frozen } = days.reduce<Course>((course, [date, ofDay]) => {
    if (isKept(ofDay)) return keep(course);
    return isOpen(ofDay) ? course : miss(course, date);
  }, BEGINNING);
  const atRisk = current > 0 && days.some(([, ofDay]) => !isKept(ofDay) && isOpen(ofDay));
  return { current, longest, freezes: Math.floor(credit / DAYS_FOR_FREEZE), frozen, atRisk };
}

/** What a clock that was ahead seems to have asked after `now` is left out. */
function groupByDay(asked: readonly DailyAsked[], zone: string, now: number): Map<LocalDate, DailyAsked[]> {
  return Map.groupBy(
    asked.filter(({ askedAt }) => askedAt <= now),
    ({ askedAt }) => dateAt(askedAt, zone),
  );
}

function isKept(ofDay: readonly DailyAsked[]): boolean {
  return ofDay.some(({ answered }) => answered);
}

function isOpen(ofDay: readonly DailyAsked[]): boolean {
  return ofDay.some(({ closed }) => !closed);
}

function keep(course: Course): Course {
  const current = course.current + 1;
  const credit = Math.min(MOST_FREEZES * DAYS_FOR_FREEZE, course.credit + 1);
  return { ...course, current, credit, longest: Math.max(course.longest, current) };
}

function miss(course: Course, date: LocalDate): Course {
  if (course.current === 0) return course;
  if (course.credit < DAYS_FOR_FREEZE) return { ...course, current: 0, credit: 0 };
  return { ...course, credit: course.credit - DAYS_FOR_FREEZE, frozen: [...course.frozen, date] };
}

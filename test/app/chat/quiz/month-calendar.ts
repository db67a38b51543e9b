// The calendar of a simulated month: four weeks around a night in which the clocks of Europe/Berlin change, and what is planned in them.

/** Where the month lies. In both, the clocks change in the night to day 14, a Sunday. */
export const SEASONS = {
  /** Clocks go forward on 2026-03-29. April begins on day 17. */
  spring: { sunday: '2026-03-15', hoursBefore: 1, hoursAfter: 2, monthBegins: 17 },
  /** Clocks go back on 2026-10-25. November begins on day 21. */
  autumn: { sunday: '2026-10-11', hoursBefore: 2, hoursAfter: 1, monthBegins: 21 },
} as const;

export type Season = keyof typeof SEASONS;

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const CHANGE = 14;
const WEEK = 7;

/** The day that is a holiday, those that are paused, and those that everything is down from and to. Days count from 0, a Sunday. */
export const PLANNED = { holiday: 19, pausedFrom: 3, resumesOn: 5, downFrom: 22, upAgain: 24, last: 27 } as const;

/** The moment of a local time in Berlin on a day of the month, in milliseconds since 1970. */
export function momentOf(season: Season, day: number, hour: number, minute = 0): number {
  const { sunday, hoursBefore, hoursAfter } = SEASONS[season];
  const ahead = day < CHANGE ? hoursBefore : hoursAfter;
  return Date.parse(sunday) + day * DAY + (hour - ahead) * HOUR + minute * MINUTE;
}

/** "2026-03-16" for day 1 of spring. */
export function dateOf(season: Season, day: number): string {
  return new Date(Date.parse(SEASONS[season].sunday) + day * DAY).toISOString().slice(0, 'YYYY-MM-DD'.length);
}

function isWeekday(day: number): boolean {
  return day % WEEK >= 1 && day % WEEK <= 5;
}

/** A question of the day that is to be asked, and the moment from which on its answer is shown. */
export interface DueAsk {
  readonly day: number;
  readonly at: number;
  readonly revealAt: number;
}

/** Those of the month. What is up again at `upAt` on its day asks that day's question then, if an hour is left for it. */
export function dueAsks(season: Season, upAt: number): DueAsk[] {
  const { holiday, pausedFrom, resumesOn, downFrom, upAgain, last } = PLANNED;
  const days = Array.from({ length: last }, (_, day) => day)
    .filter(isWeekday)
    .filter(day => day !== holiday && (day < pausedFrom || day >= resumesOn) && (day < downFrom || day >= upAgain));
  return days.flatMap(day => {
    const revealAt = momentOf(season, day, 16);
    const at = day === upAgain ? upAt : momentOf(season, day, 9);
    return revealAt - at >= HOUR ? [{ day, at, revealAt }] : [];
  });
}

/** The moments at which the weeks are summed up: after the last answer of each. */
export function dueSummaries(season: Season): number[] {
  return [5, 12, PLANNED.holiday - 1, 26].map(day => momentOf(season, day, 16, 5));
}

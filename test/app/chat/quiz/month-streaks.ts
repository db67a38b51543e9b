// Streaks of a simulated month, counted day by day with the words of the rules; and what a person reads of theirs.
import type { Put } from './month-recount.ts';

const DAYS_FOR_FREEZE = 7;
const MOST_FREEZES = 2;

export interface CountedStreak {
  readonly current: number;
  readonly longest: number;
  readonly freezes: number;
}

/** The streak of a person in `zone` by the questions of the day. What could not be shown to anybody is none. */
export function countStreak(puts: readonly Put[], person: string, zone: string): CountedStreak {
  const dateIn = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' });
  const first = puts.findIndex(({ answers }) => answers.has(person));
  const days = Map.groupBy(first < 0 ? [] : puts.slice(first), ({ askedAt }) => dateIn.format(askedAt));
  let streak: Counting = { current: 0, longest: 0, freezes: 1, towards: 0 };
  for (const asked of days.values()) {
    if (asked.some(({ answers }) => answers.has(person))) streak = afterKept(streak);
    else if (asked.every(({ closedAt }) => closedAt !== null)) streak = afterMissed(streak);
  }
  const { current, longest, freezes } = streak;
  return { current, longest, freezes };
}

/** `towards` counts the days to the next freeze, while there are fewer than may be. */
type Counting = CountedStreak & { readonly towards: number };

function afterKept({ current, longest, freezes, towards }: Counting): Counting {
  const days = freezes < MOST_FREEZES ? towards + 1 : towards;
  const isEarned = days === DAYS_FOR_FREEZE;
  return {
    current: current + 1,
    longest: Math.max(longest, current + 1),
    freezes: isEarned ? freezes + 1 : freezes,
    towards: isEarned ? 0 : days,
  };
}

function afterMissed(streak: Counting): Counting {
  if (streak.current === 0) return streak;
  return streak.freezes > 0 ? { ...streak, freezes: streak.freezes - 1 } : { ...streak, current: 0, towards: 0 };
}

/** What "5 days, 7 days at best, 1 freeze to spare" says. */
export function readStreak(text: string): CountedStreak | null {
  const read = /Streak: (\d+) days?, (\d+) days? at best, (?:(\d+) freezes?|no freeze) to spare/.exec(text);
  return read && { current: Number(read[1]), longest: Number(read[2]), freezes: Number(read[3] ?? 0) };
}

/** What "Answers: 5, 3 right (60%)" says. */
export function readAnswers(text: string): { all: number; right: number } | null {
  const read = /Answers: (\d+), (\d+) right/.exec(text);
  return read && { all: Number(read[1]), right: Number(read[2]) };
}

/** Points and right answers of each person in standings that were shown. */
export function readStandings(text: string): Map<string, { points: number; right: number }> {
  const lines = text.matchAll(/\d+\. (person-\d\d): (\d+) points?, (\d+) right/g);
  return new Map(
    [...lines].map(([, person, points, right]) => [person!, { points: Number(points), right: Number(right) }]),
  );
}

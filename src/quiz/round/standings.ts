// Who stands where in a round: added up reveal by reveal, or recomputed from the log of answers alone.
import type { GradedAnswer, LogEntry, Standing, Tally } from './round.ts';

/** `tallies` with what `answers`, one a person and question, earn. */
export function addUp(tallies: readonly Tally[], answers: readonly GradedAnswer[]): Tally[] {
  const byPerson = new Map(tallies.map(tally => [tally.person, tally]));
  for (const { person, points, share, passed, milliseconds } of answers) {
    const before = byPerson.get(person) ?? { person, points: 0, right: 0, milliseconds: 0 };
    byPerson.set(person, {
      person,
      points: before.points + points,
      right: before.right + (passed ? 1 : 0),
      milliseconds: before.milliseconds + (share > 0 ? milliseconds : 0),
    });
  }
  return [...byPerson.values()];
}

/** `tallies` by place: more points, then more right answers, then less time. Who shares a place stands in the order of ids. */
export function rank(tallies: readonly Tally[]): Standing[] {
  const sorted = tallies.toSorted((one, other) => compare(one, other) || (one.person < other.person ? -1 : 1));
  return sorted.map(tally => ({ place: sorted.findIndex(other => compare(tally, other) === 0) + 1, ...tally }));
}

function compare(one: Tally, other: Tally): number {
  return other.points - one.points || other.right - one.right || one.milliseconds - other.milliseconds;
}

/** The standings that `log` amounts to: of each person the last answer to each question that counts. */
export function standingsOf(log: readonly LogEntry[]): Standing[] {
  const counted = new Set(log.flatMap(entry => (entry.kind === 'closed' && entry.counts ? [entry.question] : [])));
  const latest = new Map<string, GradedAnswer>();
  for (const entry of log) {
    if (entry.kind !== 'answered' || !counted.has(entry.question)) continue;
    latest.set(JSON.stringify([entry.question, entry.person]), entry);
  }
  return rank(addUp([], [...latest.values()]));
}

// Questions that mislead: what answers say against them, for admins to look at.
import type { Question } from '../question.ts';
import { FEWEST_PEOPLE, type ItemStat, type ItemStats } from './item-stats.ts';

/**
 * Why a question is flagged: `knowers-fail` when those who know more are more often wrong, as with a key that is wrong
 * or a second right option; `worse-than-guessing` when fewer are right than would be by chance, as with a trap in the
 * wording.
 */
export type Misled = 'knowers-fail' | 'worse-than-guessing';

export interface Flag {
  readonly question: string;
  readonly reasons: readonly Misled[];
  readonly stat: ItemStat;
}

/**
 * 0.9 of a normal distribution: a question that tells nothing at all is flagged one time in ten. An admin's look at it
 * costs less than a wrong key that goes on being asked. With simulated people, see test/quiz/items: of traps 76 in 100
 * are found by thirty people and 94 by sixty, of wrong keys 96 and 99, and of sound questions 5 and 1 in 1,000 are
 * flagged. With 0.95 it would be 64 and 91, 77 and 98, and 2 and hardly any.
 */
const SURE = 1.282;
const CHANCE_OF_ERROR = 0.1;

/**
 * The questions that answers speak against, surely enough to take somebody's time; `guessing` tells what share of
 * people would be right by chance (see `guessingShare`). A negative discrimination alone is no proof in a team of
 * twenty: it is flagged when even the upper end of its one-sided 90% interval is below zero (Fisher 1921: the arc
 * tangent of a correlation is normal with the deviation 1 / sqrt(n - 3)). Ebel and Frisbie (Essentials of Educational
 * Measurement, 1991) would revise or drop all below 0.2, which for so few people would be half of a good bank.
 */
export function misleading(stats: ItemStats, guessing: (question: string) => number): Flag[] {
  return [...stats].flatMap(([question, stat]) => {
    const reasons: Misled[] = [];
    if (areKnowersWrong(stat)) reasons.push('knowers-fail');
    if (isWorseThan(guessing(question), stat)) reasons.push('worse-than-guessing');
    return reasons.length === 0 ? [] : [{ question, reasons, stat }];
  });
}

/**
 * The share of people who would be right by chance alone: of a choice, one of all picks that it allows; else nobody.
 */
export function guessingShare(question: Question): number {
  if (question.kind !== 'choice') return 0;
  const options = question.options.length;
  // Where several are right, people are told so, but not how many: any two or more of them can be picked.
  return question.correct.length === 1 ? 1 / options : 1 / (2 ** options - options - 1);
}

function areKnowersWrong({ discrimination, compared }: ItemStat): boolean {
  if (discrimination === null) return false;
  // A correlation of -1 has no arc tangent that is finite, and needs none.
  return Math.atanh(Math.max(-0.999, Math.min(0.999, discrimination))) + SURE / Math.sqrt(compared - 3) < 0;
}

/** Whether so few right answers, or fewer, come of guessing less than one time in ten (exact binomial test). */
function isWorseThan(guessing: number, { answered, right }: ItemStat): boolean {
  return guessing > 0 && answered >= FEWEST_PEOPLE && atMost(right, answered, guessing) < CHANCE_OF_ERROR;
}

/** The chance of at most `right` of `answered` being right, each with the chance `share`. */
function atMost(right: number, answered: number, share: number): number {
  let term = (1 - share) ** answered;
  let sum = term;
  for (let count = 1; count <= right; count += 1) {
    term *= ((answered - count + 1) / count) * (share / (1 - share));
    sum += term;
  }
  return sum;
}

// How questions proved: how many people answered each right, and whether those were the people who know more.
import { knownBy } from '../question-ids.ts';

/** The first answer of a person to a question is what counts: later ones were given after the right one was shown. */
export interface ItemAnswer {
  readonly question: string;
  readonly person: string;
  readonly passed: boolean;
}

export interface ItemStat {
  /** How many people answered, and how many of them right. */
  readonly answered: number;
  readonly right: number;
  /**
   * How many of all people would answer right, from 0 to 1, by the rule of succession (Laplace 1814): one right and one
   * wrong answer are added, so that one answer alone makes no question impossible or sure.
   */
  readonly shareRight: number;
  /**
   * How far those who know more are those who are right here, from -1 to 1: the point-biserial correlation of this
   * question with the share right of each person's other answers (corrected item-total correlation; Lord and Novick,
   * Statistical Theories of Mental Test Scores, 1968). Null where too few people tell, or all of them answered alike.
   */
  readonly discrimination: number | null;
  /** How many people the discrimination is made of. */
  readonly compared: number;
}

/** By what is known of each question, see `knownBy`: a case of costs is one question, whatever figures were drawn. */
export type ItemStats = ReadonlyMap<string, ItemStat>;

/**
 * Fewer people say nothing: by Fisher's transformation the 90% interval about a correlation of 0 goes from -0.55 to
 * 0.55 with ten people (the tangent of 1.645 / sqrt(10 - 3)), and with five from -0.82 to 0.82.
 */
export const FEWEST_PEOPLE = 10;
/** Of a person with fewer other answers it is not known whether they know more. */
const FEWEST_OTHERS = 3;

/** What `answers`, the oldest first, tell of each question. */
export function itemStats(answers: readonly ItemAnswer[]): ItemStats {
  const first = firstAnswers(answers);
  const totals = new Map<string, Total>();
  for (const { person, passed } of first) {
    const { answered, right } = totals.get(person) ?? { answered: 0, right: 0 };
    totals.set(person, { answered: answered + 1, right: right + Number(passed) });
  }
  const byQuestion = Map.groupBy(first, ({ question }) => question);
  return new Map([...byQuestion].map(([question, given]) => [question, statOf(given, totals)]));
}

interface Total {
  readonly answered: number;
  readonly right: number;
}

function firstAnswers(answers: readonly ItemAnswer[]): ItemAnswer[] {
  const first = new Map<string, ItemAnswer>();
  for (const answer of answers) {
    const question = knownBy(answer.question);
    const key = JSON.stringify([question, answer.person]);
    if (!first.has(key)) first.set(key, { ...answer, question });
  }
  return [...first.values()];
}

function statOf(given: readonly ItemAnswer[], totals: ReadonlyMap<string, Total>): ItemStat {
  const answered = given.length;
  const right = given.filter(({ passed }) => passed).length;
  const pairs = given.flatMap(({ person, passed }) => {
    const total = totals.get(person)!;
    const others = total.answered - 1;
    return others < FEWEST_OTHERS ? [] : [{ passed, rest: (total.right - Number(passed)) / others }];
  });
  return {
    answered,
    right,
    shareRight: (right + 1) / (answered + 2),
    discrimination: pairs.length < FEWEST_PEOPLE ? null : pointBiserial(pairs),
    compared: pairs.length,
  };
}

interface Pair {
  readonly passed: boolean;
  readonly rest: number;
}

/**
 * (mean of those who passed - mean of those who failed) / deviation * sqrt(p * (1 - p)); null where either does not
 * vary.
 */
function pointBiserial(pairs: readonly Pair[]): number | null {
  const all = pairs.map(({ rest }) => rest);
  const passed = pairs.filter(pair => pair.passed).map(({ rest }) => rest);
  const failed = pairs.filter(pair => !pair.passed).map(({ rest }) => rest);
  if (passed.length === 0 || failed.length === 0 || Math.min(...all) === Math.max(...all)) return null;
  const mean = meanOf(all);
  const deviation = Math.sqrt(meanOf(all.map(rest => (rest - mean) ** 2)));
  const share = passed.length / pairs.length;
  return ((meanOf(passed) - meanOf(failed)) / deviation) * Math.sqrt(share * (1 - share));
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

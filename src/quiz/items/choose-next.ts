// Which question comes next: not asked yet, or long ago, of another entry than before, and neither easy nor hard.
import type { Chance } from '../chance.ts';
import type { Difficulty, QuestionKind } from '../question.ts';
import { knownBy } from '../question-ids.ts';
import type { ItemStat, ItemStats } from './item-stats.ts';

export interface Candidate {
  readonly id: string;
  /** The id of the entry that it is from. */
  readonly entry: string;
  readonly kind: QuestionKind;
  readonly difficulty: Difficulty;
}

/** Something that was asked, at a moment in milliseconds since 1970. */
export interface PastAsking {
  readonly question: string;
  readonly entry: string;
  readonly askedAt: number;
}

/**
 * What is known of questions; in all of it they are told by `knownBy`, so that a case of costs is one whatever its
 * figures.
 */
export interface History {
  readonly asked: readonly PastAsking[];
  readonly stats: ItemStats;
  /** Those that are not to be asked: flagged as misleading, and not cleared by an admin. */
  readonly flagged: ReadonlySet<string>;
}

const DAY = 86_400_000;
/** What was asked within so many days is not asked again while there is anything else. */
const RESTS = 30 * DAY;
/** Questions that were last asked in the same week are equally long ago. */
const WEEK = 7 * DAY;

/**
 * The share right that is aimed for. A choice of four tells most of who knows what at 0.74 (Lord 1952, "The relation of
 * the reliability of multiple-choice tests to the distribution of item difficulties"), a question without options at
 * 0.5, and 0.85 is best to learn by (Wilson et al. 2019, "The eighty five percent rule for optimal learning"): this
 * lies between.
 */
const AIM = 0.7;
/** What is taken for the share right before anybody answered, counting as much as so many answers. */
const TAKEN: Readonly<Record<Difficulty, number>> = { easy: 0.85, medium: 0.7, hard: 0.5 };
const TAKEN_COUNTS = 5;
/**
 * A discrimination of 0.3, which is good (Ebel and Frisbie 1991), is worth as much as nine hundredths nearer to the
 * aim.
 */
const FOR_DISCRIMINATION = 0.3;
/** So many people make a discrimination half believed. */
const HALF_BELIEVED = 20;
/** Questions whose fit differs by less are equal, and chance decides. */
const SAME_FIT = 0.05;

/**
 * The one of `candidates` to ask at `now`; null when there is none, or all are flagged. What was never asked comes
 * first, then what was asked in the week that is longest ago. Among these, entries come first that are not of the half
 * that was asked last; then those whose share right is near 0.7, and that tell who knows; then chance.
 */
export function chooseNext<C extends Candidate>(
  candidates: readonly C[],
  history: History,
  now: number,
  chance: Chance,
): C | null {
  const usable = candidates.filter(({ id }) => !history.flagged.has(knownBy(id)));
  if (usable.length === 0) return null;
  const seen = lastAsked(history.asked.map(({ question, askedAt }) => [knownBy(question), askedAt]));
  const recent = recentEntries(usable, history.asked);
  const waited = ({ id }: Candidate) => waitingRank(seen.get(knownBy(id)), now);
  const oldest = fewest(usable, candidate => -waited(candidate));
  const spread = fewest(oldest, ({ entry }) => Number(recent.has(entry)));
  const best = fewest(spread, candidate => misfit(candidate, history.stats.get(knownBy(candidate.id))));
  return chance.pick(best);
}

/** Those of `all`, of which there is one, for which `rank` is lowest. */
function fewest<C>(all: readonly C[], rank: (each: C) => number): C[] {
  const ranks = all.map(rank);
  const lowest = Math.min(...ranks);
  return all.filter((_, at) => ranks[at] === lowest);
}

/** Weeks since something was asked; infinite when it never was. Within its rest, time counts to the moment. */
function waitingRank(askedAt: number | undefined, now: number): number {
  if (askedAt === undefined) return Number.POSITIVE_INFINITY;
  const since = Math.max(0, now - askedAt);
  return since >= RESTS ? Math.floor(since / WEEK) : since / RESTS - 1;
}

function lastAsked(asked: readonly (readonly [name: string, askedAt: number])[]): Map<string, number> {
  const last = new Map<string, number>();
  for (const [name, askedAt] of asked) last.set(name, Math.max(askedAt, last.get(name) ?? askedAt));
  return last;
}

/** Of the entries of `candidates` the half that was asked last, as far as it was asked at all. */
function recentEntries(candidates: readonly Candidate[], asked: readonly PastAsking[]): ReadonlySet<string> {
  const entries = new Set(candidates.map(({ entry }) => entry));
  const last = lastAsked(asked.map(({ entry, askedAt }) => [entry, askedAt]));
  const newestFirst = [...last].filter(([entry]) => entries.has(entry)).sort(([, one], [, other]) => other - one);
  return new Set(newestFirst.slice(0, Math.floor(entries.size / 2)).map(([entry]) => entry));
}

/** How far a question is from what is aimed for, less what it tells of who knows; in steps that count as equal. */
function misfit({ difficulty }: Candidate, stat: ItemStat | undefined): number {
  const answered = stat?.answered ?? 0;
  const share = ((stat?.right ?? 0) + TAKEN[difficulty] * TAKEN_COUNTS) / (answered + TAKEN_COUNTS);
  const believed = (stat?.compared ?? 0) / ((stat?.compared ?? 0) + HALF_BELIEVED);
  const discrimination = (stat?.discrimination ?? 0) * believed;
  return Math.round((Math.abs(share - AIM) - FOR_DISCRIMINATION * discrimination) / SAME_FIT);
}

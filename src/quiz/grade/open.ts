// Grades an answer in a person's own words against the key points of a question.
import type { Support } from '../../answer/draft.ts';
import type { Range } from '../../bank/entry.ts';
import { isStopWord } from '../../retrieval/stop-words.ts';
import type { OpenQuestion } from '../question.ts';
import { speaksToGrader } from './addressed.ts';
import { type Finding, findingsOf } from './find-point.ts';
import { type Statement, statementsOf } from './statements.ts';
import type { WordSense } from './words-alike.ts';

/** Words of an answer: where they stand in it, in UTF-16 code units, end exclusive. */
export type Said = Range & { readonly text: string };

/** What became of one key point. */
export interface GradedPoint {
  readonly text: string;
  /** `contrary` is a point that the answer speaks of and says the opposite of. */
  readonly outcome: 'hit' | 'partly' | 'missed' | 'contrary';
  /** The person's own words for it, a verbatim slice of their text; null where it was missed. */
  readonly said: Said | null;
  /** Where the bank says it, to show beside the person's words. */
  readonly proofs: readonly Support[];
}

/** Why an answer failed for something else than what it leaves out. */
export type Objection = 'says-the-contrary' | 'a-list-of-words';

/** How an answer did. */
export interface OpenGrade {
  readonly points: readonly GradedPoint[];
  /** Of all key points, how much was said, less half of each that was said the wrong way round; from 0 to 1. */
  readonly share: number;
  readonly passed: boolean;
  readonly objection: Objection | null;
  /** Sentences that speak to the grader rather than about the question: no part of the answer. */
  readonly setAside: readonly Said[];
}

// All but `LEAST_GRAMMAR` were chosen on the tuning half of test/quiz/grade/open-answers.jsonl; see bench/open-grading.ts.
/**
 * The share of key points from which on an answer passes. All from 0.26 to 0.43 agree equally well; of these it is the
 * lowest that lets the fewest right answers to another question pass.
 */
export const PASS_FROM = 0.4;
/** How much of a key point's weight must be said for it to be hit, and to be hit partly. */
const HIT_FROM = 0.35;
const PARTLY_FROM = 0.2;
/** How much of a key point must be said the wrong way round, and more so than the right way, for it to be contrary. */
const CONTRARY_FROM = 0.25;
const CONTRARY_COSTS = 0.5;
/** Of everything said about the key points, how much may be the wrong way round. */
const MOST_CONTRARY = 0.23;
/** Small words such as "is" and "for" make up a third of what people say, and nearly nothing of a list of terms. */
const LEAST_GRAMMAR = 0.1;

/** Grades `text` for `question`, by rules alone. Any text can be graded; one without words misses every point. */
export function gradeOpen(question: OpenQuestion, text: string, words: WordSense): OpenGrade {
  const sentences = [...Map.groupBy(statementsOf(text, words.concepts), ({ sentence }) => sentence).values()];
  const isAddress = (all: readonly Statement[]) => speaksToGrader(said(text, spanOf(all)).text);
  const statements = sentences.filter(all => !isAddress(all)).flat();
  const findings = findingsOf(question, statements, words);
  const points = findings.map((finding, i) => gradedPoint(question, i, finding, text));
  const share = shareOf(points);
  const objection = objectionTo(findings, statements);
  return {
    points,
    share,
    passed: share >= PASS_FROM && objection === null,
    objection,
    setAside: sentences.filter(isAddress).map(all => said(text, spanOf(all))),
  };
}

function gradedPoint({ keyPoints }: OpenQuestion, i: number, finding: Finding, text: string): GradedPoint {
  const { text: point, proofs } = keyPoints[i]!;
  const outcome = outcomeOf(finding);
  const words = outcome === 'missed' || finding.range === null ? null : said(text, finding.range);
  return { text: point, outcome, said: words, proofs };
}

function outcomeOf({ agreed, contrary }: Finding): GradedPoint['outcome'] {
  if (contrary > CONTRARY_FROM && contrary > agreed) return 'contrary';
  if (agreed >= HIT_FROM) return 'hit';
  return agreed >= PARTLY_FROM ? 'partly' : 'missed';
}

const CREDIT = { hit: 1, partly: 0.5, missed: 0, contrary: -CONTRARY_COSTS };

function shareOf(points: readonly GradedPoint[]): number {
  const credit = points.reduce((sum, { outcome }) => sum + CREDIT[outcome], 0);
  return Math.max(0, credit / Math.max(1, points.length));
}

function objectionTo(findings: readonly Finding[], statements: readonly Statement[]): Objection | null {
  const contrary = findings.reduce((sum, finding) => sum + finding.contrary, 0);
  const all = findings.reduce((sum, finding) => sum + finding.agreed, contrary);
  if (contrary > all * MOST_CONTRARY) return 'says-the-contrary';
  const tokens = statements.flatMap(each => each.tokens);
  const grammar = tokens.filter(({ word }) => isStopWord(word)).length;
  return grammar < tokens.length * LEAST_GRAMMAR ? 'a-list-of-words' : null;
}

function spanOf(statements: readonly Statement[]): Range {
  return { start: statements[0]?.start ?? 0, end: statements.at(-1)?.end ?? 0 };
}

function said(text: string, { start, end }: Range): Said {
  return { start, end, text: text.slice(start, end) };
}

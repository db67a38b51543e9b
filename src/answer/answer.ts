// The answer as data: statements with their citations, or a plain refusal with the nearest questions.
import type { Citation } from '../message/citation.ts';

/** One statement and the numbers of the citations that it stands on. */
export interface Claim {
  readonly text: string;
  readonly citations: readonly number[];
  /** How it reads: a line of prose, a point of a list, a table cell, code, or a heading for the claims after it. */
  readonly shape: 'prose' | 'point' | 'cell' | 'code' | 'lead';
}

/** An entry offered when the bank does not cover the question. `score` is from 0 to 1. */
export interface Nearest {
  readonly entry: string;
  readonly title: string;
  readonly score: number;
}

/** What Whetstone says to a question. `claims` and `citations` are empty unless `answered`. */
export interface Answer {
  readonly question: string;
  readonly answered: boolean;
  /** Calibrated probability, from 0 to 1, that the bank covers the question. */
  readonly confidence: number;
  readonly mode: 'extractive' | 'model';
  /** The whole answer as plain text with `[n]` marks: what a script or a screen reader gets. */
  readonly text: string;
  readonly claims: readonly Claim[];
  readonly citations: readonly Citation[];
  readonly nearest: readonly Nearest[];
  /** What the reader should know about this answer: spelling that was read as something else, parts not covered. */
  readonly notices: readonly string[];
}

/** All that an entry says, statement by statement. */
export interface WholeEntry extends Pick<Answer, 'claims' | 'citations'> {
  readonly id: string;
  readonly title: string;
  /** Statements that were left out, since the file no longer holds them. */
  readonly dropped: number;
}

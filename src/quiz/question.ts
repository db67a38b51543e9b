// A quiz question: what is asked, what is right, and where in the bank that is proved.
import type { Support } from '../answer/draft.ts';

export const QUESTION_KINDS = ['choice', 'number', 'open'] as const;

export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** How hard a question is taken to be until answers tell: by its author, or by how it was made. */
export type Difficulty = 'easy' | 'medium' | 'hard';

interface Asked {
  /** The same for the same question of the same bank, whatever is drawn beside it. */
  readonly id: string;
  /** Where the question is from: an index of the bank's entries. */
  readonly entry: number;
  readonly prompt: string;
  /** Why the right answer is right, in words of the bank or of the working. */
  readonly explanation: string;
  readonly difficulty: Difficulty;
  /** What proves the answer, at least one piece of the bank. A question without is not asked. */
  readonly proofs: readonly Support[];
}

export interface ChoiceQuestion extends Asked {
  readonly kind: 'choice';
  /** At least three that differ from one another, but for true or false. */
  readonly options: readonly string[];
  /** Indexes of the options that are right, rising; at least one of them is, and at least one is not. */
  readonly correct: readonly number[];
}

export interface NumberQuestion extends Asked {
  readonly kind: 'number';
  /** The right amount, a decimal without separators. */
  readonly answer: string;
  /** What it counts, as a person reads it: "USD", "USD a month", "GB", "%"; empty for a mere number. */
  readonly unit: string;
  /** How far off an answer may be, as a fraction of the right amount. */
  readonly tolerance: number;
}

/** Something that a good answer says. */
export interface KeyPoint {
  readonly text: string;
  /** Where the bank says it; empty where only the list of key points does. */
  readonly proofs: readonly Support[];
}

export interface OpenQuestion extends Asked {
  readonly kind: 'open';
  readonly keyPoints: readonly KeyPoint[];
  /** An answer that would do, in words of the bank. */
  readonly answer: string;
}

export type Question = ChoiceQuestion | NumberQuestion | OpenQuestion;

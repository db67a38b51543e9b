// What a template of number questions gives: a drawn case in words, the request that the cost module answers, and its rules.
import type { Estimate, PriceBook } from '../../cost/cost.ts';
import type { Figure } from '../../cost/price-book.ts';
import type { Chance } from '../chance.ts';
import type { Difficulty } from '../question.ts';
import type { Rule } from './cost-proof.ts';

export interface Template {
  /** Unique, part of the question's id. */
  readonly name: string;
  readonly difficulty: Difficulty;
  readonly unit: string;
  /** How far off an answer may be, as a fraction, where the usual would let a slip pass that the question is about. */
  readonly tolerance?: number;
  /** A case; null where the price book lacks what it is made of, or the draw is none that one would ask. */
  draw(book: PriceBook, chance: Chance): Drawn | null;
}

/** A case that was drawn. */
export interface Drawn {
  /** What was drawn, short: with the template's name it makes the question's id. */
  readonly parameters: readonly (string | number)[];
  /** Tells all that is needed to work the amount out by hand. */
  readonly prompt: string;
  /** The case as the cost module reads it. */
  readonly request: string;
  /** Figures of the price book that the prompt states: the explanation tells where they are from. */
  readonly figures?: readonly Figure[];
  /** What the bank must say. */
  readonly rules: readonly Rule[];
  /** The answer that the estimate of `request` gives. */
  solve(estimate: Estimate): Solved;
}

/** What the cost module makes of a case. */
interface Solved {
  /** The amount that is asked for, as the module gives it; undefined where it gives none. */
  readonly amount: number | string | undefined;
  /** How it comes about, a sentence each. */
  readonly working: readonly string[];
}

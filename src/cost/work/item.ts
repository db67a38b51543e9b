// What an estimator works out, exact and unrounded: items of a bill, options, and what to say about them.
import type { Assumption, ChartData } from '../estimation.ts';
import type { Exact } from '../exact/exact.ts';
import { type Range, sumRanges } from '../exact/range.ts';
import type { Figure } from '../price-book.ts';

/** One item of a bill. */
export interface Item {
  readonly label: string;
  readonly formula: string;
  readonly amount: Range;
  readonly source: string;
  /** Figures of the price book that it is made of. */
  readonly figures: readonly Figure[];
}

/** A contender of a comparison. */
export interface Contender {
  readonly label: string;
  readonly items: readonly Item[];
}

export interface Work {
  readonly items: readonly Item[];
  readonly period: 'once' | 'month';
  /** Pieces of the reading. */
  readonly echo: readonly string[];
  readonly quantities: Readonly<Record<string, Exact | null>>;
  readonly verdict: string | null;
  readonly assumptions: readonly Assumption[];
  readonly warnings: readonly string[];
  readonly options: readonly Contender[];
  readonly charts: readonly ChartData[];
}

export function totalOf(items: readonly Item[]): Range {
  return sumRanges(items.map(({ amount }) => amount));
}

/** An assumption of ours, or one of the bank's with its entry. */
export function assume(text: string, entry: string | null = null): Assumption {
  return { text, entry };
}

export const NO_WORK: Omit<Work, 'items' | 'period' | 'echo'> = {
  quantities: {},
  verdict: null,
  assumptions: [],
  warnings: [],
  options: [],
  charts: [],
};

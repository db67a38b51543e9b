// What an estimate says, as plain data for every surface: figures as decimals, each line with its formula, source and date.

/** Whose figures count: the bank's rules of thumb, or the dated price book. */
export type Rules = 'market' | 'textbook';

export type Intent =
  | 'run'
  | 'train'
  | 'serve'
  | 'storage'
  | 'checkpoint'
  | 'egress'
  | 'compare'
  | 'serverless-vs-dedicated'
  | 'managed-vs-self'
  | 'reserved-vs-on-demand'
  | 'regions';

/** USD as decimals, to the cent; under one cent to four significant digits. */
export interface Amounts {
  readonly low: string;
  readonly expected: string;
  readonly high: string;
}

/** One item of the bill. The lines of an estimate sum to its total, each of the three amounts for itself. */
export interface Line extends Amounts {
  readonly label: string;
  /** How the amount comes about, so that a person can work it out by hand. */
  readonly formula: string;
  readonly source: string;
  /** The day of the price, YYYY-MM-DD; null for an undated one and for rules of thumb. */
  readonly asOf: string | null;
}

/** Something that the request did not say. `entry` is the bank's entry that it is taken from, null where it is ours. */
export interface Assumption {
  readonly text: string;
  readonly entry: string | null;
}

/** Another way to get it. `saving` is against the estimate; "0.00" for one that costs more and is there to fall back on. */
export interface Alternative {
  readonly label: string;
  readonly expected: string;
  readonly saving: string;
  /** Whether the same results come out of it. */
  readonly sameWork: boolean;
  /** The request that gives it. */
  readonly request: string;
}

/** A contender of a comparison. */
export interface Option extends Amounts {
  readonly label: string;
  readonly lines: readonly Line[];
}

/** A curve over the same labels as its fellows; a point without a value is null. */
export interface Series {
  readonly label: string;
  readonly values: readonly (number | null)[];
}

/** Figures to be drawn. `labels` name the points along the axis. The values are for drawing alone, and never billed. */
export interface ChartData {
  readonly title: string;
  readonly shape: 'bars' | 'curves';
  readonly unit: 'USD';
  readonly labels: readonly string[];
  readonly series: readonly Series[];
}

export interface Estimate extends Amounts {
  readonly ok: true;
  readonly input: string;
  readonly intent: Intent;
  readonly rules: Rules;
  /** The request as it was understood; read again it gives the same estimate. */
  readonly reading: string;
  readonly period: 'once' | 'month';
  readonly currency: 'USD';
  readonly lines: readonly Line[];
  /** What was worked out, by name; ratios are fractions from 0 to 1. */
  readonly quantities: Readonly<Record<string, number>>;
  /** The winner of a comparison; null where there is nothing to win, or nothing to choose by. */
  readonly verdict: string | null;
  readonly assumptions: readonly Assumption[];
  readonly warnings: readonly string[];
  /** Ranked by what they cost. */
  readonly alternatives: readonly Alternative[];
  readonly options: readonly Option[];
  readonly charts: readonly ChartData[];
  /**
   * The day of the oldest price used, null when one is undated or none was used, and whole days since; stale when that is more
   * than a week, or not known.
   */
  readonly prices: { readonly asOf: string | null; readonly days: number | null; readonly stale: boolean };
}

/** Why a request gives no figure, and what to type instead. */
export interface CostError {
  /** One sentence for a person. */
  readonly message: string;
  /** The word at fault; null where no single one is. */
  readonly token: string | null;
  /** At most three near words, or the ways in which the request can be meant. */
  readonly suggestions: readonly string[];
  /** A request that works. */
  readonly example: string;
}

export interface Refusal {
  readonly ok: false;
  readonly input: string;
  readonly error: CostError;
}

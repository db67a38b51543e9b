// What refreshing the price book did, cloud by cloud, and which rows of the catalogue were not taken as they stand.
import type { Cloud, PriceBook } from '../../cost/price-book.ts';

/** How it went with a cloud. `kept` means that its prices are the ones of before, for the reason given. */
export interface CloudRefresh {
  readonly cloud: Cloud;
  /** `unchanged` when the catalogue was still the one of last time, which makes its prices as new as any. */
  readonly outcome: 'refreshed' | 'unchanged' | 'kept';
  readonly rows: number;
  readonly instances: number;
  /** Sentences; null when there is nothing to say. */
  readonly reason: string | null;
}

/** A row, or a part of one, that was refused or put right. */
export interface Rejection {
  readonly cloud: Cloud;
  /** The first such line. */
  readonly line: number;
  readonly instance: string;
  readonly reason: string;
  /** How many rows of that instance it is true of. */
  readonly rows: number;
}

/** Rows that were not looked at further, since the price book knows nothing of what they are about. */
export interface PassedOver {
  readonly cloud: Cloud;
  readonly name: string;
  readonly rows: number;
}

export interface RefreshReport {
  /** The file of the price book that serves now. */
  readonly path: string;
  readonly clouds: readonly CloudRefresh[];
  readonly rejected: readonly Rejection[];
  readonly passedOver: readonly PassedOver[];
}

/** How many clouds of all are done; `notice` is a sentence to tell at once. */
export type OnRefreshProgress = (progress: {
  readonly stage: string;
  readonly done: number;
  readonly total: number;
  readonly notice?: string;
}) => void;

/** How old the prices of a book are, without what is not a price, such as the memory of an accelerator. */
export interface PriceAges {
  readonly figures: number;
  readonly undated: number;
  /** Days as YYYY-MM-DD; null when every price is undated. */
  readonly oldest: string | null;
  readonly newest: string | null;
  readonly oldestDays: number | null;
  /** Prices older than 7 days, and those older than 30 days or undated, which are no part of the former. */
  readonly aging: number;
  readonly old: number;
}

/** A price book that is in use. */
export interface PricesInUse {
  readonly book: PriceBook;
  readonly path: string;
  /** Why another book than the one that was to be used serves; null when all is well. */
  readonly notice: string | null;
  /** Of all prices, and of those of instances alone, which are the ones that refreshing renews. */
  readonly ages: PriceAges;
  readonly instanceAges: PriceAges;
  /** A price of a day before these is aging, or old. */
  readonly agingBefore: string;
  readonly oldBefore: string;
}

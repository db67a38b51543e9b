// Where the price book comes from, and where a newer one is kept.
import type { PriceBook } from '../cost/price-book.ts';

/** A price book with the file that it came from. */
export interface LoadedPrices {
  readonly book: PriceBook;
  readonly path: string;
  /** Why another book than the one that was to be used serves, in a sentence; null when all is well. */
  readonly notice: string | null;
}

export interface PriceSource {
  /**
   * The book of `file`, or else the one that is set, or else the one that was refreshed, or else the one that comes with
   * the package. A named file that cannot be used is a `PersonError`.
   */
  load(file?: string): Promise<LoadedPrices>;
  /** The book that a refreshed one is made from: the same, but a file that is set need not be there yet. */
  loadForRefresh(): Promise<LoadedPrices>;
  /** Keeps a book for later, whole or not at all, and gives its path. Refuses one that does not fit the schema. */
  keep(book: PriceBook): Promise<string>;
}

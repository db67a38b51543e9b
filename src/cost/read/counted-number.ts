// A number that was taken from a request, with the place that it began at.
import type { Exact } from '../exact/exact.ts';
import type { Cursor } from './cursor.ts';
import type { Draft } from './draft.ts';

/** A number that was taken, with the words that it began with. */
export interface Counted {
  readonly cursor: Cursor;
  readonly draft: Draft;
  readonly number: Exact;
  readonly start: number;
}

/** The words from the number on to where the reading stands. */
export function wordsOf({ cursor, start }: Counted): string {
  return cursor.between(start);
}

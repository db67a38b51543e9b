// An index opened for asking, and the readings of questions that asking it gives.
import type { FileNow } from '../answer/verify.ts';
import type { Embedder } from '../ports/embedder.ts';
import type { UnitVectors } from '../retrieval/rank.ts';
import type { Judged, Search } from '../retrieval/search.ts';
import type { BankIndex } from './bank-index.ts';

/** An index opened for asking. */
export interface Asking {
  readonly index: BankIndex;
  readonly search: Search;
  readonly vectors: UnitVectors;
  readonly embedder: Embedder;
  /** The bytes of cited files as they are now, by their number in the bank; those that are gone are left out. */
  readonly filesNow: (files: readonly number[]) => Promise<ReadonlyMap<number, FileNow>>;
}

/** A part of a question with what search made of it. */
export interface Part extends Reading {
  readonly text: string;
  /** The part read by itself. */
  readonly own: Reading;
}

/** What search made of a question, `said` being the vectors of the earlier turns that it was read with. */
export interface Reading {
  readonly judged: Judged;
  readonly vector: Float32Array;
  readonly said: readonly Float32Array[];
  readonly confidence: number;
}

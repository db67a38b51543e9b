// A question that a person reviews.
import type { Memory } from './memory.ts';

export interface Card {
  /** What is known of the question, see `knownBy`: its id, but of a cost case the case. */
  readonly question: string;
  /** The id of the entry that it is from. */
  readonly entry: string;
  readonly memory: Memory;
}

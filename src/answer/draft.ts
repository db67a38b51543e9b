// A draft answer: statements with the passages they come from, not yet verified.
import type { Bank } from '../bank/entry.ts';
import type { Claim } from './answer.ts';

/** A piece of the bank that a statement stands on: a passage, or the label above it. */
export interface Support {
  readonly entry: number;
  readonly passage: number;
  readonly part: 'passage' | 'label';
}

/** A statement before verification. */
export interface DraftClaim {
  readonly text: string;
  readonly shape: Claim['shape'];
  readonly supports: readonly Support[];
}

/** The entry that a statement is from and the label that it stands under, as one text that tells places apart. */
export function placeOf({ supports: [support] }: DraftClaim, bank: Bank): string {
  const { headings } = bank.entries[support!.entry]!.passages[support!.passage]!;
  return `${support!.entry}\n${headings.at(-1) ?? ''}`;
}

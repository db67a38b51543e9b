// Finds the piece of a bank that an author quotes: a passage of the entry, or the label above one.
import type { Support } from '../../answer/draft.ts';
import type { Bank } from '../../bank/entry.ts';

/** The smallest piece of `entries` (indexes of the bank's) that holds `excerpt` word for word; null when none does. */
export function findProof(excerpt: string, entries: readonly number[], bank: Bank): Support | null {
  const wanted = folded(excerpt);
  const holding = piecesOf(entries, bank).filter(({ text }) => text.includes(wanted));
  const [smallest] = holding.toSorted((a, b) => a.text.length - b.text.length);
  return wanted === '' ? null : (smallest?.support ?? null);
}

interface Piece {
  readonly text: string;
  readonly support: Support;
}

function piecesOf(entries: readonly number[], bank: Bank): Piece[] {
  return entries.flatMap(entry =>
    (bank.entries[entry]?.passages ?? []).flatMap(({ text, headings, labelRange }, passage): Piece[] => {
      const label = labelRange === null ? undefined : headings.at(-1);
      const whole: Piece = { text: folded(text), support: { entry, passage, part: 'passage' } };
      return label === undefined
        ? [whole]
        : [whole, { text: folded(label), support: { entry, passage, part: 'label' } }];
    }),
  );
}

function folded(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

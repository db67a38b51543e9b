// Who is compared with whom: "A is cheaper than B" and "B is cheaper than A" have the same words.
import type { Token } from '../../retrieval/tokenise.ts';

/** Words with two sides that may not be swapped. */
export type Pivot = 'than' | 'toward';

/** On which side of which pivot a word stands. */
export interface Side {
  readonly pivot: Pivot;
  readonly isAfter: boolean;
}

const PIVOTS: ReadonlyMap<string, Pivot> = new Map([
  ['than', 'than'],
  ['toward', 'toward'],
  ['towards', 'toward'],
]);
const COMPARES = new Set(
  'cheaper dearer pricier faster quicker slower larger bigger smaller higher lower longer shorter easier harder simpler better worse stronger weaker'.split(
    ' ',
  ),
);

/** Of each of the words of a statement, its side; null without one. */
export function sidesOf(tokens: readonly Token[]): readonly (Side | null)[] {
  const at = tokens.findIndex(({ word }) => PIVOTS.has(word));
  const pivot = PIVOTS.get(tokens[at]?.word ?? '');
  // "more than 30" is an amount.
  if (pivot === undefined || /^\d/.test(tokens[at + 1]?.word ?? '')) return tokens.map(() => null);
  return tokens.map((_, i) => (i === at ? null : { pivot, isAfter: i > at }));
}

/** Whether a statement compares something without a word on what with. */
export function comparesAlone(tokens: readonly Token[]): boolean {
  return tokens.some(({ word }) => COMPARES.has(word)) && !tokens.some(({ word }) => PIVOTS.has(word));
}

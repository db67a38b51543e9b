// The middle one of some amounts.
import { compare, type Exact, over, plus, whole } from '../../cost/exact/exact.ts';

/** The middle one, or the mean of the two in the middle; null of none. */
export function medianOf(amounts: readonly Exact[]): Exact | null {
  const sorted = [...amounts].sort(compare);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle];
  if (upper === undefined) return null;
  return sorted.length % 2 === 1 ? upper : over(plus(sorted[middle - 1]!, upper), whole(2));
}

// Checks numbers of a request for what they count: more than none, whole ones, shares.
import { type Exact, over, whole } from '../exact/exact.ts';
import { CannotEstimate } from './refuse.ts';

const HUNDRED = whole(100);

export function positive(number: Exact, words: string): Exact {
  if (number.n > 0n) return number;
  throw new CannotEstimate(`“${words}” must be more than nothing.`, { token: words });
}

/** A number of things, which comes in whole ones. */
export function counting(number: Exact, words: string): Exact {
  if (number.n % number.d === 0n && number.n > 0n) return number;
  throw new CannotEstimate(`“${words}” must be a whole number from 1 on.`, { token: words });
}

/** A share of one: "65%" or 0.65. */
export function share(number: Exact, isPercent: boolean): Exact {
  return isPercent ? over(number, HUNDRED) : number;
}

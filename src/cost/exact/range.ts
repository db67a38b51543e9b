// An amount with its spread: the least, the expected and the most that it comes to.
import { compare, type Exact, minus, ONE, over, plus, sum, times, whole } from './exact.ts';

/** `low <= expected <= high`. */
export interface Range {
  readonly low: Exact;
  readonly expected: Exact;
  readonly high: Exact;
}

/** All three alike: a figure without spread. */
export function certain(amount: Exact): Range {
  return { low: amount, expected: amount, high: amount };
}

/** From `low` to `high`, the middle expected. */
export function between(low: Exact, high: Exact): Range {
  return { low, expected: over(plus(low, high), whole(2)), high };
}

/** Applies `make` to each of the three, which must keep their order. */
function each(range: Range, make: (amount: Exact) => Exact): Range {
  return { low: make(range.low), expected: make(range.expected), high: make(range.high) };
}

export function scaled(range: Range, ...factors: readonly Exact[]): Range {
  return each(range, amount => times(amount, ...factors));
}

export function sumRanges(ranges: readonly Range[]): Range {
  return {
    low: sum(ranges.map(({ low }) => low)),
    expected: sum(ranges.map(({ expected }) => expected)),
    high: sum(ranges.map(({ high }) => high)),
  };
}

/** What is left of one after `discount` is taken off: the largest discount leaves the least. */
export function remaining(discount: Range): Range {
  return {
    low: minus(ONE, discount.high),
    expected: minus(ONE, discount.expected),
    high: minus(ONE, discount.low),
  };
}

export function isCertain({ low, high }: Range): boolean {
  return compare(low, high) === 0;
}

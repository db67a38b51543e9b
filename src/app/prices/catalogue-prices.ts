// Reads the prices of a catalogue's row, and refuses those that cannot be prices.
import { compare, type Exact, exact, over, whole } from '../../cost/exact/exact.ts';

/** An amount that the catalogue writes where it knows none. */
const STAND_IN = exact('700');

/**
 * What an hour of one accelerator may cost, in USD: a T4 whose capacity nobody wants has been seen at 0.06, the dearest there
 * are cost under 20, and a rack of them sold as one machine under 30 each. What lies outside is no price, or in another unit.
 */
const LEAST = exact('0.02');
const MOST = exact('60');

const DECIMAL = /^\d{1,9}(?:\.\d{1,12})?$/;

/** Prices that passed, of the whole row, and what was dropped on the way, as reasons. */
export interface RowPrices {
  readonly price: Exact | null;
  readonly spot: Exact | null;
  readonly dropped: readonly string[];
}

/** The prices of a row with so many accelerators, or why it has none. */
export function readPrices(
  { price: given, spotPrice }: { readonly price: string; readonly spotPrice: string },
  count: number,
): RowPrices | { readonly refused: string } {
  const price = readPrice(given, 'price', count);
  const spot = readPrice(spotPrice, 'spot price', count);
  // Where the price itself is wrong, the spot price beside it deserves no more trust.
  if ('fault' in price) return { refused: price.fault };
  const dropped = 'fault' in spot ? [`${spot.fault}; it was dropped`] : [];
  const amount = 'fault' in spot ? null : spot.value;
  if (price.value !== null) return checkSpot(price.value, amount, dropped);
  if (amount === null) return { refused: ['it has no price', ...dropped].join('; ') };
  return { price: null, spot: amount, dropped: ['it has no on-demand price'] };
}

/** A price of its own for capacity that may be taken away is lower; where none is known, the catalogue repeats the other. */
function checkSpot(price: Exact, spot: Exact | null, dropped: readonly string[]): RowPrices {
  if (spot === null) return { price, spot, dropped };
  const order = compare(spot, price);
  if (order < 0) return { price, spot, dropped };
  const reason =
    order === 0 ? 'equals the on-demand price, which means that it is not known' : 'is above the on-demand price';
  return { price, spot: null, dropped: [...dropped, `the spot price ${reason}; it was dropped`] };
}

function readPrice(
  text: string,
  what: string,
  count: number,
): { readonly value: Exact | null } | { readonly fault: string } {
  const given = text.trim();
  if (given === '') return { value: null };
  if (!DECIMAL.test(given)) return { fault: `the ${what} is no amount` };
  const value = exact(given);
  if (compare(value, STAND_IN) === 0) return { fault: `the ${what} of 700 stands in for one that is not known` };
  const each = over(value, whole(count));
  if (compare(each, LEAST) < 0) return { fault: `the ${what} is under $0.02 for an accelerator-hour` };
  if (compare(each, MOST) > 0) return { fault: `the ${what} is over $60 for an accelerator-hour` };
  return { value };
}

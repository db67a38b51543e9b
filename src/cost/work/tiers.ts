// Prices in steps: each GB costs what its own step says, so that more never costs less.
import { compare, type Exact, exact, minus, ONE, over, plus, smaller, times, whole, ZERO } from '../exact/exact.ts';
import type { Figure, Tier } from '../price-book.ts';
import { noPrice } from '../read/refuse.ts';
import type { DataSize } from '../request.ts';
import { number } from './show.ts';

/** A step with exact figures; `upTo` null is open. */
export interface Step {
  readonly upTo: Exact | null;
  readonly usd: Exact;
  readonly price: Figure;
}

/** Steps of a price. Where an amount is stated in GiB they end at as many TiB: what ends at 10 TB ends at 10,240 GiB. */
export function tiersOf(tiers: readonly Tier[], binary: boolean): Step[] {
  const one = binary ? BINARY_STEP : ONE;
  return tiers.map(({ upTo, price }) => ({
    upTo: upTo === null ? null : times(exact(upTo), one),
    usd: exact(price.value),
    price,
  }));
}

const BINARY_STEP = exact('1.024');

interface Slice {
  readonly amount: Exact;
  readonly usd: Exact;
}

/** What of `amount` falls in each step. Beyond the last step of a scale that ends there is no price, which is a refusal. */
function slicesOf(steps: readonly Step[], amount: Exact, what: string): Slice[] {
  const slices: Slice[] = [];
  let from = ZERO;
  for (const { upTo, usd } of steps) {
    if (compare(from, amount) >= 0) break;
    const to = upTo === null ? amount : smaller(upTo, amount);
    slices.push({ amount: minus(to, from), usd });
    from = to;
  }
  if (compare(from, amount) < 0) throw noPrice(`${what} beyond ${number(from)} GB`, { token: what });
  return slices;
}

/** USD of `amount` GB (or GiB: the steps then count those, as the price does). */
export function tieredCost(steps: readonly Step[], amount: Exact, what: string): Exact {
  return slicesOf(steps, amount, what).reduce((total, slice) => plus(total, times(slice.amount, slice.usd)), ZERO);
}

/** "10,000 GB × $0.09 + 40,000 GB × $0.085". */
export function tierFormula(steps: readonly Step[], amount: Exact, binary: boolean, what: string): string {
  const unit = binary ? 'GiB' : 'GB';
  const slices = slicesOf(steps, amount, what);
  if (slices.length === 0) return `0 ${unit}`;
  return slices.map(slice => `${number(slice.amount)} ${unit} × $${number(slice.usd, 6)}`).join(' + ');
}

const GIB = over(whole(1024 ** 3), whole(10 ** 9));

/** GB of a size, whatever it was stated in. */
export function decimalGB({ amount, binary }: DataSize): Exact {
  return binary ? times(amount, GIB) : amount;
}

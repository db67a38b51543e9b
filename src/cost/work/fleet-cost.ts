// What an hour of a fleet costs, and the formula that says how that comes about.
import { type Exact, exact, isWhole, over, sum, times, whole, ZERO } from '../exact/exact.ts';
import type { Figure } from '../price-book.ts';
import type { Fleet, HourlyPrice } from './fleet.ts';
import { dollars, number } from './show.ts';

/** The working for a time: "8 × 72 h × $6.88". */
export type Formula = (hours: string) => string;

/** USD an hour of all parts. */
export function costOf({ parts }: Fleet, hourly: HourlyPrice): Exact {
  return sum(parts.map(({ price, count }) => times(hourly(price) ?? ZERO, { n: count, d: 1n })));
}

export function sourcesOf(figures: readonly Figure[]): string {
  return [...new Set(figures.map(({ source }) => source))].join('; ');
}

/** By accelerators where one kind of instance is used to the full: "8 × 72 h × $6.88"; by instances where not. */
export function formulaFor(fleet: Fleet, hourly: (price: Fleet['parts'][number]['price']) => Exact | null): Formula {
  const [only, ...rest] = fleet.parts;
  const wanted = { n: fleet.wanted, d: 1n };
  if (only !== undefined && rest.length === 0) {
    const price = hourly(only.price) ?? ZERO;
    const each = over(price, whole(only.instance.count));
    if (fleet.wanted === fleet.held && endsSoon(each))
      return hours => `${number(wanted)} × ${hours} × ${dollars(each)}`;
    return hours => `${number({ n: only.count, d: 1n })} × ${only.instance.name} × ${hours} × ${dollars(price)}`;
  }
  const parts = fleet.parts.map(
    ({ count, instance, price }) =>
      `${number({ n: count, d: 1n })} × ${instance.name} × ${dollars(hourly(price) ?? ZERO)}`,
  );
  return hours => `(${parts.join(' + ')}) × ${hours}`;
}

function endsSoon(value: Exact): boolean {
  return isWhole(times(value, exact('1e6')));
}

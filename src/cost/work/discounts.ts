// What a way of buying takes off the list price, or off a stated one: by the price book, by the bank, or as stated.
import type { Assumption } from '../estimation.ts';
import type { Exact } from '../exact/exact.ts';
import { compare, exact, minus, ONE, over, sum, times, whole, ZERO } from '../exact/exact.ts';
import { certain, type Range, remaining } from '../exact/range.ts';
import type { Figure } from '../price-book.ts';
import type { Purchase, Request } from '../request.ts';
import { type Fleet, listPrice, spotPrice } from './fleet.ts';
import { costOf, sourcesOf } from './fleet-cost.ts';
import { assume } from './item.ts';
import { checkTerm, commitmentRule, ENTRY, RULE_OF_THUMB, SPOT, STATED } from './rules-of-thumb.ts';
import { dollars, percentOf, percents } from './show.ts';

/** A factor on the price, such as what a discount leaves of it. */
export interface Factor {
  readonly range: Range;
  /** Behind the formula: ", less 60–70%". */
  readonly says: string;
  readonly source: string | null;
  readonly figures: readonly Figure[];
}

export interface Discount {
  readonly factors: readonly Factor[];
  readonly assumptions: readonly Assumption[];
  readonly warnings: readonly string[];
}

const NO_DISCOUNT: Discount = { factors: [], assumptions: [], warnings: [] };

/** What `purchase` takes off; `fleet` is null where only a price was stated. */
export function discountOn(request: Request, purchase: Purchase, fleet: Fleet | null, isStated: boolean): Discount {
  switch (purchase) {
    case 'on-demand':
      return NO_DISCOUNT;
    case 'capacity-reservation':
      return {
        ...NO_DISCOUNT,
        assumptions: [
          assume('A capacity reservation secures instances without any discount: 0% off.', ENTRY.availability),
        ],
      };
    case 'spot':
      return spotDiscount(request, fleet, isStated);
    default:
      return commitmentDiscount(request, purchase, fleet);
  }
}

function taken(off: Range, source: string, figures: readonly Figure[] = []): Factor {
  return { range: remaining(off), says: `, less ${percents(off, 2)}`, source, figures };
}

function spotDiscount(request: Request, fleet: Fleet | null, isStated: boolean): Discount {
  if (request.spotDiscount !== null) return { ...NO_DISCOUNT, factors: [taken(certain(request.spotDiscount), STATED)] };
  const market = fleet === null ? null : marketSpot(fleet);
  if (request.rules === 'market' && market !== null && isStated) {
    return {
      ...NO_DISCOUNT,
      factors: [market],
      assumptions: [assume('The stated price gets the discount that the price book has for spot.')],
    };
  }
  const known =
    market === null ? '' : `; the price book's spot price is ${percentOf(minus(ONE, market.range.expected), 0)} off`;
  const why =
    request.rules === 'market'
      ? 'The price book has no spot price for it there, so the rule of thumb holds: '
      : 'The rule of thumb: ';
  return {
    ...NO_DISCOUNT,
    factors: [taken(SPOT.range, RULE_OF_THUMB)],
    assumptions: [assume(`${why}spot is ${SPOT.says}${known}.`, SPOT.entry)],
  };
}

/** Spot over list, as a factor on a stated price. */
function marketSpot(fleet: Fleet): Factor | null {
  if (!fleet.parts.every(({ price }) => price.spot !== null && price.onDemand !== null)) return null;
  const [spot, list] = [costOf(fleet, spotPrice), costOf(fleet, listPrice)];
  const figures = fleet.parts.flatMap(({ price }) => [price.spot!, price.onDemand!]);
  return {
    range: certain(over(spot, list)),
    says: ` × ${dollars(spot)}/${dollars(list)}`,
    source: sourcesOf(figures),
    figures,
  };
}

function commitmentDiscount(request: Request, purchase: 'reserved' | 'committed', fleet: Fleet | null): Discount {
  const { term, reservedDiscount } = request;
  if (term !== null) checkTerm(term);
  if (reservedDiscount !== null) return { ...NO_DISCOUNT, factors: [taken(certain(reservedDiscount), STATED)] };
  const published = fleet === null ? null : publishedDiscount(fleet, term ?? ONE);
  const rule = commitmentRule(purchase, term);
  const split =
    term === null
      ? ''
      : '; the bank gives 30–40% and 30–60% and no split by years, so 30–40% for one, 30–60% for two and 60% for three is ours';
  if (request.rules === 'market' && published !== null) {
    const years = term === null ? 'No term was named, so one year is taken. ' : '';
    const told = `${years}The rule of thumb says ${rule.says}; the price book's discount is ${percents(published.off)}.`;
    return { ...NO_DISCOUNT, factors: [published.factor], assumptions: [assume(told, rule.entry)] };
  }
  const why =
    request.rules === 'market'
      ? 'The price book has no discount for it, so the rule of thumb holds: '
      : 'The rule of thumb: ';
  const known = published === null ? '' : `; the price book's discount is ${percents(published.off)}`;
  return {
    ...NO_DISCOUNT,
    factors: [taken(rule.range, RULE_OF_THUMB)],
    assumptions: [assume(`${why}a commitment is ${rule.says}${known}${split}.`, rule.entry)],
  };
}

function publishedDiscount(fleet: Fleet, years: Exact): { readonly factor: Factor; readonly off: Range } | null {
  const found = fleet.parts.map(({ instance, price, count }) => ({
    discount: instance.commitments.find(each => compare(whole(each.years), years) === 0)?.discount ?? null,
    cost: times(listPrice(price) ?? ZERO, { n: count, d: 1n }),
  }));
  if (found.some(({ discount }) => discount === null)) return null;
  const list = sum(found.map(({ cost }) => cost));
  const saved = sum(found.map(({ discount, cost }) => times(exact(discount!.value), cost)));
  const off = certain(over(saved, list));
  const figures = found.map(({ discount }) => discount!);
  return { factor: taken(off, sourcesOf(figures), figures), off };
}

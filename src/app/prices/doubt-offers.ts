// Compares what passed with the prices of before: an amount far from what the same instance cost is a mistake, and no new price.
import { plain } from '../../cost/exact/decimal.ts';
import { compare, type Exact, exact, isZero, times, whole } from '../../cost/exact/exact.ts';
import type { Instance } from '../../cost/price-book.ts';
import { medianOf } from './median.ts';
import type { RejectionList } from './rejection-list.ts';
import type { Offer } from './vet-rows.ts';

/** Clouds halve a price now and then, and the dearest region takes twice what the cheapest does; neither comes near this. */
const FURTHEST = whole(5);

export interface Weighed {
  readonly offers: readonly Offer[];
  /** Instances of which an offer was refused, with the regions where it was. */
  readonly doubted: ReadonlyMap<string, ReadonlySet<string>>;
}

/** The offers without those that are over five times off; an instance that is new, or had no on-demand price, has no such bound. */
export function doubtOffers(offers: readonly Offer[], before: readonly Instance[], list: RejectionList): Weighed {
  const usual = new Map(before.map(instance => [instance.name, usualPrice(instance)]));
  const doubted = new Map<string, Set<string>>();
  const believed = offers.filter(({ line, instance, region, price }) => {
    const reason = doubtOf(price, usual.get(instance) ?? null);
    if (reason === null) return true;
    list.reject(line, instance, reason);
    doubted.set(instance, (doubted.get(instance) ?? new Set()).add(region));
    return false;
  });
  return { offers: believed, doubted };
}

/** What an instance costs on demand, in any region. */
function usualPrice({ prices }: Instance): Exact | null {
  return medianOf(prices.flatMap(({ onDemand }) => (onDemand === null ? [] : [exact(onDemand.value)])));
}

/** A spot price moves with demand: all that bounds it is the on-demand price beside it. */
function doubtOf(price: Exact | null, usual: Exact | null): string | null {
  if (price === null || usual === null || isZero(usual)) return null;
  if (compare(times(price, FURTHEST), usual) < 0)
    return `the price of $${plain(price)} is under a fifth of the $${plain(usual)} of before`;
  if (compare(price, times(usual, FURTHEST)) > 0)
    return `the price of $${plain(price)} is over five times the $${plain(usual)} of before`;
  return null;
}

// Gathers what passed into instances with a price for each region: on-demand as all its zones have it, spot as their median.
import { plain } from '../../cost/exact/decimal.ts';
import { compare, type Exact } from '../../cost/exact/exact.ts';
import type { Cloud, Figure, Instance, RegionalPrice } from '../../cost/price-book.ts';
import { medianOf } from './median.ts';
import type { RejectionList } from './rejection-list.ts';
import type { Offer } from './vet-rows.ts';

/** How a figure of the catalogue is told: its source and day. */
export type Dated = Pick<Figure, 'source' | 'asOf'>;

/** Clouds that sell an instance for one price wherever they have it; the book tells it once. */
const ONE_PRICE: ReadonlySet<Cloud> = new Set(['lambda', 'runpod']);
const EVERYWHERE = 'all';

const UNIT = 'USD/instance-hour';
/** Places that a price keeps; no cloud has one with more. */
const PLACES = 6;

export function gatherInstances(cloud: Cloud, offers: readonly Offer[], dated: Dated, list: RejectionList): Instance[] {
  const instances = [...groupBy(alike(withoutRepeats(offers, list), list), ({ instance }) => instance)];
  return instances.flatMap(([name, group]) => instanceOf(cloud, name, group, dated, list));
}

function instanceOf(
  cloud: Cloud,
  name: string,
  offers: readonly Offer[],
  dated: Dated,
  list: RejectionList,
): Instance[] {
  const regions = groupBy(hasOnePrice(cloud, offers) ? offers.map(everywhere) : offers, ({ region }) => region);
  const prices = [...regions].flatMap(([region, group]) => priceIn(region, group, dated, list));
  const [{ accelerator, count, vcpus, memoryGiB }] = offers as [Offer];
  if (prices.length === 0) return [];
  prices.sort((a, b) => (a.region < b.region ? -1 : 1));
  return [{ cloud, name, accelerator, count, vcpus, memoryGiB, prices, commitments: [], note: null }];
}

function hasOnePrice(cloud: Cloud, offers: readonly Offer[]): boolean {
  return ONE_PRICE.has(cloud) && distinct(offers.map(({ price }) => price)).length <= 1;
}

function everywhere(offer: Offer): Offer {
  return { ...offer, region: EVERYWHERE };
}

function priceIn(region: string, offers: readonly Offer[], dated: Dated, list: RejectionList): RegionalPrice[] {
  const onDemand = distinct(offers.map(({ price }) => price));
  const [first] = offers as [Offer];
  if (onDemand.length > 1)
    list.reject(first.line, first.instance, `the zones of ${region} contradict each other in the on-demand price`);
  const figure = (amount: Exact | null): Figure | null =>
    amount === null ? null : { value: plain(amount, PLACES), unit: UNIT, ...dated };
  const price = onDemand.length === 1 ? figure(onDemand[0]!) : null;
  const spot = figure(medianOf(offers.flatMap(offer => (offer.spot === null ? [] : [offer.spot]))));
  return price === null && spot === null ? [] : [{ region, onDemand: price, spot }];
}

function distinct(amounts: readonly (Exact | null)[]): Exact[] {
  const found: Exact[] = [];
  for (const amount of amounts)
    if (amount !== null && !found.some(other => compare(other, amount) === 0)) found.push(amount);
  return found;
}

/** What stands there twice counts once; where the two do not agree, neither can be believed. */
function withoutRepeats(offers: readonly Offer[], list: RejectionList): Offer[] {
  const places = groupBy(offers, ({ instance, region, zone }) => `${instance} ${region} ${zone}`);
  return [...places.values()].flatMap(group => {
    const [first, ...others] = group as [Offer, ...Offer[]];
    const isSame = others.every(other => isEqual(first.price, other.price) && isEqual(first.spot, other.spot));
    for (const { line, instance } of isSame ? others : group)
      list.reject(line, instance, isSame ? 'it repeats another row' : 'it contradicts another row of the same zone');
    return isSame ? [first] : [];
  });
}

/** An instance is one thing: a row that gives it other accelerators than its first one is about something else. */
function alike(offers: readonly Offer[], list: RejectionList): Offer[] {
  const firsts = new Map<string, Offer>();
  return offers.filter(offer => {
    const first = firsts.get(offer.instance) ?? offer;
    firsts.set(offer.instance, first);
    const isAlike = first.accelerator === offer.accelerator && first.count === offer.count;
    if (!isAlike) list.reject(offer.line, offer.instance, 'it has other accelerators than the instance has elsewhere');
    return isAlike;
  });
}

function isEqual(a: Exact | null, b: Exact | null): boolean {
  return a === null || b === null ? a === b : compare(a, b) === 0;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

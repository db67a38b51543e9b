// Finds the instances that hold the accelerators somebody wants: the cheapest of a cloud and region, whole ones.
import { ceiling, compare, type Exact, over, plus, sum, times, whole, ZERO } from '../exact/exact.ts';
import type { Cloud, Instance, PriceBook, RegionalPrice } from '../price-book.ts';
import type { Kind } from '../request.ts';
import { acceleratorOf, instancesOf, priceIn, usd } from './book-lookup.ts';

/** So many of one kind of instance, at the price of a region. */
export interface Part {
  readonly instance: Instance;
  readonly count: bigint;
  readonly price: RegionalPrice;
}

/** Instances that together hold what is wanted. */
export interface Fleet {
  readonly cloud: Cloud;
  readonly region: string;
  readonly accelerator: string;
  readonly parts: readonly Part[];
  /** Accelerators that are wanted, and that the instances have. */
  readonly wanted: bigint;
  readonly held: bigint;
}

/** What an hour of an instance costs, for choosing between them. */
export type HourlyPrice = (price: RegionalPrice) => Exact | null;

export const USUAL_REGION: Readonly<Partial<Record<Cloud, string>>> = {
  aws: 'us-east-1',
  gcp: 'us-central1',
  azure: 'eastus',
};
export const CLOUDS: readonly Cloud[] = ['aws', 'gcp', 'azure', 'lambda', 'runpod', 'nebius'];

/** Beyond it the cheapest kind alone is taken, since the rest of one more instance no longer matters to the choice. */
const EXACTLY_UP_TO = 192n;

/** What is to be held: so many accelerators (or instances) of a kind, in pieces that stand together in one instance. */
export interface Demand {
  readonly kind: Kind;
  readonly count: bigint;
  /** Accelerators of a piece; 1 where each may stand anywhere. */
  readonly piece: bigint;
}

/** The cheapest instances of a cloud and region that meet a demand; null where none has a price. */
export function cheapestFleet(
  book: PriceBook,
  { kind, count, piece }: Demand,
  place: { readonly cloud: Cloud; readonly region: string },
  hourly: HourlyPrice,
): Fleet | null {
  const fleets = [...instancesOf(book, kind, place.cloud)].flatMap(([accelerator, instances]) => {
    const priced = instances.flatMap(instance => offerOf(instance, place.region, hourly));
    if (priced.length === 0) return [];
    const wanted = kind.kind === 'instance' ? count * BigInt(priced[0]!.instance.count) : count;
    const parts = fillPieces(priced, wanted, kind.kind === 'instance' ? 1n : piece);
    const held = parts.reduce((all, part) => all + part.count * BigInt(part.instance.count), 0n);
    return [{ ...place, accelerator, parts, wanted, held }];
  });
  return cheapest(preferred(book, fleets), fleet => hourlyCost(fleet, hourly));
}

interface Offer {
  readonly instance: Instance;
  readonly price: RegionalPrice;
  readonly cost: Exact;
  /** Accelerators, or pieces of several. */
  readonly holds: number;
}

function offerOf(instance: Instance, region: string, hourly: HourlyPrice): Offer[] {
  const price = priceIn(instance, region);
  const cost = price === null ? null : hourly(price);
  return price === null || cost === null ? [] : [{ instance, price, cost, holds: instance.count }];
}

/** Pieces go into instances whole; one that no instance holds takes several of its own. */
function fillPieces(offers: readonly Offer[], wanted: bigint, piece: bigint): Part[] {
  if (piece <= 1n) return fill(offers, wanted);
  const pieces = (wanted + piece - 1n) / piece;
  const large = offers.flatMap(offer => {
    const holds = Math.floor(offer.holds / Number(piece));
    return holds === 0 ? [] : [{ ...offer, holds }];
  });
  if (large.length > 0) return fill(large, pieces);
  return fill(offers, piece).map(part => ({ ...part, count: part.count * pieces }));
}

/** An H100 is the SXM kind wherever there is one. */
function preferred(book: PriceBook, fleets: readonly Fleet[]): readonly Fleet[] {
  const first = fleets.filter(({ accelerator }) => acceleratorOf(book, accelerator)?.preferred);
  return first.length > 0 ? first : fleets;
}

export function hourlyCost({ parts }: Fleet, hourly: HourlyPrice): Exact {
  return sum(parts.map(({ price, count }) => times(hourly(price) ?? ZERO, { n: count, d: 1n })));
}

export function cheapest<T>(all: readonly T[], costOf: (each: T) => Exact): T | null {
  return all.reduce<T | null>(
    (best, each) => (best === null || compare(costOf(each), costOf(best)) < 0 ? each : best),
    null,
  );
}

/** Whole instances that hold `wanted` accelerators (or pieces) for the least money, and as few as can be for the same. */
function fill(all: readonly Offer[], wanted: bigint): Part[] {
  const offers = cheapestOfEachSize(all);
  const bulk = cheapest(offers, ({ cost, holds }) => over(cost, whole(holds)))!;
  const size = BigInt(bulk.holds);
  const many = wanted > EXACTLY_UP_TO ? (wanted - EXACTLY_UP_TO / 2n) / size : 0n;
  const counts = fillExactly(offers, Number(wanted - many * size));
  counts.set(bulk, (counts.get(bulk) ?? 0n) + many);
  return [...counts]
    .filter(([, count]) => count > 0n)
    .map(([{ instance, price }, count]) => ({ instance, price, count }));
}

function cheapestOfEachSize(offers: readonly Offer[]): Offer[] {
  const sizes = Map.groupBy(offers, ({ holds }) => holds);
  return [...sizes.values()].map(alike => cheapest(alike, ({ cost }) => cost)!);
}

interface Filling {
  readonly cost: Exact;
  readonly pieces: number;
  readonly last: Offer | null;
}

/** The least money for 0, 1, 2 … accelerators, each made of a smaller number and one more instance (unbounded knapsack). */
function fillExactly(offers: readonly Offer[], wanted: number): Map<Offer, bigint> {
  const best: Filling[] = [{ cost: ZERO, pieces: 0, last: null }];
  for (let held = 1; held <= wanted; held += 1) {
    best.push(offers.map(offer => withOneMore(best, offer, held)).reduce((a, b) => (isBetter(b, a) ? b : a)));
  }
  const counts = new Map<Offer, bigint>();
  for (let held = wanted; held > 0; ) {
    const { last } = best[held]!;
    counts.set(last!, (counts.get(last!) ?? 0n) + 1n);
    held -= last!.holds;
  }
  return counts;
}

function withOneMore(best: readonly Filling[], offer: Offer, held: number): Filling {
  const before = best[Math.max(0, held - offer.holds)]!;
  return { cost: plus(before.cost, offer.cost), pieces: before.pieces + 1, last: offer };
}

function isBetter(a: Filling, b: Filling): boolean {
  const order = compare(a.cost, b.cost);
  return order < 0 || (order === 0 && a.pieces < b.pieces);
}

/** Regions of a cloud in which something of a kind has a price, the usual one first. */
export function regionsWith(book: PriceBook, kind: Kind, cloud: Cloud, hourly: HourlyPrice): string[] {
  const instances = [...instancesOf(book, kind, cloud).values()].flat();
  const regions = new Set(
    instances.flatMap(({ prices }) => prices.filter(price => hourly(price) !== null).map(({ region }) => region)),
  );
  const usual = USUAL_REGION[cloud];
  return usual !== undefined && regions.has(usual)
    ? [usual, ...[...regions].filter(region => region !== usual)]
    : [...regions];
}

/** How many whole instances, of all kinds. */
export function instanceCount({ parts }: Fleet): bigint {
  return parts.reduce((all, { count }) => all + count, 0n);
}

/** Under what purchase the price of an hour is looked up first. */
export function listPrice(price: RegionalPrice): Exact | null {
  return price.onDemand === null ? null : usd(price.onDemand);
}

export function spotPrice(price: RegionalPrice): Exact | null {
  return price.spot === null ? null : usd(price.spot);
}

/** The least whole number of accelerators that have `share` of the power of `count` others. */
export function equalBy(count: Exact, one: Exact, other: Exact): bigint {
  return ceiling(over(times(count, one), other));
}

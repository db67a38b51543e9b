// Decides where machines are priced: the cloud and region that were named, else the cheapest that has a price.

import type { Assumption } from '../estimation.ts';
import { type Exact, ONE, times } from '../exact/exact.ts';
import type { Cloud, PriceBook } from '../price-book.ts';
import { CLOUD_NAMES, cloudOfRegion, cloudsOfRegion } from '../read/place-names.ts';
import { CannotEstimate, noPrice } from '../read/refuse.ts';
import type { Kind, Machine, Request } from '../request.ts';
import { acceleratorOf, asNamed, EVERYWHERE, instanceNamed, instancesOf, isRegionless } from './book-lookup.ts';
import {
  CLOUDS,
  cheapest,
  cheapestFleet,
  type Demand,
  type Fleet,
  type HourlyPrice,
  hourlyCost,
  listPrice,
  regionsWith,
  spotPrice,
  USUAL_REGION,
} from './fleet.ts';
import { assume } from './item.ts';

/** How the prices of a purchase are compared; `known` are those that the book itself has, which go first. */
export interface Pricing {
  readonly known: HourlyPrice;
  readonly assumed: HourlyPrice | null;
  /** What the assumption leaves of the prices that it is made from. */
  readonly share: Exact;
}

export interface Placed {
  readonly fleet: Fleet;
  readonly assumptions: readonly Assumption[];
}

type Where = Pick<Request, 'clouds' | 'regions'>;

/** The fleet for `count` of a kind. Nothing of it with a price there is a refusal that says so. */
export function placeFleet(
  book: PriceBook,
  machine: Machine & { readonly count: Exact; readonly piece?: bigint },
  where: Where,
  pricing: Pricing,
): Placed {
  const clouds = cloudsFor(book, machine.kind, where);
  const demand = { kind: machine.kind, count: machine.count.n / machine.count.d, piece: machine.piece ?? 1n };
  const named = where.regions[0] ?? null;
  const offers = clouds.flatMap(cloud => bestIn(book, demand, { cloud, named }, pricing) ?? []);
  // A cloud whose price is known goes before one whose price is assumed.
  const known = offers.filter(({ isKnown }) => isKnown);
  const contenders = known.length > 0 ? known : offers;
  const best = cheapest(contenders, ({ cost }) => cost);
  if (best !== null) {
    const { fleet, hourly } = best;
    return { fleet, assumptions: chosenBy(book, machine.kind, where, fleet, contenders.length, hourly) };
  }
  throw noPrice(wantedAt(book, machine.kind, where, clouds), helpFor(book, machine.kind, clouds));
}

interface Bid {
  readonly fleet: Fleet;
  readonly hourly: HourlyPrice;
  readonly cost: Exact;
  readonly isKnown: boolean;
}

/** The cheaper of a cloud's instances with a known price and of all with an assumed one. */
function bestIn(
  book: PriceBook,
  demand: Demand,
  at: { readonly cloud: Cloud; readonly named: string | null },
  pricing: Pricing,
): Bid | null {
  const bid = (hourly: HourlyPrice | null, share: Exact, isKnown: boolean): Bid[] => {
    const fleets = hourly === null ? [] : fleetIn(book, demand, at, hourly, pricing);
    return fleets.map(fleet => ({ fleet, hourly: hourly!, cost: times(hourlyCost(fleet, hourly!), share), isKnown }));
  };
  const isAllKnown = ({ fleet }: Bid) => fleet.parts.every(({ price }) => pricing.known(price) !== null);
  const guessed = bid(pricing.assumed, pricing.share, false).filter(each => !isAllKnown(each));
  return cheapest([...bid(pricing.known, ONE, true), ...guessed], ({ cost }) => cost);
}

function fleetIn(
  book: PriceBook,
  wish: Demand,
  { cloud, named }: { readonly cloud: Cloud; readonly named: string | null },
  hourly: HourlyPrice,
  pricing: Pricing,
): Fleet[] {
  const regions =
    named === null ? regionsToLook(book, wish.kind, cloud, hourly, pricing) : [everywhere(book, cloud, named)];
  const fleets = regions.flatMap(region => cheapestFleet(book, wish, { cloud, region }, hourly) ?? []);
  const fleet = cheapest(fleets, each => hourlyCost(each, hourly));
  return fleet === null ? [] : [fleet];
}

/** The usual region as long as it has a price of either sort; elsewhere is looked only for what it does not have at all. */
function regionsToLook(
  book: PriceBook,
  kind: Kind,
  cloud: Cloud,
  hourly: HourlyPrice,
  { known, assumed }: Pricing,
): readonly string[] {
  const usual = USUAL_REGION[cloud];
  const isSold = (each: HourlyPrice | null) => each !== null && regionsWith(book, kind, cloud, each)[0] === usual;
  return usual !== undefined && (isSold(known) || isSold(assumed)) ? [usual] : regionsWith(book, kind, cloud, hourly);
}

/** Where a cloud has one price for all its regions. */
function everywhere(book: PriceBook, cloud: Cloud, region: string): string {
  return isRegionless(book, cloud) ? EVERYWHERE : region;
}

/** The clouds that may serve; what the request rules out is refused with its reason. */
function cloudsFor(book: PriceBook, kind: Kind, { clouds, regions }: Where): readonly Cloud[] {
  const sellers = CLOUDS.filter(cloud => instancesOf(book, kind, cloud).size > 0);
  const named = clouds.length > 0 ? clouds : cloudAt(book, regions[0] ?? null);
  if (named === null) return sellers;
  const left = named.filter(cloud => sellers.includes(cloud));
  checkRegion(book, clouds, regions[0] ?? null);
  if (left.length > 0) return left;
  const only = onlyAt(book, kind);
  if (only !== null) {
    const what = nameOf(kind);
    throw new CannotEstimate(`${what} is on ${CLOUD_NAMES[only]} alone, so not on ${CLOUD_NAMES[named[0]!]}.`, {
      token: CLOUD_NAMES[named[0]!].toLowerCase(),
      suggestions: [`${what.toLowerCase()} ${only}`],
      example: `16xTrainium1 72h aws`,
    });
  }
  throw noPrice(`${nameOf(kind)} on ${CLOUD_NAMES[named[0]!]}`, {
    token: nameOf(kind),
    instead: sellers.map(cloud => ({ clouds: [cloud], regions: [] })),
  });
}

function checkRegion(book: PriceBook, [cloud]: readonly Cloud[], region: string | null): void {
  const owners = region === null ? [] : cloudsOfRegion(region, book);
  const [own] = owners;
  if (cloud === undefined || region === null || own === undefined || owners.includes(cloud)) return;
  throw new CannotEstimate(`${region} is a region of ${CLOUD_NAMES[own]}, not of ${CLOUD_NAMES[cloud]}.`, {
    token: region,
    suggestions: [`${cloud} ${USUAL_REGION[cloud] ?? ''}`.trim(), `${own} ${region}`],
  });
}

function cloudAt(book: PriceBook, region: string | null): readonly Cloud[] | null {
  if (region === null) return null;
  const cloud = cloudOfRegion(region, book);
  return cloud === null ? null : [cloud];
}

/** Chips that one cloud makes for itself, and its own instances. */
function onlyAt(book: PriceBook, kind: Kind): Cloud | null {
  if (kind.kind === 'instance') return instanceNamed(book, kind.name)?.cloud ?? null;
  if (kind.kind === 'gpu') return null;
  const maker = acceleratorOf(book, kind.ids[0] ?? '')?.maker;
  return maker === 'AWS' ? 'aws' : maker === 'Google' ? 'gcp' : null;
}

export function nameOf(kind: Kind): string {
  return kind.kind === 'gpu' ? 'GPU' : kind.name;
}

function wantedAt(book: PriceBook, kind: Kind, { regions }: Where, clouds: readonly Cloud[]): string {
  const [region] = regions;
  const [cloud] = clouds;
  const at = clouds.length === 1 && cloud !== undefined ? ` on ${CLOUD_NAMES[cloud]}` : '';
  const onlySpot = clouds.some(each => regionsWith(book, kind, each, spotPrice).length > 0);
  const how = onlySpot && region === undefined ? ' on demand' : '';
  return `${nameOf(kind)}${at}${region === undefined ? '' : ` in ${region}`}${how}`;
}

/** Where else there is a price. */
function helpFor(book: PriceBook, kind: Kind, clouds: readonly Cloud[]) {
  const placesWith = (hourly: HourlyPrice) =>
    clouds.flatMap(cloud =>
      regionsWith(book, kind, cloud, hourly).map(region => ({
        clouds: [cloud],
        regions: asNamed(region),
      })),
    );
  const spot = placesWith(spotPrice).map(place => ({ ...place, purchases: ['spot'] as const }));
  return { token: nameOf(kind), instead: [...placesWith(listPrice), ...spot] };
}

function chosenBy(
  book: PriceBook,
  kind: Kind,
  where: Where,
  fleet: Fleet,
  offers: number,
  hourly: HourlyPrice,
): Assumption[] {
  const cloud = CLOUD_NAMES[fleet.cloud];
  const isNamed = where.clouds.length > 0 || kind.kind === 'instance' || where.regions.length > 0;
  const chosen =
    isNamed || offers < 2
      ? []
      : [assume(`No cloud was named: ${cloud} is the cheapest of ${offers} that have a price for it.`)];
  const usual = USUAL_REGION[fleet.cloud];
  if (where.regions.length > 0 || fleet.region === EVERYWHERE || usual === undefined) return chosen;
  if (fleet.region === usual)
    return isNamed ? [...chosen, assume(`No region was named: ${usual} is ${cloud}'s usual one.`)] : chosen;
  const others = regionsWith(book, kind, fleet.cloud, hourly).length;
  const why = `${cloud} has no price for it in ${usual}, so this is ${fleet.region}${others > 1 ? ', the cheapest that has one' : ''}.`;
  return [...chosen, assume(why)];
}

/** "AWS us-east-1". */
export function placeName({ cloud, region }: Pick<Fleet, 'cloud' | 'region'>): string {
  return region === EVERYWHERE ? CLOUD_NAMES[cloud] : `${CLOUD_NAMES[cloud]} ${region}`;
}

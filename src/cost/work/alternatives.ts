// Finds what would be cheaper, or what to fall back on: other ways of buying, clouds, regions and accelerators.

import { compare, type Exact, exact, isZero, minus, ONE, sum, times, ZERO } from '../exact/exact.ts';
import type { Cloud } from '../price-book.ts';
import { CLOUD_NAMES } from '../read/place-names.ts';
import { CannotEstimate } from '../read/refuse.ts';
import type { Machine, Purchase, Request } from '../request.ts';
import { NO_SPAN, YEAR_HOURS } from '../span.ts';
import { acceleratorIds, EVERYWHERE, instancesOf, priceIn } from './book-lookup.ts';
import { CLOUDS, cheapest, type Fleet, type HourlyPrice, listPrice, regionsWith, spotPrice } from './fleet.ts';
import { totalOf, type Work } from './item.ts';
import type { Job } from './job.ts';
import { equalVariants, rightSized } from './other-accelerators.ts';
import { quote, shownName } from './quote.ts';
import { number } from './show.ts';
import { timeOf } from './time.ts';
import type { Settled, Variant } from './variant.ts';
import { workOut } from './work-out.ts';

const MOST = 5;
const MOST_FALLBACKS = 3;
/** USD an hour of what has no price, for ranking it last. */
const PRICELESS = exact('1e12');

export interface Found extends Pick<Variant, 'label' | 'sameWork'> {
  readonly expected: Exact;
  /** What it saves, never under zero. */
  readonly saving: Exact;
  readonly echo: readonly string[];
}

/** The cheapest few, by what they cost. */
export function alternativesTo(job: Job, work: Work): Found[] {
  const expected = totalOf(work.items).expected;
  const found = variantsOf(job, work).flatMap(variant => price(job, variant, expected));
  const ranked = found.toSorted((a, b) => compare(a.expected, b.expected));
  const kept = ranked.filter(({ label }, index) => ranked.findIndex(other => other.label === label) === index);
  const fallbacks = kept.filter(({ saving }) => isZero(saving));
  const cheaper = kept.filter(({ saving }) => !isZero(saving));
  return [...cheaper.slice(0, MOST), ...fallbacks.slice(0, MOST_FALLBACKS)];
}

function price(job: Job, { label, request, sameWork, fallback }: Variant, expected: Exact): Found[] {
  try {
    const work = workOut({ ...job, request });
    const cost = totalOf(work.items).expected;
    const saves = compare(cost, expected) < 0;
    if (!saves && !fallback) return [];
    return [{ label, sameWork, expected: cost, saving: saves ? minus(expected, cost) : ZERO, echo: work.echo }];
  } catch (fault) {
    if (fault instanceof CannotEstimate) return [];
    throw fault;
  }
}

function variantsOf(job: Job, work: Work): Variant[] {
  const { request } = job;
  switch (request.intent) {
    case 'run':
    case 'train':
    case 'serve':
      return request.machines.length === 0 && request.bill !== null ? [] : machineVariants(job, work);
    case 'egress':
      return request.sample === null ? [sample(request)] : [];
    case 'storage':
    case 'checkpoint':
      return storageVariants(request);
    default:
      return [];
  }
}

function sample(request: Request): Variant {
  const taken = { least: exact('0.01'), most: exact('0.1') };
  return {
    label: 'Move a sample of 1–10% for development',
    request: { ...request, sample: taken },
    sameWork: false,
    fallback: false,
  };
}

function storageVariants(request: Request): Variant[] {
  const clouds =
    request.clouds.length === 0 ? [] : (['aws', 'gcp', 'azure'] as const).filter(cloud => cloud !== request.clouds[0]);
  const others = clouds.map(cloud => ({
    label: `On ${CLOUD_NAMES[cloud]}`,
    request: { ...request, clouds: [cloud], regions: [] },
    sameWork: true,
    fallback: false,
  }));
  if (request.storageKind !== null && request.storageKind !== 'standard') return others;
  const colder = (['infrequent', 'cold', 'archive'] as const).map(kind => ({
    label: `In ${kind === 'infrequent' ? 'infrequent-access' : kind} storage, slower and dearer to read`,
    request: { ...request, storageKind: kind },
    sameWork: false,
    fallback: false,
  }));
  return [...others, ...colder];
}

function machineVariants(job: Job, work: Work): Variant[] {
  const request = timed(job.request, work);
  const own: Job = { ...job, request };
  const machine = settledMachine(own);
  const bought = purchaseVariants(request, work);
  if (machine === null) return bought;
  const elsewhere = request.price === null ? [...cloudVariants(own, machine), ...regionVariants(own, machine)] : [];
  const smaller = rightSized(request, job.book, machine);
  return [...bought, ...elsewhere, ...(smaller.length > 0 ? smaller : equalVariants(own, machine))];
}

/** The time that was worked with, so that what is bought otherwise is bought for as long. */
function timed(request: Request, { period, quantities }: Work): Request {
  if (request.intent === 'train' || timeOf(request) !== null) return request;
  if (period === 'month') return { ...request, activity: { hours: 'all', per: 'month' } };
  return { ...request, span: { ...NO_SPAN, hours: quantities.hours ?? ONE } };
}

/** The machine by its accelerators, with the fleet that it was priced as; null where none can be told. */
export function settledMachine({ request, book }: Job): Settled | null {
  const [machine] = request.machines;
  if (machine === undefined || machine.kind.kind === 'gpu') return null;
  try {
    const count = machine.count ?? { n: 1n, d: 1n };
    const { fleet } = quote({ ...request, price: null }, book, {
      machine: { ...machine, count },
      purchase: 'on-demand',
    });
    return fleet === null ? null : { machine: { ...machine, count }, fleet };
  } catch (fault) {
    if (fault instanceof CannotEstimate) return null;
    throw fault;
  }
}

function purchaseVariants(request: Request, work: Work): Variant[] {
  const [own = 'on-demand'] = request.purchases;
  const bought = (label: string, purchase: Purchase, fallback = false): Variant => ({
    label,
    request: {
      ...request,
      purchases: purchase === 'on-demand' ? [] : [purchase],
      spotDiscount: purchase === 'spot' ? request.spotDiscount : null,
      reservedDiscount: purchase === 'reserved' ? request.reservedDiscount : null,
      term: purchase === 'reserved' ? request.term : null,
      // What is not interrupted does no work twice.
      ...(purchase === 'on-demand' ? { mtbf: null, ckpt: null, restart: null } : {}),
    },
    sameWork: true,
    fallback,
  });
  if (own === 'spot') return [bought('On demand, not interrupted', 'on-demand', true)];
  const spot = request.intent === 'serve' ? [] : [bought('On spot, with checkpoints', 'spot')];
  const isLong = work.period === 'month' || compare(work.quantities.hours ?? ZERO, YEAR_HOURS) >= 0;
  const reserved =
    isLong && own === 'on-demand' ? [allTheTime(bought('Reserved for a year, used or not', 'reserved'))] : [];
  return own === 'on-demand' || own === 'capacity-reservation' ? [...spot, ...reserved] : spot;
}

/** A commitment is paid for all hours of a month. */
function allTheTime(variant: Variant): Variant {
  const { request } = variant;
  if (request.span !== null && request.activity === null && request.daysAWeek === null) return variant;
  return { ...variant, request: { ...request, activity: { hours: 'all', per: 'month' }, daysAWeek: null } };
}

/** The same accelerators elsewhere; without a named cloud the cheapest is taken already. */
function cloudVariants({ request, book }: Job, { fleet, machine }: Settled): Variant[] {
  const isNamed = request.clouds.length > 0 || machine.kind.kind === 'instance' || request.regions.length > 0;
  if (!isNamed) return [];
  const ids = machine.kind.kind === 'instance' ? [fleet.accelerator] : acceleratorIds(book, machine.kind);
  const name = machine.kind.kind === 'accelerator' ? machine.kind.name : shownName(fleet.accelerator);
  const kind: Machine['kind'] = { kind: 'accelerator', name, ids };
  const count = { n: fleet.wanted, d: 1n };
  const isGuess = (cloud: Cloud) =>
    request.rules === 'market' &&
    request.purchases[0] === 'spot' &&
    regionsWith(book, kind, cloud, spotPrice).length === 0;
  const others = CLOUDS.filter(
    cloud => cloud !== fleet.cloud && instancesOf(book, kind, cloud).size > 0 && !isGuess(cloud),
  );
  return others.map(cloud => ({
    label:
      request.intent === 'serve'
        ? `${name} on ${CLOUD_NAMES[cloud]}`
        : `${number(count)} × ${name} on ${CLOUD_NAMES[cloud]}`,
    request: { ...request, machines: [{ kind, count }], clouds: [cloud], regions: [] },
    sameWork: true,
    fallback: false,
  }));
}

/** The cheapest other region of the same cloud, by the price of the instances that are used already. */
function regionVariants({ request, book }: Job, { fleet, machine }: Settled): Variant[] {
  const hourly = request.purchases[0] === 'spot' && request.rules === 'market' ? spotPrice : listPrice;
  const others = regionsWith(book, machine.kind, fleet.cloud, hourly).filter(region => region !== fleet.region);
  const region = fleet.region === EVERYWHERE ? null : cheapest(others, each => hourlyIn(fleet, each, hourly));
  if (region === null) return [];
  const there = { ...request, clouds: [fleet.cloud], regions: [region] };
  return [{ label: `In ${region}`, request: there, sameWork: true, fallback: false }];
}

/** USD an hour of the same instances elsewhere; more than anything where one of them has no price. */
function hourlyIn({ parts }: Fleet, region: string, hourly: HourlyPrice): Exact {
  const prices = parts.map(({ instance, count }) => {
    const price = priceIn(instance, region);
    const cost = price === null ? null : hourly(price);
    return cost === null ? PRICELESS : times(cost, { n: count, d: 1n });
  });
  return sum(prices);
}

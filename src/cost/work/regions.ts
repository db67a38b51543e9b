// Estimates several regions: machines in each, and the model copied to them from its registry.
import { type Exact, exact, minus, ONE, times, whole } from '../exact/exact.ts';
import { certain } from '../exact/range.ts';
import type { Cloud } from '../price-book.ts';
import { CLOUD_NAMES, cloudOfRegion } from '../read/place-names.ts';
import { CannotEstimate, noPrice } from '../read/refuse.ts';
import type { Request } from '../request.ts';
import { purchaseEcho, settingsEcho } from './echo.ts';
import { assume, type Item, NO_WORK, type Work } from './item.ts';
import { counted, type Job, onlyMachine } from './job.ts';
import { purchaseOf, quote } from './quote.ts';
import { ENTRY, STATED } from './rules-of-thumb.ts';
import { billed, placeEcho } from './run.ts';
import { number } from './show.ts';
import { decimalGB, tieredCost, tierFormula, tiersOf } from './tiers.ts';
import { type Time, timeOf, wholeMonth } from './time.ts';

const TWO = whole(2);

/** Replicas in N regions, in USD, and copies of N − 1 (or N) × GB × price of a GB between regions. */
export function workRegions(job: Job): Work {
  const { request } = job;
  const regions = regionsOf(request);
  const replicas = onlyMachine(request) === null ? null : replicasIn(job, regions);
  const sync = syncIn(job, regions.count, replicas?.cloud ?? null);
  if (replicas === null && sync === null) {
    throw new CannotEstimate('What runs or is copied in those regions?', {
      example: '2xH100 24/7 in 3 regions aws 100GB model',
    });
  }
  return {
    ...NO_WORK,
    items: [...(replicas?.items ?? []), ...(sync?.items ?? [])],
    period: replicas?.time.period === 'month' || request.syncs !== null ? 'month' : 'once',
    echo: [
      ...(replicas?.echo ?? sync?.echo ?? []),
      ...(regions.named.length > 1 ? regions.named : []),
      ...purchaseEcho(request),
      ...settingsEcho(request),
    ],
    quantities: { ...replicas?.quantities, regions: regions.count, egressGB: sync?.moved ?? null },
    assumptions: [...(replicas?.assumptions ?? []), ...(sync?.assumptions ?? [])],
    warnings: replicas?.warnings ?? [],
  };
}

/** The model, where one is named, copied to the regions that do not have it. */
function syncIn(job: Job, regions: Exact, cloud: Cloud | null) {
  const { request } = job;
  const size = sizeOf(request);
  if (size === null) return null;
  const from = cloud ?? request.clouds[0] ?? cloudAt(job);
  const copied = syncItem(job, { size, copies: copiesFor(request, regions), syncs: request.syncs ?? ONE, cloud: from });
  return { ...copied, items: [copied.item], echo: copied.cloud === null ? [] : [CLOUD_NAMES[copied.cloud]] };
}

/** How many, and which where they are named. */
function regionsOf({ regionCount, regions }: Request): { readonly count: Exact; readonly named: readonly string[] } {
  if (regionCount === null) return { count: regions.length > 1 ? whole(regions.length) : TWO, named: regions };
  return { count: regionCount.count, named: regions };
}

/** The registry stands in the first region, so one copy fewer is made; data that goes to N regions is copied to all. */
function copiesFor({ regionCount }: Request, count: Exact): Exact {
  return regionCount?.all ? count : minus(count, ONE);
}

function sizeOf({ size, mem }: Request): { readonly amount: Exact; readonly binary: boolean } | null {
  if (size !== null) return size;
  return mem === null ? null : { amount: mem, binary: false };
}

function cloudAt({ request, book }: Job): Cloud | null {
  const [region] = request.regions;
  return region === undefined ? null : cloudOfRegion(region, book);
}

/** Machines in each region: at its own price where regions are named, else all at that of the usual one. */
function replicasIn(job: Job, { count, named }: ReturnType<typeof regionsOf>) {
  const { request, book } = job;
  const machine = counted(onlyMachine(request)!);
  const time: Time = timeOf(request) ?? wholeMonth(request);
  const places = named.length > 1 ? named : [named[0] ?? null];
  const each = places.map(region => {
    const own: Request = { ...request, regions: region === null ? [] : [region] };
    const quoted = quote(own, book, { machine, purchase: purchaseOf(request) });
    return { quoted, work: billed(own, quoted, certain(time.hours)) };
  });
  const copies = named.length > 1 ? ONE : count;
  const first = each[0]!;
  const items = each.flatMap(({ quoted, work }) => work.items.map(item => replicated(item, copies, quoted.place)));
  const same = assume(`Every region is taken at the price of ${first.quoted.place ?? 'the stated one'}.`, null);
  return {
    cloud: first.quoted.fleet?.cloud ?? null,
    time,
    items,
    echo: [
      first.quoted.machine,
      ...time.echo,
      ...(named.length > 1 ? [CLOUD_NAMES[first.quoted.fleet?.cloud ?? 'aws']] : placeEcho(first.quoted)),
    ],
    quantities: { gpuHours: times(first.quoted.wanted, time.hours, count), hours: time.hours },
    assumptions: [...(named.length > 1 ? [] : [same]), ...each.flatMap(({ work }) => work.assumptions)],
    warnings: each.flatMap(({ work }) => work.warnings),
  };
}

function replicated(item: Item, copies: Exact, place: string | null): Item {
  const { low, expected, high } = item.amount;
  const isOne = copies.n === copies.d;
  return {
    ...item,
    label: isOne ? `${item.label}, ${place ?? ''}` : `${item.label} in each of ${number(copies)} regions`,
    formula: isOne ? item.formula : `${number(copies)} × ${item.formula}`,
    amount: { low: times(low, copies), expected: times(expected, copies), high: times(high, copies) },
  };
}

interface Sync {
  readonly size: { readonly amount: Exact; readonly binary: boolean };
  readonly copies: Exact;
  readonly syncs: Exact;
  readonly cloud: Cloud | null;
}

function syncItem({ request, book }: Job, { size, copies, syncs, cloud }: Sync) {
  const often = request.syncs === null ? [] : [`${number(syncs)} syncs`];
  const unit = size.binary ? 'GiB' : 'GB';
  const factors = [`${number(copies)} × `, `${number(size.amount)} ${unit}`, ...often.map(each => ` × ${each}`)].join(
    '',
  );
  const amount = times(size.amount, copies, syncs);
  const moved = times(decimalGB(size), copies, syncs);
  const told =
    request.syncs === null
      ? [assume('The model is copied once (“daily sync” and the like say how often a month).', ENTRY.regions)]
      : [];
  const registry = assume(
    request.regionCount?.all
      ? 'Each of the regions gets a copy.'
      : 'The registry stands in the first region, so the others get a copy each.',
    ENTRY.regions,
  );
  if (request.dataPrice !== null) {
    const item: Item = {
      label: 'Model sync',
      formula: `${factors} × $${number(request.dataPrice, 6)}`,
      amount: certain(times(amount, request.dataPrice)),
      source: STATED,
      figures: [],
    };
    return { item, moved, cloud, assumptions: [registry, ...told] };
  }
  const offer = book.egress.find(each => each.route === 'inter-region' && (cloud === null || each.cloud === cloud));
  if (offer === undefined)
    throw noPrice(`traffic between regions on ${cloud === null ? 'any cloud' : CLOUD_NAMES[cloud]}`, {
      token: cloud ?? 'regions',
      example: '100GB to 2 regions aws',
    });
  const steps = tiersOf(offer.tiers, size.binary);
  const formula =
    steps.length === 1
      ? `${factors} × $${number(exact(steps[0]!.price.value), 6)}`
      : tierFormula(steps, amount, size.binary, 'traffic between regions');
  const item: Item = {
    label: 'Model sync',
    formula,
    amount: certain(tieredCost(steps, amount, 'traffic between regions')),
    source: steps[0]!.price.source,
    figures: steps.map(({ price }) => price),
  };
  return { item, moved, cloud: offer.cloud, assumptions: [registry, ...told] };
}

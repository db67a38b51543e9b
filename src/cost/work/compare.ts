// Compares machines, clouds or ways of buying for the same work, and ranks them by what they cost.

import { type Exact, ONE, compare as order } from '../exact/exact.ts';
import { certain } from '../exact/range.ts';
import type { Cloud } from '../price-book.ts';
import { CLOUD_NAMES } from '../read/place-names.ts';
import { CannotEstimate } from '../read/refuse.ts';
import type { Machine, Purchase, Request } from '../request.ts';
import { barsOf } from './bars.ts';
import { purchaseEcho, settingsEcho } from './echo.ts';
import { workEgress } from './egress.ts';
import { CLOUDS } from './fleet.ts';
import { assume, NO_WORK, totalOf, type Work } from './item.ts';
import type { Job } from './job.ts';
import { nameOf } from './place.ts';
import { quote } from './quote.ts';
import { billed, paidTerm } from './run.ts';
import { serveOn } from './serve.ts';
import { number } from './show.ts';
import { STORAGE_ECHO, workStorage } from './storage.ts';
import { once, timeOf } from './time.ts';
import { flopsOf, trainOn } from './train.ts';

/** Somebody in the race, before and after it is priced; data has no machine. */
interface Runner {
  readonly machine: Machine | null;
  readonly clouds: readonly Cloud[];
  readonly regions: readonly string[];
  readonly purchase: Purchase | null;
}

/** A contender's bill for the work that all are compared by. */
interface Bill extends Pick<Work, 'items' | 'assumptions' | 'warnings' | 'period'> {
  /** "8 × H100", or what is kept or moved. */
  readonly what: string;
  readonly place: string | null;
  readonly hours: Exact | null;
}

interface Priced extends Bill {
  readonly label: string;
  /** What the verdict calls it. */
  readonly name: string;
}

type Yardstick = 'flops' | 'load' | 'data' | 'time';

/** USD of every contender for the same work: arithmetic, a load of requests, data, or the same hours where no work is named. */
export function workCompare(job: Job): Work {
  const { request } = job;
  const runners = runnersOf(job);
  const yardstick = yardstickOf(request);
  const { ranked, excluded } = race(job, runners, yardstick);
  const first = ranked[0]!;
  const isTie = ranked.length > 1 && order(costOf(ranked[1]!), costOf(first)) === 0;
  const isTimed = timeOf(request) !== null;
  return {
    ...NO_WORK,
    items: first.items,
    period: first.period,
    verdict: isTie ? 'tie' : first.name,
    options: ranked.map(({ label, items }) => ({ label, items })),
    echo: [
      'compare',
      ...new Set(runners.flatMap(echoOf)),
      ...dataEcho(request, yardstick),
      ...(yardstick === 'time' && !isTimed ? once(ONE).echo : (timeOf(request)?.echo ?? [])),
      ...placesEcho(request),
      ...purchaseEcho(request),
      ...settingsEcho(request),
    ],
    quantities: { flops: yardstick === 'flops' ? flopsOf(request) : null, hours: first.hours },
    assumptions: [
      ...(yardstick === 'time' && !isTimed ? [assume('No time was named, so this is one hour.')] : []),
      ...unique(ranked.flatMap(each => each.assumptions.map(one => labelled(one, each, ranked.length)))),
    ],
    warnings: [...excluded, ...unequal(yardstick, ranked), ...new Set(ranked.flatMap(({ warnings }) => warnings))],
    charts: [barsOf(ranked)],
  };
}

function yardstickOf({ flops, params, tokens, traffic, tokenTraffic, machines }: Request): Yardstick {
  if (machines.length === 0) return 'data';
  if (traffic !== null || tokenTraffic !== null) return 'load';
  return flops !== null || (params !== null && tokens !== null) ? 'flops' : 'time';
}

/** What holds of one contender alone is told with its name. */
function labelled(
  assumption: Work['assumptions'][number],
  { label }: Priced,
  count: number,
): Work['assumptions'][number] {
  const isOfAll =
    count < 2 || /^(?:The rule of thumb|A capacity|Managed|The first compilation|A request has)/.test(assumption.text);
  return isOfAll ? assumption : { ...assumption, text: `${label}: ${assumption.text}` };
}

function unique(all: Work['assumptions']): Work['assumptions'] {
  return all.filter(({ text }, index) => all.findIndex(other => other.text === text) === index);
}

/** Machines if several are named, else regions, clouds, or ways of buying; one machine alone is compared over all clouds. */
function runnersOf({ request }: Job): readonly Runner[] {
  const { machines, clouds, regions, purchases } = request;
  const [machine, second] = machines;
  if (machine === undefined) return dataRunners(request);
  if (second !== undefined) {
    return machines.map(each => ({ machine: each, clouds, regions, purchase: onePurchase(purchases) }));
  }
  if (purchases.length > 1) return purchases.map(purchase => ({ machine, clouds, regions, purchase }));
  if (regions.length > 1) {
    return regions.map(region => ({ machine, clouds, regions: [region], purchase: onePurchase(purchases) }));
  }
  if (request.price !== null || clouds.length === 1 || (machine.kind.kind === 'instance' && clouds.length === 0)) {
    return (['on-demand', 'spot', 'reserved'] as const).map(purchase => ({ machine, clouds, regions, purchase }));
  }
  const places = clouds.length > 1 ? clouds : CLOUDS;
  return places.map(cloud => ({ machine, clouds: [cloud], regions: [], purchase: onePurchase(purchases) }));
}

function dataRunners({ clouds, size }: Request): readonly Runner[] {
  if (size !== null && clouds.length > 1) {
    return clouds.map(cloud => ({ machine: null, clouds: [cloud], regions: [], purchase: null }));
  }
  throw new CannotEstimate('Compare what? Name accelerators or instances, or clouds that keep so much.', {
    example: 'compare a100 h100 trn1 for 1e22 flops',
  });
}

function onePurchase(purchases: readonly Purchase[]): Purchase | null {
  if (purchases.length < 2) return purchases[0] ?? null;
  throw new CannotEstimate('Compare machines or ways of buying, not both at once.', { token: purchases[1]! });
}

/** Prices everybody; who has no price is named and left out, unless nobody has one. */
function race(job: Job, runners: readonly Runner[], yardstick: Yardstick) {
  const ranked: Priced[] = [];
  const excluded: string[] = [];
  let refusal: CannotEstimate | null = null;
  for (const runner of runners) {
    try {
      const bill = billOf(job, runner, yardstick);
      ranked.push({ ...bill, label: labelOf(runner, runners, bill), name: nameFor(runner, runners) });
    } catch (fault) {
      if (!(fault instanceof CannotEstimate)) throw fault;
      refusal = fault;
      excluded.push(`${labelOf(runner, runners, null)} is left out: ${fault.message.replace(/\.$/, '')}.`);
    }
  }
  if (ranked.length === 0 && refusal !== null) throw refusal;
  return { ranked: ranked.toSorted((a, b) => order(costOf(a), costOf(b))), excluded };
}

function costOf({ items }: Priced): Exact {
  return totalOf(items).expected;
}

function billOf(job: Job, { machine, clouds, regions, purchase }: Runner, yardstick: Yardstick): Bill {
  const purchases = purchase === null ? [] : [purchase];
  const machines = machine === null ? [] : [machine];
  const own: Job = { ...job, request: { ...job.request, machines, clouds, regions, purchases } };
  if (machine === null) return ofData(own);
  if (yardstick === 'load') return ofLoad(own, machine);
  return yardstick === 'flops' ? ofFlops(own, machine) : ofTime(own, machine);
}

function ofFlops(job: Job, machine: Machine): Bill {
  const { quoted, work, hours } = trainOn({ ...job, request: { ...job.request, span: null, activity: null } }, machine);
  return { ...work, what: quoted.machine, place: quoted.place, hours: hours.expected, period: 'once' };
}

function ofLoad(job: Job, machine: Machine): Bill {
  const { quoted, work } = serveOn(job, machine);
  return { ...work, what: quoted.machine, place: quoted.place, hours: null };
}

function ofTime({ request, book }: Job, machine: Machine): Bill {
  const time = timeOf(request) ?? once(ONE);
  const count = machine.count ?? ONE;
  const quoted = quote(request, book, {
    machine: { ...machine, count },
    purchase: request.purchases[0] ?? 'on-demand',
  });
  const hours = certain(time.hours);
  const work = billed(request, quoted, hours);
  const term = time.period === 'once' ? paidTerm(request, quoted, hours) : [];
  return {
    ...work,
    warnings: [...work.warnings, ...term],
    what: quoted.machine,
    place: quoted.place,
    hours: time.hours,
    period: time.period,
  };
}

/** Kept, unless it is said to move. */
function ofData(job: Job): Bill {
  const { request } = job;
  const isMoved = request.route !== null || request.moves;
  const work = isMoved ? workEgress(job) : workStorage(job);
  return { ...work, what: isMoved ? 'egress' : (work.items[0]?.label ?? 'storage'), place: null, hours: null };
}

function labelOf(runner: Runner, runners: readonly Runner[], bill: Bill | null): string {
  const { machine, clouds, regions, purchase } = runner;
  const what = bill?.what ?? (machine === null ? 'It' : nameOf(machine.kind));
  const place = bill?.place ?? (clouds.length === 1 ? [CLOUD_NAMES[clouds[0]!], ...regions].join(' ') : null);
  const isByPurchase = differ(runners, each => each.purchase);
  return [what, ...(place === null ? [] : [place]), ...(isByPurchase && purchase !== null ? [purchase] : [])].join(
    ' · ',
  );
}

function differ(runners: readonly Runner[], part: (runner: Runner) => unknown): boolean {
  return new Set(runners.map(part)).size > 1;
}

function nameFor(runner: Runner, runners: readonly Runner[]): string {
  const { machine, clouds, regions, purchase } = runner;
  if (purchase !== null && differ(runners, each => each.purchase)) return purchase;
  if (differ(runners, each => each.regions[0])) return regions[0] ?? '';
  const [cloud] = clouds;
  if (cloud !== undefined && (machine === null || differ(runners, each => each.clouds[0]))) return CLOUD_NAMES[cloud];
  return machine === null ? 'storage' : nameOf(machine.kind);
}

function echoOf({ machine }: Runner): string[] {
  if (machine === null) return [];
  const count = machine.count === null ? '' : `${number(machine.count)} × `;
  return [`${count}${nameOf(machine.kind)}`];
}

function dataEcho({ storageKind, route, moves }: Request, yardstick: Yardstick): string[] {
  if (yardstick !== 'data') return [];
  if (moves || route !== null) return ['egress'];
  return ['storage', ...(storageKind === null ? [] : [STORAGE_ECHO[storageKind]])];
}

function placesEcho({ clouds, regions }: Request): string[] {
  return [...clouds.map(cloud => CLOUD_NAMES[cloud]), ...regions];
}

/** The same time on other machines is other work. */
function unequal(yardstick: Yardstick, ranked: readonly Priced[]): string[] {
  if (yardstick !== 'time' || new Set(ranked.map(({ what }) => what)).size < 2) return [];
  return [
    'The same hours on different machines are not the same work; name FLOPs, or a model and tokens, to compare that.',
  ];
}

// Compares machines, clouds or ways of buying for the same work, and ranks them by what they cost.
import type { ChartData } from '../estimation.ts';
import { toNumber } from '../exact/decimal.ts';
import { type Exact, ONE, compare as order } from '../exact/exact.ts';
import { certain } from '../exact/range.ts';
import type { Cloud } from '../price-book.ts';
import { CLOUD_NAMES } from '../read/place-names.ts';
import { CannotEstimate } from '../read/refuse.ts';
import type { Machine, Purchase, Request } from '../request.ts';
import { purchaseEcho, settingsEcho } from './echo.ts';
import { CLOUDS } from './fleet.ts';
import { assume, type Item, NO_WORK, totalOf, type Work } from './item.ts';
import type { Job } from './job.ts';
import { nameOf } from './place.ts';
import { type Quote, quote } from './quote.ts';
import { billed } from './run.ts';
import { number } from './show.ts';
import { once, type Time, timeOf } from './time.ts';
import { flopsOf, trainOn } from './train.ts';

/** Somebody in the race, before and after it is priced. */
interface Runner {
  readonly machine: Machine;
  readonly clouds: readonly Cloud[];
  readonly purchase: Purchase | null;
}

interface Priced {
  readonly label: string;
  /** What the verdict calls it. */
  readonly name: string;
  readonly quoted: Quote;
  readonly items: readonly Item[];
  readonly hours: Exact;
  readonly assumptions: Work['assumptions'];
  readonly warnings: readonly string[];
}

export function workCompare(job: Job): Work {
  const { request } = job;
  const runners = runnersOf(job);
  const isTraining = request.flops !== null || (request.params !== null && request.tokens !== null);
  const time = timeOf(request) ?? once(ONE);
  const { ranked, excluded } = race(job, runners, isTraining ? null : time);
  const first = ranked[0]!;
  const isTie = ranked.length > 1 && order(costOf(ranked[1]!), costOf(first)) === 0;
  return {
    ...NO_WORK,
    items: first.items,
    period: isTraining ? 'once' : time.period,
    verdict: isTie ? 'tie' : first.name,
    options: ranked.map(({ label, items }) => ({ label, items })),
    echo: [
      'compare',
      ...new Set(runners.map(echoOf)),
      ...(isTraining ? [] : time.echo),
      ...placesEcho(request),
      ...purchaseEcho(request),
      ...settingsEcho(request),
    ],
    quantities: { flops: isTraining ? flopsOf(request) : null, hours: first.hours },
    assumptions: [
      ...(isTraining || timeOf(request) !== null ? [] : [assume('No time was named, so this is one hour.')]),
      ...unique(
        ranked.flatMap(({ assumptions, label }) =>
          assumptions.map(each => ({
            ...each,
            text: ranked.length > 1 && needsLabel(each.text) ? `${label}: ${each.text}` : each.text,
          })),
        ),
      ),
    ],
    warnings: [...excluded, ...unequal(isTraining, ranked), ...new Set(ranked.flatMap(({ warnings }) => warnings))],
    charts: [chartOf(ranked)],
  };
}

/** What holds of one contender alone is told with its name. */
function needsLabel(text: string): boolean {
  return !/^(?:The rule of thumb|A capacity|Managed|The first compilation)/.test(text);
}

function unique(all: Work['assumptions']): Work['assumptions'] {
  return all.filter(({ text }, index) => all.findIndex(other => other.text === text) === index);
}

/** Machines if several are named, else clouds, else ways of buying; one machine alone is compared over all clouds. */
function runnersOf({ request }: Job): readonly Runner[] {
  const { machines, clouds, purchases } = request;
  if (machines.length === 0)
    throw new CannotEstimate('Compare what? Name accelerators or instances.', {
      example: 'compare a100 h100 trn1 for 1e22 flops',
    });
  if (machines.length > 1) return machines.map(machine => ({ machine, clouds, purchase: onePurchase(purchases) }));
  const machine = machines[0]!;
  if (purchases.length > 1) return purchases.map(purchase => ({ machine, clouds, purchase }));
  if (machine.kind.kind === 'instance' && clouds.length < 2) return everyPurchase(machine, clouds);
  if (request.price !== null) return everyPurchase(machine, clouds);
  const places = clouds.length > 1 ? clouds : clouds.length === 1 ? null : CLOUDS;
  if (places === null) return everyPurchase(machine, clouds);
  return places.map(cloud => ({ machine, clouds: [cloud], purchase: onePurchase(purchases) }));
}

function everyPurchase(machine: Machine, clouds: readonly Cloud[]): readonly Runner[] {
  return (['on-demand', 'spot', 'reserved'] as const).map(purchase => ({ machine, clouds, purchase }));
}

function onePurchase(purchases: readonly Purchase[]): Purchase | null {
  if (purchases.length < 2) return purchases[0] ?? null;
  throw new CannotEstimate('Compare machines or ways of buying, not both at once.', { token: purchases[1]! });
}

/** Prices everybody; who has no price is named and left out, unless nobody has one. */
function race(job: Job, runners: readonly Runner[], time: Time | null) {
  const ranked: Priced[] = [];
  const excluded: string[] = [];
  let refusal: CannotEstimate | null = null;
  for (const runner of runners) {
    try {
      ranked.push(price(job, runner, runners, time));
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

function price(job: Job, runner: Runner, runners: readonly Runner[], time: Time | null): Priced {
  const { machine, clouds, purchase } = runner;
  const request: Request = {
    ...job.request,
    machines: [machine],
    clouds,
    purchases: purchase === null ? [] : [purchase],
  };
  const own: Job = { ...job, request };
  const { quoted, items, hours, assumptions, warnings } =
    time === null ? byFlops(own, machine) : byTime(own, machine, time);
  return {
    label: labelOf(runner, runners, quoted),
    name: nameFor(runner, runners, quoted),
    quoted,
    items,
    hours,
    assumptions,
    warnings,
  };
}

function byFlops(job: Job, machine: Machine) {
  const { quoted, work, hours } = trainOn({ ...job, request: { ...job.request, span: null, activity: null } }, machine);
  return { quoted, ...work, hours: hours.expected };
}

function byTime({ request, book }: Job, machine: Machine, time: Time) {
  const count = machine.count ?? ONE;
  const quoted = quote(request, book, {
    machine: { ...machine, count },
    purchase: request.purchases[0] ?? 'on-demand',
  });
  return { quoted, ...billed(request, quoted, certain(time.hours)), hours: time.hours };
}

function labelOf(runner: Runner, runners: readonly Runner[], quoted: Quote | null): string {
  const machine = quoted?.machine ?? nameOf(runner.machine.kind);
  const place = quoted?.place ?? (runner.clouds.length === 1 ? CLOUD_NAMES[runner.clouds[0]!] : null);
  const isByPurchase = new Set(runners.map(({ purchase }) => purchase)).size > 1;
  return [
    machine,
    ...(place === null ? [] : [place]),
    ...(isByPurchase && runner.purchase !== null ? [runner.purchase] : []),
  ].join(' · ');
}

function nameFor(runner: Runner, runners: readonly Runner[], quoted: Quote): string {
  if (new Set(runners.map(({ purchase }) => purchase)).size > 1 && runner.purchase !== null) return runner.purchase;
  if (runners.length > 1 && new Set(runners.map(({ clouds }) => clouds[0])).size > 1 && quoted.fleet !== null)
    return CLOUD_NAMES[quoted.fleet.cloud];
  return nameOf(runner.machine.kind);
}

function echoOf({ machine }: Runner): string {
  const count = machine.count === null ? '' : `${number(machine.count)} × `;
  return `${count}${nameOf(machine.kind)}`;
}

function placesEcho({ clouds, regions }: Request): string[] {
  return [...clouds.map(cloud => CLOUD_NAMES[cloud]), ...regions];
}

/** The same time on other machines is other work. */
function unequal(isTraining: boolean, ranked: readonly Priced[]): string[] {
  const kinds = new Set(ranked.map(({ quoted }) => quoted.machine));
  if (isTraining || kinds.size < 2) return [];
  return [
    'The same hours on different machines are not the same work; name FLOPs, or a model and tokens, to compare that.',
  ];
}

function chartOf(ranked: readonly Priced[]): ChartData {
  return {
    title: 'Expected cost',
    shape: 'bars',
    unit: 'USD',
    labels: ranked.map(({ label }) => label),
    series: [{ label: 'expected', values: ranked.map(each => toNumber(costOf(each))) }],
  };
}

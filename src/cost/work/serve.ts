// Estimates serving: tokens a second over what a replica does, in whole replicas, all month.

import { ceiling, compare, type Exact, exact, ONE, over, plus, times, whole, ZERO } from '../exact/exact.ts';
import { certain, type Range } from '../exact/range.ts';
import type { PriceBook } from '../price-book.ts';
import { CannotEstimate } from '../read/refuse.ts';
import type { Machine, Request } from '../request.ts';
import { acceleratorIds, acceleratorOf, acceleratorsIn, asNamed } from './book-lookup.ts';
import { purchaseEcho, settingsEcho } from './echo.ts';
import { assume, type Item, NO_WORK, totalOf, type Work } from './item.ts';
import { type Job, onlyMachine, USUAL_MACHINE } from './job.ts';
import { acceleratorsFor, weightsOf } from './memory.ts';
import { purchaseOf, type Quote, quote } from './quote.ts';
import { reworkItem, reworkOf } from './rework.ts';
import { placeEcho, timeItem } from './run.ts';
import { number, numbers, percentOf } from './show.ts';
import { monthHours, perMonth, type Time, timeOf, wholeMonth } from './time.ts';
import { peakOf } from './train.ts';

const SECONDS = whole(3600);
const THOUSAND = whole(1000);
const MILLION = exact('1e6');
const TWO = whole(2);
const TERA = exact('1e12');
/** Ours, where tokens are not stated. */
const USUAL_IN = whole(800);
const USUAL_OUT = whole(200);
/** Ours: the share of the peak that serving reaches, of two FLOPs a parameter and token. */
const EFFICIENCY: Range = { low: exact('0.3'), expected: exact('0.2'), high: exact('0.1') };

/**
 * Serving for a month (or the time that is said): tokens a second over what a replica does at its utilisation, in whole replicas,
 * each in whole instances. USD; a month's requests come within the hours that it runs.
 */
export function workServe(job: Job): Work {
  const { request } = job;
  const named = onlyMachine(request);
  const { work, quoted, machine, each } = serveOn(job, named ?? USUAL_MACHINE);
  return {
    ...NO_WORK,
    ...work,
    echo: [
      'serve',
      ...machineEcho(machine, each, quoted),
      ...(timeOf(request)?.echo ?? []),
      ...purchaseEcho(request),
      ...placeEcho(quoted),
      ...settingsEcho(request),
    ],
    assumptions: [
      ...(named === null ? [assume('No accelerator was named, so H100s are taken.')] : []),
      ...work.assumptions,
    ],
  };
}

/** Serving on one kind of machine: its quote and its bill. */
export function serveOn(job: Job, machine: Machine) {
  const { request, book } = job;
  const load = loadOf(request);
  const each = replicaOf(request, book, machine);
  const time = timeOf(request) ?? wholeMonth(request);
  const perSecond = over(load.tokens, times(runningHours(request, time), SECONDS));
  const speed = speedOf(request, book, machine, each);
  const replicas = replicasFor(request, perSecond, speed.tps);
  const bills = billsFor(job, machine, each, replicas, time.hours);
  const { quoted } = bills;
  const months = time.period === 'month' ? ONE : over(time.hours, monthHours(request));
  const total = totalOf(bills.items).expected;
  const work = {
    items: bills.items,
    period: time.period,
    quantities: {
      requestsPerMonth: load.requests,
      tokensPerSecond: perSecond,
      replicas: replicas.expected,
      nodes: quoted.fleet === null ? null : quoted.nodes,
      gpuHours: times(quoted.wanted, time.hours),
      costPer1kRequests: load.requests === null ? null : over(times(total, THOUSAND), times(load.requests, months)),
      costPer1MTokens: over(times(total, MILLION), times(load.tokens, months)),
    },
    assumptions: [
      ...quoted.assumptions,
      ...load.told,
      ...each.told,
      ...speed.told,
      assume(workings(request, perSecond, speed.tps, replicas)),
      ...bills.told,
    ],
    warnings: [
      ...quoted.warnings,
      ...tooSmall(request, book, machine, each),
      ...(request.util === null ? ['No room is left for peaks: util=60% would leave some.'] : []),
    ],
  };
  return { work, quoted, machine, each };
}

/** Of a month, the requests (null where only tokens are counted) and their tokens. */
function loadOf(request: Request) {
  const { traffic, tokenTraffic } = request;
  const month = monthHours(request);
  if (traffic === null) {
    if (tokenTraffic === null) {
      throw new CannotEstimate('How many requests are served?', {
        example: 'serve llama-70b 5M req/day 800 in 200 out',
      });
    }
    return { requests: null, tokens: perMonth(tokenTraffic, month), told: [] };
  }
  const requests = perMonth(traffic, month);
  const { all, told } = tokensOf(request);
  return { requests, tokens: times(requests, all), told };
}

/** Hours in which a month's requests come: those that it runs, where it does not run all the time. */
function runningHours(request: Request, { hours, period }: Time): Exact {
  return period === 'month' ? hours : monthHours(request);
}

/** A replica that does not hold its model serves nothing. */
function tooSmall(request: Request, book: PriceBook, machine: Machine, { size }: Replica): string[] {
  const weights = weightsOf(request);
  const [id] = acceleratorIds(book, machine.kind);
  const memory = id === undefined ? null : (acceleratorOf(book, id)?.memory ?? null);
  if (weights === null || memory === null) return [];
  const held = times(exact(memory.value), whole(acceleratorsIn(book, machine.kind)), size);
  if (compare(weights, held) <= 0) return [];
  return [
    `A replica has ${number(held)} GB of memory, and the weights alone take ${number(weights)} GB: it does not fit.`,
  ];
}

function tokensOf({ tokensIn, tokensOut, tokens }: Request) {
  if (tokensIn === null && tokensOut === null && tokens === null) {
    return { all: plus(USUAL_IN, USUAL_OUT), told: [assume('A request has 800 tokens in and 200 out (assumed).')] };
  }
  const all = tokensIn === null && tokensOut === null ? tokens! : plus(tokensIn ?? ZERO, tokensOut ?? ZERO);
  if (all.n === 0n) throw new CannotEstimate('A request without any token is none.', { token: '0' });
  return { all, told: [] };
}

interface Replica {
  /** Accelerators, or instances, that one replica fills. */
  readonly size: Exact;
  readonly told: Work['assumptions'];
}

/** One replica fills what stands behind "on"; else as many accelerators as the model needs. */
function replicaOf(request: Request, book: PriceBook, { kind, count }: Machine): Replica {
  if (count !== null) return { size: count, told: [] };
  if (kind.kind === 'instance') return { size: ONE, told: [] };
  const weights = weightsOf(request);
  const id = acceleratorIds(book, kind)[0];
  const needed = weights === null || id === undefined ? null : acceleratorsFor(book, id, weights);
  if (needed === null || weights === null) return { size: ONE, told: [assume('A replica fills one accelerator.')] };
  const told = `${number(weights)} GB of weights and a fifth on top (assumed) take ${needed} × ${kind.kind === 'gpu' ? 'GPU' : kind.name} a replica.`;
  return { size: { n: needed, d: 1n }, told: [assume(told)] };
}

/** Tokens a second of a replica: stated, or two FLOPs for each parameter and token at a share of the peak. */
function speedOf(
  request: Request,
  book: PriceBook,
  machine: Machine,
  { size }: Replica,
): { readonly tps: Range; readonly told: Work['assumptions'] } {
  if (request.tps !== null) return { tps: certain(request.tps), told: [] };
  if (request.params === null)
    throw new CannotEstimate(
      'How many parameters does the model have, or how many tokens a second does a replica do (tps=)?',
      { example: 'serve 70B 5M req/day 800 in 200 out' },
    );
  const peak = times(peakOf(book, machine, null), whole(acceleratorsIn(book, machine.kind)), size);
  const at = (share: Exact) => over(times(peak, TERA, share), times(TWO, request.params!));
  const tps = { low: at(EFFICIENCY.low), expected: at(EFFICIENCY.expected), high: at(EFFICIENCY.high) };
  const told = `A replica does about ${number(tps.expected, 0)} tokens a second: ${number(peak)} TFLOPS × 20% (10–30%, assumed) ÷ (2 × parameters); measure it and set tps=.`;
  return { tps, told: [assume(told)] };
}

/** Whole replicas: tokens a second over what one does at its utilisation, at least one. */
function replicasFor({ util }: Request, perSecond: Exact, tps: Range): Range {
  const at = (speed: Exact) => {
    const needed = ceiling(over(perSecond, times(speed, util ?? ONE)));
    return { n: needed < 1n ? 1n : needed, d: 1n };
  };
  return { low: at(tps.low), expected: at(tps.expected), high: at(tps.high) };
}

function billsFor({ request, book }: Job, machine: Machine, { size }: Replica, replicas: Range, hours: Exact) {
  const quoteFor = (count: Exact, at: Request = request) =>
    quote(at, book, {
      machine: { ...machine, count: times(size, count) },
      purchase: purchaseOf(request),
      piece: machine.kind.kind === 'accelerator' ? size.n / size.d : 1n,
    });
  const itemsFor = (quoted: Quote): { items: Item[]; told: Work['assumptions'] } => {
    const rework = reworkOf(request, quoted);
    const item = timeItem(quoted, certain(hours), quoted.machine);
    return {
      items: rework === null ? [item] : [item, reworkItem(quoted, certain(hours), rework)],
      told: rework?.assumptions ?? [],
    };
  };
  const quoted = quoteFor(replicas.expected);
  const expected = itemsFor(quoted);
  if (replicas.low.n === replicas.high.n) return { quoted, ...expected };
  const there = fixedTo(request, quoted);
  const [low, high] = [itemsFor(quoteFor(replicas.low, there)), itemsFor(quoteFor(replicas.high, there))];
  const items = expected.items.map((item, index) => ({
    ...item,
    amount: { low: low.items[index]!.amount.low, expected: item.amount.expected, high: high.items[index]!.amount.high },
    formula: `${item.formula}; ${replicasText(replicas)}`,
  }));
  return { quoted, items, told: expected.told };
}

/** More or fewer replicas are priced where the expected number is. */
function fixedTo(request: Request, { fleet }: Quote): Request {
  if (fleet === null) return request;
  const kind: Machine['kind'] = { kind: 'accelerator', name: fleet.accelerator, ids: [fleet.accelerator] };
  const machines = request.machines.map(machine =>
    machine.kind.kind === 'accelerator' ? { ...machine, kind } : machine,
  );
  return { ...request, machines, clouds: [fleet.cloud], regions: asNamed(fleet.region) };
}

function machineEcho({ kind, count }: Machine, { size }: Replica, quoted: Quote): string[] {
  if (kind.kind === 'gpu') return [`${number(count ?? size)} gpus`];
  const name = quoted.fleet === null || kind.kind === 'instance' ? kind.name : quoted.machine.replace(/^.* × /, '');
  return [count === null && kind.kind !== 'instance' ? `on ${name}` : `on ${number(count ?? size)} × ${name}`];
}

function workings({ util }: Request, perSecond: Exact, tps: Range, replicas: Range): string {
  const used = util === null ? '' : ` × ${percentOf(util)}`;
  return `${number(perSecond, 1)} tokens a second ÷ (${numbers(tps, 0)}${used}) = ${replicasText(replicas)}, in whole ones.`;
}

function replicasText(replicas: Range): string {
  const count = numbers(replicas, 0);
  return `${count} ${count === '1' ? 'replica' : 'replicas'}`;
}

// Compares managed services with running it oneself: the premium in dollars, and the bank's advice on who should do what.

import { compare, type Exact, ONE, times, whole } from '../exact/exact.ts';
import { certain } from '../exact/range.ts';
import type { PriceBook } from '../price-book.ts';
import type { Machine, Request } from '../request.ts';
import { barsOf } from './bars.ts';
import { premium } from './bill.ts';
import { acceleratorsIn } from './book-lookup.ts';
import { purchaseEcho, settingsEcho } from './echo.ts';
import { assume, type Contender, type Item, NO_WORK, type Work } from './item.ts';
import type { Job } from './job.ts';
import {
  ENTRY,
  MANAGED_PREMIUM,
  PLATFORM_TEAM,
  RULE_OF_THUMB,
  SELF_HOSTED_GPUS,
  SMALL_TEAM,
  STATED,
} from './rules-of-thumb.ts';
import { workRun } from './run.ts';
import { dollars, number, percents } from './show.ts';
import { timeOf } from './time.ts';

type Side = 'managed' | 'self-hosted';

/** Raw compute against the same with the bank's premium of 30–50%, in USD; the verdict is the bank's advice by GPUs and people. */
export function workManaged(job: Job): Work {
  const own = ownBill(job);
  const options: readonly Contender[] = [
    { label: 'self-hosted', items: own.items },
    { label: 'managed', items: own.items.map(managedItem) },
  ];
  const advice = adviceOn(job);
  const sides = new Set(advice.map(({ side }) => side));
  const verdict = sides.size === 1 ? [...sides][0]! : null;
  const winner = verdict === 'managed' ? options[1]! : options[0]!;
  return {
    ...NO_WORK,
    items: winner.items,
    period: own.period,
    verdict,
    options,
    echo: ['managed vs self-hosted', ...own.echo.filter(part => part !== 'managed')],
    quantities: own.quantities,
    assumptions: [
      assume('Managed services charge 30–50% over raw compute.', ENTRY.managed),
      ...advice.map(({ text }) => assume(text, ENTRY.managed)),
      ...own.assumptions,
    ],
    warnings: [...verdictWarnings(sides), ...own.warnings],
    charts: [barsOf(options)],
  };
}

/** The raw compute: machines, or a bill that is stated. */
function ownBill(job: Job): Work {
  const flags = new Set([...job.request.flags].filter(flag => flag !== 'managed'));
  const request: Request = { ...job.request, flags };
  const { bill } = request;
  if (bill === null || request.machines.some(each => hasPrice(each, request)))
    return workRun({ ...job, request: allMonth(request) });
  const item: Item = {
    label: 'Raw compute',
    formula: dollars(bill.usd),
    amount: certain(bill.usd),
    source: STATED,
    figures: [],
  };
  return {
    ...NO_WORK,
    items: [item],
    period: bill.monthly ? 'month' : 'once',
    echo: [...purchaseEcho(request), ...settingsEcho(request)],
  };
}

/** "140 GPUs" beside a bill only counts. */
function hasPrice({ kind }: Machine, { price }: Request): boolean {
  return kind.kind !== 'gpu' || price !== null;
}

/** Who asks where to run things runs them all the time, unless another time is said. */
function allMonth(request: Request): Request {
  return timeOf(request) === null ? { ...request, activity: { hours: 'all', per: 'month' } } : request;
}

function managedItem(item: Item): Item {
  return {
    ...item,
    label: `${item.label}, managed`,
    formula: `${item.formula}, plus ${percents(MANAGED_PREMIUM)}`,
    amount: premium(item.amount),
    source: item.source === STATED ? `${STATED}; ${RULE_OF_THUMB}` : `${item.source}; ${RULE_OF_THUMB}`,
  };
}

interface Advice {
  readonly side: Side;
  readonly text: string;
}

/** The bank counts ML engineers for the one and infrastructure engineers for the other. */
function adviceOn({ request, book }: Job): Advice[] {
  const { mlEngineers, infraEngineers } = request;
  const gpus = gpusOf(request, book);
  return [
    ...(gpus !== null && compare(gpus, SELF_HOSTED_GPUS) >= 0
      ? [{ side: 'self-hosted', text: `From 100 GPUs on self-hosting is advised; here are ${number(gpus)}.` } as const]
      : []),
    ...(infraEngineers !== null && compare(infraEngineers, PLATFORM_TEAM) >= 0
      ? [
          {
            side: 'self-hosted',
            text: `From 5 infrastructure engineers on self-hosting is advised; here are ${number(infraEngineers)}.`,
          } as const,
        ]
      : []),
    ...(mlEngineers !== null && mlEngineers.n > 0n && compare(mlEngineers, SMALL_TEAM) <= 0
      ? [
          {
            side: 'managed',
            text: `For 1–5 ML engineers managed services are advised; here are ${number(mlEngineers)}.`,
          } as const,
        ]
      : []),
  ];
}

function gpusOf({ machines }: Request, book: PriceBook): Exact | null {
  const [machine] = machines;
  if (machine === undefined || (machine.count === null && machine.kind.kind !== 'instance')) return null;
  return times(machine.count ?? ONE, whole(acceleratorsIn(book, machine.kind)));
}

function verdictWarnings(sides: ReadonlySet<Side>): string[] {
  if (sides.size === 1) return ['The work of running it oneself is not in these figures.'];
  const why =
    sides.size === 0
      ? 'The bank advises neither for what was said: it goes by 100 GPUs, 5 infrastructure engineers, or 1–5 ML engineers'
      : "The bank's advice points both ways";
  return [`${why}; the figures are those of raw compute, and the work of running it oneself is not in them.`];
}

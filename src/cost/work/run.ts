// Estimates what runs: machines for a time, or a bill that somebody states.
import { compare, type Exact, ONE, over, plus, times, whole } from '../exact/exact.ts';
import { certain, type Range, scaled } from '../exact/range.ts';
import { CannotEstimate } from '../read/refuse.ts';
import type { Request } from '../request.ts';
import { YEAR_HOURS } from '../span.ts';
import { workBill } from './bill.ts';
import { purchaseEcho, settingsEcho } from './echo.ts';
import { assume, type Item, NO_WORK, totalOf, type Work } from './item.ts';
import { counted, type Job, onlyMachine } from './job.ts';
import { figuresOf, formulaOf, purchaseOf, type Quote, quote, rateOf, sourceOf } from './quote.ts';
import { eatenSaving, hoursText, type Rework, reworkItem, reworkOf } from './rework.ts';
import { ENTRY } from './rules-of-thumb.ts';
import { billed as billedText, dollars, number, percentOf } from './show.ts';
import { monthHours, once, perMonth, type Time, timeOf, wholeMonth } from './time.ts';

const THOUSAND = whole(1000);

/** Machines for a time, or a bill that is stated. USD for hours × machines × price of an hour (the bank's "Training cost" and "Inference cost"). */
export function workRun(job: Job): Work {
  const { request, book } = job;
  const machine = onlyMachine(request);
  if (machine === null) return workBill(request);
  const quoted = quote(request, book, { machine: counted(machine), purchase: purchaseOf(request) });
  const time = timeOf(request) ?? usualTime(quoted, request);
  const work = billed(request, quoted, certain(time.hours));
  const total = totalOf(work.items);
  const unstated =
    timeOf(request) === null
      ? [assume(`No time was named, so this is ${time.period === 'month' ? 'a month' : 'one hour'}.`)]
      : [];
  return {
    ...NO_WORK,
    ...work,
    period: time.period,
    echo: [quoted.machine, ...time.echo, ...purchaseEcho(request), ...placeEcho(quoted), ...settingsEcho(request)],
    quantities: {
      ...work.quantities,
      costPerUsefulGpuHour: usefulHourPrice(request, quoted),
      ...perUse(request, total.expected, time),
    },
    assumptions: [...unstated, ...work.assumptions, ...weekFact(request), ...usefulHour(request, quoted)],
    warnings: [...work.warnings, ...(time.period === 'once' ? paidTerm(request, quoted, certain(time.hours)) : [])],
  };
}

function weekFact({ activity, daysAWeek, span }: Request) {
  const isWeekly = activity?.per === 'week' || daysAWeek !== null;
  return isWeekly && span === null ? [assume('A month has 52/12 weeks.')] : [];
}

/** A commitment is paid all the time, an instance by the hour. */
function usualTime({ purchase }: Quote, request: Request): Time {
  return purchase === 'reserved' || purchase === 'committed' || request.traffic !== null
    ? wholeMonth(request)
    : once(ONE);
}

export function placeEcho({ place }: Quote): string[] {
  return place === null ? [] : [place];
}

/** The bill of machines for so many useful hours, their rework included. */
export function billed(request: Request, quoted: Quote, hours: Range) {
  const rework = reworkOf(request, quoted);
  const items = [timeItem(quoted, hours), ...(rework === null ? [] : [reworkItem(quoted, hours, rework)])];
  return {
    items,
    quantities: {
      gpuHours: times(quoted.wanted, hours.expected),
      hours: hours.expected,
      nodes: quoted.fleet === null ? null : quoted.nodes,
      ...(rework === null
        ? {}
        : {
            billedHours: times(hours.expected, plus(ONE, rework.overhead.expected)),
            overhead: rework.overhead.expected,
          }),
    },
    assumptions: [...quoted.assumptions, ...(rework?.assumptions ?? [])],
    warnings: [...quoted.warnings, ...spotWarnings(request, quoted, rework)],
  };
}

export function timeItem(quoted: Quote, hours: Range, label = quoted.machine): Item {
  const rate = rateOf(quoted);
  return {
    label,
    formula: formulaOf(quoted, hoursText(hours)),
    amount: {
      low: times(rate.low, hours.low),
      expected: times(rate.expected, hours.expected),
      high: times(rate.high, hours.high),
    },
    source: sourceOf(quoted),
    figures: figuresOf(quoted),
  };
}

function spotWarnings(request: Request, quoted: Quote, rework: Rework | null): string[] {
  if (quoted.purchase !== 'spot') return [];
  const lost =
    'Without checkpointing an interruption loses all work so far; the bank advises spot for training with checkpoints alone.';
  const often =
    '5–15% of spot instances for GPUs are interrupted, the bank says, without naming a period: without checkpoints that work is lost. No rework is added (mtbf= and ckpt= add it).';
  return [
    ...(request.flags.has('no-checkpointing') ? [lost] : []),
    ...(rework === null ? [often] : []),
    ...eatenSaving(quoted, rework),
  ];
}

/** What a thousand requests cost where they are counted. */
function perUse(request: Request, total: Exact, time: Time) {
  if (request.traffic === null) return {};
  const monthly = perMonth(request.traffic, monthHours(request));
  if (monthly.n === 0n)
    throw new CannotEstimate('No requests at all cost nothing to think about; say how many.', { token: '0' });
  const handled = time.period === 'month' ? monthly : times(monthly, over(time.hours, monthHours(request)));
  return { requestsPerMonth: monthly, costPer1kRequests: over(times(total, THOUSAND), handled) };
}

/** A commitment is paid for its whole term, however short the work is. */
export function paidTerm(request: Request, quoted: Quote, hours: Range): string[] {
  if (quoted.purchase !== 'reserved' && quoted.purchase !== 'committed') return [];
  const term = times(request.term ?? ONE, YEAR_HOURS);
  if (compare(hours.expected, term) >= 0) return [];
  const all = times(rateOf(quoted).expected, term);
  const years = number(request.term ?? ONE);
  return [
    `A commitment is paid for its whole term, used or not: ${years === '1' ? 'a year of this comes' : `${years} years of this come`} to ${billedText(all)}, and these figures are for ${number(hours.expected, 1)} h of it.`,
  ];
}

/** Idle hours are billed too: what an hour of use costs then. */
function usefulHour(request: Request, quoted: Quote) {
  if (request.util === null || compare(request.util, ONE) === 0) return [];
  const rate = scaled(rateOf(quoted), over(ONE, quoted.wanted));
  const useful = dollars(over(rate.expected, request.util));
  return [
    assume(
      `At ${percentOf(request.util)} utilisation an accelerator-hour of use costs ${useful} (${dollars(rate.expected)} ÷ ${percentOf(request.util)}); the bill stays the same.`,
      ENTRY.cost,
    ),
  ];
}

/** The same as a quantity, in USD. */
function usefulHourPrice(request: Request, quoted: Quote): Exact | null {
  return request.util === null ? null : over(over(rateOf(quoted).expected, quoted.wanted), request.util);
}

// Compares a commitment, paid all the time, with on-demand machines, paid while they run.

import { compare, type Exact, larger, ONE, times } from '../exact/exact.ts';
import { certain, scaled } from '../exact/range.ts';
import type { Purchase, Request } from '../request.ts';
import { YEAR_HOURS } from '../span.ts';
import { barsOf } from './bars.ts';
import { workBill } from './bill.ts';
import { settingsEcho } from './echo.ts';
import { assume, type Contender, type Item, NO_WORK, totalOf, type Work } from './item.ts';
import { counted, type Job, onlyMachine } from './job.ts';
import { quote, rateOf } from './quote.ts';
import { STATED } from './rules-of-thumb.ts';
import { placeEcho, timeItem } from './run.ts';
import { dollars, number, percentOf, percents } from './show.ts';
import { monthHours, type Time, timeOf, wholeMonth } from './time.ts';

/** All hours of a commitment at its discount against the hours that are used at list price, in USD. */
export function workReserved(job: Job): Work {
  const { request } = job;
  const kind = request.purchases.includes('committed') ? 'committed' : 'reserved';
  const compared =
    request.machines.length === 0 && request.bill !== null ? ofBill(request, kind) : ofMachines(job, kind);
  const { options } = compared;
  const [reserved, onDemand] = options.map(({ items }) => totalOf(items).expected);
  const cheaper = compare(reserved!, onDemand!);
  const verdict = cheaper === 0 ? 'tie' : cheaper < 0 ? 'reserved' : 'on-demand';
  return {
    ...NO_WORK,
    ...compared,
    items: (verdict === 'on-demand' ? options[1]! : options[0]!).items,
    verdict,
    charts: [barsOf(options)],
  };
}

type Compared = Pick<Work, 'options' | 'period' | 'echo' | 'quantities' | 'assumptions' | 'warnings'>;

function ofBill(request: Request, kind: Purchase): Compared {
  const discounted = workBill({ ...request, purchases: [kind] });
  const { usd } = request.bill!;
  const used = request.util ?? ONE;
  const item: Item = {
    label: 'Stated bill',
    formula: request.util === null ? dollars(usd) : `${dollars(usd)} × ${percentOf(used)}`,
    amount: certain(times(usd, used)),
    source: STATED,
    figures: [],
  };
  return {
    options: [
      { label: 'reserved', items: discounted.items },
      { label: 'on-demand', items: [item] },
    ],
    period: discounted.period,
    echo: ['reserved vs on-demand', ...settingsEcho(request)],
    quantities: {},
    assumptions: discounted.assumptions,
    warnings: [],
  };
}

function ofMachines({ request, book }: Job, kind: 'reserved' | 'committed'): Compared {
  const machine = counted(onlyMachine(request) ?? { kind: { kind: 'gpu' }, count: null });
  const [reserved, onDemand] = ([kind, 'on-demand'] as const).map(purchase =>
    quote({ ...request, purchases: [purchase] }, book, { machine, purchase }),
  );
  const time = usedTime(request);
  const paid = paidHours(request, time);
  const options: readonly Contender[] = [
    { label: 'reserved', items: [timeItem(reserved!, certain(paid), `${reserved!.machine}, reserved`)] },
    { label: 'on-demand', items: [timeItem(onDemand!, certain(time.hours), `${onDemand!.machine}, on demand`)] },
  ];
  const kept = scaled(rateOf(reserved!), { n: onDemand!.hourly.d, d: onDemand!.hourly.n });
  return {
    options,
    period: time.period,
    echo: [
      'reserved vs on-demand',
      ...(kind === 'committed' ? ['commitment'] : []),
      onDemand!.machine,
      ...timeEcho(request, time),
      ...placeEcho(onDemand!),
      ...settingsEcho(request),
    ],
    quantities: {
      hours: time.hours,
      gpuHours: times(onDemand!.wanted, time.hours),
      breakEvenUtilisation: kept.expected,
    },
    assumptions: [
      ...reserved!.assumptions,
      assume(
        `A commitment is paid for all ${number(paid, 1)} h, used or not; it pays from ${percents(kept)} utilisation on.`,
      ),
    ],
    warnings: [...reserved!.warnings],
  };
}

/** The hours that it runs: those said, or the share of the month that is used. */
function usedTime(request: Request): Time {
  const time = timeOf(request) ?? wholeMonth(request);
  return request.util === null ? time : { ...time, hours: times(time.hours, request.util) };
}

function timeEcho(request: Request, time: Time): readonly string[] {
  return timeOf(request)?.echo ?? time.echo;
}

/** A month in each month; its whole term where the work is done but once. */
function paidHours(request: Request, time: Time): Exact {
  if (time.period === 'month') return monthHours(request);
  return larger(time.hours, times(request.term ?? ONE, YEAR_HOURS));
}

// Compares serverless GPUs, paid while they work, with dedicated ones, paid all month.
import { compare, type Exact, minus, ONE, over, times, whole } from '../exact/exact.ts';
import { certain, scaled } from '../exact/range.ts';
import type { Request } from '../request.ts';
import { purchaseEcho, settingsEcho } from './echo.ts';
import { assume, type Contender, type Item, NO_WORK, totalOf, type Work } from './item.ts';
import type { Job } from './job.ts';
import { weightsOf } from './memory.ts';
import { ENTRY, RULE_OF_THUMB, SERVERLESS } from './rules-of-thumb.ts';
import { curveOf } from './serverless-curve.ts';
import {
  coldSeconds,
  type Dedicated,
  dedicatedFor,
  type Rate,
  serverlessRate,
  type Use,
  useOf,
} from './serverless-sides.ts';
import { billed, dollars, number, numbers, percentOf } from './show.ts';
import { daysOf, monthHours, timeOf } from './time.ts';

const SECONDS = whole(3600);
const THOUSAND = whole(1000);

/** A month of each in USD: working hours × the serverless rate against all hours × the dedicated one. They break even at the quotient of the rates. */
export function workServerless(job: Job): Work {
  const { request } = job;
  const month = monthHours(request);
  const use = useOf(request, month, job.book);
  const dedicated = dedicatedFor(job, use, month);
  const rate = serverlessRate(job, dedicated.perHeld);
  const options = [
    { label: 'serverless', items: serverlessItems(request, use, rate, times(month, dedicated.count)) },
    { label: 'dedicated', items: [dedicated.item] },
  ];
  const verdict = use.kind === 'unsaid' ? null : verdictOf(request, options);
  const winner = verdict === 'serverless' ? options[0]! : verdict === null ? options[1]! : cheaperOf(options, verdict);
  return {
    ...NO_WORK,
    items: winner.items,
    period: 'month',
    verdict,
    options,
    echo: [
      'serverless vs dedicated',
      ...dedicated.echo,
      ...(timeOf(request)?.echo ?? []),
      ...purchaseEcho(request),
      ...settingsEcho(request),
    ],
    quantities: quantitiesOf(use, rate, dedicated, options, month),
    assumptions: [
      ...dedicated.told,
      ...rate.told,
      ...useFacts(use, rate, dedicated.perWanted),
      ...savingFacts(options, verdict),
      assume(`A month of ${number(month)} h.`),
    ],
    warnings: [...overload(use, dedicated, month), ...warningsOf(request, options, use, rate, dedicated.perWanted)],
    charts: [curveOf(use, rate, dedicated, options, month)],
  };
}

function cheaperOf(options: readonly Contender[], verdict: string): Contender {
  return options.find(({ label }) => label === verdict) ?? options[1]!;
}

/** `all` are the hours of a month of all accelerators. */
function serverlessItems(request: Request, use: Use, rate: Rate, all: Exact): Item[] {
  const item = { label: 'Serverless', source: rate.source, figures: rate.figures };
  if (use.kind === 'unsaid')
    return [{ ...item, formula: `${number(all)} h × ${rate.says}`, amount: certain(times(all, rate.usd)) }];
  if (use.kind === 'time')
    return [{ ...item, formula: `${use.says} × ${rate.says}`, amount: scaled(use.hours, rate.usd) }];
  const { perMonth: usual, requestsPerMonth } = SERVERLESS;
  const amount = scaled(usual, over(use.requests, requestsPerMonth));
  const formula = `${number(use.requests)} requests × $5–10 ÷ ${number(requestsPerMonth)}`;
  const cold = coldSeconds(request);
  const items: Item[] = [{ ...item, formula, amount, source: RULE_OF_THUMB, figures: [] }];
  if (cold === null) return items;
  const coldHours = scaled(cold, use.requests, over(ONE, SECONDS));
  return [
    ...items,
    {
      ...item,
      label: 'Cold starts',
      formula: `${number(use.requests)} × ${numbers(cold)} s ÷ 3,600 × ${rate.says}`,
      amount: scaled(coldHours, rate.usd),
    },
  ];
}

/** By money, but where volume swings a hundredfold from day to day: that is what serverless is for. */
function verdictOf({ swing }: Request, options: readonly Contender[]): string {
  if (swing !== null && compare(swing, SERVERLESS.swing) >= 0) return 'serverless';
  const [serverless, dedicated] = options.map(({ items }) => totalOf(items).expected);
  const order = compare(serverless!, dedicated!);
  return order === 0 ? 'tie' : order < 0 ? 'serverless' : 'dedicated';
}

function quantitiesOf(use: Use, rate: Rate, dedicated: Dedicated, options: readonly Contender[], month: Exact) {
  const share = over(dedicated.perWanted, rate.usd);
  const requests = use.kind === 'unsaid' ? null : use.requests;
  const [serverless, own] = options.map(({ items }) => totalOf(items).expected);
  const perRequest =
    requests === null || requests.n === 0n || use.kind === 'unsaid' ? null : over(serverless!, requests);
  return {
    breakEvenUtilisation: use.kind === 'requests' ? SERVERLESS.breakEven : compare(share, ONE) <= 0 ? share : null,
    requestsPerMonth: requests,
    breakEvenRequestsPerDay:
      perRequest === null || perRequest.n === 0n
        ? null
        : withinReach(over(own!, times(perRequest, daysOf(month))), use, dedicated.count, month),
    costPer1kRequests: perRequest === null ? null : times(perRequest, THOUSAND),
    hours: use.kind === 'time' ? use.hours.expected : null,
  };
}

/** Beyond what the dedicated accelerators can carry there is no break-even with them. */
function withinReach(perDay: Exact, use: Use, count: Exact, month: Exact): Exact | null {
  if (use.kind !== 'time' || use.requests === null) return perDay;
  const most = over(times(count, month, use.requests), times(use.hours.expected, daysOf(month)));
  return compare(perDay, most) <= 0 ? perDay : null;
}

function overload(use: Use, { count }: Dedicated, month: Exact): string[] {
  if (use.kind !== 'time' || compare(use.hours.expected, times(count, month)) <= 0) return [];
  const busy = over(use.hours.expected, month);
  return [
    `The load keeps ${number(busy, 2)} GPUs busy all month, more than the ${number(count)} that are named: dedicated cannot carry it.`,
  ];
}

function useFacts(use: Use, rate: Rate, dedicated: Exact) {
  if (use.kind === 'requests') {
    return [
      assume(
        'A hundred requests a day cost $5–10 a month serverless, the bank says, so a request costs $0.001667–0.003333; how long it works is not stated (“2s each”).',
        ENTRY.serverless,
      ),
    ];
  }
  const share = over(dedicated, rate.usd);
  if (compare(share, ONE) > 0)
    return [
      assume('A serverless hour costs no more than a dedicated one, so serverless is cheaper at any utilisation.'),
    ];
  return [assume(`Both cost the same at ${percentOf(share)} utilisation: ${dollars(dedicated)} ÷ ${rate.says}.`)];
}

function savingFacts(options: readonly Contender[], verdict: string | null) {
  const [serverless, dedicated] = options.map(({ items }) => totalOf(items));
  if (verdict !== 'serverless' || compare(serverless!.expected, dedicated!.expected) >= 0) return [];
  const [least, most] = [minus(dedicated!.low, serverless!.high), minus(dedicated!.high, serverless!.low)];
  const saved = [least, most].map(billed);
  const shares = [over(least, dedicated!.low), over(most, dedicated!.high)].map(share => percentOf(share));
  const same = saved[0] === saved[1];
  return [
    assume(
      `Serverless saves ${same ? saved[0] : `${saved[0]}–${saved[1]}`} a month, ${same ? shares[0] : `${shares[0]}–${shares[1]}`}.`,
    ),
  ];
}

function warningsOf(request: Request, options: readonly Contender[], use: Use, rate: Rate, dedicated: Exact): string[] {
  const weights = weightsOf(request);
  const isLarge = weights !== null && compare(weights, SERVERLESS.largestModelGB) > 0;
  const [serverless, own] = options.map(({ items }) => totalOf(items).expected);
  const swings = request.swing !== null && compare(request.swing, SERVERLESS.swing) >= 0;
  const share = over(dedicated, rate.usd);
  return [
    ...(isLarge
      ? [`A model of ${number(weights)} GB is over 10 GB: long cold starts and a high cost for each request.`]
      : []),
    ...(swings && compare(serverless!, own!) > 0
      ? ['Serverless suits a volume that swings a hundredfold, but it costs more than dedicated here.']
      : []),
    ...(use.kind === 'unsaid' && compare(share, ONE) <= 0
      ? [
          `How much it is used was not said, so there is no winner: below ${percentOf(share)} utilisation serverless is cheaper, above it dedicated.`,
        ]
      : []),
    ...(request.flags.has('snapshots')
      ? ['A cold start from a snapshot takes 1–5 seconds.']
      : ['A cold start takes 30–120 seconds, which the first request waits for (1–5 with snapshots).']),
  ];
}

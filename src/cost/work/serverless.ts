// Compares serverless GPUs, paid while they work, with dedicated ones, paid all month.
import type { ChartData } from '../estimation.ts';
import { toNumber } from '../exact/decimal.ts';
import { compare, type Exact, exact, larger, minus, ONE, over, plus, times, whole } from '../exact/exact.ts';
import { certain, type Range, scaled } from '../exact/range.ts';
import type { Figure, PriceBook } from '../price-book.ts';
import { CannotEstimate } from '../read/refuse.ts';
import type { Machine, Request } from '../request.ts';
import { purchaseEcho, settingsEcho } from './echo.ts';
import { cheapest } from './fleet.ts';
import { assume, type Contender, type Item, NO_WORK, totalOf, type Work } from './item.ts';
import { counted, type Job, onlyMachine } from './job.ts';
import { weightsOf } from './memory.ts';
import { figuresOf, formulaOf, purchaseOf, quote, rateOf, sourceOf } from './quote.ts';
import { ENTRY, RULE_OF_THUMB, SERVERLESS, STATED } from './rules-of-thumb.ts';
import { placeEcho } from './run.ts';
import { billed, dollars, number, numbers, percentOf } from './show.ts';
import { daysOf, monthHours, perMonth } from './time.ts';
import { kindIds } from './train.ts';

const SECONDS = whole(3600);
const THOUSAND = whole(1000);
/** Points of the curve over the break-even: from none to twice as many requests, or to all the time. */
const POINTS = 13;

/** What an hour of each costs, and where that is from. */
interface Rate {
  readonly usd: Exact;
  readonly source: string;
  readonly figures: readonly Figure[];
  readonly says: string;
}

/** Use of a month, as the request tells it. */
type Use =
  | { readonly kind: 'time'; readonly hours: Range; readonly says: string; readonly requests: Exact | null }
  | { readonly kind: 'requests'; readonly requests: Exact }
  | { readonly kind: 'unsaid' };

export function workServerless(job: Job): Work {
  const { request } = job;
  const month = monthHours(request);
  const dedicated = dedicatedFor(job, month);
  const rate = serverlessRate(job, dedicated.rate);
  const use = useOf(request, month);
  const options = [
    { label: 'serverless', items: serverlessItems(request, use, rate, month) },
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
    echo: ['serverless vs dedicated', ...dedicated.echo, ...purchaseEcho(request), ...settingsEcho(request)],
    quantities: quantitiesOf(use, rate, dedicated.rate, options, month),
    assumptions: [
      ...dedicated.told,
      ...rate.told,
      ...useFacts(use, rate, dedicated.rate),
      ...savingFacts(options, verdict),
      assume(`A month of ${number(month)} h.`),
    ],
    warnings: warningsOf(request, options, use, rate, dedicated.rate),
    charts: [curveOf(use, rate, dedicated.rate, options, month)],
  };
}

function cheaperOf(options: readonly Contender[], verdict: string): Contender {
  return options.find(({ label }) => label === verdict) ?? options[1]!;
}

/** The dedicated machine: the one named at its price, else the bank's GPU at $3 an hour. */
function dedicatedFor(job: Job, month: Exact) {
  const { request, book } = job;
  const named = onlyMachine(request);
  if (named === null && request.price === null) return banksGpu(month);
  const machine: Machine = named ?? { kind: { kind: 'gpu' }, count: null };
  const quoted = quote(request, book, { machine: counted(machine), purchase: purchaseOf(request) });
  const item: Item = {
    label: `Dedicated: ${quoted.machine}`,
    formula: formulaOf(quoted, `${number(month)} h`),
    amount: scaled(rateOf(quoted), month),
    source: sourceOf(quoted),
    figures: figuresOf(quoted),
  };
  const rate = rateOf(quoted).expected;
  return {
    item,
    rate,
    echo: [...(named === null ? [] : [quoted.machine]), ...placeEcho(quoted)],
    told: quoted.assumptions,
  };
}

function banksGpu(month: Exact) {
  const { dedicatedPerHour } = SERVERLESS;
  const item: Item = {
    label: 'Dedicated: 1 × GPU',
    formula: `1 × ${number(month)} h × ${dollars(dedicatedPerHour)}`,
    amount: certain(times(month, dedicatedPerHour)),
    source: RULE_OF_THUMB,
    figures: [],
  };
  const told = assume("No accelerator was named, so this is the bank's dedicated GPU at $3 an hour.", ENTRY.serverless);
  return { item, rate: dedicatedPerHour, echo: [], told: [told] };
}

/** USD of a working hour: stated, the cheapest provider's, or so much that it breaks even at 30%. */
function serverlessRate(
  { request, book }: Job,
  dedicated: Exact,
): Rate & { readonly told: Work['assumptions']; readonly isRule: boolean } {
  const { serverlessRate: given } = request;
  if (given !== null) {
    const usd = given.per === 'hour' ? given.usd : times(given.usd, SECONDS);
    if (usd.n === 0n)
      throw new CannotEstimate('A serverless rate of nothing compares with nothing.', { token: 'serverless' });
    return { usd, source: STATED, figures: [], says: `${dollars(usd)}/h`, told: [], isRule: false };
  }
  const published = request.rules === 'market' ? providerOf(book, request) : null;
  if (published !== null) {
    const { provider, price, accelerator } = published;
    const usd = exact(price.value);
    const told = assume(
      `${provider} takes ${dollars(usd)} for an hour of ${accelerator} that works, the least in the price book.`,
    );
    return { usd, source: price.source, figures: [price], says: `${dollars(usd)}/h`, told: [told], isRule: false };
  }
  const usd = over(dedicated, SERVERLESS.breakEven);
  const told = assume(
    `Dedicated is cheaper from 30% utilisation on, so a serverless hour is taken at ${dollars(dedicated)} ÷ 30% = ${dollars(usd)}.`,
    ENTRY.serverless,
  );
  return { usd, source: RULE_OF_THUMB, figures: [], says: `${dollars(usd)}/h`, told: [told], isRule: true };
}

function providerOf(book: PriceBook, { machines }: Request) {
  const [machine] = machines;
  if (machine === undefined) return null;
  const ids = kindIds(book, machine.kind);
  return cheapest(
    book.serverless.filter(({ accelerator }) => ids.includes(accelerator)),
    ({ price }) => exact(price.value),
  );
}

function useOf(request: Request, month: Exact): Use {
  const { traffic, secondsEach, util, tps, tokensIn, tokensOut } = request;
  const requests = traffic === null ? null : perMonth(traffic, month);
  const tokens = plus(tokensIn ?? ZERO, tokensOut ?? ZERO);
  const seconds = secondsEach ?? (tps !== null && tokens.n > 0n ? over(tokens, tps) : null);
  if (requests !== null && seconds !== null) return workingTime(request, requests, seconds);
  if (util !== null)
    return {
      kind: 'time',
      hours: certain(times(month, util)),
      says: `${number(month)} h × ${percentOf(util)}`,
      requests,
    };
  if (requests === null) return { kind: 'unsaid' };
  if (request.serverlessRate !== null) {
    throw new CannotEstimate('How long does a request keep the GPU busy, such as “2s each”?', {
      example: '100 req/day 2s each serverless=10/h price=3',
    });
  }
  return { kind: 'requests', requests };
}

const ZERO = { n: 0n, d: 1n };

/** Cold starts are billed where that is asked for: at worst each request has one. */
function workingTime(request: Request, requests: Exact, seconds: Exact): Use {
  const cold = coldSeconds(request);
  const each =
    cold === null
      ? certain(seconds)
      : { low: plus(seconds, cold.low), expected: plus(seconds, cold.expected), high: plus(seconds, cold.high) };
  const says = `${number(requests)} × ${cold === null ? `${number(seconds)} s` : `(${number(seconds)} s + ${numbers(cold)} s cold start)`} ÷ 3,600`;
  return { kind: 'time', hours: scaled(each, requests, over(ONE, SECONDS)), says, requests };
}

function coldSeconds({ flags }: Request): Range | null {
  if (!flags.has('cold-start')) return null;
  return flags.has('snapshots') ? SERVERLESS.snapshotSeconds : SERVERLESS.coldStartSeconds;
}

function serverlessItems(request: Request, use: Use, rate: Rate, month: Exact): Item[] {
  const item = { label: 'Serverless', source: rate.source, figures: rate.figures };
  if (use.kind === 'unsaid')
    return [{ ...item, formula: `${number(month)} h × ${rate.says}`, amount: certain(times(month, rate.usd)) }];
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

function quantitiesOf(use: Use, rate: Rate, dedicated: Exact, options: readonly Contender[], month: Exact) {
  const share = over(dedicated, rate.usd);
  const requests = use.kind === 'unsaid' ? null : use.requests;
  const [serverless, own] = options.map(({ items }) => totalOf(items).expected);
  const perRequest =
    requests === null || requests.n === 0n || use.kind === 'unsaid' ? null : over(serverless!, requests);
  return {
    breakEvenUtilisation: use.kind === 'requests' ? SERVERLESS.breakEven : compare(share, ONE) <= 0 ? share : null,
    requestsPerMonth: requests,
    breakEvenRequestsPerDay:
      perRequest === null || perRequest.n === 0n ? null : over(own!, times(perRequest, daysOf(month))),
    costPer1kRequests: perRequest === null ? null : times(perRequest, THOUSAND),
    hours: use.kind === 'time' ? use.hours.expected : null,
  };
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

/** Both over use, from none to twice the break-even. */
function curveOf(use: Use, rate: Rate, dedicated: Exact, options: readonly Contender[], month: Exact): ChartData {
  const own = totalOf(options[1]!.items).expected;
  if (use.kind !== 'requests') return utilisationCurve(rate, dedicated, own, month);
  const perRequest = over(totalOf(options[0]!.items).expected, use.requests);
  const most = over(times(own, whole(2)), times(perRequest, daysOf(month)));
  const points = Array.from({ length: POINTS }, (_, index) => times(most, over(whole(index), whole(POINTS - 1))));
  return {
    title: 'A month by requests a day',
    shape: 'curves',
    unit: 'USD',
    labels: points.map(point => number(point, 0)),
    series: [
      { label: 'serverless', values: points.map(point => toNumber(times(point, perRequest, daysOf(month)))) },
      { label: 'dedicated', values: points.map(() => toNumber(own)) },
    ],
  };
}

function utilisationCurve(rate: Rate, dedicated: Exact, own: Exact, month: Exact): ChartData {
  const breakEven = over(dedicated, rate.usd);
  const most = compare(times(breakEven, whole(2)), ONE) < 0 ? times(breakEven, whole(2)) : ONE;
  const points = Array.from({ length: POINTS }, (_, index) =>
    times(larger(most, exact('0.01')), over(whole(index), whole(POINTS - 1))),
  );
  return {
    title: 'A month by utilisation',
    shape: 'curves',
    unit: 'USD',
    labels: points.map(point => percentOf(point)),
    series: [
      { label: 'serverless', values: points.map(point => toNumber(times(point, month, rate.usd))) },
      { label: 'dedicated', values: points.map(() => toNumber(own)) },
    ],
  };
}

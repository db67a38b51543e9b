// The two sides of serverless against dedicated: what an hour of each costs, and how much of a month is used.

import { ceiling, compare, type Exact, exact, ONE, over, plus, times, whole, ZERO } from '../exact/exact.ts';
import { certain, type Range, scaled } from '../exact/range.ts';
import type { Figure, PriceBook } from '../price-book.ts';
import { CannotEstimate, noPrice } from '../read/refuse.ts';
import type { Machine, Request } from '../request.ts';
import { acceleratorIds, acceleratorsIn } from './book-lookup.ts';
import { cheapest } from './fleet.ts';
import { assume, type Item, type Work } from './item.ts';
import { type Job, onlyMachine } from './job.ts';
import { nameOf } from './place.ts';
import { figuresOf, formulaOf, purchaseOf, quote, rateOf, sourceOf } from './quote.ts';
import { ENTRY, RULE_OF_THUMB, SERVERLESS, STATED } from './rules-of-thumb.ts';
import { placeEcho } from './run.ts';
import { dollars, number, numbers, percentOf } from './show.ts';
import { perMonth, timeOf } from './time.ts';

const SECONDS = whole(3600);

/** What an hour of each costs, and where that is from. */
export interface Rate {
  readonly usd: Exact;
  readonly source: string;
  readonly figures: readonly Figure[];
  readonly says: string;
}

/** Use of a month, as the request tells it. */
export type Use =
  | { readonly kind: 'time'; readonly hours: Range; readonly says: string; readonly requests: Exact | null }
  | { readonly kind: 'requests'; readonly requests: Exact }
  | { readonly kind: 'unsaid' };

/** The dedicated side: its bill of a month, and what an hour of one of its accelerators costs. */
export interface Dedicated {
  readonly item: Item;
  /** Accelerators that are wanted. */
  readonly count: Exact;
  /** USD an hour of one that is wanted, and of one that is paid for, which are more where an instance is not filled. */
  readonly perWanted: Exact;
  readonly perHeld: Exact;
  readonly echo: readonly string[];
  readonly told: Work['assumptions'];
}

/** The machine named at its price, else the bank's GPU at $3 an hour; as many as the load needs, unless a number was said. */
export function dedicatedFor(job: Job, use: Use, month: Exact): Dedicated {
  const { request, book } = job;
  const named = onlyMachine(request);
  const needed = neededFor(use, month);
  if (named === null && request.price === null) return banksGpus(needed, month);
  const machine: Machine = named ?? { kind: { kind: 'gpu' }, count: null };
  const one = whole(acceleratorsIn(book, machine.kind));
  const wanted = machine.count ?? { n: ceiling(over(needed, one)), d: 1n };
  const quoted = quote(request, book, { machine: { ...machine, count: wanted }, purchase: purchaseOf(request) });
  const rate = rateOf(quoted).expected;
  const item: Item = {
    label: `Dedicated: ${quoted.machine}`,
    formula: formulaOf(quoted, `${number(month)} h`),
    amount: scaled(rateOf(quoted), month),
    source: sourceOf(quoted),
    figures: figuresOf(quoted),
  };
  return {
    item,
    count: quoted.wanted,
    perWanted: over(rate, quoted.wanted),
    perHeld: over(rate, quoted.held),
    echo: [...(named === null ? [] : [machineEcho(named, quoted.machine)]), ...placeEcho(quoted)],
    told: [...quoted.assumptions, ...(machine.count === null ? neededFact(use, needed, month) : [])],
  };
}

/** A number that follows from the load is not said, so that the reading follows from it as well. */
function machineEcho({ kind, count }: Machine, shown: string): string {
  if (count !== null) return shown;
  return kind.kind === 'gpu' ? 'gpu' : shown.replace(/^\S+ × /, '');
}

/** Machines that work all month to carry the load: at least one. */
function neededFor(use: Use, month: Exact): Exact {
  if (use.kind !== 'time' || use.requests === null) return ONE;
  const busy = ceiling(over(use.hours.expected, month));
  return busy < 1n ? ONE : { n: busy, d: 1n };
}

function neededFact(use: Use, needed: Exact, month: Exact): Work['assumptions'] {
  if (use.kind !== 'time' || compare(needed, ONE) <= 0) return [];
  return [
    assume(
      `The load keeps ${number(over(use.hours.expected, month), 2)} GPUs busy all month, so ${number(needed)} are taken.`,
    ),
  ];
}

function banksGpus(count: Exact, month: Exact): Dedicated {
  const { dedicatedPerHour } = SERVERLESS;
  const item: Item = {
    label: `Dedicated: ${number(count)} × GPU`,
    formula: `${number(count)} × ${number(month)} h × ${dollars(dedicatedPerHour)}`,
    amount: certain(times(count, month, dedicatedPerHour)),
    source: RULE_OF_THUMB,
    figures: [],
  };
  const told = assume("No accelerator was named, so this is the bank's dedicated GPU at $3 an hour.", ENTRY.serverless);
  return { item, count, perWanted: dedicatedPerHour, perHeld: dedicatedPerHour, echo: [], told: [told] };
}

/** USD of a working hour: stated, the cheapest provider's, or so much that it breaks even at 30%. */
export function serverlessRate(
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

/** The least that a provider takes, or the one that is named. */
function providerOf(book: PriceBook, { machines, provider }: Request) {
  const [machine] = machines;
  const ids = machine === undefined ? [] : acceleratorIds(book, machine.kind);
  const offers = book.serverless.filter(
    each => ids.includes(each.accelerator) && (provider === null || each.provider === provider),
  );
  const found = cheapest(offers, ({ price }) => exact(price.value));
  if (found !== null || provider === null) return found;
  const what = machine === undefined ? provider : `${nameOf(machine.kind)} on ${provider}`;
  throw noPrice(what, {
    token: provider,
    suggestions: book.serverless
      .filter(each => each.provider === provider)
      .map(each => `${each.accelerator} on ${provider}`),
    example: 'T4 serverless vs dedicated 1000 req/day 2s each',
  });
}

/** How much of a month is worked: by requests and their time, by a share of it, or by hours that are said. */
export function useOf(request: Request, month: Exact, book: PriceBook): Use {
  const { traffic, secondsEach, util, tps, tokensIn, tokensOut } = request;
  const requests = traffic === null ? null : perMonth(traffic, month);
  const tokens = plus(tokensIn ?? ZERO, tokensOut ?? ZERO);
  const seconds = secondsEach ?? (tps !== null && tokens.n > 0n ? over(tokens, tps) : null);
  if (requests !== null && seconds !== null) return workingTime(request, requests, seconds);
  const gpus = statedGpus(request, book);
  const many = compare(gpus, ONE) === 0 ? '' : `${number(gpus)} × `;
  if (util !== null) {
    return {
      kind: 'time',
      hours: certain(times(gpus, month, util)),
      says: `${many}${number(month)} h × ${percentOf(util)}`,
      requests,
    };
  }
  const time = timeOf(request);
  if (requests === null && time !== null) return statedTime(time.hours, month, gpus, many);
  if (requests === null) return { kind: 'unsaid' };
  if (request.serverlessRate !== null) {
    throw new CannotEstimate('How long does a request keep the GPU busy, such as “2s each”?', {
      example: '100 req/day 2s each serverless=10/h price=3',
    });
  }
  return { kind: 'requests', requests };
}

function statedGpus({ machines }: Request, book: PriceBook): Exact {
  const [machine] = machines;
  if (machine === undefined) return ONE;
  return times(machine.count ?? ONE, whole(acceleratorsIn(book, machine.kind)));
}

function statedTime(hours: Exact, month: Exact, gpus: Exact, many: string): Use {
  if (compare(hours, month) > 0) {
    throw new CannotEstimate('How much of a month is that? Say util=20%, or the hours of a month that it works.', {
      example: 'serverless vs dedicated H100 util=20%',
    });
  }
  return { kind: 'time', hours: certain(times(gpus, hours)), says: `${many}${number(hours)} h`, requests: null };
}

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

export function coldSeconds({ flags }: Request): Range | null {
  if (!flags.has('cold-start')) return null;
  return flags.has('snapshots') ? SERVERLESS.snapshotSeconds : SERVERLESS.coldStartSeconds;
}

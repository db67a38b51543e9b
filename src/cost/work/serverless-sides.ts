// The two sides of serverless against dedicated: what an hour of each costs, and how much of a month is used.

import { type Exact, exact, ONE, over, plus, times, whole } from '../exact/exact.ts';
import { certain, type Range, scaled } from '../exact/range.ts';
import type { Figure, PriceBook } from '../price-book.ts';
import { CannotEstimate, noPrice } from '../read/refuse.ts';
import type { Machine, Request } from '../request.ts';
import { acceleratorIds } from './book-lookup.ts';
import { cheapest } from './fleet.ts';
import { assume, type Item, type Work } from './item.ts';
import { counted, type Job, onlyMachine } from './job.ts';
import { nameOf } from './place.ts';
import { figuresOf, formulaOf, purchaseOf, quote, rateOf, sourceOf } from './quote.ts';
import { ENTRY, RULE_OF_THUMB, SERVERLESS, STATED } from './rules-of-thumb.ts';
import { placeEcho } from './run.ts';
import { dollars, number, numbers, percentOf } from './show.ts';
import { perMonth } from './time.ts';

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

/** The dedicated machine: the one named at its price, else the bank's GPU at $3 an hour. */
export function dedicatedFor(job: Job, month: Exact) {
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

export function useOf(request: Request, month: Exact): Use {
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

export function coldSeconds({ flags }: Request): Range | null {
  if (!flags.has('cold-start')) return null;
  return flags.has('snapshots') ? SERVERLESS.snapshotSeconds : SERVERLESS.coldStartSeconds;
}

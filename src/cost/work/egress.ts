// Estimates what moves: data out of a cloud, between its regions or zones, by the steps of its price.
import { compare, type Exact, exact, larger, minus, over, times, whole, ZERO } from '../exact/exact.ts';
import { between, certain, type Range } from '../exact/range.ts';
import type { Cloud, Egress } from '../price-book.ts';
import { CLOUD_NAMES, cloudOfRegion } from '../read/place-names.ts';
import { CannotEstimate, noPrice } from '../read/refuse.ts';
import type { EgressRoute, Request } from '../request.ts';
import { settingsEcho } from './echo.ts';
import { cheapest } from './fleet.ts';
import { assume, type Item, NO_WORK, type Work } from './item.ts';
import type { Job } from './job.ts';
import { EGRESS_PER_GB, ENTRY, RULE_OF_THUMB, STATED } from './rules-of-thumb.ts';
import { number, numbers, percents } from './show.ts';
import { decimalGB, type Step, tieredCost, tierFormula, tiersOf } from './tiers.ts';
import { monthHours, perMonth } from './time.ts';

const BITS = whole(8);
const SECONDS = whole(3600);
const LINKS = [whole(10), whole(5), whole(1)];

/** Data moved once, or each month where a rate is said. USD for GB × price of a GB, each GB by its own step. */
export function workEgress(job: Job): Work {
  const { request } = job;
  const { size } = request;
  if (size === null) throw new CannotEstimate('How much is moved?', { example: 'egress 100TB aws->gcp' });
  const { sizePer } = request;
  const amount = sizePer === null ? size.amount : perMonth({ count: size.amount, per: sizePer }, monthHours(request));
  const sampled = sampleOf(request, amount);
  const { item, cloud, assumptions } = priced(job, sampled, size.binary);
  const moved = times(decimalGB({ amount, binary: size.binary }), sampled.share.expected);
  return {
    ...NO_WORK,
    items: [item],
    period: sizePer === null ? 'once' : 'month',
    echo: ['egress', ...routeEcho(request, cloud), ...settingsEcho(request)],
    quantities: { egressGB: moved, hours: request.bandwidth === null ? null : transferHours(moved, request.bandwidth) },
    assumptions: [...assumptions, ...sampleFacts(request, sampled), ...durations(request, moved)],
  };
}

interface Sampled {
  readonly amount: Range;
  readonly share: Range;
}

function sampleOf({ sample }: Request, amount: Exact): Sampled {
  const share = sample === null ? certain({ n: 1n, d: 1n }) : between(sample.least, sample.most);
  return {
    share,
    amount: { low: times(amount, share.low), expected: times(amount, share.expected), high: times(amount, share.high) },
  };
}

function sampleFacts({ sample, size }: Request, { amount, share }: Sampled) {
  if (sample === null) return [];
  return [
    assume(
      `A sample of ${percents(share)} is ${numbers(amount)} ${size?.binary ? 'GiB' : 'GB'}; the bank takes 1–10% for development.`,
      ENTRY.gravity,
    ),
  ];
}

/** Hours that `gigabytes` take over a line of `bandwidth` Gbit/s, used to the full. */
function transferHours(gigabytes: Exact, bandwidth: Exact): Exact {
  return over(times(gigabytes, BITS), times(bandwidth, SECONDS));
}

function durations({ bandwidth }: Request, gigabytes: Exact) {
  const links = bandwidth === null ? LINKS : [bandwidth];
  const times_ = links.map(link => `${shownTime(transferHours(gigabytes, link))} at ${number(link)} Gbps`).join(', ');
  return [assume(`It takes ${times_}, with the line used to the full.`)];
}

function shownTime(hours: Exact): string {
  const days = over(hours, whole(24));
  return days.n >= days.d ? `${number(days, 2)} d` : `${number(hours, 2)} h`;
}

function priced(job: Job, sampled: Sampled, binary: boolean) {
  const { request } = job;
  if (request.dataPrice !== null)
    return { item: flat(sampled, binary, request.dataPrice, STATED), cloud: fromCloud(job), assumptions: [] };
  const route = routeOf(request);
  const isBanks = route === 'internet' && (fromCloud(job) ?? 'aws') === 'aws';
  if (request.rules === 'textbook' && isBanks) return byTheBook(request, sampled, binary, fromCloud(job));
  const { found, chosen } = offerFor(job, route, sampled.amount.expected, binary);
  const free = freeOf(request, found);
  const steps = tiersOf(found.tiers, binary);
  const what = `${CLOUD_NAMES[found.cloud]} ${route === 'internet' ? 'egress' : `${route} traffic`}`;
  const cost = (amount: Exact) => tieredCost(steps, larger(minus(amount, free), ZERO), what);
  const billed = larger(minus(sampled.amount.expected, free), ZERO);
  const unit = binary ? 'GiB' : 'GB';
  const item: Item = {
    label: LABELS[route],
    formula: `${tierFormula(steps, billed, binary, what)}${free.n === 0n ? '' : ` (${number(free)} ${unit} are free)`}`,
    amount: { low: cost(sampled.amount.low), expected: cost(sampled.amount.expected), high: cost(sampled.amount.high) },
    source: [...new Set(steps.map(({ price }) => price.source))].join('; '),
    figures: steps.map(({ price }) => price),
  };
  return { item, cloud: found.cloud, assumptions: chosen };
}

const LABELS = {
  internet: 'Egress to the internet',
  'inter-region': 'Traffic between regions',
  'cross-zone': 'Traffic between zones',
} as const;

function flat(sampled: Sampled, binary: boolean, price: Exact, source: string): Item {
  const cost = (amount: Exact) => times(amount, price);
  const { amount } = sampled;
  return {
    label: 'Egress',
    formula: `${numbers(amount)} ${binary ? 'GiB' : 'GB'} × $${number(price, 6)}`,
    amount: { low: cost(amount.low), expected: cost(amount.expected), high: cost(amount.high) },
    source,
    figures: [],
  };
}

function byTheBook(request: Request, sampled: Sampled, binary: boolean, cloud: Cloud | null) {
  const free = request.flags.has('free-tier') ? whole(100) : ZERO;
  const less = (amount: Exact) => larger(minus(amount, free), ZERO);
  const { amount } = sampled;
  const rest = {
    ...sampled,
    amount: { low: less(amount.low), expected: less(amount.expected), high: less(amount.high) },
  };
  const item = flat(rest, binary, EGRESS_PER_GB, RULE_OF_THUMB);
  const told = assume('By the textbook every GB out of AWS costs $0.09; its list price falls in steps.', ENTRY.gravity);
  return { item, cloud, assumptions: [told] };
}

function freeOf({ flags }: Request, { free }: Egress): Exact {
  return flags.has('free-tier') && free !== null ? exact(free.value) : ZERO;
}

function routeOf({ route, toCloud, clouds, regions }: Request): EgressRoute {
  if (route !== null) return route;
  const [from] = clouds;
  if (regions.length > 1 || (toCloud !== null && toCloud === from)) return 'inter-region';
  return 'internet';
}

/** Where it leaves: the cloud that is named, or that of the region. */
function fromCloud({ request, book }: Job): Cloud | null {
  const [cloud] = request.clouds;
  if (cloud !== undefined) {
    if (request.clouds.length > 1) throw twoClouds(request.clouds);
    return cloud;
  }
  const [region] = request.regions;
  return region === undefined ? null : cloudOfRegion(region, book);
}

function twoClouds([a, b]: readonly Cloud[]): CannotEstimate {
  return new CannotEstimate(`Out of ${CLOUD_NAMES[a!]} or out of ${CLOUD_NAMES[b!]}?`, {
    token: b!,
    suggestions: [`${a}->${b}`, `${b}->${a}`],
    example: 'egress 100TB aws->gcp',
  });
}

/** A cloud that was not named is the cheapest of those that keep data: nobody has 100 TB where only GPUs are rented. */
function offerFor(job: Job, route: EgressRoute, amount: Exact, binary: boolean) {
  const { book } = job;
  const cloud = fromCloud(job);
  const keepers = new Set(book.storage.map(each => each.cloud));
  const offered = book.egress.filter(
    each => each.route === route && (cloud === null ? keepers.has(each.cloud) : each.cloud === cloud),
  );
  const covered = offered.filter(({ tiers }) => covers(tiersOf(tiers, binary), amount));
  const found = cheapest(covered, each => tieredCost(tiersOf(each.tiers, binary), amount, '')) ?? offered[0];
  if (found === undefined) {
    const where = cloud === null ? '' : ` on ${CLOUD_NAMES[cloud]}`;
    throw noPrice(`${route === 'internet' ? 'egress' : `${route} traffic`}${where}`, {
      token: cloud ?? route,
      example: 'egress 100TB aws->gcp',
    });
  }
  const chosen =
    cloud !== null || covered.length < 2
      ? []
      : [
          assume(
            `No cloud was named: ${CLOUD_NAMES[found.cloud]} is the cheapest of ${covered.length} that have a price for it.`,
          ),
        ];
  return { found, chosen };
}

function covers(steps: readonly Step[], amount: Exact): boolean {
  const last = steps.at(-1)?.upTo ?? null;
  return last === null || compare(amount, last) <= 0;
}

function routeEcho(request: Request, cloud: Cloud | null): string[] {
  const { route, toCloud, regions } = request;
  const from = cloud === null ? '' : CLOUD_NAMES[cloud];
  const words = route === 'inter-region' ? ['between regions'] : route === 'cross-zone' ? ['between zones'] : [];
  const [here, there] = regions;
  if (toCloud !== null) return [`${from} -> ${CLOUD_NAMES[toCloud]}`, ...words];
  if (here !== undefined && there !== undefined) return [`${from} ${here} -> ${there}`.trim(), ...words];
  return [[from, here ?? ''].join(' ').trim(), ...words].filter(part => part !== '');
}

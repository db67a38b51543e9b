// Quotes machines: what an hour of them costs at list, spot, reserved or stated price, and how that comes about.

import type { Assumption } from '../estimation.ts';
import { compare, type Exact, minus, ONE, over, plus, times, whole } from '../exact/exact.ts';
import { certain, type Range } from '../exact/range.ts';
import type { Figure, PriceBook } from '../price-book.ts';
import { CannotEstimate } from '../read/refuse.ts';
import type { Machine, Purchase, Request } from '../request.ts';
import { acceleratorsIn } from './book-lookup.ts';
import { chipFact, ruleForChip } from './chip-rules.ts';
import { discountOn, type Factor } from './discounts.ts';
import { type Fleet, instanceCount, listPrice, spotPrice } from './fleet.ts';
import { costOf, formulaFor, sourcesOf } from './fleet-cost.ts';
import { assume } from './item.ts';
import { nameOf, type Placed, type Pricing, placeFleet, placeName } from './place.ts';
import { ENTRY, MANAGED_PREMIUM, RULE_OF_THUMB, SPOT, STATED } from './rules-of-thumb.ts';
import { dollars, number, percentOf, percents } from './show.ts';

export interface Quote {
  /** "8 × H100". */
  readonly machine: string;
  /** "AWS us-east-1"; null for a stated price. */
  readonly place: string | null;
  readonly fleet: Fleet | null;
  readonly purchase: Purchase;
  /** Accelerators that are wanted, and that are paid for. */
  readonly wanted: Exact;
  readonly held: Exact;
  /** Machines that can fail each for itself. */
  readonly nodes: Exact;
  /** USD of an hour before `factors`. */
  readonly hourly: Exact;
  /** USD of an hour at list; null where there is no list price. */
  readonly list: Exact | null;
  readonly factors: readonly Factor[];
  /** The working for a time: "8 × 72 h × $6.88". */
  readonly formula: (hours: string) => string;
  readonly source: string;
  readonly figures: readonly Figure[];
  readonly assumptions: readonly Assumption[];
  readonly warnings: readonly string[];
}

export interface Wish {
  readonly machine: Machine & { readonly count: Exact };
  readonly purchase: Purchase;
  /** Accelerators that must stand together in one instance. */
  readonly piece?: bigint;
  /** Whether what is bought is arithmetic, for which the bank has a rule of its own. */
  readonly byFlops?: boolean;
}

/** The one way of buying that a request names; on demand where it names none. */
export function purchaseOf({ purchases }: Pick<Request, 'purchases'>): Purchase {
  if (purchases.length > 1) {
    throw new CannotEstimate(
      `“${purchases.join('” and “')}” are two ways of buying; name one, or write compare before them.`,
      {
        token: purchases[1]!,
        suggestions: [...purchases],
      },
    );
  }
  return purchases[0] ?? 'on-demand';
}

/** USD an hour with its spread, after all factors. */
export function rateOf({ hourly, factors }: Quote): Range {
  return factors.reduce(
    (rate, { range }) => ({
      low: times(rate.low, range.low),
      expected: times(rate.expected, range.expected),
      high: times(rate.high, range.high),
    }),
    certain(hourly),
  );
}

export function sourceOf({ source, factors }: Quote): string {
  return [source, ...factors.flatMap(each => each.source ?? [])]
    .filter((each, index, all) => all.indexOf(each) === index)
    .join('; ');
}

export function figuresOf({ figures, factors }: Quote): readonly Figure[] {
  return [...figures, ...factors.flatMap(each => each.figures)];
}

/** The formula for a time, with all factors. */
export function formulaOf({ formula, factors }: Quote, hours: string): string {
  return formula(hours) + factors.map(({ says }) => says).join('');
}

const AT_LIST: Pricing = { known: listPrice, assumed: null, share: ONE };
const AT_SPOT: Pricing = { known: spotPrice, assumed: listPrice, share: minus(ONE, SPOT.range.expected) };

/** Quotes `wish`. No price is a refusal. */
export function quote(request: Request, book: PriceBook, wish: Wish): Quote {
  const base =
    request.price === null ? quoteFromBook(request, book, wish) : quoteStated(request, book, wish, request.price);
  return request.flags.has('managed') ? managed(base) : base;
}

function managed(base: Quote): Quote {
  const premium: Factor = {
    range: {
      low: plus(ONE, MANAGED_PREMIUM.low),
      expected: plus(ONE, MANAGED_PREMIUM.expected),
      high: plus(ONE, MANAGED_PREMIUM.high),
    },
    says: `, plus ${percents(MANAGED_PREMIUM)}`,
    source: RULE_OF_THUMB,
    figures: [],
  };
  const told = assume('Managed services charge 30–50% over raw compute.', ENTRY.managed);
  return { ...base, factors: [...base.factors, premium], assumptions: [...base.assumptions, told] };
}

/** A stated price is that of an accelerator-hour on demand, whatever the machine. */
function quoteStated(request: Request, book: PriceBook, wish: Wish, price: Exact): Quote {
  const { machine, purchase } = wish;
  const each = whole(acceleratorsIn(book, machine.kind));
  const count = times(machine.count, each);
  const found = placedIfNamed(request, book, wish);
  const discount = discountOn(request, purchase, found?.fleet ?? null, true);
  return {
    machine: `${number(machine.count)} × ${nameOf(machine.kind)}`,
    place: found === null ? null : placeName(found.fleet),
    fleet: null,
    purchase,
    wanted: count,
    held: count,
    nodes: compare(each, ONE) > 0 ? machine.count : over(plus(count, whole(7)), whole(8)),
    hourly: times(count, price),
    list: times(count, price),
    factors: discount.factors,
    formula: hours => `${number(count)} × ${hours} × ${dollars(price)}`,
    source: STATED,
    figures: [],
    assumptions: discount.assumptions,
    warnings: discount.warnings,
  };
}

/** Only a cloud that was named has a discount to take off a stated price, if it has a price at all. */
function placedIfNamed(request: Request, book: PriceBook, wish: Wish): Placed | null {
  const { kind } = wish.machine;
  if (kind.kind === 'gpu' || (kind.kind === 'accelerator' && request.clouds.length === 0)) return null;
  try {
    return placeFleet(book, wish.machine, request, AT_LIST);
  } catch (fault) {
    if (fault instanceof CannotEstimate && fault.isOfPrice) return null;
    throw fault;
  }
}

function quoteFromBook(request: Request, book: PriceBook, wish: Wish): Quote {
  const { machine, purchase } = wish;
  if (machine.kind.kind === 'gpu') {
    throw new CannotEstimate('Which GPU? Name it, or state its price.', {
      token: 'gpu',
      suggestions: [`${number(machine.count)}xH100`, 'price=3'],
      example: '1 gpu 24/7 price=3',
    });
  }
  const byMarket = request.rules === 'market' && request.spotDiscount === null && purchase === 'spot';
  const pricing = byMarket ? AT_SPOT : AT_LIST;
  const { fleet, assumptions } = placeFleet(book, { ...machine, piece: wish.piece ?? 1n }, request, pricing);
  const isSpotPrice = byMarket && fleet.parts.every(({ price }) => price.spot !== null);
  const own = isSpotPrice ? atSpot(request, fleet) : atList(request, book, fleet, wish);
  return {
    ...own,
    assumptions: [...assumptions, ...heldIn(fleet, machine), ...own.assumptions],
    warnings: [...own.warnings, ...notesOf(fleet)],
  };
}

function common(
  book: Fleet,
  machineName: string,
  purchase: Purchase,
): Pick<Quote, 'machine' | 'place' | 'fleet' | 'purchase' | 'wanted' | 'held' | 'nodes'> {
  return {
    machine: machineName,
    place: placeName(book),
    fleet: book,
    purchase,
    wanted: { n: book.wanted, d: 1n },
    held: { n: book.held, d: 1n },
    nodes: { n: instanceCount(book), d: 1n },
  };
}

/** "8 × H100": the name says which kind where a name stands for several; whole instances keep their own. */
function shownMachine(fleet: Fleet, kind: Machine['kind']): string {
  if (kind.kind === 'instance') return `${number({ n: instanceCount(fleet), d: 1n })} × ${kind.name}`;
  return `${number({ n: fleet.wanted, d: 1n })} × ${shownName(fleet.accelerator)}`;
}

/** An accelerator as people call it: the short name means the kind that everybody means by it. */
export function shownName(accelerator: string): string {
  return SHOWN[accelerator] ?? accelerator;
}

const SHOWN: Readonly<Record<string, string>> = { 'H100-SXM': 'H100' };

function atSpot(request: Request, fleet: Fleet): Quote {
  const figures = fleet.parts.map(({ price }) => price.spot!);
  const list = fleet.parts.every(({ price }) => price.onDemand !== null) ? costOf(fleet, listPrice) : null;
  const hourly = costOf(fleet, spotPrice);
  return {
    ...common(fleet, shownMachine(fleet, kindOf(request, fleet)), 'spot'),
    hourly,
    list,
    factors: [],
    formula: formulaFor(fleet, spotPrice),
    source: sourcesOf(figures),
    figures,
    assumptions: list === null ? [] : [disagreement(hourly, list)],
    warnings: [],
  };
}

/** Where the rule of thumb and the book differ, both are said. */
function disagreement(spot: Exact, list: Exact): Assumption {
  const off = minus(ONE, over(spot, list));
  return assume(
    `The rule of thumb says ${SPOT.says} for spot; the price book's spot price is ${percentOf(off, 0)} off.`,
    SPOT.entry,
  );
}

function kindOf(request: Request, fleet: Fleet): Machine['kind'] {
  const named = fleet.parts.length === 1 ? fleet.parts[0]!.instance.name : null;
  const found = request.machines.find(({ kind }) => kind.kind === 'instance' && kind.name === named);
  return found?.kind ?? { kind: 'accelerator', name: fleet.accelerator, ids: [fleet.accelerator] };
}

function atList(request: Request, book: PriceBook, fleet: Fleet, { machine, purchase, byFlops = false }: Wish): Quote {
  const rule = request.rules === 'textbook' ? ruleForChip(book, fleet, machine, byFlops) : null;
  const figures = fleet.parts.map(({ price }) => price.onDemand!);
  const list = costOf(fleet, listPrice);
  const discount = discountOn(request, purchase, fleet, false);
  const base = rule ?? {
    hourly: list,
    formula: formulaFor(fleet, listPrice),
    source: sourcesOf(figures),
    figures,
    told: chipFact(book, fleet, list),
  };
  return {
    ...common(fleet, shownMachine(fleet, machine.kind), purchase),
    hourly: base.hourly,
    list,
    factors: discount.factors,
    formula: base.formula,
    source: base.source,
    figures: base.figures,
    assumptions: [...base.told, ...discount.assumptions],
    warnings: discount.warnings,
  };
}

function heldIn(fleet: Fleet, { kind }: Machine): Assumption[] {
  const { parts, held, wanted } = fleet;
  if (kind.kind === 'instance' || parts.every(({ instance }) => instance.count === 1)) return [];
  const names = parts.map(({ count, instance }) => `${number({ n: count, d: 1n })} × ${instance.name}`).join(' and ');
  const unused = held - wanted;
  const rest =
    unused === 0n
      ? ''
      : `; whole instances are billed, so ${unused} of ${number({ n: held, d: 1n })} accelerators stay unused`;
  return [assume(`It takes ${names}${rest}.`)];
}

function notesOf({ parts }: Fleet): string[] {
  return parts.flatMap(({ instance }) =>
    /retire/i.test(instance.note ?? '') ? [`${instance.name}: ${instance.note?.replace(/\.$/, '')}.`] : [],
  );
}

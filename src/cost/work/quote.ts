// Quotes machines: what an hour of them costs at list, spot, reserved or stated price, and how that comes about.
import type { Assumption } from '../estimation.ts';
import {
  compare,
  type Exact,
  exact,
  isWhole,
  minus,
  ONE,
  over,
  plus,
  sum,
  times,
  whole,
  ZERO,
} from '../exact/exact.ts';
import { certain, type Range, remaining } from '../exact/range.ts';
import type { Figure, PriceBook } from '../price-book.ts';
import { CannotEstimate } from '../read/refuse.ts';
import type { Machine, Purchase, Request } from '../request.ts';
import { acceleratorOf, type Fleet, instanceCount, listPrice, spotPrice, usd } from './fleet.ts';
import { assume } from './item.ts';
import { nameOf, type Placed, type Pricing, placeFleet, placeName } from './place.ts';
import {
  checkTerm,
  commitmentRule,
  ENTRY,
  INFERENTIA_DISCOUNT,
  MANAGED_PREMIUM,
  RULE_OF_THUMB,
  SPOT,
  STATED,
  TRAINIUM_DISCOUNT,
} from './rules-of-thumb.ts';
import { dollars, number, percentOf, percents } from './show.ts';

/** A factor on the price, such as what a discount leaves of it. */
interface Factor {
  readonly range: Range;
  /** Behind the formula: ", less 60–70%". */
  readonly says: string;
  readonly source: string | null;
  readonly figures: readonly Figure[];
}

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
  const each = acceleratorsIn(book, machine);
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
    return placeFleet(book, wish.machine, request, { known: listPrice, assumed: null });
  } catch (fault) {
    if (fault instanceof CannotEstimate && fault.isOfPrice) return null;
    throw fault;
  }
}

function acceleratorsIn(book: PriceBook, { kind }: Machine): Exact {
  if (kind.kind !== 'instance') return ONE;
  return whole(book.instances.find(({ name }) => name === kind.name)?.count ?? 1);
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
  const pricing: Pricing = byMarket ? { known: spotPrice, assumed: listPrice } : { known: listPrice, assumed: null };
  const { fleet, assumptions } = placeFleet(book, machine, request, pricing);
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

function costOf({ parts }: Fleet, hourly: (price: Fleet['parts'][number]['price']) => Exact | null): Exact {
  return sum(parts.map(({ price, count }) => times(hourly(price) ?? ZERO, { n: count, d: 1n })));
}

function sourcesOf(figures: readonly Figure[]): string {
  return [...new Set(figures.map(({ source }) => source))].join('; ');
}

/** By accelerators where one kind of instance is used to the full: "8 × 72 h × $6.88"; by instances where not. */
function formulaFor(fleet: Fleet, hourly: (price: Fleet['parts'][number]['price']) => Exact | null): Quote['formula'] {
  const [only, ...rest] = fleet.parts;
  const wanted = { n: fleet.wanted, d: 1n };
  if (only !== undefined && rest.length === 0) {
    const price = hourly(only.price) ?? ZERO;
    const each = over(price, whole(only.instance.count));
    if (fleet.wanted === fleet.held && endsSoon(each))
      return hours => `${number(wanted)} × ${hours} × ${dollars(each)}`;
    return hours => `${number({ n: only.count, d: 1n })} × ${only.instance.name} × ${hours} × ${dollars(price)}`;
  }
  const parts = fleet.parts.map(
    ({ count, instance, price }) =>
      `${number({ n: count, d: 1n })} × ${instance.name} × ${dollars(hourly(price) ?? ZERO)}`,
  );
  return hours => `(${parts.join(' + ')}) × ${hours}`;
}

function endsSoon(value: Exact): boolean {
  return isWhole(times(value, exact('1e6')));
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
    /retire/i.test(instance.note ?? '') ? [`${instance.name}: ${instance.note}.`] : [],
  );
}

/** The bank's own rules on Amazon's chips, for which it names no price. */
function ruleForChip(book: PriceBook, fleet: Fleet, { kind, count }: Wish['machine'], byFlops: boolean) {
  if (kind.kind !== 'accelerator') return null;
  if (fleet.accelerator === 'Inferentia2') return inferentiaRule(book, count, costOf(fleet, listPrice));
  return fleet.accelerator === 'Trainium1' && byFlops ? trainiumRule(book, fleet) : null;
}

function inferentiaRule(book: PriceBook, count: Exact, list: Exact) {
  const a10g = book.instances.find(
    ({ accelerator, cloud, count: each }) => accelerator === 'A10G' && cloud === 'aws' && each === 1,
  );
  const figure = a10g?.prices.find(({ region }) => region === 'us-east-1')?.onDemand ?? null;
  if (figure === null) return null;
  const price = times(usd(figure), minus(ONE, INFERENTIA_DISCOUNT));
  const market = over(list, count);
  return {
    hourly: times(count, price),
    formula: (hours: string) => `${number(count)} × ${hours} × ${dollars(usd(figure))} (an A10G) × 50%`,
    source: `${figure.source}; ${RULE_OF_THUMB}`,
    figures: [figure],
    told: [
      assume(
        `The rule of thumb makes Inferentia2 50% cheaper than an A10G, ${dollars(price)} an hour; the price book says ${dollars(market)}, ${percentOf(minus(ONE, over(market, usd(figure))))} cheaper.`,
        ENTRY.cost,
      ),
    ],
  };
}

/** Price for a peak TFLOP of Trainium1 against the H100 instance of the same cloud. */
function h100PerTflop(book: PriceBook): { readonly figure: Figure; readonly tflops: Exact } | null {
  const p5 = book.instances.find(({ name }) => name === 'p5.48xlarge');
  const figure = p5?.prices.find(({ region }) => region === 'us-east-1')?.onDemand ?? null;
  const peak = acceleratorOf(book, 'H100-SXM')?.tflops ?? null;
  if (p5 === undefined || figure === null || peak === null) return null;
  return { figure, tflops: times(whole(p5.count), exact(peak.value)) };
}

function trainiumRule(book: PriceBook, fleet: Fleet) {
  const p5 = h100PerTflop(book);
  const peak = acceleratorOf(book, 'Trainium1')?.tflops ?? null;
  if (p5 === null || peak === null) return null;
  const tflops = times({ n: fleet.wanted, d: 1n }, exact(peak.value));
  const price = times(over(usd(p5.figure), p5.tflops), minus(ONE, TRAINIUM_DISCOUNT));
  return {
    hourly: times(tflops, price),
    formula: (hours: string) =>
      `${number(tflops)} TFLOPS × ${hours} × ${dollars(usd(p5.figure))}/${number(p5.tflops)} TFLOPS (p5.48xlarge) × 60%`,
    source: `${p5.figure.source}; ${RULE_OF_THUMB}`,
    figures: [p5.figure],
    told: trainiumFact(book, costOf(fleet, listPrice), tflops),
  };
}

function trainiumFact(book: PriceBook, list: Exact, tflops: Exact): Assumption[] {
  const p5 = h100PerTflop(book);
  if (p5 === null) return [];
  const ratio = over(over(list, tflops), over(usd(p5.figure), p5.tflops));
  const isDearer = compare(ratio, ONE) > 0;
  const difference = isDearer ? minus(ratio, ONE) : minus(ONE, ratio);
  return [
    assume(
      `The rule of thumb makes Trainium1 about 40% cheaper for a TFLOP than the H100; at today's list prices it is ${percentOf(difference)} ${isDearer ? 'dearer' : 'cheaper'}.`,
      ENTRY.trainium,
    ),
  ];
}

/** What the bank says of a chip and the book does not bear out. */
function chipFact(book: PriceBook, fleet: Fleet, list: Exact): Assumption[] {
  if (fleet.accelerator === 'Trainium1') {
    const peak = acceleratorOf(book, 'Trainium1')?.tflops;
    return peak ? trainiumFact(book, list, times({ n: fleet.held, d: 1n }, exact(peak.value))) : [];
  }
  if (fleet.accelerator !== 'Inferentia2') return [];
  return inferentiaRule(book, { n: fleet.held, d: 1n }, list)?.told.slice() ?? [];
}

interface Discount {
  readonly factors: readonly Factor[];
  readonly assumptions: readonly Assumption[];
  readonly warnings: readonly string[];
}

const NO_DISCOUNT: Discount = { factors: [], assumptions: [], warnings: [] };

/** What a way of buying takes off the list price, or off a stated one. */
function discountOn(request: Request, purchase: Purchase, fleet: Fleet | null, isStated: boolean): Discount {
  switch (purchase) {
    case 'on-demand':
      return NO_DISCOUNT;
    case 'capacity-reservation':
      return {
        ...NO_DISCOUNT,
        assumptions: [
          assume('A capacity reservation secures instances without any discount: 0% off.', ENTRY.availability),
        ],
      };
    case 'spot':
      return spotDiscount(request, fleet, isStated);
    default:
      return commitmentDiscount(request, purchase, fleet);
  }
}

function taken(off: Range, source: string, figures: readonly Figure[] = []): Factor {
  return { range: remaining(off), says: `, less ${percents(off, 2)}`, source, figures };
}

function spotDiscount(request: Request, fleet: Fleet | null, isStated: boolean): Discount {
  if (request.spotDiscount !== null) return { ...NO_DISCOUNT, factors: [taken(certain(request.spotDiscount), STATED)] };
  const market = fleet === null ? null : marketSpot(fleet);
  if (request.rules === 'market' && market !== null && isStated) {
    return {
      ...NO_DISCOUNT,
      factors: [market],
      assumptions: [assume('The stated price gets the discount that the price book has for spot.')],
    };
  }
  const known =
    market === null ? '' : `; the price book's spot price is ${percentOf(minus(ONE, market.range.expected), 0)} off`;
  const why =
    request.rules === 'market'
      ? 'The price book has no spot price for it there, so the rule of thumb holds: '
      : 'The rule of thumb: ';
  return {
    ...NO_DISCOUNT,
    factors: [taken(SPOT.range, RULE_OF_THUMB)],
    assumptions: [assume(`${why}spot is ${SPOT.says}${known}.`, SPOT.entry)],
  };
}

/** Spot over list, as a factor on a stated price. */
function marketSpot(fleet: Fleet): Factor | null {
  if (!fleet.parts.every(({ price }) => price.spot !== null && price.onDemand !== null)) return null;
  const [spot, list] = [costOf(fleet, spotPrice), costOf(fleet, listPrice)];
  const figures = fleet.parts.flatMap(({ price }) => [price.spot!, price.onDemand!]);
  return {
    range: certain(over(spot, list)),
    says: ` × ${dollars(spot)}/${dollars(list)}`,
    source: sourcesOf(figures),
    figures,
  };
}

function commitmentDiscount(request: Request, purchase: 'reserved' | 'committed', fleet: Fleet | null): Discount {
  const { term, reservedDiscount } = request;
  if (term !== null) checkTerm(term);
  if (reservedDiscount !== null) return { ...NO_DISCOUNT, factors: [taken(certain(reservedDiscount), STATED)] };
  const published = fleet === null ? null : publishedDiscount(fleet, term ?? ONE);
  const rule = commitmentRule(purchase, term);
  const split =
    term === null
      ? ''
      : '; the bank gives 30–40% and 30–60% and no split by years, so 30–40% for one, 30–60% for two and 60% for three is ours';
  if (request.rules === 'market' && published !== null) {
    const years = term === null ? 'No term was named, so one year is taken. ' : '';
    const told = `${years}The rule of thumb says ${rule.says}; the price book's discount is ${percents(published.off)}.`;
    return { ...NO_DISCOUNT, factors: [published.factor], assumptions: [assume(told, rule.entry)] };
  }
  const why =
    request.rules === 'market'
      ? 'The price book has no discount for it, so the rule of thumb holds: '
      : 'The rule of thumb: ';
  const known = published === null ? '' : `; the price book's discount is ${percents(published.off)}`;
  return {
    ...NO_DISCOUNT,
    factors: [taken(rule.range, RULE_OF_THUMB)],
    assumptions: [assume(`${why}a commitment is ${rule.says}${known}${split}.`, rule.entry)],
  };
}

function publishedDiscount(fleet: Fleet, years: Exact): { readonly factor: Factor; readonly off: Range } | null {
  const found = fleet.parts.map(({ instance, price, count }) => ({
    discount: instance.commitments.find(each => compare(whole(each.years), years) === 0)?.discount ?? null,
    cost: times(listPrice(price) ?? ZERO, { n: count, d: 1n }),
  }));
  if (found.some(({ discount }) => discount === null)) return null;
  const list = sum(found.map(({ cost }) => cost));
  const saved = sum(found.map(({ discount, cost }) => times(exact(discount!.value), cost)));
  const off = certain(over(saved, list));
  const figures = found.map(({ discount }) => discount!);
  return { factor: taken(off, sourcesOf(figures), figures), off };
}

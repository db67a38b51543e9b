// The bank's rules of thumb on Amazon's own chips, beside what the price book says of them.

import type { Assumption } from '../estimation.ts';
import { compare, type Exact, exact, minus, ONE, over, times, whole } from '../exact/exact.ts';
import type { Figure, PriceBook } from '../price-book.ts';
import type { Kind, Machine } from '../request.ts';
import { acceleratorOf, instanceNamed, instancesOf, priceIn, usd } from './book-lookup.ts';
import { cheapest, type Fleet, listPrice } from './fleet.ts';
import { costOf } from './fleet-cost.ts';
import { assume } from './item.ts';
import { ENTRY, INFERENTIA_DISCOUNT, RULE_OF_THUMB, TRAINIUM_DISCOUNT } from './rules-of-thumb.ts';
import { dollars, number, percentOf } from './show.ts';

/** The bank's own rules on Amazon's chips, for which it names no price. */
export function ruleForChip(
  book: PriceBook,
  fleet: Fleet,
  { kind, count }: Machine & { readonly count: Exact },
  byFlops: boolean,
) {
  if (kind.kind !== 'accelerator') return null;
  if (fleet.accelerator === 'Inferentia2') return inferentiaRule(book, count, costOf(fleet, listPrice));
  return fleet.accelerator === 'Trainium1' && byFlops ? trainiumRule(book, fleet) : null;
}

const A10G: Kind = { kind: 'accelerator', name: 'A10G', ids: ['A10G'] };

/** "24.6% cheaper", "7.5% dearer". */
function comparedTo(price: Exact, other: Exact): string {
  const ratio = over(price, other);
  return compare(ratio, ONE) > 0 ? `${percentOf(minus(ratio, ONE))} dearer` : `${percentOf(minus(ONE, ratio))} cheaper`;
}

/** The cheapest instance with one A10G. */
function a10gPrice(book: PriceBook): Figure | null {
  const single = [...instancesOf(book, A10G, 'aws').values()].flat().filter(({ count }) => count === 1);
  const prices = single.flatMap(instance => priceIn(instance, 'us-east-1')?.onDemand ?? []);
  return cheapest(prices, usd);
}

function inferentiaRule(book: PriceBook, count: Exact, list: Exact) {
  const figure = a10gPrice(book);
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
        `The rule of thumb makes Inferentia2 50% cheaper than an A10G, ${dollars(price)} an hour; the price book says ${dollars(market)}, ${comparedTo(market, usd(figure))}.`,
        ENTRY.cost,
      ),
    ],
  };
}

/** Price for a peak TFLOP of Trainium1 against the H100 instance of the same cloud. */
function h100PerTflop(book: PriceBook): { readonly figure: Figure; readonly tflops: Exact } | null {
  const p5 = instanceNamed(book, 'p5.48xlarge');
  const figure = p5 === null ? null : (priceIn(p5, 'us-east-1')?.onDemand ?? null);
  const peak = acceleratorOf(book, 'H100-SXM')?.tflops ?? null;
  if (p5 === null || figure === null || peak === null) return null;
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
  return [
    assume(
      `The rule of thumb makes Trainium1 about 40% cheaper for a TFLOP than H100s on AWS; against the p5.48xlarge of the price book it is ${comparedTo(ratio, ONE)}.`,
      ENTRY.trainium,
    ),
  ];
}

/** What the bank says of a chip and the book does not bear out. */
export function chipFact(book: PriceBook, fleet: Fleet, list: Exact): Assumption[] {
  if (fleet.accelerator === 'Trainium1') {
    const peak = acceleratorOf(book, 'Trainium1')?.tflops;
    return peak ? trainiumFact(book, list, times({ n: fleet.held, d: 1n }, exact(peak.value))) : [];
  }
  if (fleet.accelerator !== 'Inferentia2') return [];
  return inferentiaRule(book, { n: fleet.held, d: 1n }, list)?.told.slice() ?? [];
}

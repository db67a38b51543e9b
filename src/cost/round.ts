// Rounds an estimate, once: to the cent, half up, so that the lines sum to the total that is shown.
import type { Amounts, Line, Option } from './estimation.ts';
import { decimalOf, moneyPlaces, roundedTo, withoutZeros } from './exact/decimal.ts';
import { compare, type Exact, minus } from './exact/exact.ts';
import type { Range } from './exact/range.ts';
import type { Contender, Item } from './work/item.ts';
import { totalOf } from './work/item.ts';

const ENDS = ['low', 'expected', 'high'] as const;
const CENTS = 2;

/** Dollars as a decimal: cents, and under one cent four significant digits. */
export function money(amount: Exact): string {
  const places = moneyPlaces(amount);
  return withoutZeros(decimalOf(roundedTo(amount, places), places), CENTS);
}

export function amountsOf(range: Range): Amounts {
  return { low: money(range.low), expected: money(range.expected), high: money(range.high) };
}

/** The lines of a bill. What rounding each would leave over or short is borne by the line with the widest spread. */
export function linesOf(items: readonly Item[]): Line[] {
  const total = totalOf(items);
  const bearer = widest(items);
  const rounded = new Map(ENDS.map(end => [end, roundEnd(items, total, end, bearer)]));
  return items.map(({ label, formula, source, figures }, index) => ({
    label,
    formula,
    low: rounded.get('low')![index]!,
    expected: rounded.get('expected')![index]!,
    high: rounded.get('high')![index]!,
    source,
    asOf: oldest(figures),
  }));
}

function roundEnd(items: readonly Item[], total: Range, end: (typeof ENDS)[number], bearer: number): string[] {
  const places = moneyPlaces(total[end]);
  const units = items.map(({ amount }) => roundedTo(amount[end], places));
  const short = roundedTo(total[end], places) - units.reduce((all, each) => all + each, 0n);
  return units.map((each, index) => withoutZeros(decimalOf(index === bearer ? each + short : each, places), CENTS));
}

function widest(items: readonly Item[]): number {
  const spread = ({ amount }: Item) => minus(amount.high, amount.low);
  return items.reduce((best, item, index) => (compareItems(item, items[best]!, spread) > 0 ? index : best), 0);
}

/** By spread, and by size where that is alike. */
function compareItems(a: Item, b: Item, spread: (item: Item) => Exact): number {
  return compare(spread(a), spread(b)) || compare(a.amount.expected, b.amount.expected);
}

export function optionsOf(options: readonly Contender[]): Option[] {
  return options.map(({ label, items }) => ({ label, ...amountsOf(totalOf(items)), lines: linesOf(items) }));
}

/** The day of the oldest figure; null where one has none, or where there is no figure. */
export function oldest(figures: Item['figures']): string | null {
  const days = figures.map(({ asOf }) => asOf);
  if (days.length === 0 || days.includes(null)) return null;
  return days.reduce((a, b) => (b! < a! ? b : a))!;
}

// Rounds an estimate, once: to the cent, half up, so that the lines sum to the total that is shown.
import type { Amounts, Line, Option } from './estimation.ts';
import { decimalOf, moneyPlaces, roundedTo, withoutZeros } from './exact/decimal.ts';
import { compare, type Exact, minus, times } from './exact/exact.ts';
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

/**
 * The lines of a bill. What rounding each for itself would leave over or short is borne, cent by cent, by those lines with a
 * spread that it changes least (largest remainder, Hamilton 1791); where none has one, by any.
 */
export function linesOf(items: readonly Item[]): Line[] {
  const total = totalOf(items);
  const rounded = new Map(ENDS.map(end => [end, roundEnd(items, total, end)]));
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

function roundEnd(items: readonly Item[], total: Range, end: (typeof ENDS)[number]): string[] {
  const places = moneyPlaces(total[end]);
  const units = items.map(({ amount }) => roundedTo(amount[end], places));
  const short = roundedTo(total[end], places) - units.reduce((all, each) => all + each, 0n);
  const step = short < 0n ? -1n : 1n;
  const order = bearers(items, units, end, places, step);
  for (let left = short, turn = 0; left !== 0n; left -= step, turn += 1) {
    const index = order[turn % order.length]!;
    units[index] = units[index]! + step;
  }
  return units.map(each => withoutZeros(decimalOf(each, places), CENTS));
}

/** Lines by how near they are to being rounded the other way. Lines that are certain stay alike in all three amounts. */
function bearers(
  items: readonly Item[],
  units: readonly bigint[],
  end: (typeof ENDS)[number],
  places: number,
  step: bigint,
): number[] {
  const scale: Exact = { n: 10n ** BigInt(places), d: 1n };
  const every = items.map((_, index) => index);
  const open = every.filter(index => compare(items[index]!.amount.low, items[index]!.amount.high) !== 0);
  const all = open.length > 0 ? open : every;
  const left = (index: number) =>
    times(minus(times(items[index]!.amount[end], scale), { n: units[index]!, d: 1n }), { n: step, d: 1n });
  return all.toSorted((a, b) => compare(left(b), left(a)));
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

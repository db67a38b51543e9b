// Writes the figures and the working of number questions.
import type { Estimate } from '../../cost/cost.ts';
import type { Line } from '../../cost/estimation.ts';
import type { Figure } from '../../cost/price-book.ts';

const MOST_DIGITS = 5;
const FEWEST_DIGITS = 2;
const MOST_OFF = 0.5;

const NUMBERS = new Intl.NumberFormat('en-US', { maximumFractionDigits: 6 });
const DOLLARS = new Intl.NumberFormat('en-US', {
  minimumFractionDigits: 2,
  maximumFractionDigits: 6,
  trailingZeroDisplay: 'stripIfInteger',
});

/** "1,234.5". */
export function grouped(value: number | string): string {
  return NUMBERS.format(Number(value));
}

/** "$1,234.50", "$1,200", "$21.957642". */
export function dollars(value: number | string): string {
  return `$${DOLLARS.format(Number(value))}`;
}

/** An amount as an answer: a decimal of at most five significant digits. */
export function rounded(amount: number | string): string {
  return String(Number(Number(amount).toPrecision(MOST_DIGITS)));
}

/** Whether an amount is worth a question: over nothing, no single round digit, and the same to the unit when it is rounded. */
export function isTelling(amount: number | string): boolean {
  const answer = rounded(amount);
  const digits = answer.replace('.', '').replace(/^0+|0+$/g, '');
  const isWhole = Math.abs(Number(answer) - Number(amount)) < MOST_OFF;
  return Number(answer) > 0 && isWhole && digits.length >= FEWEST_DIGITS;
}

/** The lines of a bill with their formulas, and their sum where there are several, as the cost module gives them. */
export function linesAndTotal({ lines, expected }: Estimate): string[] {
  const each = lines.map(lineOf);
  if (lines.length < 2) return each;
  const sum = lines.map(line => dollars(line.expected)).join(' + ');
  return [...each, `Total: ${sum} = ${dollars(expected)}.`];
}

export function lineOf({ label, formula, expected }: Line): string {
  return `${label}: ${formula} = ${dollars(expected)}.`;
}

/** What an instance's price comes to for one of its `count` accelerators, where the lines reckon by those and not by instances. */
export function acceleratorHour(price: Figure, count: number, { lines }: Estimate): string[] {
  const ofInstance = dollars(price.value);
  if (lines.some(({ formula }) => formula.includes(ofInstance))) return [];
  return [`An accelerator-hour costs ${ofInstance} ÷ ${count}.`];
}

/** The sentence of the cost module that `pattern` is found in; none where it says no such thing. */
export function told({ assumptions }: Estimate, pattern: RegExp): string[] {
  return assumptions.map(({ text }) => text).filter(text => pattern.test(text));
}

/** Where figures are from and of which day, a sentence for those of one source. */
export function provenances(figures: readonly Figure[]): string[] {
  const values = new Map<string, string[]>();
  for (const { value, unit, source, asOf } of figures) {
    const from = `${unit}: the price book (${source}; ${asOf === null ? 'no exact day' : `of ${asOf}`}).`;
    values.set(from, [...(values.get(from) ?? []), grouped(value)]);
  }
  return [...values].map(([from, amounts]) => `${amounts.join(', ')} ${from}`);
}

// How amounts, spans of time and counts are said in a quiz.
import { grouped } from '../../cost/exact/decimal.ts';

/** "2,160 USD a month", "66%"; the unit alone for an empty amount. */
export function amountOf(answer: string, unit: string): string {
  if (answer === '') return unit === '%' ? 'percent' : unit;
  const amount = grouped(answer);
  return unit === '%' ? `${amount}%` : `${amount} ${unit}`.trim();
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** "30 seconds", "2 minutes", "7 hours". */
export function spanInWords(seconds: number): string {
  if (seconds < 2 * MINUTE) return counted(seconds, 'second');
  return seconds < 2 * HOUR
    ? counted(Math.round(seconds / MINUTE), 'minute')
    : counted(Math.round(seconds / HOUR), 'hour');
}

/** "1 point", "2 points". */
export function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}

/** The citations of `proofs`, by the numbers that `all` of a question have: each distinct piece of the bank has one. */
export function numbersOf(proofs: readonly Piece[], all: readonly Piece[]): number[] {
  const numbered = [...new Set(all.map(keyOf))];
  return [...new Set(proofs.map(proof => numbered.indexOf(keyOf(proof)) + 1))].filter(number => number > 0);
}

interface Piece {
  readonly entry: number;
  readonly passage: number;
  readonly part: string;
}

function keyOf({ entry, passage, part }: Piece): string {
  return `${entry}:${passage}:${part}`;
}

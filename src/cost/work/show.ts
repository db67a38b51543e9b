// Numbers in formulas and readings: exact as far as they are short, and never in exponents.
import { decimalOf, grouped, moneyPlaces, plain, roundedTo, toPlaces, withoutZeros } from '../exact/decimal.ts';
import { compare, type Exact, ONE, over, times, whole } from '../exact/exact.ts';
import { isCertain, type Range } from '../exact/range.ts';

const MOST_PLACES = 6;
const ECHO_PLACES = 12;
const HUNDRED = whole(100);
const MINUTES = whole(60);
const SECONDS = whole(3600);

/** "1,234.5": for people. */
export function number(value: Exact, places = 4): string {
  return grouped(plain(value, places));
}

/** "2–3 h" where the ends differ. */
export function numbers(range: Range, places = 4): string {
  const [low, high] = [number(range.low, places), number(range.high, places)];
  return low === high ? low : `${low}–${high}`;
}

/** A price or an amount: "$6.88", "$1,234.50", "$0.001667"; unit prices keep all their digits. */
export function dollars(amount: Exact): string {
  const places = Math.max(2, Math.min(MOST_PLACES, neededPlaces(amount)));
  return `$${grouped(withoutZeros(toPlaces(amount, Math.max(places, moneyPlaces(amount))), 2))}`;
}

/** Places that write `value` out whole, as far as it ends within six. */
function neededPlaces(value: Exact): number {
  for (let places = 0; places < MOST_PLACES; places += 1) {
    if ((value.n * 10n ** BigInt(places)) % value.d === 0n) return places;
  }
  return MOST_PLACES;
}

/** An amount rounded as bills are. */
export function billed(amount: Exact): string {
  const places = moneyPlaces(amount);
  return `$${grouped(decimalOf(roundedTo(amount, places), places))}`;
}

export function percentOf(value: Exact, places = 1): string {
  return `${plain(times(value, HUNDRED), places)}%`;
}

/** "60–70%". */
export function percents(range: Range, places = 1): string {
  const rising = compare(range.low, range.high) <= 0 ? [range.low, range.high] : [range.high, range.low];
  const ends = rising.map(value => plain(times(value, HUNDRED), places));
  return isCertain(range) ? `${ends[0]}%` : `${ends[0]}–${ends[1]}%`;
}

/** A number as a request can repeat it. */
export function echoNumber(value: Exact): string {
  return plain(value, ECHO_PLACES);
}

/** A time in the largest unit that writes it out whole: "72 h", "20 min", "36 s". */
export function echoHours(hours: Exact, space = ' '): string {
  if (endsWithin(hours)) return `${echoNumber(hours)}${space}h`;
  const minutes = times(hours, MINUTES);
  if (endsWithin(minutes)) return `${echoNumber(minutes)}${space}min`;
  return `${echoNumber(times(hours, SECONDS))}${space}s`;
}

function endsWithin(value: Exact): boolean {
  return (value.n * 10n ** BigInt(MOST_PLACES)) % value.d === 0n;
}

/** A share as a request can repeat it. */
export function echoPercent(value: Exact): string {
  return `${echoNumber(times(value, HUNDRED))}%`;
}

const LARGE = whole(10 ** 15);
const TEN = whole(10);

/** "1e22": a large number by its first digits and its power, as long as that writes it out whole. */
export function echoScientific(value: Exact): string {
  if (compare(value, LARGE) < 0) return echoNumber(value);
  let power = 0;
  let first = value;
  while (compare(first, TEN) >= 0) {
    first = over(first, TEN);
    power += 1;
  }
  return `${plain(first, ECHO_PLACES)}e${power}`;
}

const MAGNITUDES: readonly (readonly [letter: string, one: Exact])[] = [
  ['T', whole(10 ** 12)],
  ['B', whole(10 ** 9)],
  ['M', whole(10 ** 6)],
  ['k', whole(10 ** 3)],
];

/** "70B", "2T", "1.5M". */
export function echoLarge(value: Exact): string {
  const step = MAGNITUDES.find(([, one]) => compare(value, one) >= 0);
  const [letter, one] = step ?? ['', ONE];
  return letter === 'T' ? `${echoScientific(over(value, one))}T` : `${echoNumber(over(value, one))}${letter}`;
}

// Exact numbers as decimals for people: rounded half up, once, and the same in every locale.
import { compare, type Exact, exact, lowest } from './exact.ts';

/** Digits that a number keeps where it only is shown or handed on, not billed. */
const SIGNIFICANT = 15;
const CENT = exact('0.01');
const SMALL_DIGITS = 4;
const CENTS = 2;

/** The decimal with `places` digits past the point, half up. */
export function toPlaces(value: Exact, places: number): string {
  return decimalOf(roundedTo(value, places), places);
}

/** The whole number of units of `10 ** -places` nearest to `value`, half up. */
export function roundedTo({ n, d }: Exact, places: number): bigint {
  const scaled = 2n * n * 10n ** BigInt(places) + d;
  const [quotient, rest] = [scaled / (2n * d), scaled % (2n * d)];
  return rest < 0n ? quotient - 1n : quotient;
}

/** `units` of `10 ** -places` as a decimal. */
export function decimalOf(units: bigint, places: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0');
  const point = digits.length - places;
  const part = places === 0 ? '' : `.${digits.slice(point)}`;
  return `${units < 0n ? '-' : ''}${digits.slice(0, point)}${part}`;
}

/** How many places an amount of money is shown to: cents, and under one cent four significant digits. */
export function moneyPlaces(amount: Exact): number {
  if (amount.n <= 0n || compare(amount, CENT) >= 0) return CENTS;
  return leadingZeros(amount) + SMALL_DIGITS;
}

/** Zeros between the point and the first digit of a number under one. */
function leadingZeros({ n, d }: Exact): number {
  let zeros = 0;
  for (let scaled = n * 10n; scaled < d; scaled *= 10n) zeros += 1;
  return zeros;
}

/** The number without needless zeros, to at most `places` places. */
export function plain(value: Exact, places = 6): string {
  return withoutZeros(toPlaces(value, places));
}

/** Drops zeros at the end, past the second place where `keep` is two. */
export function withoutZeros(decimal: string, keep = 0): string {
  if (!decimal.includes('.')) return decimal;
  const least = decimal.indexOf('.') + 1 + keep;
  let end = decimal.length;
  while (end > least && decimal[end - 1] === '0') end -= 1;
  return decimal.slice(0, end).replace(/\.$/, '');
}

/** "12345.6" as "12,345.6". */
export function grouped(decimal: string): string {
  const [whole = '', part] = decimal.split('.');
  const groups = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return part === undefined ? groups : `${groups}.${part}`;
}

/** To the nearest floating-point number, for quantities and drawings; never for money. */
export function toNumber(value: Exact): number {
  // In lowest terms, so that equal numbers come out equal.
  const { n, d } = lowest(value);
  if (n === 0n) return 0;
  const size = n.toString().length - d.toString().length;
  const places = SIGNIFICANT - size;
  const units = places >= 0 ? roundedTo({ n, d }, places) : roundedTo({ n, d: d * 10n ** BigInt(-places) }, 0);
  return Number(`${units}e${-places}`);
}

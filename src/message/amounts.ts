// Amounts of money as people read them, made of decimals letter by letter: no rounding, and the same on every machine.

/** "1188.86" as "$1,188.86". */
export function amountText(decimal: string): string {
  const [, sign = '', whole = decimal, rest = ''] = /^(-?)(\d+)(\.\d+)?$/.exec(decimal) ?? [];
  return `${sign}$${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${rest}`;
}

/** What decimal `a` is more than decimal `b`: "-5.00" where it is less. Exact, with cents at least. */
export function differenceOf(a: string, b: string): string {
  const places = Math.max(CENTS, placesOf(a), placesOf(b));
  const units = unitsOf(a, places) - unitsOf(b, places);
  const digits = String(units < 0n ? -units : units).padStart(places + 1, '0');
  const rest = digits.slice(-places).replace(/0+$/, '').padEnd(CENTS, '0');
  return `${units < 0n ? '-' : ''}${digits.slice(0, -places)}.${rest}`;
}

const CENTS = 2;

function placesOf(decimal: string): number {
  return (decimal.split('.')[1] ?? '').length;
}

/** A decimal as a whole number of units, of which ten to the `places` are one. */
function unitsOf(decimal: string, places: number): bigint {
  const [whole = '', rest = ''] = decimal.split('.');
  return BigInt(`${whole}${rest.padEnd(places, '0')}`);
}

/** A figure of a drawing as a decimal: to the cent, under one cent to four significant digits, never with an exponent. */
export function decimalOf(figure: number): string {
  const size = Math.abs(figure);
  // From here on `toFixed` gives an exponent, and every number is whole.
  if (size >= 1e21) return `${BigInt(figure)}.00`;
  if (size === 0 || size >= 0.01) return figure.toFixed(2);
  return figure.toFixed(Math.min(MOST_DIGITS, 3 - Math.floor(Math.log10(size))));
}

/** More digits `toFixed` does not give. */
const MOST_DIGITS = 100;

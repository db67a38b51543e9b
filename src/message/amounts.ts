// Amounts of money as people read them, made of decimals letter by letter: no rounding, and the same on every machine.

/** "1188.86" as "$1,188.86". */
export function amountText(decimal: string): string {
  const [, sign = '', whole = decimal, rest = ''] = /^(-?)(\d+)(\.\d+)?$/.exec(decimal) ?? [];
  return `${sign}$${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${rest}`;
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

// Exact arithmetic on fractions of whole numbers: money, hours and rates never go through binary floating point.

/** A rational number, `n / d`; `d` is over zero. Equal numbers may have different terms: compare with `compare`. */
export interface Exact {
  readonly n: bigint;
  readonly d: bigint;
}

export const ZERO: Exact = { n: 0n, d: 1n };
export const ONE: Exact = { n: 1n, d: 1n };

/** From here on terms are reduced: doing it at each step would take longer than all the arithmetic. */
const LARGE = 1n << 128n;
/** Digits that a square root is exact to, past the point. */
const ROOT_DIGITS = 30n;
/** Zeros that a decimal may have: none that a person writes has more, and a huge power would take forever. */
const LARGEST_POWER = 40;

const DECIMAL = /^(\d*)\.?(\d*)(?:e([+-]?\d{1,4}))?$/i;

/** The number that a decimal such as "0.023" or "1e22" stands for. A malformed or boundless one is a `RangeError`. */
export function exact(value: string | bigint): Exact {
  if (typeof value === 'bigint') return { n: value, d: 1n };
  const [, whole = '', part = '', power = '0'] = DECIMAL.exec(value) ?? [];
  if (whole + part === '') throw new RangeError(`not a decimal: ${value}`);
  const shift = Number(power) - part.length;
  if (Math.abs(shift) > LARGEST_POWER || whole.length > LARGEST_POWER) throw new RangeError(`out of bounds: ${value}`);
  const digits = BigInt(whole + part);
  return shift >= 0 ? { n: digits * 10n ** BigInt(shift), d: 1n } : { n: digits, d: 10n ** BigInt(-shift) };
}

/** A whole number, which `count` must be. */
export function whole(count: number): Exact {
  return { n: BigInt(count), d: 1n };
}

export function plus(a: Exact, b: Exact): Exact {
  return a.d === b.d ? { n: a.n + b.n, d: a.d } : reduced(a.n * b.d + b.n * a.d, a.d * b.d);
}

export function minus(a: Exact, b: Exact): Exact {
  return plus(a, { n: -b.n, d: b.d });
}

export function times(...factors: readonly Exact[]): Exact {
  return factors.reduce((a, b) => reduced(a.n * b.n, a.d * b.d), ONE);
}

/** `a / b`; `b` must not be zero, which is a `RangeError`. */
export function over(a: Exact, b: Exact): Exact {
  if (b.n === 0n) throw new RangeError('division by zero');
  return b.n < 0n ? reduced(-a.n * b.d, -a.d * b.n) : reduced(a.n * b.d, a.d * b.n);
}

export function sum(terms: readonly Exact[]): Exact {
  return terms.reduce(plus, ZERO);
}

/** Negative, zero or positive as `a` is under, at or over `b`. */
export function compare(a: Exact, b: Exact): number {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : Number(difference > 0n);
}

export function isZero(a: Exact): boolean {
  return a.n === 0n;
}

export function smaller(a: Exact, b: Exact): Exact {
  return compare(a, b) <= 0 ? a : b;
}

export function larger(a: Exact, b: Exact): Exact {
  return compare(a, b) >= 0 ? a : b;
}

/** The least whole number that is not under `a`, which is not negative. */
export function ceiling(a: Exact): bigint {
  return (a.n + a.d - 1n) / a.d;
}

export function isWhole(a: Exact): boolean {
  return a.n % a.d === 0n;
}

/** The square root of `a`, which is not negative, to thirty places; Newton's method on whole numbers. */
export function root(a: Exact): Exact {
  const scale = 10n ** ROOT_DIGITS;
  return reduced(wholeRoot((a.n * scale * scale) / a.d), scale);
}

function wholeRoot(square: bigint): bigint {
  if (square < 2n) return square;
  let guess = 1n << (BigInt(square.toString(2).length + 1) / 2n);
  for (;;) {
    const next = (guess + square / guess) >> 1n;
    if (next >= guess) return guess;
    guess = next;
  }
}

function reduced(n: bigint, d: bigint): Exact {
  return d < LARGE ? { n, d } : lowest({ n, d });
}

/** The same number in its lowest terms. */
export function lowest({ n, d }: Exact): Exact {
  const divisor = commonDivisor(n < 0n ? -n : n, d);
  return { n: n / divisor, d: d / divisor };
}

function commonDivisor(a: bigint, b: bigint): bigint {
  let [larger, rest] = [a, b];
  while (rest !== 0n) [larger, rest] = [rest, larger % rest];
  return larger;
}

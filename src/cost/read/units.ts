// Units of time, data and rate as people write them, and what one of each is.
import { type Exact, exact, ONE, over, times, whole, ZERO } from '../exact/exact.ts';
import type { RatePeriod, Span } from '../request.ts';

const HOUR = { hours: ONE, months: ZERO, years: ZERO };
const MINUTE = over(ONE, whole(60));

/** "m" is not among them: it may be minutes or months, and is asked back. */
export const SPAN_UNITS: readonly (readonly [unit: string, one: Span])[] = [
  ['seconds?|secs?|s', { ...HOUR, hours: over(ONE, whole(3600)) }],
  ['minutes?|mins?', { ...HOUR, hours: MINUTE }],
  ['hours?|hrs?|hr|h', HOUR],
  ['days?|d', { ...HOUR, hours: whole(24) }],
  ['week-?ends?', { ...HOUR, hours: whole(48) }],
  ['weeks?|wks?|w', { ...HOUR, hours: whole(168) }],
  ['fortnights?', { ...HOUR, hours: whole(336) }],
  ['months?|mos?|mths?', { ...HOUR, hours: ZERO, months: ONE }],
  ['quarters?', { ...HOUR, hours: ZERO, months: whole(3) }],
  ['years?|yrs?|y', { ...HOUR, hours: ZERO, years: ONE }],
];

export const RATE_PERIODS: readonly (readonly [unit: string, per: RatePeriod])[] = [
  ['seconds?|secs?|s', 'second'],
  ['minutes?|mins?', 'minute'],
  ['hours?|hrs?|hr|h', 'hour'],
  ['days?|d', 'day'],
  ['weeks?|wks?|wk|w', 'week'],
  ['months?|mos?|mo|mth', 'month'],
];

/** "/day", "per day", "a day", "each day", "every day". */
export const PER = String.raw`\s*(?:\/\s*|\bper\s+|\ban?\s+|\beach\s+|\bevery\s+)`;

/** "daily" for "a day". */
export const ADVERBS: Readonly<Record<string, RatePeriod>> = {
  hourly: 'hour',
  daily: 'day',
  weekly: 'week',
  monthly: 'month',
};

const DECIMAL_STEPS: Readonly<Record<string, Exact>> = {
  kilo: exact('1e-6'),
  k: exact('1e-6'),
  mega: exact('1e-3'),
  m: exact('1e-3'),
  giga: ONE,
  g: ONE,
  tera: exact('1e3'),
  t: exact('1e3'),
  peta: exact('1e6'),
  p: exact('1e6'),
  exa: exact('1e9'),
  e: exact('1e9'),
};

const BINARY_STEPS: Readonly<Record<string, Exact>> = {
  k: over(ONE, whole(1024 * 1024)),
  m: over(ONE, whole(1024)),
  g: ONE,
  t: whole(1024),
  p: whole(1024 * 1024),
  e: whole(1024 ** 3),
};

export const SIZE_UNIT = `([kmgtpe])(i)?bs?|(kilo|mega|giga|tera|peta|exa)(?:bytes?|s)|((?:ki|me|gi|te|pe)bi)bytes?`;

/** GB of one unit that `SIZE_UNIT` matched, or GiB where it is binary; `groups` are its own. */
export function sizeOf(groups: readonly (string | undefined)[]): { readonly one: Exact; readonly binary: boolean } {
  const [letter, binary, word, bibi] = groups;
  if (bibi !== undefined) return { one: BINARY_STEPS[bibi.toLowerCase()[0]!]!, binary: true };
  if (word !== undefined) return { one: DECIMAL_STEPS[word.toLowerCase()]!, binary: false };
  const step = (letter ?? 'g').toLowerCase();
  return binary === undefined
    ? { one: DECIMAL_STEPS[step]!, binary: false }
    : { one: BINARY_STEPS[step]!, binary: true };
}

export function spanTimes({ hours, months, years }: Span, count: Exact): Span {
  return { hours: times(hours, count), months: times(months, count), years: times(years, count) };
}

/** Powers of ten that follow a count: "5M", "2T", "100k". */
export const MAGNITUDES: Readonly<Record<string, Exact>> = {
  k: exact('1e3'),
  thousand: exact('1e3'),
  m: exact('1e6'),
  mn: exact('1e6'),
  mio: exact('1e6'),
  mil: exact('1e6'),
  million: exact('1e6'),
  b: exact('1e9'),
  bn: exact('1e9'),
  billion: exact('1e9'),
  t: exact('1e12'),
  tn: exact('1e12'),
  trillion: exact('1e12'),
};

export const MAGNITUDE = '(k|mn|mio|mil|m|bn|b|tn|t|thousand|million|billion|trillion)';

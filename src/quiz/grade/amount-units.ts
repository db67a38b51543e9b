// Units of amounts: what one of each is, so that an answer in another unit of the same kind can be compared.
import { type Exact, exact, ONE, over, plus, times, whole } from '../../cost/exact/exact.ts';
import { type Cursor, phrase } from '../../cost/read/cursor.ts';
import { PER, SIZE_UNIT, SPAN_UNITS, sizeOf } from '../../cost/read/units.ts';

/** What an amount counts; amounts of different kinds cannot be compared. */
export type UnitKind = 'money' | 'other-money' | 'share' | 'bytes' | 'time';

/** A unit as it was written: `one` of it in dollars, parts of one, GB or hours. */
export interface Unit {
  readonly kind: UnitKind;
  readonly one: Exact;
  readonly name: string;
}

const HOURS_PER_MONTH = whole(730);
const MONTHS_PER_YEAR = whole(12);
const GIBIBYTE = exact('1.073741824');
const PERCENT = exact('0.01');

const DOLLARS = phrase(String.raw`\s*(?:\$|us\$|(?:us )?dollars?|usd|bucks)`);
const SIGN_OF_DOLLARS = phrase(String.raw`\s*(?:us)?\$`, { open: true });
const OTHER_MONEY = phrase(
  String.raw`\s*(?:[€£¥₹]|(?:euros?|eur|pounds?|gbp|yen|jpy|chf|francs?|rupees?|inr)(?!\p{L}))`,
  {
    open: true,
  },
);
const SHARE = phrase(String.raw`\s*(?:%|percent(?!\p{L})|per cent(?!\p{L})|pct(?!\p{L}))`, { open: true });
const SIZE = phrase(String.raw`\s*(?:${SIZE_UNIT})`);
const BARE_MINUTES = phrase(String.raw`\s*m`);
const SPANS = SPAN_UNITS.map(([words, span]) => [phrase(String.raw`[\s-]*(?:${words})`), hoursOf(span)] as const);

/** A month, for what recurs: hours a month, and so on. */
const PERIODS: readonly (readonly [RegExp, Exact])[] = [
  ['(?:hours?|hrs?|h)', HOURS_PER_MONTH, 'hourly'] as const,
  ['(?:days?|d)', over(whole(365), MONTHS_PER_YEAR), 'daily'] as const,
  ['(?:weeks?|wks?|w)', over(whole(365), whole(84)), 'weekly'] as const,
  ['(?:months?|mos?|mth)', ONE, 'monthly'] as const,
  ['(?:years?|yrs?|y|annum)', over(ONE, MONTHS_PER_YEAR), '(?:yearly|annually|p\\.?a\\.?)'] as const,
].map(([words, perMonth, adverb]) => [phrase(`${PER}${words}|\\s*${adverb}`), perMonth]);

function hoursOf({ hours, months, years }: { hours: Exact; months: Exact; years: Exact }): Exact {
  return plus(hours, times(HOURS_PER_MONTH, plus(months, times(MONTHS_PER_YEAR, years))));
}

/** Takes a unit from `cursor`; null, and nothing taken, where none stands. A lone "m" is minutes where `wanted` is time. */
export function takeUnit(cursor: Cursor, wanted: UnitKind | null): Unit | null {
  const start = cursor.place;
  const unit = (kind: UnitKind, one: Exact): Unit => ({ kind, one, name: cursor.between(start) });
  if (cursor.take(DOLLARS) ?? cursor.take(SIGN_OF_DOLLARS)) return unit('money', ONE);
  if (cursor.take(OTHER_MONEY)) return unit('other-money', ONE);
  if (cursor.take(SHARE)) return unit('share', PERCENT);
  const size = cursor.take(SIZE);
  if (size) {
    const { one, binary } = sizeOf(size.slice(1));
    return unit('bytes', binary ? times(one, GIBIBYTE) : one);
  }
  if (wanted === 'time' && cursor.take(BARE_MINUTES)) return unit('time', over(ONE, whole(60)));
  const span = SPANS.find(([words]) => cursor.take(words) !== null);
  return span ? unit('time', span[1]) : null;
}

/** Takes "a month", "/yr" or "daily": how many of that a month has; null where none stands. */
export function takePeriod(cursor: Cursor): Exact | null {
  return PERIODS.find(([words]) => cursor.take(words) !== null)?.[1] ?? null;
}

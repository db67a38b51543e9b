// Reads times that begin with a number: "72 h", "8 hours a day", "2s each", "1-year commitment".
import { compare, type Exact, over, plus, whole, ZERO } from '../exact/exact.ts';
import type { Span } from '../request.ts';
import { type Counted, wordsOf } from './counted-number.ts';
import { type Cursor, phrase } from './cursor.ts';
import type { Draft } from './draft.ts';
import { takeFigure } from './numbers.ts';
import { CannotEstimate } from './refuse.ts';
import { PER, SPAN_UNITS, spanTimes } from './units.ts';

const EACH_TIME = phrase(
  String.raw`\s*(?:(ms|msecs?|milliseconds?)|(s|secs?|seconds?))(?:\s*(?:\/|per|an?)\s*(?:requests?|req|query|call|prediction|inference|prompt)|\s+each|\s+requests?)`,
);
const HOURS_OF = phrase(
  String.raw`\s*(?:hours?|hrs?|hr|h)(?:${PER}(day|d|week|wk|month|mo)|\s+(daily|weekly|monthly))`,
);
const DAYS_OF = phrase(String.raw`\s*(?:days?|d)${PER}(?:week|wk)`);
const TERM = phrase(
  String.raw`[\s-]*(?:(years?|yrs?|y)|(months?|mos?|mo))[\s-]+(?:commitments?|commit(?:ted)?(?: use)?|reserved|reservation|reserve|term|cud|ri|savings plan|contract)(?: (?:instances?|capacity|discount))*`,
);
const AMBIGUOUS_M = phrase(String.raw`\s*m`);

export function takeEachTime(counted: Counted): boolean {
  const { cursor, draft, number } = counted;
  const found = cursor.take(EACH_TIME);
  if (found === null) return false;
  draft.set('secondsEach', found[1] === undefined ? number : over(number, whole(1000)), wordsOf(counted));
  return true;
}

export function takeActivity(counted: Counted): boolean {
  const { cursor, draft, number } = counted;
  const hours = cursor.take(HOURS_OF);
  if (hours !== null) {
    const letter = (hours[1] ?? hours[2] ?? 'd').toLowerCase()[0];
    const per = letter === 'd' ? 'day' : letter === 'w' ? 'week' : 'month';
    draft.set('activity', { hours: checkedHours(counted, per), per }, wordsOf(counted));
    return true;
  }
  if (cursor.take(DAYS_OF) === null) return false;
  if (compare(number, whole(7)) > 0) throw tooMuch(counted, 'A week has 7 days');
  draft.set('daysAWeek', number, wordsOf(counted));
  return true;
}

const LONGEST: Readonly<Record<'day' | 'week' | 'month', number>> = { day: 24, week: 168, month: 744 };

function checkedHours(counted: Counted, per: 'day' | 'week' | 'month'): Exact {
  if (compare(counted.number, whole(LONGEST[per])) > 0) throw tooMuch(counted, `A ${per} has ${LONGEST[per]} hours`);
  return counted.number;
}

function tooMuch(counted: Counted, sentence: string): CannotEstimate {
  const words = wordsOf(counted);
  return new CannotEstimate(`${sentence} at most, so “${words}” cannot be.`, { token: words });
}

export function takeTerm(counted: Counted): boolean {
  const { cursor, draft, number } = counted;
  const found = cursor.take(TERM);
  if (found === null) return false;
  draft.set('term', found[1] === undefined ? over(number, whole(12)) : number, wordsOf(counted));
  draft.purchases.add(/reserv|ri\b/i.test(found[0]) ? 'reserved' : 'committed');
  return true;
}

export function takeSpan(counted: Counted): boolean {
  const { cursor, draft } = counted;
  const place = cursor.place;
  if (cursor.take(AMBIGUOUS_M) !== null) {
    const words = wordsOf(counted);
    if (words.endsWith('m')) throw minutesOrMonths(words);
    cursor.place = place;
    return false;
  }
  const first = takeUnit(counted, 0);
  if (first === null) return false;
  addSpan(draft, withRest(cursor, first), wordsOf(counted));
  return true;
}

interface Taken {
  readonly span: Span;
  /** Which unit it was: smaller ones stand before larger. */
  readonly unit: number;
}

function takeUnit({ cursor, number }: Pick<Counted, 'cursor' | 'number'>, below: number): Taken | null {
  const unit = SPAN_PHRASES.findIndex(
    ([pattern], index) => (below === 0 || index < below) && cursor.take(pattern) !== null,
  );
  return unit < 0 ? null : { span: spanTimes(SPAN_PHRASES[unit]![1], number), unit };
}

/** "1 day 6 hrs" are thirty hours: a smaller unit right behind a larger one adds to it. */
function withRest(cursor: Cursor, first: Taken): Span {
  const place = cursor.place;
  if (cursor.take(JOINED) === null) return first.span;
  const number = takeFigure(cursor);
  const next = number === null || cursor.sees(A_DAY) ? null : takeUnit({ cursor, number }, first.unit);
  if (next !== null) return plusSpan(first.span, withRest(cursor, next));
  cursor.place = place;
  return first.span;
}

function plusSpan(a: Span, b: Span): Span {
  return { hours: plus(a.hours, b.hours), months: plus(a.months, b.months), years: plus(a.years, b.years) };
}

const JOINED = phrase(String.raw`(?:\s*,?\s*(?:and\s+|\+\s*)?)(?=\d)`, { open: true });
const A_DAY = phrase(
  String.raw`\s*(?:hours?|hrs?|hr|h)(?:${PER}(?:day|d|week|wk|month|mo)|\s+(?:daily|weekly|monthly))`,
);

/** "m" is minutes to some and months to others. */
export function minutesOrMonths(words: string): CannotEstimate {
  const number = words.replace(/\s*m$/i, '');
  return new CannotEstimate(`“${words}” may be minutes or months; say which.`, {
    token: words,
    meant: [`${number} min`, `${number} months`],
  });
}

export function addSpan(draft: Draft, span: Span, words: string): void {
  draft.set('span', span, words);
}

const SPAN_PHRASES = SPAN_UNITS.map(
  ([unit, one]) => [phrase(String.raw`[\s-]*(?:full |straight |whole )?(?:${unit})`), one] as const,
);

export const NO_TIME: Span = { hours: ZERO, months: ZERO, years: ZERO };

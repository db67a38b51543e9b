// Reads the amounts that an answer states: "2.16k", "$2,160/mo", "two thousand dollars a month", "2000-2300".
import { type Exact, minus, over, plus, times, whole, ZERO } from '../../cost/exact/exact.ts';
import { Cursor, phrase } from '../../cost/read/cursor.ts';
import { takeFigure, takeNumber } from '../../cost/read/numbers.ts';
import { CannotEstimate } from '../../cost/read/refuse.ts';
import { MAGNITUDES } from '../../cost/read/units.ts';
import { takePeriod, takeUnit, type Unit, type UnitKind } from './amount-units.ts';

/** An amount, or a range of it; `low` and `high` are equal for a single one. */
export interface Amount {
  readonly low: Exact;
  readonly high: Exact;
  /** Null where none was written. */
  readonly unit: Unit | null;
  /** How many of the period that it is for a month has; null where none was written. */
  readonly perMonth: Exact | null;
  /** Whether it was written in figures. */
  readonly isFigure: boolean;
}

const MAGNITUDE = phrase(String.raw`\s*(${Object.keys(MAGNITUDES).join('|')})`);
const JOIN = phrase(String.raw`\s*(?:-|–|—|to\s|or\s|and\s|bis\s)\s*(?=[$€£]?\s*[\d.])`, { open: true });
const MINUS = phrase('[-−](?=[$€£]?[\\d.])', { open: true });
const SKIP = /[\p{L}_]+[\p{L}\p{N}_]*|./suy;
/** "2/3" and "three quarters"; "half" and "a third" are numbers that every reader of numbers knows. */
const FRACTION = phrase(
  String.raw`(?:(\d{1,4})\s*/\s*([1-9]\d{0,3})|(one|two|three)[\s-]+(hal(?:f|ves)|thirds?|quarters?))`,
);
const WORDED: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3, hal: 2, thi: 3, qua: 4 };
const GROUPS_BY_SPACE = /(\d)[\u00a0\u202f ](?=\d{3}(?!\d))/g;

/** The amounts in `text`, in their order. Throws CannotEstimate for a number that cannot be told. */
export function readAmounts(text: string, wanted: UnitKind | null): Amount[] {
  const cursor = new Cursor(text.normalize('NFKC').replace(GROUPS_BY_SPACE, '$1'));
  const found: Amount[] = [];
  while (!cursor.atEnd) {
    const amount = takeRange(cursor, wanted);
    if (amount !== null) found.push(amount);
    else cursor.take(SKIP);
  }
  return addedUp(found);
}

interface Part {
  readonly number: Exact;
  readonly unit: Unit | null;
  readonly magnitude: Exact | null;
  readonly isFigure: boolean;
}

function takeRange(cursor: Cursor, wanted: UnitKind | null): Amount | null {
  const fraction = wanted === 'share' ? takeFraction(cursor) : null;
  if (fraction !== null) return { low: fraction, high: fraction, unit: null, perMonth: null, isFigure: true };
  const first = takePart(cursor, wanted);
  if (first === null) return null;
  const firstPeriod = takePeriod(cursor);
  const place = cursor.place;
  const second = cursor.take(JOIN) === null ? null : takePart(cursor, wanted);
  if (second === null) {
    cursor.place = place;
    return { ...one(first), perMonth: firstPeriod };
  }
  // "2-3k" is from two to three thousand, "2-3 TB" from two to three terabytes.
  const magnitude = first.magnitude ?? second.magnitude;
  const low = one({ ...first, magnitude, unit: first.unit ?? second.unit });
  const high = one({ ...second, unit: second.unit ?? first.unit });
  return { ...low, high: high.high, perMonth: takePeriod(cursor) ?? firstPeriod };
}

function takeFraction(cursor: Cursor): Exact | null {
  const taken = cursor.take(FRACTION);
  if (taken === null) return null;
  const [, top, bottom, count = '', part = ''] = taken;
  if (top !== undefined && bottom !== undefined) return over(whole(Number(top)), whole(Number(bottom)));
  const numberOf = (word: string) => whole(WORDED[word.toLowerCase()]!);
  return over(numberOf(count), numberOf(part.slice(0, 3)));
}

function one({ number, unit, magnitude, isFigure }: Part): Omit<Amount, 'perMonth'> {
  const value = magnitude === null ? number : times(number, magnitude);
  return { low: value, high: value, unit, isFigure };
}

function takePart(cursor: Cursor, wanted: UnitKind | null): Part | null {
  const start = cursor.place;
  const isNegative = !/[\p{N}\p{L}]\s*$/u.test(cursor.text.slice(0, start)) && cursor.take(MINUS) !== null;
  const sign = takeSign(cursor, wanted);
  const isFigure = /^\s*[\d.]/.test(cursor.text.slice(cursor.place));
  if (isFigure) cursor.take(/\s*/uy);
  const number = isFigure ? takeFigureOrNone(cursor) : takeNumber(cursor);
  if (number === null) {
    cursor.place = start;
    return null;
  }
  const { magnitude, unit } = takeEnding(cursor, sign?.kind ?? wanted);
  return { number: isNegative ? minus(ZERO, number) : number, unit: sign ?? unit, magnitude, isFigure };
}

/** A lone point is no number. */
function takeFigureOrNone(cursor: Cursor): Exact | null {
  return /^\.?\d/.test(cursor.text.slice(cursor.place)) ? takeFigure(cursor) : null;
}

function takeEnding(cursor: Cursor, wanted: UnitKind | null): { magnitude: Exact | null; unit: Unit | null } {
  const direct = wanted === 'time' ? takeUnit(cursor, wanted) : null;
  if (direct !== null) return { magnitude: null, unit: direct };
  const magnitude = cursor.take(MAGNITUDE)?.[1]?.toLowerCase();
  const unit = takeUnit(cursor, wanted);
  return { magnitude: magnitude === undefined ? null : MAGNITUDES[magnitude]!, unit };
}

const IS_SIGN = /^\s*(?:us)?[$€£¥₹]/i;

function takeSign(cursor: Cursor, wanted: UnitKind | null): Unit | null {
  return IS_SIGN.test(cursor.text.slice(cursor.place)) ? takeUnit(cursor, wanted) : null;
}

/** "1 h 30 min" is one time. */
function addedUp(amounts: readonly Amount[]): Amount[] {
  const sums: Amount[] = [];
  for (const amount of amounts) {
    const before = sums.at(-1);
    const sum = before === undefined ? null : asOneTime(before, amount);
    if (sum === null) sums.push(amount);
    else sums[sums.length - 1] = sum;
  }
  return sums;
}

/** Two times of which the second goes on with the first, added; null for any others. */
function asOneTime(first: Amount, { unit, low, high }: Amount): Amount | null {
  const of = first.unit;
  if (of?.kind !== 'time' || unit?.kind !== 'time' || isSmaller(of, unit)) return null;
  const more = (value: Exact, other: Exact) => plus(value, times(other, share(unit, of)));
  return { ...first, low: more(first.low, low), high: more(first.high, high) };
}

function share(part: Unit, of: Unit): Exact {
  return { n: part.one.n * of.one.d, d: part.one.d * of.one.n };
}

function isSmaller(a: Unit, b: Unit): boolean {
  return a.one.n * b.one.d <= b.one.n * a.one.d;
}

/** Whether `error` says that a number cannot be told, and how to write it. */
export function isUnclearNumber(error: unknown): error is CannotEstimate {
  return error instanceof CannotEstimate;
}

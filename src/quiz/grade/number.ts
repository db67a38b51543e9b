// Grades a typed amount: in whichever unit and notation it comes, how far it is from the right one.
import { plain } from '../../cost/exact/decimal.ts';
import { compare, type Exact, exact, minus, over, plus, times, whole, ZERO } from '../../cost/exact/exact.ts';
import { Cursor } from '../../cost/read/cursor.ts';
import type { NumberQuestion } from '../question.ts';
import { takePeriod, takeUnit, type Unit } from './amount-units.ts';
import { type Amount, isUnclearNumber, readAmounts } from './read-amounts.ts';

export type NumberVerdict = 'right' | 'close' | 'wrong' | 'unread';

/** How a typed amount did. */
export interface NumberGrade {
  readonly verdict: NumberVerdict;
  /** The amount in the question's unit as it was understood, the middle of a range; null when unread. */
  readonly read: string | null;
  /** One sentence that says why. */
  readonly reason: string;
}

/** Characters; nobody needs more to say an amount, with the working before it. */
const LONGEST = 1_000;
/** Times the tolerance within which an answer is close. */
const CLOSE = whole(3);
const TWO = whole(2);
const HUNDRED = whole(100);
const ONE = whole(1);

/** The question's unit taken apart. */
interface Asked {
  readonly unit: Unit | null;
  readonly perMonth: Exact | null;
  readonly name: string;
}

/** Grades `text` for `question`. Never throws for what a person wrote: what cannot be read is `unread`. */
export function gradeNumber(question: NumberQuestion, text: string): NumberGrade {
  const asked = askedUnit(question.unit);
  if (text.length > LONGEST) return unread(`That is too long for an amount; write it like ${example(asked.name)}.`);
  try {
    const amount = chosen(readAmounts(text.slice(text.lastIndexOf('=') + 1), asked.unit?.kind ?? null), asked);
    return typeof amount === 'string' ? unread(amount) : gradeAmount(question, amount, asked);
  } catch (error) {
    if (isUnclearNumber(error)) return unread(error.message);
    throw error;
  }
}

function unread(reason: string): NumberGrade {
  return { verdict: 'unread', read: null, reason };
}

function askedUnit(name: string): Asked {
  const cursor = new Cursor(name);
  const unit = takeUnit(cursor, null);
  return { unit, perMonth: unit === null ? null : takePeriod(cursor), name };
}

/** The one amount that answers, or a sentence why there is none. */
function chosen(amounts: readonly Amount[], { unit, name }: Asked): Amount | string {
  if (amounts.length === 0) return `I found no number in that; write it like ${example(name)}.`;
  const fitting = amounts.filter(amount => fits(amount.unit, unit));
  if (fitting.length === 0) return wrongUnit(amounts[0]!.unit!.name, name);
  const best = [
    fitting.filter(amount => amount.unit !== null && amount.isFigure),
    fitting.filter(amount => amount.isFigure),
    fitting,
  ].find(some => some.length > 0)!;
  if (best.length > 1) return `I found ${best.length} numbers in that; write the one that you mean.`;
  return best[0]!;
}

function wrongUnit(written: string, wanted: string): string {
  return wanted === ''
    ? `The answer is a mere number, not in ${written}.`
    : `The answer is in ${wanted}, not in ${written}.`;
}

function example(name: string): string {
  return name === '' ? '“1500”' : `“1500 ${name}”`;
}

function fits(written: Unit | null, asked: Unit | null): boolean {
  if (written === null) return true;
  // A mere number may be a share of one, and a count of things may be followed by any word.
  return asked === null ? written.kind === 'share' : written.kind === asked.kind;
}

function gradeAmount(question: NumberQuestion, amount: Amount, asked: Asked): NumberGrade {
  const right = signed(question.answer);
  const leeway = times(size(right), exact(String(question.tolerance)));
  const inUnit = (value: Exact) => converted(value, amount, asked);
  const [low, high] = ordered(inUnit(amount.low), inUnit(amount.high));
  const middle = asShare(over(plus(low, high), TWO), right, amount, asked);
  const width = asShare(minus(high, low), right, amount, asked);
  const read = plain(middle);
  const verdict = verdictOf(size(minus(middle, right)), width, leeway);
  return { verdict, read, reason: reasonOf(verdict, width, leeway, question) };
}

function converted(value: Exact, { unit, perMonth }: Amount, asked: Asked): Exact {
  const inUnit = unit === null ? value : over(times(value, unit.one), asked.unit?.one ?? ONE);
  if (asked.perMonth === null || perMonth === null) return inUnit;
  return over(times(inUnit, perMonth), asked.perMonth);
}

/** "0.66" where 66 % is asked for is that share; so it cannot be one of 0.66 %, which nobody asks for. */
function asShare(value: Exact, right: Exact, { unit, high }: Amount, asked: Asked): Exact {
  const isFraction = asked.unit?.kind === 'share' && unit === null && compare(high, ONE) <= 0;
  return isFraction && compare(right, ONE) > 0 ? times(value, HUNDRED) : value;
}

function verdictOf(off: Exact, width: Exact, leeway: Exact): NumberVerdict {
  if (compare(off, leeway) <= 0 && compare(width, times(leeway, TWO)) <= 0) return 'right';
  const isClose = compare(off, times(leeway, CLOSE)) <= 0 && compare(width, times(leeway, TWO, CLOSE)) <= 0;
  return isClose ? 'close' : 'wrong';
}

function reasonOf(verdict: NumberVerdict, width: Exact, leeway: Exact, question: NumberQuestion): string {
  const right = `${question.answer}${question.unit === '%' ? '%' : ` ${question.unit}`}`.trim();
  const most = `${plain(times(exact(String(question.tolerance)), HUNDRED))}%`;
  if (verdict !== 'right' && compare(width, times(leeway, TWO)) > 0)
    return `The range is too wide: ${right} was asked within ${most} either way.`;
  if (verdict === 'right') return `Right: it is ${right}, give or take ${most}.`;
  return verdict === 'close' ? `Close, but more than ${most} off: it is ${right}.` : `It is ${right}.`;
}

function ordered(a: Exact, b: Exact): [Exact, Exact] {
  return compare(a, b) <= 0 ? [a, b] : [b, a];
}

function size(value: Exact): Exact {
  return value.n < 0n ? minus(ZERO, value) : value;
}

function signed(decimal: string): Exact {
  return decimal.startsWith('-') ? minus(ZERO, exact(decimal.slice(1))) : exact(decimal);
}

// Reads prices and bills that a person states: "$3/h", "$3 per gpu hour", "$0.05/GB", "$1000 a month", "5 dollars".
import { type Exact, exact, times } from '../exact/exact.ts';
import { positive } from './checked-numbers.ts';
import { type Cursor, phrase } from './cursor.ts';
import type { Draft } from './draft.ts';
import { takeNumber } from './numbers.ts';
import { CannotEstimate } from './refuse.ts';
import { MAGNITUDE, MAGNITUDES, PER } from './units.ts';

const SIGN = phrase(String.raw`(?:at |@\s*)?(?:us\s?)?\$\s*|(?:at )?usd\s*(?=[\d.])`, { open: true });
const FOREIGN = phrase(String.raw`[€£¥₹]\s*\d*`, { open: true });
const CURRENCY = phrase(String.raw`\s*(?:us )?(?:usd|dollars?|bucks)`);
const CENTS = phrase(String.raw`\s*(?:us )?cents?`);
const POWER = phrase(String.raw`\s?${MAGNITUDE}`);
const HOUR = '(?:hours?|hrs?|hr|h)';
const UNIT_OF_ONE = '(?:gpus?|accelerators?|chips?|cards?)';
const EACH_HOUR = phrase(
  String.raw`${PER}${UNIT_OF_ONE}(?:[\s-]*|\s*\/\s*|\s+per\s+|\s+an\s+)${HOUR}|${PER}${HOUR}(?:\s*\/\s*|\s+per\s+|\s+a\s+|\s+each\s+)${UNIT_OF_ONE}|${PER}${HOUR}\s+each`,
);
const WHOLE = '(?:instances?|machines?|nodes?|servers?|box(?:es)?|vms?)';
const INSTANCE_HOUR = phrase(
  String.raw`${PER}${HOUR}(?:\s*\/\s*|\s+(?:per|an?|each|every|for (?:the|a)(?: whole| entire)?)\s+)${WHOLE}|${PER}${WHOLE}(?:[\s-]*|\s*\/\s*|\s+per\s+|\s+an\s+)${HOUR}`,
);
const AN_HOUR = phrase(`${PER}${HOUR}|\\s+hourly`);
const A_SECOND = phrase(`${PER}(?:s|secs?|seconds?)`);
const A_GB = phrase(String.raw`${PER}gb(?:[\s-]*(?:\/|per|a)?[\s-]*(?:months?|mo))?`);
const A_MONTH = phrase(String.raw`${PER}(?:months?|mo)|\s+monthly`);
const A_THOUSAND = phrase(String.raw`${PER}\w+`);
const BEFORE_SERVERLESS = phrase(
  String.raw`serverless(?: rates?| prices?| gpu)?(?:\s*(?:at|of|is|costs|for|:))?\s*(?=\$|usd)`,
  { open: true },
);

/** What people spend they count in dollars, with or without the sign. */
const SPENT = phrase(
  String.raw`(?:spen(?:d|ds|t|ding)|burn(?:s|ed|t|ing)?|pay(?:s|ing)?|paid|bill|costs?|compute|gpus?)(?: (?:us|is|are|was|of|at|for|about|around|roughly|nearly|almost|some|like|through))*\s+~?(?=\d)`,
  { open: true },
);

/** Takes an amount of money and what it is for. */
export function takeMoney(cursor: Cursor, draft: Draft): boolean {
  const start = cursor.place;
  if (takeSpending(cursor, draft)) return true;
  cursor.place = start;
  if (cursor.take(BEFORE_SERVERLESS) !== null) {
    draft.topics.add('serverless');
    return takeServerless(cursor, draft, start);
  }
  const usd = takeAmount(cursor);
  if (usd === null) {
    cursor.place = start;
    return false;
  }
  return takePurpose(cursor, draft, positive(usd, cursor.between(start)), start);
}

/** "We burn 20k a month", "compute is 45,000 a month". */
function takeSpending(cursor: Cursor, draft: Draft): boolean {
  if (cursor.take(SPENT) === null) return false;
  const start = cursor.place;
  const number = takeNumber(cursor);
  const power = cursor.take(POWER)?.[1];
  if (number === null || cursor.take(A_MONTH) === null) return false;
  const words = cursor.between(start);
  const usd = power === undefined ? number : times(number, MAGNITUDES[power.toLowerCase()]!);
  draft.set('bill', { usd: positive(usd, words), monthly: true }, words);
  return true;
}

/** An amount in USD, by its sign or its name; any other currency is refused. */
function takeAmount(cursor: Cursor): Exact | null {
  const foreign = cursor.take(FOREIGN)?.[0];
  if (foreign !== undefined) throw new CannotEstimate('I count in US dollars alone; write $.', { token: foreign });
  const signed = cursor.take(SIGN) !== null;
  const number = takeNumber(cursor);
  if (number === null) return null;
  const power = signed ? cursor.take(POWER)?.[1] : undefined;
  const amount = power === undefined ? number : times(number, MAGNITUDES[power.toLowerCase()]!);
  if (signed) {
    cursor.take(CURRENCY);
    return amount;
  }
  if (cursor.take(CENTS) !== null) return times(amount, exact('0.01'));
  return cursor.take(CURRENCY) === null ? null : amount;
}

function takeServerless(cursor: Cursor, draft: Draft, start: number): boolean {
  const usd = takeAmount(cursor);
  const per = cursor.take(AN_HOUR) !== null ? 'hour' : cursor.take(A_SECOND) !== null ? 'second' : null;
  const words = cursor.between(start);
  if (usd === null || per === null) {
    throw new CannotEstimate(`“${words}” needs a time: by the hour or by the second?`, {
      token: words,
      meant: [`${words}/h`, `${words}/s`],
    });
  }
  draft.set('serverlessRate', { usd: positive(usd, words), per }, words);
  return true;
}

function takePurpose(cursor: Cursor, draft: Draft, usd: Exact, start: number): boolean {
  if (cursor.take(INSTANCE_HOUR) !== null) draft.instancePrice = { usd, words: cursor.between(start) };
  else if (cursor.take(EACH_HOUR) !== null) draft.set('price', usd, cursor.between(start));
  else if (cursor.take(AN_HOUR) !== null) {
    draft.set('price', usd, cursor.between(start));
    draft.priceIsPlain = true;
  } else if (cursor.take(A_SECOND) !== null) draft.set('serverlessRate', { usd, per: 'second' }, cursor.between(start));
  else if (cursor.take(A_GB) !== null) draft.set('dataPrice', usd, cursor.between(start));
  else if (cursor.take(A_MONTH) !== null) draft.set('bill', { usd, monthly: true }, cursor.between(start));
  else if (cursor.take(A_THOUSAND) !== null) throw unclear(cursor.between(start));
  else draft.set('bill', { usd, monthly: false }, cursor.between(start));
  return true;
}

function unclear(words: string): CannotEstimate {
  return new CannotEstimate(
    `I do not know what to do with “${words}”: prices are by the hour, the second, the GB or the month.`,
    {
      token: words,
    },
  );
}

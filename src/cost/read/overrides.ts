// Reads `key=value`: what a person sets, whatever the book or the rules say.
import { compare, type Exact, isZero, ONE, over, times, whole } from '../exact/exact.ts';
import { positive, share } from './checked-numbers.ts';
import { minutesOrMonths } from './counted-times.ts';
import { Cursor, phrase } from './cursor.ts';
import type { Draft } from './draft.ts';
import { nearWords } from './near-words.ts';
import { takeFigure } from './numbers.ts';
import { cloudSpelled, regionSpelled } from './place-names.ts';
import { CannotEstimate } from './refuse.ts';
import { SIZE_UNIT, sizeOf } from './units.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A value that was typed, with its key for messages. */
interface Given {
  readonly key: string;
  readonly text: string;
  readonly words: string;
}

const OVERRIDE = phrase(String.raw`([a-z][a-z-]*)\s*=\s*("[^"]*"|[^\s,;·()]*)`, { open: true });
const PERCENT = phrase(String.raw`\s*%`, { open: true });
/** "term=3 years": the unit of a time may stand apart. */
const TIMED: ReadonlySet<string> = new Set(['term', 'mtbf', 'ckpt', 'restart', 'compile']);
const UNIT_APART = phrase(
  String.raw`\s+(?:seconds?|secs?|s|minutes?|mins?|hours?|hrs?|h|days?|d|weeks?|months?|mo|years?|yrs?|y)`,
);
const END_OF_VALUE = /$/uy;
const HOURS_IN: readonly (readonly [RegExp, Exact])[] = [
  [phrase(String.raw`\s*(?:seconds?|secs?|s)`), over(ONE, whole(3600))],
  [phrase(String.raw`\s*(?:minutes?|mins?)`), over(ONE, whole(60))],
  [phrase(String.raw`\s*(?:hours?|hrs?|hr|h)`), ONE],
  [phrase(String.raw`\s*(?:days?|d)`), whole(24)],
  [phrase(String.raw`\s*(?:weeks?|wks?|w)`), whole(168)],
];
const MINUTES_OR_MONTHS = phrase(String.raw`\s*m`);
const YEARS = phrase(String.raw`\s*-?(?:years?|yrs?|y)`);
const MONTHS = phrase(String.raw`\s*-?(?:months?|mos?|mo|m)`);
const RATE = phrase(String.raw`\s*(?:\/|per)?\s*(?:(hours?|hrs?|hr|h)|(seconds?|secs?|s))`);
const UNIT = phrase(`(?:${SIZE_UNIT})`);
const DOLLAR = phrase(String.raw`\$`, { open: true });
const HOURS = phrase(String.raw`\s*(?:hours?|hrs?|h)`);
const LONGEST_MONTH = whole(744);

type Setter = (given: Given, draft: Draft, words: Vocabulary) => void;

const SETTERS: Readonly<Record<string, Setter>> = {
  price: (given, draft) => draft.set('price', positive(money(given), given.words), given.words),
  serverless: setServerless,
  spot: (given, draft) => setDiscount(given, draft, 'spotDiscount'),
  reserved: (given, draft) => setDiscount(given, draft, 'reservedDiscount'),
  mfu: (given, draft) => draft.set('mfu', useful(given), given.words),
  util: (given, draft) => draft.set('util', useful(given), given.words),
  region: setRegion,
  cloud: setCloud,
  month: setMonth,
  term: (given, draft) => draft.set('term', years(given), given.words),
  bytes: (given, draft) => draft.set('bytes', positive(number(given), given.words), given.words),
  mtbf: (given, draft) => draft.set('mtbf', positive(hours(given), given.words), given.words),
  ckpt: (given, draft) => draft.set('ckpt', hours(given), given.words),
  restart: (given, draft) => draft.set('restart', hours(given), given.words),
  compile: (given, draft) => draft.set('compile', hours(given), given.words),
  tps: (given, draft) => draft.set('tps', positive(number(given), given.words), given.words),
  mem: (given, draft) => draft.set('mem', memory(given), given.words),
  rules: setRules,
};

const ALIASES: Readonly<Record<string, string>> = {
  utilization: 'util',
  utilisation: 'util',
  checkpoint: 'ckpt',
  memory: 'mem',
};

const OVERRIDE_KEYS: readonly string[] = Object.keys(SETTERS);

/** Takes a `key=value`; an unknown key or a value that is none is refused. */
export function takeOverride(cursor: Cursor, draft: Draft, words: Vocabulary): boolean {
  const found = cursor.take(OVERRIDE);
  if (found === null) return false;
  const [taken, name = '', value = ''] = found;
  const key = ALIASES[name.toLowerCase()] ?? name.toLowerCase();
  const set = Object.hasOwn(SETTERS, key) ? SETTERS[key] : undefined;
  if (set === undefined) throw unknownKey(name);
  const apart = TIMED.has(key) && /^[\d.,]+$/.test(value) ? (cursor.take(UNIT_APART)?.[0] ?? '') : '';
  const typed = `${taken}${apart}`.trim();
  const text = `${value}${apart.trim()}`
    .replaceAll('"', '')
    .replace(/[.?!]+$/, '')
    .trim();
  if (text === '') throw new CannotEstimate(`“${typed}” has no value.`, { token: typed });
  set({ key, text, words: typed }, draft, words);
  return true;
}

function unknownKey(name: string): CannotEstimate {
  return new CannotEstimate(`I do not know the setting “${name}=”; there are ${OVERRIDE_KEYS.join(', ')}.`, {
    token: name,
    suggestions: nearWords(name, OVERRIDE_KEYS).map(key => `${key}=`),
  });
}

function fault({ words }: Given, expected: string): CannotEstimate {
  return new CannotEstimate(`“${words}” should be ${expected}.`, { token: words });
}

/** Reads the whole text by `read`; what is left over is a fault. */
function all<T>(given: Given, expected: string, read: (cursor: Cursor) => T | null): T {
  if (/^[-−]/.test(given.text)) throw new CannotEstimate(`“${given.words}” is negative.`, { token: given.words });
  const cursor = new Cursor(given.text);
  const value = read(cursor);
  if (value === null || cursor.take(END_OF_VALUE) === null) throw fault(given, expected);
  return value;
}

function number(given: Given): Exact {
  return all(given, 'a number', takeFigure);
}

function money(given: Given): Exact {
  return all(given, 'USD for an accelerator-hour, such as price=3.50', cursor => {
    cursor.take(DOLLAR);
    const usd = takeFigure(cursor);
    if (usd !== null) cursor.take(PRICE_UNIT);
    return usd;
  });
}

const PRICE_UNIT = phrase(String.raw`\s*(?:\/|per)\s*(?:gpu-?)?(?:hours?|hr|h)`);

function setServerless(given: Given, draft: Draft): void {
  const rate = all(given, 'USD a second, such as serverless=0.001, or with its unit: serverless=10/h', cursor => {
    cursor.take(DOLLAR);
    const usd = takeFigure(cursor);
    if (usd === null) return null;
    const unit = cursor.take(RATE);
    return { usd: positive(usd, given.words), per: unit?.[1] === undefined ? ('second' as const) : ('hour' as const) };
  });
  draft.topics.add('serverless');
  draft.set('serverlessRate', rate, given.words);
}

/** A fraction from 0 to 1, or a percentage. */
function fraction(given: Given): Exact {
  const value = all(given, 'a share, such as 65% or 0.65', cursor => {
    const typed = takeFigure(cursor);
    return typed === null ? null : share(typed, cursor.take(PERCENT) !== null);
  });
  if (compare(value, ONE) > 0) throw fault(given, 'between 0 and 1, such as 65% or 0.65');
  return value;
}

/** A share of what is paid for that is used: none at all would make the used part cost without end. */
function useful(given: Given): Exact {
  const value = fraction(given);
  if (isZero(value)) throw fault(given, 'over 0 and at most 1, such as 65% or 0.65');
  return value;
}

function setDiscount(given: Given, draft: Draft, slot: 'spotDiscount' | 'reservedDiscount'): void {
  const off = fraction(given);
  if (compare(off, ONE) === 0) throw fault(given, 'under 100%: nobody sells for nothing');
  draft.set(slot, off, given.words);
  draft.purchases.add(slot === 'spotDiscount' ? 'spot' : 'reserved');
}

function setRegion(given: Given, draft: Draft, { regions }: Vocabulary): void {
  const cursor = new Cursor(given.text);
  const spelled = regionSpelled(pattern => cursor.take(pattern));
  const typed = given.text.toLowerCase();
  const region = spelled !== null && cursor.atEnd ? spelled : regions.has(typed) ? typed : null;
  if (region === null) {
    const suggestions = nearWords(given.text, regions);
    throw new CannotEstimate(`I know no region “${given.text}”.`, { token: given.text, suggestions });
  }
  addRegion(draft, region);
}

export function addRegion(draft: Draft, region: string): void {
  if (!draft.regions.includes(region)) draft.regions.push(region);
}

function setCloud(given: Given, draft: Draft): void {
  const cursor = new Cursor(given.text);
  const cloud = cloudSpelled(pattern => cursor.take(pattern));
  if (cloud === null || !cursor.atEnd) throw fault(given, 'a cloud, such as cloud=aws');
  if (!draft.clouds.includes(cloud)) draft.clouds.push(cloud);
}

function setMonth(given: Given, draft: Draft): void {
  const value = all(given, 'hours, such as month=730', cursor => {
    const typed = takeFigure(cursor);
    if (typed !== null) cursor.take(HOURS);
    return typed;
  });
  if (compare(value, LONGEST_MONTH) > 0) throw fault(given, 'the hours of a month, such as month=730');
  draft.set('month', positive(value, given.words), given.words);
}

function years(given: Given): Exact {
  return all(given, 'a term, such as term=1y or term=3y', cursor => {
    const typed = takeFigure(cursor);
    if (typed === null) return null;
    if (cursor.take(YEARS) !== null) return typed;
    return cursor.take(MONTHS) === null ? null : over(typed, whole(12));
  });
}

function hours(given: Given): Exact {
  return all(given, `a time with its unit, such as ${given.key}=10min`, cursor => {
    const typed = takeFigure(cursor);
    if (typed === null) return null;
    if (cursor.sees(MINUTES_OR_MONTHS)) throw minutesOrMonths(given.words);
    const unit = HOURS_IN.find(([pattern]) => cursor.take(pattern) !== null);
    return unit === undefined ? null : times(typed, unit[1]);
  });
}

function memory(given: Given): Exact {
  return all(given, 'GB, such as mem=14GB', cursor => {
    const typed = takeFigure(cursor);
    if (typed === null) return null;
    const unit = cursor.take(UNIT);
    if (unit === null) return cursor.atEnd ? positive(typed, given.words) : null;
    const { one, binary } = sizeOf(unit.slice(1));
    const decimal = times(typed, one);
    return positive(binary ? times(decimal, over(whole(1024 ** 3), whole(10 ** 9))) : decimal, given.words);
  });
}

function setRules(given: Given, draft: Draft): void {
  const rules = given.text.toLowerCase();
  if (rules !== 'market' && rules !== 'textbook') throw fault(given, 'market or textbook');
  draft.rules = rules;
}

// Reads phrases whose first word says what the number behind it means: "util 50%", "to 2 regions", "aws -> gcp", "llama 70b".
import { compare, type Exact, ONE, over, times, whole } from '../exact/exact.ts';
import { counting, positive, share } from './checked-numbers.ts';
import { type Cursor, phrase } from './cursor.ts';
import type { Draft } from './draft.ts';
import { takeModel, takeModelSize } from './models.ts';
import { takeFigure, takeNumber } from './numbers.ts';
import { takePlace, takeRoute } from './places.ts';
import { CannotEstimate } from './refuse.ts';
import type { Vocabulary } from './vocabulary.ts';

const FOLLOWS = String.raw`(?:\s*(?:of|at|is|=|:|to|about|around|~)\s*|\s+)(?=[\d.]|\p{L})`;
const PERCENT = phrase(String.raw`\s*(?:%|percent|per cent)`, { open: true });
const DASH = phrase(String.raw`\s*(?:-|to)\s*(?=\d)`, { open: true });
/** A dash with a blank on either side is no sign. */
const MINUS = phrase(String.raw`[-−](?=[\d.])|(?<!\s)[-−]\s(?=[\d.])`, { open: true });
const LEADS: readonly (readonly [RegExp, 'util' | 'mfu' | 'spotDiscount' | 'reservedDiscount'])[] = [
  [phrase(`(?:gpu )?util(?:i[sz]ation|i[sz]ed)?${FOLLOWS}`, { open: true }), 'util'],
  [phrase(`mfu${FOLLOWS}`, { open: true }), 'mfu'],
];
const TAILS: readonly (readonly [
  RegExp,
  'util' | 'mfu' | 'spotDiscount' | 'reservedDiscount' | 'sample' | 'computeShare' | 'off',
])[] = [
  [phrase(String.raw`\s*(?:gpu )?(?:util(?:i[sz]ation|i[sz]ed)?|busy|used|load|active|of the time)`), 'util'],
  [phrase(String.raw`\s*mfu`), 'mfu'],
  [
    phrase(
      String.raw`\s*of (?:the |our |my |a |its )?(?:whole |total |entire |full )?(?:bill|spend(?:ing)?|costs?|total|everything|it all)`,
    ),
    'computeShare',
  ],
  [phrase(String.raw`\s*(?:data )?(?:samples?|subset)(?: of)?|\s*of(?= (?:the |our |my )?(?:[\d.]|data))`), 'sample'],
  [phrase(String.raw`\s*(?:off )?(?:for )?spot(?: (?:discount|savings?))?`), 'spotDiscount'],
  [phrase(String.raw`\s*(?:off )?(?:for )?reserved(?: (?:discount|savings?))?`), 'reservedDiscount'],
  [phrase(String.raw`\s*(?:off|discount|savings?|cheaper)`), 'off'],
];
const SAMPLE = phrase('(?:data )?samples?(?: of)?');
const TO_REGIONS = phrase(String.raw`(to|into|in|across|over|for|between)\s+(?:all\s+)?(?=[\d\p{L}])`, { open: true });
const REGIONS = phrase(String.raw`\s*(?:different |other |more |cloud |aws |gcp |azure )?regions?`);
const TERM_LEAD = phrase(
  String.raw`(?:reserv(?:ed|ations?|e)|commit(?:ted|ments?)?|cuds?|term|contract|ris?)(?:,?\s+(?:instances?|capacity|use|discounts?|term|for|of|at|over|with|just|only|a|an))*[\s:(=,-]*(?=[\d\p{L}])`,
  { open: true },
);
const TERM_UNIT = phrase(String.raw`[\s-]*(?:(years?|yrs?|y)|(months?|mos?|mo))(?!\s*(?:of|on)\b)`);
const ARTICLE = phrase('an?');
const SWING_LEAD = phrase(
  String.raw`(?:(?:traffic|volume|load|demand)\s+)?(?:varies|varying|swings?|swinging|fluctuates|busiest (?:over|vs|to|\/) quietest(?: day)?|peak(?:s)?(?: to (?:trough|average))?)(?:\s+(?:by|of|is|at|up to|a factor of))*\s*(?=[\d\p{L}])`,
  { open: true },
);
const SWING_TAIL = phrase(String.raw`\s*(?:x|times|-?fold)?(?:\s+(?:day[- ]to[- ]day|between days|a day|per day))?`);
const SYNC_RATE = phrase(
  String.raw`(?:model )?sync(?:s|ed|ing)?\s+(?:(\w+(?: times)?)\s+)?(?:an?|per|every|each)\s+(hour|day|week|month)|(?:model )?sync(?:s|ed|ing)?\s+(daily|weekly|monthly|hourly)|(daily|weekly|monthly|hourly) (?:model )?syncs?`,
);
const SYNCS_A_MONTH: Readonly<Record<string, Exact>> = {
  hourly: whole(720),
  hour: whole(720),
  daily: whole(30),
  day: whole(30),
  weekly: over(whole(52), whole(12)),
  week: over(whole(52), whole(12)),
  monthly: whole(1),
  month: whole(1),
};
const TIMES_OVER: Readonly<Record<string, number>> = { once: 1, twice: 2, 'three times': 3, 'four times': 4 };
const EVERY = phrase(String.raw`(?:every|each)\s+(?=[\d\p{L}])`, { open: true });
const INTERVAL_UNIT = phrase(String.raw`\s*(?:(minutes?|mins?)|(hours?|hrs?|h)|(days?|d))`);
const TOKENS_LEAD = phrase(String.raw`(input|prompt|in|output|out)(?:\s*tokens?)?\s*[:=]\s*(?=\d)`, { open: true });
const TIE_BREAK = phrase(`k`);

type Reader = (cursor: Cursor, draft: Draft, words: Vocabulary) => boolean;

const READERS: readonly Reader[] = [
  refuseNegative,
  takeShare,
  takeSyncs,
  takeInterval,
  takeTokensAside,
  takeSwing,
  takeTerm,
  takeRegions,
  takeRoute,
  takePlace,
  takeModel,
  takeModelSize,
];

/** Takes a phrase that its first word explains. */
export function takePhrase(cursor: Cursor, draft: Draft, words: Vocabulary): boolean {
  const start = cursor.place;
  for (const read of READERS) {
    if (read(cursor, draft, words)) return true;
    cursor.place = start;
  }
  return false;
}

function refuseNegative(cursor: Cursor): boolean {
  const start = cursor.place;
  if (/[\p{L}\p{N}]/u.test(cursor.text[start - 1] ?? '') || cursor.take(MINUS) === null) return false;
  const token = `-${cursor.takeWord()}`;
  throw new CannotEstimate(`“${token}” is negative; nothing costs less than nothing.`, { token });
}

/** A share with what it is of, before or behind it; a sample may be a range. */
function takeShare(cursor: Cursor, draft: Draft): boolean {
  const start = cursor.place;
  for (const [lead, slot] of LEADS) {
    if (cursor.take(lead) === null) continue;
    const number = takeFigure(cursor);
    if (number === null) return false;
    const isPercent = cursor.take(PERCENT) !== null;
    if (!isPercent && compare(number, ONE) > 0) throw shareOrPercent(cursor.between(start));
    return setShare(draft, slot, share(number, isPercent), cursor.between(start));
  }
  if (cursor.take(SAMPLE) !== null) {
    draft.sampled = true;
    return true;
  }
  return takePercents(cursor, draft, start);
}

function takePercents(cursor: Cursor, draft: Draft, start: number): boolean {
  const least = takeNumber(cursor);
  if (least === null) return false;
  cursor.take(PERCENT);
  const most = cursor.take(DASH) === null ? least : (takeFigure(cursor) ?? least);
  if (!/%|percent|per cent/i.test(cursor.between(start)) && cursor.take(PERCENT) === null) return false;
  cursor.take(PERCENT);
  const tail = TAILS.find(([pattern]) => cursor.take(pattern) !== null)?.[1];
  const words = cursor.between(start);
  if (tail === undefined) throw unexplained(words);
  if (tail === 'off') {
    draft.off = { share: share(least, true), words };
    return true;
  }
  if (tail === 'sample' || tail === 'computeShare') {
    const range = { least: valid(share(least, true), words), most: valid(share(most, true), words) };
    draft.set(tail, range, words);
    return true;
  }
  return setShare(draft, tail, share(least, true), words);
}

function shareOrPercent(words: string): CannotEstimate {
  return new CannotEstimate(`“${words}” is more than all; write ${words}% if that is meant.`, {
    token: words,
    meant: [`${words}%`],
  });
}

function unexplained(words: string): CannotEstimate {
  return new CannotEstimate(`“${words}” of what? Say util, mfu, spot, reserved or sample.`, {
    token: words,
    meant: [`${words} util`, `${words} off spot`, `${words} sample`],
  });
}

function valid(value: Exact, words: string): Exact {
  if (value.n > 0n && value.n <= value.d) return value;
  throw new CannotEstimate(`“${words}” must be over 0 and at most 100%.`, { token: words });
}

function setShare(
  draft: Draft,
  slot: 'util' | 'mfu' | 'spotDiscount' | 'reservedDiscount',
  value: Exact,
  words: string,
): boolean {
  const isDiscount = slot === 'spotDiscount' || slot === 'reservedDiscount';
  if (isDiscount && value.n === value.d) {
    throw new CannotEstimate(`“${words}” is all of the price, and nobody sells for nothing.`, { token: words });
  }
  draft.set(slot, valid(value, words), words);
  if (slot === 'spotDiscount') draft.purchases.add('spot');
  if (slot === 'reservedDiscount') draft.purchases.add('reserved');
  return true;
}

function takeSyncs(cursor: Cursor, draft: Draft): boolean {
  const start = cursor.place;
  const found = cursor.take(SYNC_RATE);
  if (found === null) return false;
  const [, often = 'once', period, adverb = found[4]] = found;
  const count = TIMES_OVER[often.toLowerCase()];
  if (count === undefined) return false;
  const each = SYNCS_A_MONTH[(period ?? adverb ?? '').toLowerCase()]!;
  draft.set('syncs', times(each, whole(count)), cursor.between(start));
  return true;
}

/** "Every 30 min" is how often something is done, and no time that anything runs. */
function takeInterval(cursor: Cursor, draft: Draft): boolean {
  const start = cursor.place;
  if (cursor.take(EVERY) === null) return false;
  const number = takeNumber(cursor) ?? whole(1);
  const unit = cursor.take(INTERVAL_UNIT);
  if (unit === null) return false;
  const hours =
    unit[1] !== undefined ? over(number, whole(60)) : unit[2] !== undefined ? number : times(number, whole(24));
  draft.interval = { hours: positive(hours, cursor.between(start)), words: cursor.between(start) };
  return true;
}

function takeTokensAside(cursor: Cursor, draft: Draft): boolean {
  const start = cursor.place;
  const side = cursor.take(TOKENS_LEAD)?.[1];
  const number = side === undefined ? null : takeFigure(cursor);
  if (number === null) return false;
  const count = cursor.take(TIE_BREAK) === null ? number : times(number, whole(1000));
  draft.set(/^(?:in|prompt)/i.test(side ?? '') ? 'tokensIn' : 'tokensOut', count, cursor.between(start));
  return true;
}

function takeSwing(cursor: Cursor, draft: Draft): boolean {
  const start = cursor.place;
  if (cursor.take(SWING_LEAD) === null) return false;
  const number = takeNumber(cursor);
  if (number === null || cursor.take(SWING_TAIL) === null) return false;
  draft.set('swing', positive(number, cursor.between(start)), cursor.between(start));
  return true;
}

/** "Reserved for 3 years": the years are those of the commitment. */
function takeTerm(cursor: Cursor, draft: Draft): boolean {
  const start = cursor.place;
  const lead = cursor.take(TERM_LEAD)?.[0];
  if (lead === undefined) return false;
  const number = cursor.take(ARTICLE) === null ? takeNumber(cursor) : whole(1);
  const unit = number === null ? null : cursor.take(TERM_UNIT);
  if (number === null || unit === null) return false;
  draft.set('term', unit[1] === undefined ? over(number, whole(12)) : number, cursor.between(start));
  if (!/^(?:term|contract)/i.test(lead)) draft.purchases.add(/^(?:reserv|ri)/i.test(lead) ? 'reserved' : 'committed');
  return true;
}

/** Data that goes to N regions is copied N times; what runs in N regions has its registry in the first of them. */
function takeRegions(cursor: Cursor, draft: Draft): boolean {
  const start = cursor.place;
  const lead = cursor.take(TO_REGIONS)?.[1];
  const number = lead === undefined ? null : takeNumber(cursor);
  if (number === null || cursor.take(REGIONS) === null) return false;
  const words = cursor.between(start);
  draft.set('regionCount', { count: counting(number, words), all: /^(?:to|into)$/i.test(lead ?? '') }, words);
  return true;
}

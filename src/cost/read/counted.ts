// Reads what begins with a number: "72 h", "100TB", "5M req/day", "800 in", "70B", "65% util", "8 hours a day", "2s each".

import { type Exact, ONE, over, times, whole } from '../exact/exact.ts';
import type { RatePeriod, Slots } from '../request.ts';
import { counting, positive } from './checked-numbers.ts';
import { type Counted, wordsOf } from './counted-number.ts';
import { takeActivity, takeEachTime, takeSpan, takeTerm } from './counted-times.ts';
import { type Cursor, phrase } from './cursor.ts';
import type { Draft } from './draft.ts';
import { takeNumber } from './numbers.ts';
import { ADVERBS, MAGNITUDE, MAGNITUDES, PER, RATE_PERIODS, SIZE_UNIT, sizeOf } from './units.ts';

const PERIOD = `(?:${RATE_PERIODS.map(([unit]) => `(${unit})`).join('|')})`;
const ADVERB = `(${Object.keys(ADVERBS).join('|')})`;

const TRAFFIC = phrase(
  String.raw`\s*${MAGNITUDE}?\s*(?:inference |api |http )?(?:req(?:uest)?s?|quer(?:y|ies)|calls?|predictions?|inferences?|hits?|prompts?|completions?)(?:${PER}${PERIOD}|\s+${ADVERB})?`,
);
const TRAFFIC_SHORT = phrase(String.raw`\s*${MAGNITUDE}?\s*(?:rps|qps|tps_requests)`);
const SPEED = phrase(
  String.raw`\s*${MAGNITUDE}?\s*(?:tokens?|toks?)(?:\s*\/\s*|\s+per\s+|\s+an?\s+)(?:s|sec|second)(?:\s+(?:per|each|a)(?: replica)?)?|\s*${MAGNITUDE}?\s*tps`,
);
// A magnitude with a word right behind it would make "90 min" ninety million in.
const TOKENS_ASIDE = phrase(
  String.raw`\s*(?:${MAGNITUDE}(?![a-z]))?\s*(?:tokens?\s*)?(in|input|prompt|context|out|output|generated|completion)(?:\s*tokens?)?(?!\s+(?:[a-z]+\s+|\d+\s*)(?:hours?|hrs?|h|days?|d|weeks?|wks?|months?|years?|epochs?|passes)\b)(?!\s+(?:the|us|eu|aws|gcp|azure|each|region|\d+\s*regions))`,
);
const TOKENS_RATE = phrase(String.raw`\s*${MAGNITUDE}?\s*(?:tokens?|toks?)(?:${PER}${PERIOD}|\s+${ADVERB})`);
const TOKENS_EACH = phrase(
  String.raw`\s*${MAGNITUDE}?\s*tokens?\s*(?:each|(?:per|a|\/)\s*(?:request|req|query|call|prompt))`,
);
const TOKENS = phrase(String.raw`\s*${MAGNITUDE}?\s*(?:tokens?|toks?)(?: of (?:text|data))?`);
const PARAMS = phrase(
  String.raw`\s*[\s-]?${MAGNITUDE}[\s-]*(?:params?|parameters?)(?:[\s-]+(?:model|llm))?|\s*(b|bn|billion)[\s-]+(?:model|llm|network|transformer)s?`,
);
const BANDWIDTH = phrase(
  String.raw`\s*([gmt])(?:bps|bits?\s*(?:\/|per)\s*s(?:ec(?:ond)?)?|igabits?(?:\s*(?:\/|per)\s*s(?:ec(?:ond)?)?)?)(?:\s+(?:link|line|network|connection))?`,
);
const SIZE_RATE = phrase(`${PER}${PERIOD}|\\s+${ADVERB}`);
const SIZE = phrase(
  String.raw`\s*-?(?:${SIZE_UNIT})(?:\s+(?:(of )?(?:gpu memory|vram|memory|weights)|(?:llm |ml )?(models?|model artifacts?|artifacts?|weights)|(?:per |a |\/)?(?:checkpoints?|ckpts?)(?: each)?|each))?`,
);
const COUNT_UNITS: readonly (readonly [RegExp, keyof Slots])[] = [
  [phrase(String.raw`\s*(?:full |model )?(?:checkpoints?|ckpts?|chkpts?)`), 'checkpoints'],
  [
    phrase(
      String.raw`\s*(?:-?\s?person )?(?:ml|ai|machine[- ]learning|data science)[\s-]*(?:engineers?|people|devs?|team|scientists?)`,
    ),
    'mlEngineers',
  ],
  [
    phrase(
      String.raw`\s*(?:-?\s?person )?(?:infra(?:structure)?|platform|devops|sre|ops)(?: team)?[\s-]*(?:engineers?|people|devs?|team|s)?`,
    ),
    'infraEngineers',
  ],
  [phrase(String.raw`\s*bytes?(?:\s*(?:\/|per|a)\s*param(?:eter)?s?)?`), 'bytes'],
  [phrase(String.raw`\s*syncs?(?:${PER}(?:month|mo)|\s+monthly)?`), 'syncs'],
];
const EPOCHS = phrase(String.raw`\s*(?:epochs?|passes)(?: over (?:it|the data))?`);
const FLOPS = phrase(String.raw`\s*(kilo|mega|giga|tera|peta|exa|zetta|yotta)?[\s-]?flops?`);
const FLOPS_POWERS = ['', 'kilo', 'mega', 'giga', 'tera', 'peta', 'exa', 'zetta', 'yotta'];
const REGIONS = phrase(String.raw`\s*(?:different |other |more |cloud )?regions?`);
const SWING = phrase(
  String.raw`\s*(?:x|times)(?:\s+(?:more|busier|swings?|variation|variance|day[- ]to[- ]day|between days|daily|peaks?))*`,
);
const BARE_MAGNITUDE = phrase(String.raw`\s*${MAGNITUDE}`);

type Reader = (counted: Counted) => boolean;

const READERS: readonly Reader[] = [
  takeTraffic,
  takeSpeed,
  takeTokens,
  takeParams,
  takeBandwidth,
  takeSize,
  takeEachTime,
  takeActivity,
  takeTerm,
  takeFlops,
  takeCounts,
  takeSpan,
  takeSwing,
  takeMagnitude,
];

/** Takes a number with its unit; a number without one is refused. False, and nothing taken, where no number begins. */
export function takeCountedUnit(cursor: Cursor, draft: Draft): boolean {
  const start = cursor.place;
  const number = takeNumber(cursor);
  if (number === null) return false;
  const counted = { cursor, draft, number, start };
  if (!READERS.some(read => read(counted))) return false;
  if (number.n === 0n && !MAY_BE_NONE.test(wordsOf(counted))) positive(number, wordsOf(counted));
  return true;
}

/** Nobody of a team, and nothing on one side of a request, are things that can be. */
const MAY_BE_NONE = /\b(?:in|out|input|output|prompt|context|generated|completion|engineers?|people|team|devs?)\b/i;

function magnitude(letters: string | undefined): Exact {
  return letters === undefined ? ONE : MAGNITUDES[letters.toLowerCase()]!;
}

function periodIn(groups: readonly (string | undefined)[]): RatePeriod | null {
  const index = groups.findIndex(group => group !== undefined);
  return index < 0 ? null : RATE_PERIODS[index]![1];
}

function takeTraffic(counted: Counted): boolean {
  const { cursor, draft, number } = counted;
  const short = cursor.take(TRAFFIC_SHORT);
  if (short !== null) {
    draft.set(
      'traffic',
      { count: positive(times(number, magnitude(short[1])), wordsOf(counted)), per: 'second' },
      wordsOf(counted),
    );
    return true;
  }
  const found = cursor.take(TRAFFIC);
  if (found === null) return false;
  const adverb = found[2 + RATE_PERIODS.length];
  const per =
    periodIn(found.slice(2, 2 + RATE_PERIODS.length)) ?? (adverb === undefined ? null : ADVERBS[adverb.toLowerCase()]!);
  const words = wordsOf(counted);
  const count = positive(times(number, magnitude(found[1])), words);
  if (per === null) draft.requests = { count, words };
  else draft.set('traffic', { count, per }, words);
  return true;
}

function takeSpeed(counted: Counted): boolean {
  const { cursor, draft, number } = counted;
  const found = cursor.take(SPEED);
  if (found === null) return false;
  draft.set('tps', times(number, magnitude(found[1] ?? found[2])), wordsOf(counted));
  return true;
}

function takeTokens(counted: Counted): boolean {
  const { cursor, draft, number } = counted;
  const each = cursor.take(TOKENS_EACH);
  if (each !== null) {
    draft.set('tokensIn', times(number, magnitude(each[1])), wordsOf(counted));
    return true;
  }
  const aside = cursor.take(TOKENS_ASIDE);
  if (aside !== null) {
    const slot = /^(?:in|prompt|context)/i.test(aside[2] ?? '') ? 'tokensIn' : 'tokensOut';
    draft.set(slot, times(number, magnitude(aside[1])), wordsOf(counted));
    return true;
  }
  const rate = cursor.take(TOKENS_RATE);
  if (rate !== null) {
    const per =
      periodIn(rate.slice(2, 2 + RATE_PERIODS.length)) ??
      ADVERBS[(rate[2 + RATE_PERIODS.length] ?? 'daily').toLowerCase()]!;
    draft.set('tokenTraffic', { count: times(number, magnitude(rate[1])), per }, wordsOf(counted));
    return true;
  }
  const found = cursor.take(TOKENS);
  if (found === null) return false;
  draft.set('tokens', times(number, magnitude(found[1])), wordsOf(counted));
  return true;
}

function takeParams(counted: Counted): boolean {
  const { cursor, draft, number } = counted;
  const found = cursor.take(PARAMS);
  if (found === null) return false;
  draft.set('params', times(number, magnitude(found[1] ?? 'b')), wordsOf(counted));
  return true;
}

function takeBandwidth(counted: Counted): boolean {
  const { cursor, draft, number } = counted;
  const found = cursor.take(BANDWIDTH);
  if (found === null) return false;
  const step = { m: over(ONE, whole(1000)), g: ONE, t: whole(1000) }[(found[1] ?? 'g').toLowerCase()] ?? ONE;
  draft.set('bandwidth', positive(times(number, step), wordsOf(counted)), wordsOf(counted));
  return true;
}

function takeSize(counted: Counted): boolean {
  const { cursor, draft, number } = counted;
  const found = cursor.take(SIZE);
  if (found === null) return false;
  const { one, binary } = sizeOf(found.slice(1));
  const amount = times(number, one);
  const words = wordsOf(counted);
  const [memory, model] = found.slice(5);
  if (memory !== undefined || model !== undefined) draft.set('mem', binary ? times(amount, GIB) : amount, words);
  else {
    const rate = cursor.take(SIZE_RATE);
    const adverb = rate?.[1 + RATE_PERIODS.length];
    const per =
      rate === null
        ? null
        : (periodIn(rate.slice(1, 1 + RATE_PERIODS.length)) ?? ADVERBS[(adverb ?? 'daily').toLowerCase()]!);
    draft.set('size', { amount, binary }, words);
    if (per !== null) draft.set('sizePer', per, wordsOf(counted));
  }
  return true;
}

const GIB = over(whole(1024 ** 3), whole(10 ** 9));

function takeFlops(counted: Counted): boolean {
  const { cursor, draft, number } = counted;
  const found = cursor.take(FLOPS);
  if (found === null) return false;
  const power = FLOPS_POWERS.indexOf((found[1] ?? '').toLowerCase());
  draft.set('flops', times(number, { n: 10n ** BigInt(3 * power), d: 1n }), wordsOf(counted));
  return true;
}

function takeCounts(counted: Counted): boolean {
  const { cursor, draft, number } = counted;
  if (cursor.take(EPOCHS) !== null) {
    draft.epochs = { count: number, words: wordsOf(counted) };
    return true;
  }
  if (cursor.take(REGIONS) !== null) {
    draft.set('regionCount', { count: counting(number, wordsOf(counted)), all: false }, wordsOf(counted));
    return true;
  }
  for (const [unit, slot] of COUNT_UNITS) {
    if (cursor.take(unit) === null) continue;
    draft.set(slot as 'checkpoints', number, wordsOf(counted));
    return true;
  }
  return false;
}

function takeSwing(counted: Counted): boolean {
  const { cursor, draft, number } = counted;
  if (cursor.take(SWING) === null) return false;
  draft.set('swing', number, wordsOf(counted));
  return true;
}

/** "70B", "2T": which of parameters, tokens or data it counts is told by the rest of the request. */
function takeMagnitude(counted: Counted): boolean {
  const { cursor, draft, number } = counted;
  const found = cursor.take(BARE_MAGNITUDE);
  if (found === null) return false;
  const letters = found[1] ?? '';
  draft.bare.push({ number: times(number, magnitude(letters)), letter: letters, words: wordsOf(counted) });
  return true;
}

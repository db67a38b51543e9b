// Sentences: cuts a paragraph into pieces small enough that a single fact can be quoted.
import type { Range } from '../entry.ts';

/** The longest quote that a citation may carry, in UTF-16 code units of raw source text. */
export const QUOTE_LIMIT = 1500;

/** A paragraph of more words than this is cut into groups of whole sentences. */
const GROUP_WORDS = 45;

/** Words whose full stop ends no sentence. */
const ABBREVIATIONS = new Set(
  'e.g i.e eg ie vs etc cf al approx ca resp incl excl est fig figs eq no nos vol ch sec pp p mr mrs ms dr prof st inc ltd co corp jr sr dept min max avg std dev ver v jan feb mar apr jun jul aug sep sept oct nov dec a.m p.m u.s u.k z.b d.h bzw usw ca'.split(
    ' ',
  ),
);

/** These often end a sentence as well: they join only what goes on in lower case or with a figure. */
const ENDING_ABBREVIATIONS = new Set(['etc', 'a.m', 'p.m', 'u.s', 'u.k', 'inc', 'ltd', 'co', 'corp', 'no']);

const BOUNDARY = /(?:[.!?…؟۔।]+["'”’»)\]*_`]*[ \t\r\n]+|[。！？]+[”’」』）]*\s*|\r?\n[ \t]*\r?\n)/gu;

/** The sentences of `text` between `start` and `end`, without the white space around them. */
export function sentencesOf(text: string, start = 0, end: number = text.length): Range[] {
  const sentences: Range[] = [];
  let from = start;
  BOUNDARY.lastIndex = start;
  for (let match = BOUNDARY.exec(text); match !== null && match.index < end; match = BOUNDARY.exec(text)) {
    const next = Math.min(match.index + match[0].length, end);
    if (!endsSentence(text, from, match.index, next, end)) continue;
    pushTrimmed(sentences, text, from, next);
    from = next;
  }
  pushTrimmed(sentences, text, from, end);
  return sentences;
}

/**
 * The paragraph between `start` and `end` as one range when it is short, else as groups of whole sentences of about
 * 45 words; no range is longer than a quote may be.
 */
export function sentenceGroups(text: string, start = 0, end: number = text.length): Range[] {
  const whole = trimmed(text, start, end);
  if (whole === null) return [];
  if (wordCount(text, whole) <= GROUP_WORDS) return cutLong(text, whole);
  const groups: Range[] = [];
  let words = 0;
  for (const sentence of sentencesOf(text, whole.start, whole.end)) {
    const more = wordCount(text, sentence);
    const last = groups.at(-1);
    if (last !== undefined && words + more <= GROUP_WORDS) {
      groups[groups.length - 1] = { start: last.start, end: sentence.end };
      words += more;
    } else {
      groups.push(sentence);
      words = more;
    }
  }
  return groups.flatMap(group => cutLong(text, group));
}

/** Cuts a range that is too long for a quote: at the last sentence, line or word that still fits. */
export function cutLong(text: string, range: Range, limit: number = QUOTE_LIMIT): Range[] {
  const pieces: Range[] = [];
  let start = range.start;
  while (range.end - start > limit) {
    const cut = lastCut(text, start, start + limit);
    pushTrimmed(pieces, text, start, cut);
    start = cut;
  }
  pushTrimmed(pieces, text, start, range.end);
  return pieces;
}

/** How many words stand in a range; a run of letters of a script without spaces counts by its length. */
export function wordCount(text: string, range: Range): number {
  let count = 0;
  let inWord = false;
  for (let at = range.start; at < range.end; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0x3040 && code <= 0xd7af) count += 0.6;
    const space = code === 0x20 || (code >= 0x09 && code <= 0x0d) || code === 0xa0;
    if (!space && !inWord) count += 1;
    inWord = !space;
  }
  return count;
}

function endsSentence(text: string, from: number, at: number, next: number, end: number): boolean {
  if (next >= end || text[at] !== '.') return true;
  if (text.startsWith('..', at)) return !/[\p{Ll}]/u.test(characterAt(text, next));
  const word = /[\p{L}\p{N}.]*$/u.exec(text.slice(Math.max(from, at - 12), at))?.[0].toLowerCase() ?? '';
  const goesOn = /[\p{Ll}]/u.test(characterAt(text, next));
  if (goesOn) return !ABBREVIATIONS.has(word) && word.length !== 1;
  if (ENDING_ABBREVIATIONS.has(word)) return !/\p{N}/u.test(characterAt(text, next));
  return !ABBREVIATIONS.has(word) && !isInitial(text, at, word);
}

/** A lone capital before the stop is an initial (J. Smith), unless it is the word I. */
function isInitial(text: string, at: number, word: string): boolean {
  return word.length === 1 && word !== 'i' && /\p{Lu}/u.test(text[at - 1] ?? '');
}

function characterAt(text: string, at: number): string {
  return String.fromCodePoint(text.codePointAt(at) ?? 0x20);
}

function lastCut(text: string, start: number, limit: number): number {
  const window = text.slice(start, limit);
  const half = window.length / 2;
  const sentence = sentencesOf(window).at(-1);
  if (sentence !== undefined && sentence.start > half) return start + sentence.start;
  const line = window.lastIndexOf('\n');
  if (line > half) return start + line + 1;
  const space = window.lastIndexOf(' ');
  if (space > half) return start + space + 1;
  const code = window.charCodeAt(window.length - 1);
  const splitsPair = code >= 0xd800 && code <= 0xdbff;
  return splitsPair ? limit - 1 : limit;
}

function pushTrimmed(into: Range[], text: string, start: number, end: number): void {
  const range = trimmed(text, start, end);
  if (range !== null) into.push(range);
}

/** The range without white space at its ends; null when nothing is left. */
export function trimmed(text: string, start: number, end: number): Range | null {
  let from = start;
  let to = end;
  while (from < to && isSpace(text.charCodeAt(from))) from += 1;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to -= 1;
  return from < to ? { start: from, end: to } : null;
}

function isSpace(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d) || code === 0xa0 || code === 0xfeff || code === 0x3000;
}

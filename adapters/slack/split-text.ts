// Splits text where a reader would pause: between paragraphs, lines, sentences, words, and never within a letter.

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Ends of paragraphs, of lines, of sentences, of words: the first of them that is near enough to the end is taken. */
const PAUSES = [/\n[^\S\n]*\n\s*/g, /\n/g, /[.!?…。！？]["'”’)\]]*\s+/g, /\s+/g];
/** How much of a piece may stay empty for the sake of a better pause. */
const SLACK = 0.5;

/** The text in pieces of at most `max` characters; put together they are the text again. */
export function splitText(text: string, max: number): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > max) {
    const end = pauseIn(rest.slice(0, max)) ?? letterEnd(rest, max);
    pieces.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return rest === '' ? pieces : [...pieces, rest];
}

/** The text, or its beginning with `…`, in at most `max` characters. */
export function shorten(text: string, max: number): string {
  return text.length <= max ? text : `${text.slice(0, letterEnd(text, max - 1)).trimEnd()}…`;
}

function pauseIn(window: string): number | undefined {
  return PAUSES.map(pause => lastEnd(window, pause)).find(end => end > window.length * SLACK);
}

function lastEnd(window: string, pause: RegExp): number {
  const last = [...window.matchAll(pause)].at(-1);
  return last === undefined ? 0 : last.index + last[0].length;
}

/** Where the last whole letter within `max` characters ends; a letter that is longer by its marks is split all the same. */
function letterEnd(text: string, max: number): number {
  // A little more than fits tells whether the last letter goes on.
  const window = text.slice(Math.max(0, max - 100), max + 100);
  const offset = Math.max(0, max - 100);
  const ends = [...graphemes.segment(window)].map(({ index, segment }) => offset + index + segment.length);
  const end = ends.findLast(at => at <= max) ?? 0;
  return end > offset ? end : codePointEnd(text, max);
}

function codePointEnd(text: string, max: number): number {
  const code = text.charCodeAt(max - 1);
  const isSplit = code >= 0xd800 && code <= 0xdbff;
  return isSplit && max > 1 ? max - 1 : max;
}

// The words of a text as verification compares them: character references resolved, markup and signs left out.

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  szlig: 'ß',
  aelig: 'æ',
  oelig: 'œ',
  oslash: 'ø',
  micro: 'µ',
  frac12: '½',
  frac14: '¼',
  sup2: '²',
  sup3: '³',
};

/** Marks by the names that they have in character references such as `&eacute;`. */
const MARKS: Readonly<Record<string, string>> = {
  grave: '\u0300',
  acute: '\u0301',
  circ: '\u0302',
  tilde: '\u0303',
  uml: '\u0308',
  ring: '\u030a',
  caron: '\u030c',
  cedil: '\u0327',
};

const REFERENCE = /&(?:#(\d+)|#x([\da-f]+)|([a-z]\w*));/gi;

/** The words of `text` in their order, each in one form however it was written. */
export function wordsOf(text: string): string[] {
  return plain(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/** The same for text with marks of emphasis, code and escaping inside words, as in `**Sage**Maker`. */
export function joinedWords(text: string): string[] {
  return wordsOf(text.replace(/[*_~`\\]+/g, ''));
}

/** Quotes as one text, without the tags that a page shows nothing of. */
export function withoutTags(quotes: readonly string[]): string {
  return quotes.join(' ').replace(/<\/?[a-z][^<>]*>/gi, '');
}

function plain(text: string): string {
  return text
    .replace(REFERENCE, (whole, decimal, hex, name) =>
      name ? named(name, whole) : character(decimal ? Number(decimal) : Number.parseInt(hex, 16), whole),
    )
    .normalize('NFKC');
}

function character(code: number, whole: string): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}

function named(name: string, whole: string): string {
  const [, letter, mark] = /^([a-z])([a-z]+)$/i.exec(name) ?? [];
  const marked = letter && mark ? MARKS[mark] : undefined;
  return marked ? `${letter}${marked}` : (NAMED[name.toLowerCase()] ?? whole);
}

/** Whether `lead` names a figure that is no word of `quote`. */
export function hasForeignFigure(lead: string, quote: string): boolean {
  if (!/\p{N}/u.test(lead)) return false;
  const quoted = new Set(wordsOf(quote));
  return wordsOf(lead).some(word => /\p{N}/u.test(word) && !quoted.has(word));
}

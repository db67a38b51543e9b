// Option letters of many scripts, and the letters that an answer names.

const SEQUENCES = [
  'ABCDEFGHIJ',
  'АБВГДЕЖЗИК',
  'ΑΒΓΔΕΖΗΘΙΚ',
  'أبجدهوزحطي',
  'ابتثجحخدذر',
  'אבגדהוזחטי',
  'あいうえおかきくけこ',
  'アイウエオカキクケコ',
  '甲乙丙丁戊己庚辛壬癸',
  '가나다라마바사아자차',
  'ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊ',
  '①②③④⑤⑥⑦⑧⑨⑩',
  'कखगघङचछजझञ',
  'กขคงจฉชซฌญ',
];

const ALL = SEQUENCES.join('');
const LETTER = `[${ALL}a-jа-икα-κ]`;

/** Places that a letter may hold in its script's order: some letters stand in two orders. */
export function placesOf(letter: string): readonly number[] {
  const upper = letter.toUpperCase();
  const places = SEQUENCES.map(sequence => sequence.indexOf(upper)).filter(place => place >= 0);
  return [...new Set(places)];
}

/** The mark of a lettered option at the start of a line: `A)`, `**B.**`, `(c)`, `أ -`. */
const OPTION_MARK = new RegExp(
  String.raw`^[ \t>]*(?:[-*+•][ \t]+)?(?:✅|✔️?|☑️?|❌|🔘)?[ \t]*(\*\*|__|\*|<b>)?[ \t]*(?:[(（\[]?(${LETTER})[)\]）](?:[.:])?|(${LETTER})[ \t]*(?:\\?[.:：、．]|[ \t]-(?=[ \t])|-(?=[ \t])))(\*\*|__|\*|<\/b>)?[ \t]*`,
  'u',
);

/** Wide gaps stand in tables and drawings; the pattern would try every way to share them out. */
const GAP = /[ \t]{30}/;

/** The option mark that a text starts with: its length and its letter. */
export function optionMark(text: string): { readonly length: number; readonly letter: string } | null {
  const head = text.slice(0, 200);
  const match = GAP.test(head) ? null : OPTION_MARK.exec(head);
  const letter = match?.[2] ?? match?.[3];
  return match === null || letter === undefined ? null : { length: match[0].length, letter };
}

const NAMED = new RegExp(
  String.raw`^[\s*_\x60("'\[:：.\-–—]*(?:(?:the )?(?:correct |right )?(?:options?|choices?|answers?|letters?|is|are|вариант|选项|選項)[\s*_:：]*)*[("'\[*_\x60]*(${LETTER}(?:[)\]]?(?:\s*(?:,|&|\/|\+|;|and|or|y|und|et|и|و|、)\s*|(?=[A-J]))[("'\[*_\x60]*(?:option |choice )?${LETTER}(?![\p{L}]))*)(?:[)\].:：,;、*_\x60"'\s]*$|[)\]*_\x60]*(?:[)\].:：,;、\-–—*_\x60\n\r]|\s+[-–—(]|\s+(?:is|are|because|since)\s|\s+[\p{L} ]{1,20}[:：]))`,
  'iu',
);

/** Places of the options that a text names as right ("B", "A, C and D", "(b) because …"); empty when it names none. */
export function lettersNamed(text: string): readonly (readonly number[])[] {
  const match = NAMED.exec(text.slice(0, 200));
  if (match?.[1] === undefined) return [];
  const letters = match[1].replace(/\b(?:and|or|und|et|option|choice)\b/gi, ' ').match(new RegExp(LETTER, 'giu')) ?? [];
  return letters.map(placesOf).filter(places => places.length > 0);
}

/** What is said after the letters that a text names, with the words that join it to them. */
export function reasonAfterLetters(text: string): string {
  const letters = NAMED.exec(text.slice(0, 200))?.[1];
  if (letters === undefined) return '';
  return text.slice(text.indexOf(letters) + letters.length).replace(/^[)\].:：,;、\s*_–—-]+/u, '');
}

/** What remains of a text after the letters that it names. */
export function afterLetters(text: string): string {
  return text.replace(NAMED, '').trim();
}

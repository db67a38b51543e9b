// Text to tokens: folded, split and stemmed the same way for banks, glossaries and questions.
import { stemmer } from 'stemmer';

/** One word of a text: as folded, and its stem, which is what indexes hold. */
export interface Token {
  readonly word: string;
  readonly stem: string;
}

// Names that a plain split would lose: C++ and C#, and the comparison operators that questions about code turn on.
const SYMBOLS: readonly (readonly [RegExp, string])[] = [
  [/(?<![\p{L}\p{N}])c\+\+/gu, ' cpp '],
  [/\b([cf])#/g, ' $1sharp '],
  [/(^|\s)\.net\b/g, '$1dotnet '],
];
// Of the operators, those that people also type as punctuation count only where code has them: `a ?? b`, `a?.b`, `...rest`.
const NULLISH = /(?<=\S\s+)\?\?(?=\s+\S)/u;
const OPTIONAL = /(?<=[\p{L}\p{N})\]])\?\.(?=[\p{L}[(])/u;
const SPREAD = /(?<![\p{L}\p{N}.?!])\.{3}(?=[\p{L}[{])/u;
const WORD = new RegExp(
  `[\\p{L}\\p{M}\\p{N}]+(?:\\.[\\p{L}\\p{N}]+)*|[=!<>]=+|=>|&&|\\|\\||${NULLISH.source}|${OPTIONAL.source}|${SPREAD.source}`,
  'gu',
);
const THOUSANDS = /(\d),(?=\d{3}(?!\d))/g;
// Contractions are two words. Joined, some would be a third one: "I'll" is not "ill", "we're" not "were".
const CONTRACTIONS: readonly (readonly [RegExp, string])[] = [
  [/(?<!\p{L})can['’]t(?![\p{L}\p{N}])/gu, 'can not'],
  [/(?<!\p{L})won['’]t(?![\p{L}\p{N}])/gu, 'will not'],
  [/(?<!\p{L})shan['’]t(?![\p{L}\p{N}])/gu, 'shall not'],
  [/(?<!\p{L})ain['’]t(?![\p{L}\p{N}])/gu, 'is not'],
  [/(\p{L})n['’]t(?![\p{L}\p{N}])/gu, '$1 not'],
  [/(\p{L})['’]ll(?![\p{L}\p{N}])/gu, '$1 will'],
  [/(\p{L})['’]re(?![\p{L}\p{N}])/gu, '$1 are'],
  [/(\p{L})['’]ve(?![\p{L}\p{N}])/gu, '$1 have'],
  [/(\p{L})['’]d(?![\p{L}\p{N}])/gu, '$1 would'],
  [/(?<!\p{L})i['’]m(?![\p{L}\p{N}])/gu, 'i am'],
  [/(\p{L})['’]s(?![\p{L}\p{N}])/gu, '$1'],
];
const APOSTROPHE = /(\p{L})['’](?=\p{L})/gu;
// Scripts that are written without spaces: indexed as pairs of characters. Words of other scripts among them stay whole.
const UNSPACED = '\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Thai}\\p{scx=Lao}\\p{scx=Khmr}';
const IS_UNSPACED = new RegExp(`[${UNSPACED}]`, 'u');
const RUNS = new RegExp(`[${UNSPACED}]+|[^${UNSPACED}]+`, 'gu');
const NUMBER_WITH_UNIT = /^(\d+)x?([a-z][a-z\d]*)$/;

/** The tokens of `text`, in order. Compounds such as `p5.48xlarge` come whole and in parts. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of fold(text).match(WORD) ?? []) for (const token of tokensOf(match)) tokens.push(token);
  return tokens;
}

/** Lower case, compatibility forms joined, contractions written out, apostrophes and thousands separators out. */
function fold(text: string): string {
  let folded = text.normalize('NFKC').toLowerCase();
  for (const [pattern, name] of SYMBOLS) folded = folded.replace(pattern, name);
  if (/['’]/.test(folded)) for (const [pattern, words] of CONTRACTIONS) folded = folded.replace(pattern, words);
  return folded.replace(APOSTROPHE, '$1').replace(THOUSANDS, '$1');
}

function pieces(word: string): readonly string[] {
  if (!IS_UNSPACED.test(word)) return piecesOfSpaced(word);
  const runs = word.split('.').flatMap(part => part.match(RUNS) ?? []);
  return runs.flatMap(run => (IS_UNSPACED.test(run) ? pairs(run) : piecesOfSpaced(run)));
}

function piecesOfSpaced(word: string): readonly string[] {
  if (word.includes('.') && /[\p{L}\p{N}]/u.test(word)) return [word, ...word.split('.')];
  const unit = NUMBER_WITH_UNIT.exec(word);
  return unit ? [word, unit[1]!, unit[2]!] : [word];
}

function pairs(word: string): string[] {
  const characters = [...word];
  if (characters.length < 2) return characters;
  return characters.slice(1).map((character, i) => `${characters[i]}${character}`);
}

/** What words met before come to. What is kept here only saves time. */
const tokensBefore = new Map<string, readonly Token[]>();
const REMEMBERED = 200_000;

function tokensOf(match: string): readonly Token[] {
  const known = tokensBefore.get(match);
  if (known) return known;
  if (tokensBefore.size >= REMEMBERED) tokensBefore.clear();
  const tokens = pieces(match).map(tokenOf);
  tokensBefore.set(match, tokens);
  return tokens;
}

function tokenOf(word: string): Token {
  return { word, stem: /^[a-z]+$/.test(word) ? stemmer(word) : word };
}

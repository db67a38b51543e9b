// Text to tokens: folded, split and stemmed the same way for banks, glossaries and questions.
import { stemmer } from 'stemmer';

/** One word of a text: as folded, and its stem, which is what indexes hold. */
export interface Token {
  readonly word: string;
  readonly stem: string;
}

// Names that a plain split would lose: C++ and C#, and the comparison operators that questions about code turn on.
const SYMBOLS: readonly (readonly [RegExp, string])[] = [
  [/c\+\+/g, ' cpp '],
  [/\b([cf])#/g, ' $1sharp '],
  [/(^|\s)\.net\b/g, '$1dotnet '],
];
const WORD = /[\p{L}\p{M}\p{N}]+(?:\.[\p{L}\p{N}]+)*|[=!<>]=+|=>|&&|\|\||\?\?|\?\.|\.\.\./gu;
const THOUSANDS = /(\d),(?=\d{3}(?!\d))/g;
const POSSESSIVE = /(\p{L})['’]s\b/gu;
const APOSTROPHE = /(\p{L})['’](?=\p{L})/gu;
// Scripts that are written without spaces: indexed as pairs of characters.
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;
const NUMBER_WITH_UNIT = /^(\d+)x?([a-z][a-z\d]*)$/;

/** The tokens of `text`, in order. Compounds such as `p5.48xlarge` come whole and in parts. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  for (const [match] of fold(text).matchAll(WORD)) for (const word of pieces(match)) tokens.push(tokenOf(word));
  return tokens;
}

/** Lower case, compatibility forms joined, apostrophes and thousands separators out. */
export function fold(text: string): string {
  let folded = text.normalize('NFKC').toLowerCase();
  for (const [pattern, name] of SYMBOLS) folded = folded.replace(pattern, name);
  return folded.replace(POSSESSIVE, '$1').replace(APOSTROPHE, '$1').replace(THOUSANDS, '$1');
}

function pieces(word: string): readonly string[] {
  if (UNSPACED.test(word)) return pairs(word);
  if (word.includes('.') && /[\p{L}\p{N}]/u.test(word)) return [word, ...word.split('.')];
  const unit = NUMBER_WITH_UNIT.exec(word);
  return unit ? [word, unit[1]!, unit[2]!] : [word];
}

function pairs(word: string): string[] {
  const characters = [...word];
  if (characters.length < 2) return characters;
  return characters.slice(1).map((character, i) => `${characters[i]}${character}`);
}

const stems = new Map<string, Token>();
const REMEMBERED = 200_000;

function tokenOf(word: string): Token {
  const known = stems.get(word);
  if (known) return known;
  if (stems.size >= REMEMBERED) stems.clear();
  const token = { word, stem: /^[a-z]+$/.test(word) ? stemmer(word) : word };
  stems.set(word, token);
  return token;
}

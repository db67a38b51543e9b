// Text to tokens: folded, split and stemmed the same way for banks, glossaries and questions.
import { stemmer } from 'stemmer';

/** One word of a text: as folded, and its stem, which is what indexes hold. */
export interface Token {
  readonly word: string;
  readonly stem: string;
}

/** What a text is split by, made for the letters that it has. */
interface Patterns {
  readonly word: RegExp;
  readonly symbols: readonly (readonly [RegExp, string])[];
  readonly contractions: readonly (readonly [RegExp, string])[];
  readonly apostrophe: RegExp;
}

/** Patterns over letters, digits and marks given as what stands between brackets. */
function patternsOver(letter: string, digit: string, mark: string, unicode: 'u' | ''): Patterns {
  const all = `g${unicode}`;
  const after = `(?![${letter}${digit}])`;
  const before = `(?<![${letter}])`;
  // Of the operators, those that people also type as punctuation count only where code has them: `a ?? b`, `a?.b`, `...rest`.
  const operators = [
    '[=!<>]=+|=>|&&|\\|\\|',
    '(?<=\\S\\s+)\\?\\?(?=\\s+\\S)',
    `(?<=[${letter}${digit})\\]])\\?\\.(?=[${letter}[(])`,
    `(?<![${letter}${digit}.?!])\\.{3}(?=[${letter}[{])`,
  ];
  const end = (ending: string, words: string) => [new RegExp(`([${letter}])${ending}${after}`, all), words] as const;
  const whole = (contraction: string, words: string) =>
    [new RegExp(`${before}${contraction}${after}`, all), words] as const;
  return {
    word: new RegExp(`[${letter}${mark}${digit}]+(?:\\.[${letter}${digit}]+)*|${operators.join('|')}`, all),
    // Names that a plain split would lose.
    symbols: [
      [new RegExp(`(?<![${letter}${digit}])c\\+\\+`, all), ' cpp '],
      [/\b([cf])#/g, ' $1sharp '],
      [/(^|\s)\.net\b/g, '$1dotnet '],
    ],
    // Contractions are two words. Joined, some would be a third one: "I'll" is not "ill", "we're" not "were".
    contractions: [
      whole("can['’]t", 'can not'),
      whole("won['’]t", 'will not'),
      whole("shan['’]t", 'shall not'),
      whole("ain['’]t", 'is not'),
      end("n['’]t", '$1 not'),
      end("['’]ll", '$1 will'),
      end("['’]re", '$1 are'),
      end("['’]ve", '$1 have'),
      end("['’]d", '$1 would'),
      whole("i['’]m", 'i am'),
      end("['’]s", '$1'),
    ],
    apostrophe: new RegExp(`([${letter}])['’](?=[${letter}])`, all),
  };
}

const PLAIN = /^[\x00-\x7f]*$/;

/** Whether `text` is of ASCII alone, for which narrower and quicker patterns do. */
export function isPlain(text: string): boolean {
  return PLAIN.test(text);
}

const plainPatterns = patternsOver('a-z', '0-9', '', '');
// Classes of all the world's letters take milliseconds to compile, which a short question in plain letters need not wait for.
let worldPatterns: Patterns | null = null;

function patternsFor(text: string): Patterns {
  if (isPlain(text)) return plainPatterns;
  worldPatterns ??= patternsOver('\\p{L}', '\\p{N}', '\\p{M}', 'u');
  return worldPatterns;
}

const THOUSANDS = /(\d),(?=\d{3}(?!\d))/g;
// Scripts that are written without spaces: indexed as pairs of characters. Words of other scripts among them stay whole.
const UNSPACED = '\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Thai}\\p{scx=Lao}\\p{scx=Khmr}';
let unspaced: { readonly any: RegExp; readonly runs: RegExp } | null = null;

function unspacedPatterns() {
  unspaced ??= { any: new RegExp(`[${UNSPACED}]`, 'u'), runs: new RegExp(`[${UNSPACED}]+|[^${UNSPACED}]+`, 'gu') };
  return unspaced;
}

const NUMBER_WITH_UNIT = /^(\d+)x?([a-z][a-z\d]*)$/;

/** The tokens of `text`, in order. Compounds such as `p5.48xlarge` come whole and in parts. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  const normal = text.normalize('NFKC').toLowerCase();
  const patterns = patternsFor(normal);
  for (const match of fold(normal, patterns).match(patterns.word) ?? []) {
    for (const token of tokensOf(match)) tokens.push(token);
  }
  return tokens;
}

/** Contractions written out, apostrophes and thousands separators out. */
function fold(text: string, { symbols, contractions, apostrophe }: Patterns): string {
  let folded = text;
  if (/[+#.]/.test(folded)) for (const [pattern, name] of symbols) folded = folded.replace(pattern, name);
  if (/['’]/.test(folded)) {
    for (const [pattern, words] of contractions) folded = folded.replace(pattern, words);
    folded = folded.replace(apostrophe, '$1');
  }
  return folded.replace(THOUSANDS, '$1');
}

function pieces(word: string): readonly string[] {
  if (isPlain(word)) return piecesOfSpaced(word);
  const { any, runs } = unspacedPatterns();
  if (!any.test(word)) return piecesOfSpaced(word);
  const cut = word.split('.').flatMap(part => part.match(runs) ?? []);
  return cut.flatMap(run => (any.test(run) ? pairs(run) : piecesOfSpaced(run)));
}

function piecesOfSpaced(word: string): readonly string[] {
  if (word.includes('.') && !word.startsWith('.') && !word.startsWith('?')) return [word, ...word.split('.')];
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

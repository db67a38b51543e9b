// Reads a question: its words with their weights, spelling put right, what its words stand for, the turns before it.
import type { Concept, ConceptFinder } from './concepts.ts';
import { type Alternatives, type QueryTerm, termNumber } from './lexical.ts';
import { withoutPleasantries } from './pleasantries.ts';
import type { SearchIndex } from './search-index.ts';
import { STOP_WEIGHT } from './search-index.ts';
import type { Speller } from './spelling.ts';
import { isStopWord } from './stop-words.ts';
import { type Token, tokenise } from './tokenise.ts';

/** A word of substance in the question, and what it was read as. */
export interface ContentWord {
  readonly word: string;
  /** The word as read: as typed, or what it was taken for. */
  readonly read: string;
  readonly stem: string;
  /** Concepts that the word, or a phrase it is part of, stands for, and how safely. */
  readonly concepts: readonly QueryTerm[];
  readonly everyday: boolean;
  /** Whether the bank has the stem anywhere. */
  readonly known: boolean;
  /** From an earlier turn: it helps to find, and says little about what is asked now. */
  readonly carried: boolean;
}

/** A question as search reads it. */
export interface Query {
  readonly text: string;
  /** What to look for: for each word its stem or what it stands for, and the phrases that it is part of. */
  readonly terms: readonly Alternatives[];
  readonly content: readonly ContentWord[];
  /** Corrections made, for the reader: as typed, as read. */
  readonly corrections: readonly { readonly typed: string; readonly read: string }[];
  /** The text to embed: the question with its spelling put right. */
  readonly embeddable: string;
  /** The beginnings of the turns that it leans on, oldest first, to embed beside it. */
  readonly said: readonly string[];
}

const CORRECTED = 0.8;
const EVERYDAY = 0.6;

/** Reads `text` against a bank's index. */
export function readQuery(text: string, index: SearchIndex, concepts: ConceptFinder, speller: Speller): Query {
  const patient = patientSpeller(speller);
  const typed = withFiguresSaid(tokenise(withoutPleasantries(text)));
  const read = typed.flatMap(token => readToken(token, index, concepts, patient));
  const tokens = read.map(({ now }) => now);
  const found = concepts.find(tokens);
  const meanings = meaningsByToken(found, tokens.length);
  const content = read.flatMap(({ typed, now }, at): ContentWord[] =>
    isStopWord(now.word) || isCompound(tokens, at, index) || isStray(now, index)
      ? []
      : [
          {
            word: typed,
            read: now.word,
            stem: now.stem,
            concepts: meanings[at]!.map(({ term, weight }) => ({ term, weight })),
            everyday: concepts.isEveryday(now.stem) || SMALL_NUMBER.test(now.word),
            known: isKnown(now.stem, index),
            carried: false,
          },
        ],
  );
  return {
    text,
    terms: alternativesOf(read, found, meanings, concepts),
    content,
    corrections: correctionsOf(read),
    embeddable: tokens.map(token => token.word).join(' '),
    said: [],
  };
}

/** A token as read, the word that was typed for it, and whether the two differ. */
interface Reading {
  readonly typed: string;
  readonly now: Token;
  readonly changed: boolean;
}

/** Where this many words are known to nobody, they are of another language or none, and looking for more takes long. */
const MOST_LOOKED_FOR = 16;

function patientSpeller(speller: Speller): Speller {
  let left = MOST_LOOKED_FOR;
  return { correct: word => (left-- > 0 ? speller.correct(word) : null) };
}

function readToken(token: Token, index: SearchIndex, concepts: ConceptFinder, speller: Speller): Reading[] {
  const familiar = isStopWord(token.word) || isKnown(token.stem, index) || concepts.knows(token.stem);
  const better = familiar ? null : speller.correct(token.word);
  if (better === null) return [{ typed: token.word, now: token, changed: false }];
  return tokenise(better).map(now => ({ typed: token.word, now, changed: true }));
}

/** What was read as something else, for the reader; words of every sentence put right are not worth telling. */
function correctionsOf(read: readonly Reading[]): Query['corrections'] {
  const changed = Map.groupBy(
    read.filter(each => each.changed),
    ({ typed }) => typed,
  );
  return Array.from(changed, ([typed, readings]) => ({
    typed,
    read: [...new Set(readings.map(({ now }) => now.word))].join(' '),
    telling: readings.some(({ now }) => !isStopWord(now.word)),
  })).flatMap(({ telling, ...correction }) => (telling ? [correction] : []));
}

/** How many people, models or cards somebody has says as little of the subject as other words of every day. */
const SMALL_NUMBER = /^\d{1,3}$/;

/** Whether a token is a letter that the bank does not have: "w" for "with" says nothing. */
function isStray({ word, stem }: Token, index: SearchIndex): boolean {
  return word.length === 1 && /\p{Ll}/u.test(word) && !isKnown(stem, index);
}

/** Words after which a figure stands for a word; after others it is a count or a version: "layer 4", "llama 2". */
const BEFORE_SAID = new Set(
  (
    'able any available bad best better cheap cheapest difficult discount easiest easy enough fine going good great hard how ' +
    'impossible learn like looking ok possible price ready safe time trying used waiting want way what when where'
  ).split(' '),
);
/** What is counted comes in the plural, but for these. */
const COUNTED =
  /s$|^(?:bit|box|card|chip|core|day|gpu|hour|million|billion|minute|month|node|percent|people|person|second|way|week|year)$/;

const SAID = new Map([
  ['2', { word: 'to', stem: 'to' }],
  ['4', { word: 'for', stem: 'for' }],
]);

/** `tokens` with the words that figures stand for, as in "way 2 train" and "any good 4 inference". */
function withFiguresSaid(tokens: readonly Token[]): Token[] {
  return tokens.map((token, at) => {
    const next = tokens[at + 1]?.word ?? '';
    const before = tokens[at - 1]?.word ?? '';
    const stands = BEFORE_SAID.has(before) && /^\p{L}{3,}$/u.test(next) && !COUNTED.test(next);
    return (stands && SAID.get(token.word)) || token;
  });
}

/** Whether a token only joins those after it ("1tb" before "1" and "tb"), in a way that the bank does not have. */
function isCompound(tokens: readonly Token[], at: number, index: SearchIndex): boolean {
  const [whole, first, second] = [tokens[at]!, tokens[at + 1], tokens[at + 2]];
  if (!first || !second || isKnown(whole.stem, index)) return false;
  return whole.word.length > first.word.length && whole.word.startsWith(first.word) && /^\d|\./.test(whole.word);
}

/** Whether `word` is two words of the bank run together, as "autoscaling" where it says "auto-scaling". */
export function isJoined(word: string, index: SearchIndex): boolean {
  const isWord = (part: string) => isStopWord(part) || tokenise(part).some(({ stem }) => isKnown(stem, index));
  return Array.from(word, (_, at) => at).some(
    at => at >= 2 && word.length - at >= 2 && isWord(word.slice(0, at)) && isWord(word.slice(at)),
  );
}

function isKnown(stem: string, index: SearchIndex): boolean {
  return [index.entries, index.questions].some(each => termNumber(each, stem) !== undefined);
}

/** For each token the concepts that it, or a phrase it is part of, stands for. */
function meaningsByToken(found: readonly Concept[], count: number): readonly (readonly Concept[])[] {
  const meanings = Array.from({ length: count }, (): Concept[] => []);
  for (const concept of found) {
    for (let at = concept.at; at < concept.at + concept.length; at++) meanings[at]!.push(concept);
  }
  return meanings;
}

/** Alternatives for each distinct word, and for each distinct phrase of several words that stands for something. */
function alternativesOf(
  read: readonly Reading[],
  found: readonly Concept[],
  meanings: readonly (readonly Concept[])[],
  concepts: ConceptFinder,
): Alternatives[] {
  const groups = new Map<string, Alternatives>();
  read.forEach(({ now, changed }, at) => {
    const common = concepts.isEveryday(now.stem) ? EVERYDAY : 1;
    const weight = isStopWord(now.word) ? STOP_WEIGHT : changed ? CORRECTED : common;
    const alone = meanings[at]!.filter(concept => concept.length === 1);
    groups.set(now.stem, [{ term: now.stem, weight }, ...alone.map(({ term, weight }) => ({ term, weight }))]);
  });
  for (const { term, weight, length } of found) if (length > 1) groups.set(term, [{ term, weight }]);
  return [...groups.values()];
}

const LEANING = 0.5;
const TURN_WORDS = 40;
const TURNS = 2;
// Well over what counts of a turn, and short to read: an earlier answer may be a page, and a pasted log a hundred.
const TURN_CHARACTERS = 2000;

/** The beginnings of the turns that count, of all the earlier ones. */
export function turnsThatCount(context: readonly string[]): string[] {
  const said = context.filter(turn => turn.trim());
  return said.slice(-TURNS).map(turn => turn.slice(0, TURN_CHARACTERS));
}

/** How much a turn counts beside what is asked now, `age` turns after it: half, and half as much for each turn since. */
export function shareOfTurn(age: number): number {
  return LEANING / 2 ** age;
}

/** The question with the words of its last turns added at less weight. Long turns (answers, mostly) count by their beginning. */
export function carryContext(query: Query, turns: readonly Query[]): Query {
  const terms = [...query.terms];
  const met = new Set(query.terms.map(alternatives => alternatives[0]!.term));
  const content = [...query.content];
  turns.forEach((turn, i) => {
    const scale = shareOfTurn(turns.length - 1 - i) * Math.min(1, TURN_WORDS / 2 / Math.max(1, turn.content.length));
    for (const alternatives of turn.terms.slice(0, TURN_WORDS)) {
      if (met.has(alternatives[0]!.term)) continue;
      met.add(alternatives[0]!.term);
      terms.push(alternatives.map(({ term, weight }) => ({ term, weight: weight * scale })));
    }
    content.push(...newWords(content, turn));
  });
  const said = turns.map(turn => turn.embeddable.split(' ').slice(0, TURN_WORDS).join(' '));
  return { ...query, terms, content, said };
}

function newWords(content: readonly ContentWord[], turn: Query): ContentWord[] {
  const stems = new Set(content.map(word => word.stem));
  return turn.content
    .slice(0, TURN_WORDS)
    .filter(word => !stems.has(word.stem))
    .map(word => ({ ...word, carried: true }));
}

// Reads a question: its words with their weights, spelling put right, what its words stand for, the turns before it.
import type { ConceptFinder } from './concepts.ts';
import type { QueryTerm } from './lexical.ts';
import { leansOnContext } from './question-parts.ts';
import type { SearchIndex } from './search-index.ts';
import { STOP_WEIGHT } from './search-index.ts';
import type { Speller } from './spelling.ts';
import { isStopWord } from './stop-words.ts';
import { type Token, tokenise } from './tokenise.ts';

/** A word of substance in the question, and what it was read as. */
export interface ContentWord {
  readonly word: string;
  readonly stem: string;
  /** The stem of the known word that it was taken for, when nobody knows it as it stands. */
  readonly correctedTo: string | null;
  /** Concepts that the word, or a phrase it is part of, stands for. */
  readonly concepts: readonly string[];
  readonly everyday: boolean;
  /** Whether the bank has the stem anywhere. */
  readonly known: boolean;
  /** From an earlier turn: it helps to find, and says little about what is asked now. */
  readonly carried: boolean;
}

/** A question as search reads it. */
export interface Query {
  readonly text: string;
  readonly terms: readonly QueryTerm[];
  readonly content: readonly ContentWord[];
  /** Corrections made, for the reader: as typed, as read. */
  readonly corrections: readonly { readonly typed: string; readonly read: string }[];
  /** The text to embed: the question with its spelling put right, and earlier turns when it leans on them. */
  readonly embeddable: string;
}

const CORRECTED = 0.8;

/** Reads `text` against a bank's index. */
export function readQuery(text: string, index: SearchIndex, concepts: ConceptFinder, speller: Speller): Query {
  const typed = tokenise(text);
  const read = typed.map(token => correct(token, index, concepts, speller));
  const tokens = read.map(token => token.now);
  const found = concepts.find(tokens);
  const terms = new Map<string, number>();
  for (const { now, changed } of read) {
    raise(terms, now.stem, isStopWord(now.word) ? STOP_WEIGHT : changed ? CORRECTED : 1);
  }
  for (const { term, weight } of found) raise(terms, term, weight);
  const content = read.flatMap(({ now, changed }, at): ContentWord[] =>
    isStopWord(now.word)
      ? []
      : [
          {
            word: typed[at]!.word,
            stem: now.stem,
            correctedTo: changed ? now.stem : null,
            concepts: found.filter(c => c.at <= at && at < c.at + c.length).map(c => c.term),
            everyday: concepts.isEveryday(now.stem),
            known: isKnown(now.stem, index),
            carried: false,
          },
        ],
  );
  return {
    text,
    terms: [...terms].map(([term, weight]) => ({ term, weight })),
    content,
    corrections: read.flatMap(({ now, changed }, at) => (changed ? [{ typed: typed[at]!.word, read: now.word }] : [])),
    embeddable: tokens.map(token => token.word).join(' '),
  };
}

function correct(token: Token, index: SearchIndex, concepts: ConceptFinder, speller: Speller) {
  const familiar = isStopWord(token.word) || isKnown(token.stem, index) || concepts.knows(token.stem);
  const better = familiar ? null : speller.correct(token.word);
  return better ? { now: tokenise(better)[0] ?? token, changed: true } : { now: token, changed: false };
}

function isKnown(stem: string, index: SearchIndex): boolean {
  return index.entries.vocabulary.has(stem) || index.questions.vocabulary.has(stem);
}

function raise(terms: Map<string, number>, term: string, weight: number): void {
  terms.set(term, Math.max(terms.get(term) ?? 0, weight));
}

const LEANING = 0.5;
const STANDING = 0.1;
const TURN_WORDS = 40;
const TURNS = 2;

/**
 * The question with the words of its last turns added at less weight: half a word's when it leans on them, hardly
 * anything when it stands alone. Long turns (answers, mostly) count by their beginning.
 */
export function carryContext(query: Query, turns: readonly Query[]): Query {
  const share = leansOnContext(query.text) ? LEANING : STANDING;
  const terms = new Map(query.terms.map(({ term, weight }) => [term, weight]));
  const content = [...query.content];
  turns.slice(-TURNS).forEach((turn, i, { length }) => {
    const faded = share / 2 ** (length - 1 - i);
    const scale = faded * Math.min(1, TURN_WORDS / 2 / Math.max(1, turn.content.length));
    for (const { term, weight } of turn.terms.slice(0, TURN_WORDS))
      if (!terms.has(term)) terms.set(term, weight * scale);
    if (share === LEANING) content.push(...newWords(content, turn));
  });
  const before = share === LEANING ? turns.at(-1)?.embeddable.split(' ').slice(0, TURN_WORDS).join(' ') : undefined;
  return {
    ...query,
    terms: [...terms].map(([term, weight]) => ({ term, weight })),
    content,
    embeddable: before ? `${query.embeddable} ${before}` : query.embeddable,
  };
}

function newWords(content: readonly ContentWord[], turn: Query): ContentWord[] {
  const stems = new Set(content.map(word => word.stem));
  return turn.content
    .slice(0, TURN_WORDS)
    .filter(word => !stems.has(word.stem))
    .map(word => ({ ...word, carried: true }));
}

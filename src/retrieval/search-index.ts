// The search index of a bank as plain data: three inverted indexes, an embedding, and what they were fitted to.
import type { Bank } from '../bank/entry.ts';
import type { ConceptFinder } from './concepts.ts';
import { type Corpus, corpusOf } from './corpus.ts';
import { talkElsewhere } from './elsewhere.ts';
import { type EmbeddingModel, embeddingTrainer } from './embedding.ts';
import { figuresIn } from './figures.ts';
import { type Bm25, buildLexicalIndex, type LexicalDocument, type LexicalIndex } from './lexical.ts';
import type { Meanings } from './meanings.ts';
import { isStopWord } from './stop-words.ts';
import { type Token, tokenise } from './tokenise.ts';
import { type WordList, wordList, wordsIn } from './word-list.ts';

/** Units that have a vector: questions first, then passages; `owners` names each one's entry. */
export interface SearchIndex {
  readonly entryCount: number;
  readonly questionCount: number;
  readonly entries: LexicalIndex;
  readonly questions: LexicalIndex;
  readonly passages: LexicalIndex;
  readonly owners: Uint32Array;
  /** Where each entry's questions and passages begin among the units, and one more end. */
  readonly questionStarts: Uint32Array;
  readonly passageStarts: Uint32Array;
  /** Of each passage unit, which passage of its entry it is. */
  readonly passageNumbers: Uint32Array;
  /** Of each passage unit, the kinds of figures that it states. */
  readonly passageFigures: Uint8Array;
  readonly embedding: EmbeddingModel;
  /** What talk about something else is like: see `talkElsewhere`. */
  readonly elsewhere: Int8Array;
  /** Every word of the bank as written, with its count: what spelling is held against. */
  readonly words: WordList;
  readonly wordCounts: Uint32Array;
  /** Two words that stand beside each other in a way of asking, with a space between. */
  readonly pairs: WordList;
}

/** What a stop word counts beside a word of substance. Dropping them costs short questions dearly. */
export const STOP_WEIGHT = 0.3;
const CONCEPT_WEIGHT = 1;
/** Pairs of words that are remembered to tell them when they are run together. */
const MOST_PAIRS = 50_000;

/** Parameters of each index. Questions are short and of like length: their length says little. */
export const BM25 = {
  entries: { k1: 1.2, b: 0.75 },
  questions: { k1: 1.2, b: 0.4 },
  passages: { k1: 1.2, b: 0.5 },
} as const;

/** Indexes `bank` but for the vectors, which the embedder makes of `unitTexts`. A given `embedding` is kept. */
export function buildSearchIndex(
  bank: Bank,
  concepts: ConceptFinder,
  meanings: Meanings,
  embedding?: EmbeddingModel,
  onText: () => void = () => {},
): SearchIndex {
  const corpus = corpusOf(bank);
  const trainer = embedding ? null : embeddingTrainer(meanings);
  const words = new Map<string, number>();
  const countWords = (tokens: readonly Token[]) => {
    for (const { word } of tokens) if (!isStopWord(word)) words.set(word, (words.get(word) ?? 0) + 1);
  };
  const pairs = new Set<string>();
  const joinPairs = (tokens: readonly Token[]) => {
    for (const [i, { word }] of tokens.slice(1).entries()) {
      const before = tokens[i]!.word;
      if (pairs.size < MOST_PAIRS && !isStopWord(word) && !isStopWord(before)) pairs.add(`${before} ${word}`);
    }
  };
  // Reading a text takes longer than all that is done with its tokens, so each is read once.
  const index = (texts: readonly string[], parameters: Bm25, ...uses: ((tokens: readonly Token[]) => void)[]) =>
    buildLexicalIndex(documentsOf(texts, concepts, uses.concat(onText)), parameters);
  const learn = (tokens: readonly Token[]) => trainer?.learn(tokens);
  const entries = index(corpus.entries, BM25.entries, countWords);
  const questions = index(textsOf(corpus.questions), BM25.questions, countWords, joinPairs, learn);
  const listed = wordList(words.keys());
  const passages = index(textsOf(corpus.passages), BM25.passages, learn);
  const model = embedding ?? trainer!.finish();
  return {
    entryCount: entries.size,
    questionCount: questions.size,
    entries,
    questions,
    passages,
    owners: Uint32Array.from([...corpus.questions, ...corpus.passages], unit => unit.entry),
    questionStarts: startsOf(corpus.questions, entries.size, 0),
    passageStarts: startsOf(corpus.passages, entries.size, questions.size),
    passageNumbers: Uint32Array.from(corpus.passages, unit => unit.passage),
    passageFigures: Uint8Array.from(corpus.passages, unit => figuresIn(unit.text)),
    embedding: model,
    elsewhere: talkElsewhere(model),
    words: listed,
    wordCounts: Uint32Array.from(wordsIn(listed), word => words.get(word)!),
    pairs: wordList(pairs),
  };
}

function* documentsOf(
  texts: readonly string[],
  concepts: ConceptFinder,
  uses: readonly ((tokens: readonly Token[]) => void)[],
): Generator<LexicalDocument> {
  for (const text of texts) {
    const tokens = tokenise(text);
    for (const use of uses) use(tokens);
    yield documentOf(tokens, concepts);
  }
}

function textsOf(units: readonly { readonly text: string }[]): string[] {
  return units.map(unit => unit.text);
}

/** The texts to embed, in the order of the vectors. */
export function unitTexts(corpus: Corpus): string[] {
  return [...corpus.questions, ...corpus.passages].map(unit => unit.text);
}

/** A text's terms for indexing: stems, and concepts at what they are trusted. */
export function analyse(text: string, concepts: ConceptFinder): LexicalDocument {
  return documentOf(tokenise(text), concepts);
}

function documentOf(tokens: readonly Token[], concepts: ConceptFinder): LexicalDocument {
  const terms = new Map<string, number>();
  for (const { stem } of tokens) terms.set(stem, (terms.get(stem) ?? 0) + 1);
  for (const { term, weight } of concepts.find(tokens)) {
    terms.set(term, Math.max(terms.get(term) ?? 0, weight * CONCEPT_WEIGHT));
  }
  return { terms, length: tokens.length };
}

function startsOf(units: readonly { readonly entry: number }[], entryCount: number, first: number): Uint32Array {
  const starts = new Uint32Array(entryCount + 1).fill(first);
  for (const { entry } of units) starts[entry + 1]!++;
  for (let i = 1; i <= entryCount; i++) starts[i]! += starts[i - 1]! - first;
  return starts;
}

const ENOUGH_VARIANTS = 30;

/** Whether a bank gives enough other ways of asking its questions to learn from them. */
export function hasVariants({ questionCount, entryCount }: SearchIndex): boolean {
  return questionCount - entryCount >= ENOUGH_VARIANTS;
}

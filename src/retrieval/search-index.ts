// The search index of a bank as plain data: three inverted indexes, an embedding, and what they were fitted to.
import type { Bank } from '../bank/entry.ts';
import type { ConceptFinder } from './concepts.ts';
import { type Corpus, corpusOf } from './corpus.ts';
import { type EmbeddingModel, trainEmbedding } from './embedding.ts';
import { buildLexicalIndex, type LexicalDocument, type LexicalIndex } from './lexical.ts';
import { isStopWord } from './stop-words.ts';
import { tokenise } from './tokenise.ts';

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
  readonly embedding: EmbeddingModel;
  /** Every word of the bank as written, with its count: what spelling is held against. */
  readonly words: ReadonlyMap<string, number>;
}

/** What a stop word counts beside a word of substance. Dropping them costs short questions dearly. */
export const STOP_WEIGHT = 0.3;
const CONCEPT_WEIGHT = 1;

/** Parameters of each index. Questions are short and of like length: their length says little. */
export const BM25 = {
  entries: { k1: 1.2, b: 0.75 },
  questions: { k1: 1.2, b: 0.4 },
  passages: { k1: 1.2, b: 0.5 },
} as const;
/** Length of the local embedding's vectors: see bench/embedding.ts for what others reach. */
const DIMENSIONS = 512;

/** Indexes `bank` but for the vectors, which the embedder makes of `unitTexts`. A given `embedding` is kept. */
export function buildSearchIndex(bank: Bank, concepts: ConceptFinder, embedding?: EmbeddingModel): SearchIndex {
  const corpus = corpusOf(bank);
  const questions = corpus.questions.map(unit => analyse(unit.text, concepts));
  const passages = corpus.passages.map(unit => analyse(unit.text, concepts));
  return {
    entryCount: corpus.entries.length,
    questionCount: questions.length,
    entries: buildLexicalIndex(
      corpus.entries.map(text => analyse(text, concepts)),
      BM25.entries,
    ),
    questions: buildLexicalIndex(questions, BM25.questions),
    passages: buildLexicalIndex(passages, BM25.passages),
    owners: Uint32Array.from([...corpus.questions, ...corpus.passages], unit => unit.entry),
    questionStarts: startsOf(corpus.questions, corpus.entries.length, 0),
    passageStarts: startsOf(corpus.passages, corpus.entries.length, questions.length),
    passageNumbers: Uint32Array.from(corpus.passages, unit => unit.passage),
    embedding: embedding ?? trainEmbedding(unitTexts(corpus), DIMENSIONS, concepts),
    words: countWords(corpus),
  };
}

/** The texts to embed, in the order of the vectors. */
export function unitTexts(corpus: Corpus): string[] {
  return [...corpus.questions, ...corpus.passages].map(unit => unit.text);
}

/** A text's terms for indexing: stems, and concepts at what they are trusted. */
export function analyse(text: string, concepts: ConceptFinder): LexicalDocument {
  const tokens = tokenise(text);
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

function countWords(corpus: Corpus): Map<string, number> {
  const words = new Map<string, number>();
  for (const text of corpus.entries.concat(corpus.questions.map(unit => unit.text))) {
    for (const { word } of tokenise(text)) if (!isStopWord(word)) words.set(word, (words.get(word) ?? 0) + 1);
  }
  return words;
}

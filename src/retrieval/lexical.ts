// Lexical search: an inverted index with BM25 impacts worked out beforehand, so that a query only adds.
import type { Scored } from './highest.ts';
import { numberOf, type WordList, wordList, wordsIn } from './word-list.ts';

/** Parameters of BM25 (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009). */
export interface Bm25 {
  /** How fast repeated mentions stop counting. */
  readonly k1: number;
  /** How much a long document is held against its matches, from 0 to 1. */
  readonly b: number;
}

/** A document to index: weighted term counts, and its length in tokens. */
export interface LexicalDocument {
  readonly terms: ReadonlyMap<string, number>;
  readonly length: number;
}

/** An inverted index as plain data: term t has postings `starts[t]` to `starts[t + 1]`. */
export interface LexicalIndex {
  readonly size: number;
  /** The terms, in the order of their numbers. */
  readonly vocabulary: WordList;
  readonly starts: Uint32Array;
  readonly documents: Uint32Array;
  /** BM25 share of each posting, idf included. */
  readonly impacts: Float32Array;
  readonly meanLength: number;
  /** Inverse document frequency of each term. */
  readonly idf: Float32Array;
}

/** The number of `term` in `index`; undefined when no document has it. */
export function termNumber({ vocabulary }: LexicalIndex, term: string): number | undefined {
  return numberOf(vocabulary, term);
}

/** A term of a query with the weight it counts. */
export interface QueryTerm {
  readonly term: string;
  readonly weight: number;
}

/** Terms that say the same thing: a document gets the best of them, not their sum. */
export type Alternatives = readonly QueryTerm[];

/** Robertson's idf with the +1 that keeps it above zero. */
export function inverseDocumentFrequency(size: number, frequency: number): number {
  return Math.log(1 + (size - frequency + 0.5) / (frequency + 0.5));
}

/** Builds the index of `documents`, which it takes one at a time: as Maps, all of them would fill the memory. */
export function buildLexicalIndex(documents: Iterable<LexicalDocument>, { k1, b }: Bm25): LexicalIndex {
  const met = new Map<string, number>();
  const frequencies: number[] = [];
  const lengths: number[] = [];
  const sizes: number[] = [];
  const terms = new Growing(Uint32Array);
  const counts = new Growing(Float64Array);
  for (const document of documents) {
    lengths.push(document.length);
    sizes.push(document.terms.size);
    for (const [term, count] of document.terms) {
      const known = met.get(term);
      const id = known ?? met.size;
      if (known === undefined) met.set(term, id);
      frequencies[id] = (frequencies[id] ?? 0) + 1;
      terms.push(id);
      counts.push(count);
    }
  }
  const meanLength = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length) || 1;
  const vocabulary = wordList(met.keys());
  const numbers = new Uint32Array(met.size);
  wordsIn(vocabulary).forEach((term, number) => {
    numbers[met.get(term)!] = number;
  });
  const index = emptyIndex(lengths.length, vocabulary, frequencies, numbers, terms.size, meanLength);
  const next = index.starts.slice();
  let read = 0;
  lengths.forEach((length, document) => {
    const norm = k1 * (1 - b + (b * length) / meanLength);
    for (const end = read + sizes[document]!; read < end; read++) {
      const id = numbers[terms.values[read]!]!;
      const count = counts.values[read]!;
      const at = next[id]!++;
      index.documents[at] = document;
      index.impacts[at] = (index.idf[id]! * count * (k1 + 1)) / (count + norm);
    }
  });
  return index;
}

/** Numbers that become more, one after the other, in memory that doubles. */
class Growing<T extends Uint32Array | Float64Array> {
  values: T;
  size = 0;
  private readonly kind: new (
    length: number,
  ) => T;

  constructor(kind: new (length: number) => T) {
    this.kind = kind;
    this.values = new kind(1024);
  }

  push(value: number): void {
    if (this.size === this.values.length) {
      const more = new this.kind(this.size * 2);
      more.set(this.values);
      this.values = more;
    }
    this.values[this.size++] = value;
  }
}

function emptyIndex(
  size: number,
  vocabulary: WordList,
  frequencies: readonly number[],
  numbers: Uint32Array,
  postings: number,
  meanLength: number,
) {
  const starts = new Uint32Array(numbers.length + 1);
  const idf = new Float32Array(numbers.length);
  frequencies.forEach((frequency, met) => {
    const id = numbers[met]!;
    starts[id + 1] = frequency;
    idf[id] = inverseDocumentFrequency(size, frequency);
  });
  for (let id = 0; id < numbers.length; id++) starts[id + 1]! += starts[id]!;
  return {
    size,
    meanLength,
    vocabulary,
    starts,
    idf,
    documents: new Uint32Array(postings),
    impacts: new Float32Array(postings),
  };
}

/** Adds up scores in a buffer that is cleared by what was touched, so that a query costs what it matches. */
export interface Scorer {
  /** Scores of all documents for `query`; valid until the next call. `touched` names those above zero, each once. */
  score(query: readonly Alternatives[]): Scored;
}

/** A scorer over `index`. It keeps three buffers of the index's size. */
export function scorerOver(index: LexicalIndex): Scorer {
  const sums = new Sums(index.size);
  const best = new Float32Array(index.size);
  return {
    score(query) {
      sums.clear();
      for (const alternatives of query) {
        if (alternatives.length === 1) addTerm(sums, index, alternatives[0]!);
        else addBest(sums, best, index, alternatives);
      }
      return sums.scored();
    },
  };
}

/** Sums by document, and the documents that have one. A class, so that its fields stay where the loops find them. */
class Sums {
  readonly scores: Float32Array;
  readonly touched: Uint32Array;
  count = 0;

  constructor(size: number) {
    this.scores = new Float32Array(size);
    this.touched = new Uint32Array(size);
  }

  clear(): void {
    // Beyond some share it is quicker to clear a buffer than to look up what to clear.
    if (this.count * 4 > this.scores.length) this.scores.fill(0);
    else for (let i = 0; i < this.count; i++) this.scores[this.touched[i]!] = 0;
    this.count = 0;
  }

  scored(): Scored {
    return { scores: this.scores, touched: this.touched.subarray(0, this.count) };
  }
}

// Loops over postings are written out: a function called for each posting takes several times as long.
function addTerm(sums: Sums, index: LexicalIndex, { term, weight }: QueryTerm) {
  const id = termNumber(index, term);
  if (id === undefined || weight <= 0) return;
  const { starts, documents, impacts } = index;
  const { scores, touched } = sums;
  const end = starts[id + 1]!;
  let { count } = sums;
  for (let at = starts[id]!; at < end; at++) {
    const document = documents[at]!;
    const before = scores[document]!;
    if (before === 0) touched[count++] = document;
    scores[document] = before + weight * impacts[at]!;
  }
  sums.count = count;
}

function addBest(sums: Sums, best: Float32Array, index: LexicalIndex, alternatives: Alternatives): void {
  for (const { term, weight } of alternatives) raise(best, index, term, weight);
  for (const { term } of alternatives) collect(sums, best, index, term);
}

/** Raises what `best` has of each document to what `term` gives it. */
function raise(best: Float32Array, index: LexicalIndex, term: string, weight: number): void {
  const id = termNumber(index, term);
  if (id === undefined) return;
  const { documents, impacts } = index;
  const end = index.starts[id + 1]!;
  for (let at = index.starts[id]!; at < end; at++) {
    const document = documents[at]!;
    const score = weight * impacts[at]!;
    if (score > best[document]!) best[document] = score;
  }
}

/** Moves what `best` has of the documents of `term` into `sums`: what one term moved, the next finds gone. */
function collect(sums: Sums, best: Float32Array, index: LexicalIndex, term: string): void {
  const id = termNumber(index, term);
  if (id === undefined) return;
  const { scores, touched } = sums;
  const { documents } = index;
  const end = index.starts[id + 1]!;
  let { count } = sums;
  for (let at = index.starts[id]!; at < end; at++) {
    const document = documents[at]!;
    const score = best[document]!;
    if (score === 0) continue;
    best[document] = 0;
    const before = scores[document]!;
    if (before === 0) touched[count++] = document;
    scores[document] = before + score;
  }
  sums.count = count;
}

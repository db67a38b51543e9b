// An opened index: reads questions, gathers evidence, ranks. Pure but for its buffers: one question at a time.
import type { ConceptFinder } from './concepts.ts';
import { type ConfidenceModel, confidenceOf, type Signals, signalsOf } from './confidence.ts';
import { type Coverage, coverageOf } from './coverage.ts';
import { nearnessElsewhere } from './elsewhere.ts';
import { type Query, readQuery } from './query.ts';
import { type Ranked, rankerOver, type UnitVectors, type Weights, type Without, weigh } from './rank.ts';
import type { SearchIndex } from './search-index.ts';
import { spellerOver } from './spelling.ts';
import { wordsIn } from './word-list.ts';

/** Reading and evidence over one index. */
export interface Search {
  readonly index: SearchIndex;
  readonly concepts: ConceptFinder;
  /** Reads a question by itself. */
  read(text: string): Query;
  /** All candidates with their evidence, unweighed (score 0). `vector` embeds `query.embeddable`. */
  evidence(query: Query, vector: Float32Array, without?: Without): Ranked[];
}

/** The first entry of a ranking judged: whether it covers the question. */
export interface Judged {
  readonly query: Query;
  readonly ranked: readonly Ranked[];
  readonly coverage: Coverage | null;
  readonly signals: Signals | null;
}

/** Opens `index` over the vectors of its units. */
export function openSearch(index: SearchIndex, vectors: UnitVectors, concepts: ConceptFinder): Search {
  const ranker = rankerOver(index, vectors);
  const speller = spellerOver(() => ({
    bank: new Map(wordsIn(index.words).map((word, n) => [word, index.wordCounts[n]!])),
    everyday: concepts.everydayWords(),
    pairs: wordsIn(index.pairs),
  }));
  return {
    index,
    concepts,
    read: text => readQuery(text, index, concepts, speller),
    evidence: ranker.gather,
  };
}

/** Ranks a question's candidates by `weights` and gathers what confidence is judged from; `topic` is the entry spoken of. */
export function judge(
  search: Search,
  query: Query,
  vector: Float32Array,
  weights: Weights,
  without?: Without,
  topic?: number,
): Judged {
  const ranked = search
    .evidence(query, vector, without)
    .map(found => weigh(found, weights))
    .map(found => (found.entry === topic ? { ...found, score: found.score * TOPIC } : found))
    .sort((a, b) => b.score - a.score || a.entry - b.entry);
  if (!ranked.length) return { query, ranked, coverage: null, signals: null };
  const coverage = coverageOf(query, search.index, ranked[0]!.entry);
  const elsewhere = nearnessElsewhere(search.index.elsewhere, vector, without?.elsewhere);
  return { query, ranked, coverage, signals: signalsOf(query, ranked[0]!, coverage, elsewhere, weights) };
}

/** A reply stays with what was spoken of unless it says clearly otherwise. */
const TOPIC = 1.25;

/** The probability that the bank covers what was judged: none where there is nothing to judge, as in "the of" or "100". */
export function confidenceIn({ query, signals }: Judged, model: ConfidenceModel): number {
  const asks = query.content.some(({ word }) => /\p{L}/u.test(word));
  return asks && signals ? confidenceOf(signals, model) : 0;
}

// Ranks entries: lexical and vector evidence gathered for each candidate, then weighed into one score.

import { isConcept } from './concepts.ts';
import { type LexicalIndex, type QueryTerm, type Scorer, scorerOver } from './lexical.ts';
import type { Query } from './query.ts';
import { BM25, type SearchIndex } from './search-index.ts';

/** The evidence for an entry, each part from 0 (none) to about 1. */
export interface Evidence {
  /** BM25 of the whole entry. */
  readonly entry: number;
  /** BM25 of the best of its questions: the title or a variant. */
  readonly question: number;
  /** BM25 of its best passage. */
  readonly passage: number;
  /** Cosine of the best of its questions. */
  readonly questionVector: number;
  /** Cosine of its best passage. */
  readonly passageVector: number;
}

/** What each part of the evidence counts. */
export type Weights = Readonly<Record<keyof Evidence, number>>;

/** A ranked entry with its evidence. */
export interface Ranked {
  readonly entry: number;
  readonly score: number;
  readonly evidence: Evidence;
}

/** What a ranking leaves out, for asking as though the bank lacked it. */
export interface Without {
  readonly entry?: number;
  readonly question?: number;
}

/** Unit vectors: all of them, `dimensions` values each, and a search for the nearest. */
export interface UnitVectors {
  readonly matrix: Float32Array;
  readonly dimensions: number;
  nearest(vector: Float32Array, k: number): readonly { readonly label: number; readonly similarity: number }[];
}

const CANDIDATES = 40;

/** A ranker over an index; it keeps buffers, so one call at a time. */
export interface Ranker {
  /** The candidates for `query` with their evidence, in no order and not yet weighed (score 0). */
  gather(query: Query, vector: Float32Array, without?: Without): Ranked[];
}

/** Opens `index` for ranking. */
export function rankerOver(index: SearchIndex, vectors: UnitVectors): Ranker {
  const entries = scorerOver(index.entries);
  const questions = scorerOver(index.questions);
  const passages = scorerOver(index.passages);
  let potential = { entry: 1, question: 1, passage: 1 };
  const bestQuestion = new BestOf(index.entryCount);
  const bestPassage = new BestOf(index.entryCount);

  function gather(query: Query, vector: Float32Array, without: Without = {}): Ranked[] {
    potential = {
      entry: potentialOf(query, index.entries),
      question: potentialOf(query, index.questions),
      passage: potentialOf(query, index.passages),
    };
    const entryScores = entries.score(query.terms);
    gatherBest(bestQuestion, questions, query, index.owners, 0, without.question);
    gatherBest(bestPassage, passages, query, index.owners, index.questionCount, undefined);
    const candidates = new Set<number>([
      ...highest(entryScores.touched, entryScores.scores),
      ...highest(bestQuestion.touched, bestQuestion.values),
      ...highest(bestPassage.touched, bestPassage.values),
      ...vectors.nearest(vector, CANDIDATES).map(({ label }) => index.owners[label]!),
    ]);
    if (without.entry !== undefined) candidates.delete(without.entry);
    return [...candidates].map(entry => ({
      entry,
      score: 0,
      evidence: evidenceFor(entry, entryScores.scores, vector, without),
    }));
  }

  function evidenceFor(entry: number, scores: Float32Array, vector: Float32Array, without: Without): Evidence {
    const { questionStarts, passageStarts } = index;
    return {
      entry: scores[entry]! / potential.entry,
      question: bestQuestion.values[entry]! / potential.question,
      passage: bestPassage.values[entry]! / potential.passage,
      questionVector: nearestOf(vector, questionStarts[entry]!, questionStarts[entry + 1]!, without.question),
      passageVector: nearestOf(vector, passageStarts[entry]!, passageStarts[entry + 1]!, undefined),
    };
  }

  function nearestOf(vector: Float32Array, start: number, end: number, left: number | undefined): number {
    let best = 0;
    for (let unit = start; unit < end; unit++) {
      if (unit !== left) best = Math.max(best, cosine(vectors, unit, vector));
    }
    return best;
  }

  return { gather };
}

/** The most that a document could score: each term at its ceiling. Unknown terms count as the rarest. */
export function potentialOf(query: Query, index: LexicalIndex): number {
  let sum = 0;
  for (const [{ term, weight }] of query.terms as readonly [QueryTerm, ...QueryTerm[]][]) {
    if (isConcept(term)) continue;
    const id = index.vocabulary.get(term);
    sum += weight * (id === undefined ? Math.log(1 + index.size) : index.idf[id]!);
  }
  return sum * (BM25.entries.k1 + 1) || 1;
}

/** The best score of each entry's units, in a buffer that is cleared by what was touched. */
class BestOf {
  readonly values: Float32Array;
  touched: number[] = [];

  constructor(size: number) {
    this.values = new Float32Array(size);
  }

  clear(): void {
    for (const entry of this.touched) this.values[entry] = 0;
    this.touched = [];
  }

  offer(entry: number, score: number): void {
    const before = this.values[entry]!;
    if (before === 0) this.touched.push(entry);
    if (score > before) this.values[entry] = score;
  }
}

function gatherBest(
  best: BestOf,
  scorer: Scorer,
  query: Query,
  owners: Uint32Array,
  first: number,
  left: number | undefined,
): void {
  best.clear();
  const { scores, touched } = scorer.score(query.terms);
  for (const unit of touched) if (unit + first !== left) best.offer(owners[unit + first]!, scores[unit]!);
}

/** The `CANDIDATES` highest of `touched` by score, in no order. */
function highest(touched: readonly number[], scores: Float32Array): readonly number[] {
  if (touched.length <= CANDIDATES) return touched;
  return touched.toSorted((a, b) => scores[b]! - scores[a]!).slice(0, CANDIDATES);
}

/** `found` with its evidence weighed into a score. */
export function weigh(found: Ranked, weights: Weights): Ranked {
  const { evidence } = found;
  const parts = Object.keys(weights) as (keyof Evidence)[];
  return { ...found, score: parts.reduce((sum, part) => sum + weights[part] * evidence[part], 0) };
}

/** The cosine of a unit's vector with `vector`, both of length one. */
export function cosine({ matrix, dimensions }: UnitVectors, unit: number, vector: Float32Array): number {
  let sum = 0;
  const start = unit * dimensions;
  for (let i = 0; i < dimensions; i++) sum += matrix[start + i]! * vector[i]!;
  return sum;
}

// Ranks entries: lexical and vector evidence gathered for each candidate, then weighed into one score.
import { bestByEntry } from './best-by-entry.ts';
import { isConcept } from './concepts.ts';
import { highest } from './highest.ts';
import { type LexicalIndex, type QueryTerm, scorerOver, termNumber } from './lexical.ts';
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
  /** Cosine of the sum of its title and its passages: what it is about at large. */
  readonly entryVector: number;
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
  /** A text of `OFF_TOPIC`. */
  readonly elsewhere?: number;
}

/** Unit vectors: all of them, `dimensions` values each, and a search for the nearest. */
export interface UnitVectors {
  readonly matrix: Float32Array;
  readonly dimensions: number;
  readonly entryLengths: EntryLengths;
  nearest(vector: Float32Array, k: number): readonly { readonly label: number; readonly similarity: number }[];
  /** The similarity of every unit, where the search compares them all anyway; valid until the next call. */
  similarities?(vector: Float32Array): Float32Array;
}

/** Of each entry, the length of the sum of the vectors of its title and its passages. */
export type EntryLengths = Float32Array;

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
  const unitCount = index.owners.length;
  const bestQuestions = bestByEntry(index.owners, 0, index.questionCount, index.entryCount);
  const bestPassages = bestByEntry(index.owners, index.questionCount, unitCount, index.entryCount);

  function gather(query: Query, vector: Float32Array, without: Without = {}): Ranked[] {
    const entry = entries.score(query.terms);
    const question = bestQuestions(questions.score(query.terms), without.question);
    const passage = bestPassages(passages.score(query.terms));
    const { near, similarityOf } = compareVectors(vectors, vector, unitCount);
    const best = [entry, question, passage].flatMap(scored => highest(scored, CANDIDATES));
    const candidates = new Set([...best, ...near.map(unit => index.owners[unit]!)]);
    if (without.entry !== undefined) candidates.delete(without.entry);
    const shareOf = (scores: Float32Array, of: LexicalIndex) => {
      const potential = potentialOf(query, of);
      return (candidate: number) => scores[candidate]! / potential;
    };
    const shares = {
      entry: shareOf(entry.scores, index.entries),
      question: shareOf(question.scores, index.questions),
      passage: shareOf(passage.scores, index.passages),
    };
    return Array.from(candidates, candidate => ({
      entry: candidate,
      score: 0,
      evidence: {
        entry: shares.entry(candidate),
        question: shares.question(candidate),
        passage: shares.passage(candidate),
        questionVector: bestWithin(index.questionStarts, candidate, similarityOf, without.question),
        passageVector: bestWithin(index.passageStarts, candidate, similarityOf, undefined),
        entryVector: similarityOfEntry(candidate, similarityOf),
      },
    }));
  }

  /** A cosine with a sum is the sum of the cosines over its length. */
  function similarityOfEntry(entry: number, similarityOf: (unit: number) => number): number {
    let sum = similarityOf(index.questionStarts[entry]!);
    for (let unit = index.passageStarts[entry]!; unit < index.passageStarts[entry + 1]!; unit++)
      sum += similarityOf(unit);
    return Math.max(0, sum) / (vectors.entryLengths[entry]! || 1);
  }

  return { gather };
}

/** The units nearest to `vector`, and how similar any of them is. */
function compareVectors(vectors: UnitVectors, vector: Float32Array, unitCount: number) {
  const all = vectors.similarities?.(vector);
  if (all === undefined) {
    const near = vectors.nearest(vector, CANDIDATES).map(({ label }) => label);
    return { near, similarityOf: (unit: number) => cosine(vectors, unit, vector) };
  }
  const near = highest({ scores: all, touched: directed(all, unitCount) }, CANDIDATES);
  return { near, similarityOf: (unit: number) => all[unit]! };
}

/** Units that have a direction: the others are similar to nothing at all. */
function directed(similarities: Float32Array, unitCount: number): Uint32Array {
  const units = new Uint32Array(unitCount);
  let count = 0;
  for (let unit = 0; unit < unitCount; unit++) if (similarities[unit] !== 0) units[count++] = unit;
  return units.subarray(0, count);
}

function bestWithin(
  starts: Uint32Array,
  entry: number,
  similarityOf: (unit: number) => number,
  left: number | undefined,
): number {
  let best = 0;
  for (let unit = starts[entry]!; unit < starts[entry + 1]!; unit++) {
    if (unit !== left) best = Math.max(best, similarityOf(unit));
  }
  return best;
}

/** Measures the entries of `index` over the vectors of its units. */
export function measureEntries(
  { entryCount, questionStarts, passageStarts }: SearchIndex,
  { matrix, dimensions }: Pick<UnitVectors, 'matrix' | 'dimensions'>,
): EntryLengths {
  const lengths = new Float32Array(entryCount);
  for (let entry = 0; entry < entryCount; entry++) {
    const sum = matrix.slice(questionStarts[entry]! * dimensions, (questionStarts[entry]! + 1) * dimensions);
    for (let at = passageStarts[entry]! * dimensions, i = 0; at < passageStarts[entry + 1]! * dimensions; at++) {
      sum[i]! += matrix[at]!;
      i = i + 1 === dimensions ? 0 : i + 1;
    }
    lengths[entry] = Math.sqrt(sum.reduce((square, value) => square + value * value, 0));
  }
  return lengths;
}

/** The most that a document could score: each term at its ceiling. Unknown terms count as the rarest. */
export function potentialOf(query: Query, index: LexicalIndex): number {
  let sum = 0;
  for (const [{ term, weight }] of query.terms as readonly [QueryTerm, ...QueryTerm[]][]) {
    if (isConcept(term)) continue;
    const id = termNumber(index, term);
    sum += weight * (id === undefined ? Math.log(1 + index.size) : index.idf[id]!);
  }
  return sum * (BM25.entries.k1 + 1) || 1;
}

/** `found` with its evidence weighed into a score. */
export function weigh(found: Ranked, weights: Weights): Ranked {
  return { ...found, score: scoreOf(found.evidence, weights) };
}

/** The sum of `evidence`, each part at its weight. */
export function scoreOf(evidence: Evidence, weights: Weights): number {
  const parts = Object.keys(weights) as (keyof Evidence)[];
  return parts.reduce((sum, part) => sum + weights[part] * evidence[part], 0);
}

/** The cosine of a unit's vector with `vector`, both of length one. */
export function cosine({ matrix, dimensions }: UnitVectors, unit: number, vector: Float32Array): number {
  const start = unit * dimensions;
  const whole = dimensions - (dimensions % 4);
  // Four sums that do not wait for each other take a third of the time of one.
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let i = 0; i < whole; i += 4) {
    a += matrix[start + i]! * vector[i]!;
    b += matrix[start + i + 1]! * vector[i + 1]!;
    c += matrix[start + i + 2]! * vector[i + 2]!;
    d += matrix[start + i + 3]! * vector[i + 3]!;
  }
  for (let i = whole; i < dimensions; i++) a += matrix[start + i]! * vector[i]!;
  return a + b + (c + d);
}

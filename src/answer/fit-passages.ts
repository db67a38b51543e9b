// How well each passage of an entry fits a question: by its words, by its vector, and by the variant that led to it.
import type { Coverage } from '../retrieval/coverage.ts';
import { cosine, type UnitVectors } from '../retrieval/rank.ts';
import type { SearchIndex } from '../retrieval/search-index.ts';
import type { PassageFit } from './select.ts';

const BY_VECTOR = 1;
const BY_VARIANT = 0.3;
// Where a passage says all that is asked in these very words, those that only come near it are beside the point.
const MOST_OF_IT = 0.75;
const BESIDE = 0.6;

/** The fit of each passage of `entry` that is searched. `vector` is the question's, `coverage` the entry's. */
export function fitPassages(
  index: SearchIndex,
  vectors: UnitVectors,
  entry: number,
  coverage: Coverage,
  vector: Float32Array,
): PassageFit[] {
  const toQuestion = similarityWithin(index, vectors, entry, vector);
  const variant = nearestQuestion(index, entry, toQuestion);
  const toVariant = similarityWithin(index, vectors, entry, rowOf(vectors, variant.unit));
  const first = index.passageStarts[entry]!;
  const most = coverage.byPassage.reduce((a, b) => Math.max(a, b), 0);
  return Array.from(coverage.byPassage, (words, i) => {
    const unit = first + i;
    const byVector = BY_VECTOR * Math.max(0, toQuestion(unit));
    const byVariant = BY_VARIANT * variant.similarity * Math.max(0, toVariant(unit));
    const beside = most === 1 && words < MOST_OF_IT ? BESIDE : 1;
    return { passage: index.passageNumbers[unit - index.questionCount]!, fit: beside * (words + byVector + byVariant) };
  });
}

/** Gives the similarity of a unit. */
type Similarity = (unit: number) => number;

// Comparing all vectors at once is so much faster than one by one that it pays from this share of them on.
const SHARE_AT_ONCE = 1 / 16;

/** The similarity of an entry's units to `vector`. */
function similarityWithin(index: SearchIndex, vectors: UnitVectors, entry: number, vector: Float32Array): Similarity {
  const units = unitsBetween(index.questionStarts, entry) + unitsBetween(index.passageStarts, entry);
  const all = units >= SHARE_AT_ONCE * index.owners.length ? vectors.similarities?.(vector).slice() : undefined;
  return all === undefined ? unit => cosine(vectors, unit, vector) : unit => all[unit]!;
}

function unitsBetween(starts: Uint32Array, entry: number): number {
  return starts[entry + 1]! - starts[entry]!;
}

/** The way of asking that is nearest: it says in more words what the question may say in few. */
function nearestQuestion({ questionStarts }: SearchIndex, entry: number, toQuestion: Similarity) {
  let best = { unit: questionStarts[entry]!, similarity: 0 };
  for (let unit = questionStarts[entry]!; unit < questionStarts[entry + 1]!; unit++) {
    const similarity = toQuestion(unit);
    if (similarity > best.similarity) best = { unit, similarity };
  }
  return best;
}

function rowOf({ matrix, dimensions }: UnitVectors, unit: number): Float32Array {
  return matrix.subarray(unit * dimensions, (unit + 1) * dimensions);
}

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
  const variant = nearestQuestion(index, vectors, entry, vector);
  const first = index.passageStarts[entry]!;
  const most = coverage.byPassage.reduce((a, b) => Math.max(a, b), 0);
  return Array.from(coverage.byPassage, (words, i) => {
    const unit = first + i;
    const byVector = BY_VECTOR * Math.max(0, cosine(vectors, unit, vector));
    const byVariant =
      BY_VARIANT * variant.similarity * Math.max(0, cosine(vectors, unit, rowOf(vectors, variant.unit)));
    const beside = most === 1 && words < MOST_OF_IT ? BESIDE : 1;
    return { passage: index.passageNumbers[unit - index.questionCount]!, fit: beside * (words + byVector + byVariant) };
  });
}

/** The way of asking that is nearest: it says in more words what the question may say in few. */
function nearestQuestion(index: SearchIndex, vectors: UnitVectors, entry: number, vector: Float32Array) {
  let best = { unit: index.questionStarts[entry]!, similarity: 0 };
  for (let unit = index.questionStarts[entry]!; unit < index.questionStarts[entry + 1]!; unit++) {
    const similarity = cosine(vectors, unit, vector);
    if (similarity > best.similarity) best = { unit, similarity };
  }
  return best;
}

function rowOf({ matrix, dimensions }: UnitVectors, unit: number): Float32Array {
  return matrix.subarray(unit * dimensions, (unit + 1) * dimensions);
}

// Exact vector search: every row is compared in full.
import { assert } from '../assert.ts';
import type { Neighbour, VectorIndex, VectorMatrix } from '../ports/vector-index.ts';
import { BestRows } from './best-rows.ts';
import { rowProducts } from './row-products.ts';
import { countRows, directionOf } from './vector-rows.ts';

/** Searches a matrix whose rows have length one or are zeros. */
export function exactVectorIndex(vectors: VectorMatrix): VectorIndex {
  const size = countRows(vectors);
  const { dimensions } = vectors;
  const products = rowProducts(vectors);
  const similarities = (vector: Float32Array): Float32Array | null => {
    assert(vector.length === dimensions, `a vector of ${vector.length} among those of ${dimensions} dimensions`);
    const direction = directionOf(vector);
    return direction === null ? null : products(direction);
  };
  return {
    kind: 'exact',
    size,
    dimensions,
    nearest: (vector, k) => {
      const found = similarities(vector);
      return found === null ? [] : bestRows(vectors, found, Math.min(Math.floor(k), size));
    },
    similarities: vector => similarities(vector) ?? new Float32Array(size),
  };
}

function bestRows(vectors: VectorMatrix, similarities: Float32Array, k: number): Neighbour[] {
  if (!(k >= 1)) return [];
  const best = new BestRows(k);
  for (let row = 0; row < similarities.length; row++) {
    const similarity = similarities[row]!;
    if (similarity > best.floor && !(similarity === 0 && isZero(vectors, row))) best.offer(row, similarity);
  }
  return best.inOrder();
}

function isZero({ matrix, dimensions }: VectorMatrix, row: number): boolean {
  for (let i = row * dimensions; i < (row + 1) * dimensions; i++) if (matrix[i] !== 0) return false;
  return true;
}

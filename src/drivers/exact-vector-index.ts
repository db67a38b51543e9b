// Exact vector search: every row is compared in full.
import type { Neighbour, VectorIndex, VectorMatrix } from '../ports/vector-index.ts';
import { BestRows } from './best-rows.ts';
import { directionAmong, nearestRows } from './nearest-rows.ts';
import { rowProducts } from './row-products.ts';
import { countRows } from './vector-rows.ts';

/** Searches a matrix whose rows have length one or are zeros. */
export function exactVectorIndex(vectors: VectorMatrix): VectorIndex {
  const size = countRows(vectors);
  const { dimensions } = vectors;
  const products = rowProducts(vectors);
  return {
    kind: 'exact',
    size,
    dimensions,
    nearest: nearestRows(dimensions, size, (direction, wanted) => bestRows(vectors, products(direction), wanted)),
    similarities: vector => {
      const direction = directionAmong(dimensions, vector);
      return direction === null ? new Float32Array(size) : products(direction);
    },
  };
}

function bestRows(vectors: VectorMatrix, similarities: Float32Array, k: number): Neighbour[] {
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

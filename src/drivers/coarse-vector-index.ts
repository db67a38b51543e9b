// Search among many vectors: all rows are compared at four bits a value, and the best of them once more in full.
import type { Neighbour, VectorIndex, VectorMatrix } from '../ports/vector-index.ts';
import { BestRows } from './best-rows.ts';
import { type CoarseRows, coarseProducts, scalesOf } from './coarse-rows.ts';
import { nearestRows } from './nearest-rows.ts';
import { dot } from './row-products.ts';
import { countRows } from './vector-rows.ts';

/**
 * Rows from which on coarse ones are kept. Below, comparing all in full takes a few milliseconds at most and nothing has to
 * be made, stored or read for it (bench/vector-search.ts).
 */
export const COARSE_FROM = 20_000;
/** How many times as many rows as wanted are compared in full: at twice as many one in 200 was still missed. */
const COMPARED = 4;
const FEWEST_COMPARED = 100;

/** Searches `vectors`, whose rows have length one or are zeros and are those that `coarse` was made of. */
export function coarseVectorIndex(vectors: VectorMatrix, coarse: CoarseRows): VectorIndex {
  const size = countRows(vectors);
  const { dimensions } = vectors;
  const products = coarseProducts(coarse);
  const scales = scalesOf(coarse);
  return {
    kind: 'coarse',
    size,
    dimensions,
    nearest: nearestRows(dimensions, size, (direction, wanted) => {
      const { sums, shift } = products(direction);
      const promising = new BestRows(Math.max(FEWEST_COMPARED, COMPARED * wanted));
      for (let row = 0; row < size; row++) {
        const scale = scales[row]!;
        const similarity = (sums[row]! - shift) * scale;
        if (similarity > promising.floor && scale !== 0) promising.offer(row, similarity);
      }
      return bestInFull(vectors, promising.labels, direction, wanted);
    }),
  };
}

function bestInFull(vectors: VectorMatrix, rows: readonly number[], direction: number[], wanted: number): Neighbour[] {
  const best = new BestRows(wanted);
  for (const row of rows.toSorted((a, b) => a - b)) {
    const similarity = dot(vectors.matrix, row * vectors.dimensions, direction);
    if (similarity > best.floor) best.offer(row, similarity);
  }
  return best.inOrder();
}

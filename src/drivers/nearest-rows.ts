// What every vector index is asked, made ready before it searches: a direction, and no more rows than can be found.
import { assert } from '../assert.ts';
import type { Neighbour, VectorIndex } from '../ports/vector-index.ts';
import { directionOf } from './vector-rows.ts';

/** Gives the `wanted` rows, at least one, nearest to a direction of length one. */
type RowSearch = (direction: number[], wanted: number) => Neighbour[];

/** The direction of a vector that must have as many dimensions as the rows; null when it has none. */
export function directionAmong(dimensions: number, vector: Float32Array): number[] | null {
  assert(vector.length === dimensions, `a vector of ${vector.length} among those of ${dimensions} dimensions`);
  return directionOf(vector);
}

/** Finds nothing where there is no direction or no row is wanted, else what `search` finds. */
export function nearestRows(dimensions: number, findable: number, search: RowSearch): VectorIndex['nearest'] {
  return (vector, k) => {
    const direction = directionAmong(dimensions, vector);
    const wanted = Math.min(Math.floor(k), findable);
    return direction === null || !(wanted >= 1) ? [] : search(direction, wanted);
  };
}

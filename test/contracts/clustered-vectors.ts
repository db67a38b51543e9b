// Random vectors that lie in clusters, as the vectors of texts do; the same seed gives the same vectors.
import { normaliseRows } from '../../src/drivers/vector-rows.ts';
import type { VectorMatrix } from '../../src/ports/vector-index.ts';

/** How the clusters look. */
export interface ClusterShape {
  readonly dimensions: number;
  readonly perCluster: number;
  /** Length of what a member is away from its centre, whose length is 1. */
  readonly spread: number;
  /** In how many directions members of a cluster differ; all dimensions when left out. */
  readonly intrinsic?: number;
}

/** Draws `rows` unit vectors to search in and `queries` more from the same clusters. */
export function clusteredVectors(rows: number, queries: number, shape: ClusterShape, seed = 1) {
  const draw = gaussian(seed);
  const clusters = Math.max(1, Math.round(rows / shape.perCluster));
  const centres = randomRows(clusters, shape.dimensions, draw);
  const directions = randomRows(4 * (shape.intrinsic ?? 0), shape.dimensions, draw);
  const member = (at: number, into: Float32Array) => {
    const centre = rowOf(centres, at % clusters);
    into.set(centre);
    addNoise(into, shape, directions, at % clusters, draw);
  };
  return { vectors: filled(rows, shape, member), queries: filled(queries, shape, (i, into) => member(i * 7919, into)) };
}

function filled(rows: number, { dimensions }: ClusterShape, fill: (row: number, into: Float32Array) => void) {
  const vectors = { matrix: new Float32Array(rows * dimensions), dimensions };
  for (let row = 0; row < rows; row++) fill(row, rowOf(vectors, row));
  normaliseRows(vectors);
  return vectors;
}

function addNoise(
  into: Float32Array,
  shape: ClusterShape,
  directions: VectorMatrix,
  cluster: number,
  draw: () => number,
) {
  if (shape.intrinsic === undefined) {
    const scale = shape.spread / Math.sqrt(shape.dimensions);
    for (let i = 0; i < into.length; i++) into[i]! += scale * draw();
    return;
  }
  const scale = shape.spread / Math.sqrt(shape.intrinsic);
  const known = directions.matrix.length / shape.dimensions;
  for (let j = 0; j < shape.intrinsic; j++) {
    const direction = rowOf(directions, (cluster * 31 + j) % known);
    const along = scale * draw();
    for (let i = 0; i < into.length; i++) into[i]! += along * direction[i]!;
  }
}

/** One row of a matrix, as a view. */
export function rowOf({ matrix, dimensions }: VectorMatrix, row: number): Float32Array {
  return matrix.subarray(row * dimensions, (row + 1) * dimensions);
}

function randomRows(rows: number, dimensions: number, draw: () => number): VectorMatrix {
  const vectors = { matrix: Float32Array.from({ length: rows * dimensions }, draw), dimensions };
  normaliseRows(vectors);
  return vectors;
}

/** Normally distributed numbers by the method of Box and Muller. */
function gaussian(seed: number): () => number {
  const next = uniform(seed);
  return () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
}

/** Numbers from 0 to 1 by a linear congruence that is mixed (the generator known as mulberry32). */
export function uniform(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

// Rows of a matrix brought to length one, so that a dot product is a cosine; what has no direction becomes zeros.
import { assert } from '../assert.ts';
import type { VectorMatrix } from '../ports/vector-index.ts';

// Rounding to 32 bits leaves unit vectors this far from one; they stay as they are, bit by bit.
const UNIT = 1e-5;

/** How many rows a matrix has. */
export function countRows({ matrix, dimensions }: VectorMatrix): number {
  assert(Number.isInteger(dimensions) && dimensions > 0, `a matrix of ${dimensions} dimensions`);
  assert(matrix.length % dimensions === 0, `${matrix.length} values are no whole rows of ${dimensions}`);
  return matrix.length / dimensions;
}

/** Scales every row to length one in place; rows that are not finite become zeros. Returns how many have a direction. */
export function normaliseRows(vectors: VectorMatrix): number {
  const rows = countRows(vectors);
  let findable = 0;
  for (let row = 0; row < rows; row++) if (normaliseRow(vectors, row)) findable++;
  return findable;
}

function normaliseRow({ matrix, dimensions }: VectorMatrix, row: number): boolean {
  const start = row * dimensions;
  const scale = scaleOf(matrix, start, start + dimensions);
  if (scale !== 1) for (let i = start; i < start + dimensions; i++) matrix[i] = scale === 0 ? 0 : matrix[i]! * scale;
  return scale !== 0;
}

/** A plain array of length one in the direction of `vector`; null when it has none. */
export function directionOf(vector: Float32Array): number[] | null {
  const scale = scaleOf(vector, 0, vector.length);
  if (scale === 0) return null;
  const direction = new Array<number>(vector.length);
  for (let i = 0; i < vector.length; i++) direction[i] = vector[i]! * scale;
  return direction;
}

/** What brings a row to length one; 0 when nothing does. */
function scaleOf(values: Float32Array, start: number, end: number): number {
  let square = 0;
  for (let i = start; i < end; i++) square += values[i]! * values[i]!;
  if (Math.abs(square - 1) < UNIT) return 1;
  return square > 0 && square < Number.POSITIVE_INFINITY ? 1 / Math.sqrt(square) : 0;
}

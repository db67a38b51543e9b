// Rows of a matrix at four bits a value: near enough to tell which few of many rows are worth comparing in full.
import type { VectorMatrix } from '../ports/vector-index.ts';
import { COARSE_STEP, type CoarseKernel, coarseKernelOver } from './coarse-kernel.ts';
import { countRows } from './vector-rows.ts';
import { type KernelMemory, kernelMemory } from './wasm-code.ts';

/** Coarse rows in a kernel's memory, with room behind them for a query and the products. */
export interface CoarseRows {
  readonly rows: number;
  readonly dimensions: number;
  /** The rows, then the scale of each: what is stored. */
  readonly bytes: Uint8Array;
  readonly memory: KernelMemory;
  readonly kernel: CoarseKernel;
}

const FLOAT_BYTES = 4;
/** Values lie from 0 to 15, so that zero is in the middle. */
const MIDDLE = 7.5;
const HIGHEST = 15;
/** The few values beyond this share of a row's largest are cut off: the others gain more than those lose. */
const CUT = 0.85;
const LARGEST_BYTE = 127;

/** Room for coarse rows, all zeros; null where they cannot be had: odd dimensions, or more than a memory holds. */
export function allocateCoarse(rows: number, dimensions: number): CoarseRows | null {
  if (rows === 0 || dimensions % COARSE_STEP !== 0) return null;
  const size = coarseBytes(rows, dimensions);
  const memory = kernelMemory(size + dimensions + rows * FLOAT_BYTES);
  const kernel = memory && coarseKernelOver(memory);
  return kernel && { rows, dimensions, bytes: new Uint8Array(memory.buffer, 0, size), memory, kernel };
}

/** Whether coarse rows can be had here: without vector instructions all rows are compared in full, by a loop. */
export function hasVectorKernels(): boolean {
  return allocateCoarse(1, COARSE_STEP) !== null;
}

/** How many bytes are stored for so many rows. */
export function coarseBytes(rows: number, dimensions: number): number {
  return rows * (dimensions / 2 + FLOAT_BYTES);
}

/** Makes coarse rows of `vectors`; null where they cannot be had. */
export function coarsen(vectors: VectorMatrix): CoarseRows | null {
  const coarse = allocateCoarse(countRows(vectors), vectors.dimensions);
  if (coarse === null) return null;
  const scales = scalesOf(coarse);
  for (let row = 0; row < coarse.rows; row++) scales[row] = coarsenRow(vectors, row, coarse.bytes);
  return coarse;
}

/** Writes a row and gives its scale: 0 for a row of zeros, which is like nothing. */
function coarsenRow({ matrix, dimensions }: VectorMatrix, row: number, bytes: Uint8Array): number {
  const start = row * dimensions;
  const half = dimensions / 2;
  let largest = 0;
  for (let i = start; i < start + dimensions; i++) largest = Math.max(largest, Math.abs(matrix[i]!));
  if (largest === 0) return 0;
  const scale = (largest * CUT) / MIDDLE;
  for (let i = 0; i < half; i++) {
    const lower = step(matrix[start + i]! / scale);
    const upper = step(matrix[start + half + i]! / scale);
    bytes[row * half + i] = lower | (upper << 4);
  }
  return scale;
}

function step(value: number): number {
  const nearest = Math.floor(value + MIDDLE + 0.5);
  return nearest < 0 ? 0 : nearest > HIGHEST ? HIGHEST : nearest;
}

/** The scale of each row: what its products are multiplied by, 0 for a row without a direction. */
export function scalesOf({ rows, dimensions, memory }: CoarseRows): Float32Array {
  return new Float32Array(memory.buffer, (rows * dimensions) / 2, rows);
}

/** Sums of products that are still shifted by what the query adds up to: `sums` are valid until the next call. */
export interface CoarseProducts {
  readonly sums: Int32Array;
  readonly shift: number;
}

/** Gives the products of a direction with each row: `(sums[row] - shift) * scale` is in the order of the cosines. */
export function coarseProducts(coarse: CoarseRows): (direction: ArrayLike<number>) => CoarseProducts {
  const { rows, dimensions, bytes, memory, kernel } = coarse;
  const half = dimensions / 2;
  const queryAt = bytes.length;
  const outAt = queryAt + dimensions;
  const query = new Int8Array(memory.buffer, queryAt, dimensions);
  const sums = new Int32Array(memory.buffer, outAt, rows);
  return direction => {
    let largest = 0;
    for (let i = 0; i < dimensions; i++) largest = Math.max(largest, Math.abs(direction[i]!));
    let shift = 0;
    for (let i = 0; i < dimensions; i++) {
      query[i] = Math.round((direction[i]! / largest) * LARGEST_BYTE);
      shift += MIDDLE * query[i]!;
    }
    kernel(0, rows, queryAt, queryAt + half, half, outAt);
    return { sums, shift };
  };
}

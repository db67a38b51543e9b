// Dot products of a vector with every row of a matrix: by the kernel where the matrix fits it, else by a plain loop.
import type { VectorMatrix } from '../ports/vector-index.ts';
import { type DotKernel, KERNEL_STEP, kernelOver } from './dot-kernel.ts';
import { countRows } from './vector-rows.ts';
import { type KernelMemory, kernelMemory } from './wasm-code.ts';

/** Gives the product of `vector` with each row, in order. The same array is filled again by the next call. */
export type RowProducts = (vector: ArrayLike<number>) => Float32Array;

const FLOAT_BYTES = 4;

/** Matrices that lie at the start of a kernel's memory, with room behind them for a query and the products. */
const memories = new WeakMap<ArrayBufferLike, KernelMemory>();

/** A matrix of zeros that `rowProducts` will read where it lies. Its buffer can be copied to another thread, not moved. */
export function allocateMatrix(rows: number, dimensions: number): Float32Array {
  const memory = dimensions % KERNEL_STEP === 0 ? memoryFor(rows, dimensions) : null;
  if (memory === null) return new Float32Array(rows * dimensions);
  memories.set(memory.buffer, memory);
  return new Float32Array(memory.buffer, 0, rows * dimensions);
}

/** Products over `vectors`, which is copied when it was not allocated here. */
export function rowProducts(vectors: VectorMatrix): RowProducts {
  const rows = countRows(vectors);
  const { dimensions } = vectors;
  if (rows === 0) return () => new Float32Array(0);
  const matrix = memories.has(vectors.matrix.buffer) ? vectors.matrix : copyOf(vectors.matrix, rows, dimensions);
  const memory = memories.get(matrix.buffer);
  return memory === undefined
    ? productsByLoop({ matrix, dimensions }, rows)
    : productsByKernel(memory, kernelOver(memory), rows, dimensions);
}

function memoryFor(rows: number, dimensions: number): KernelMemory | null {
  return kernelMemory((rows * dimensions + dimensions + rows) * FLOAT_BYTES);
}

function copyOf(matrix: Float32Array, rows: number, dimensions: number): Float32Array {
  const copy = allocateMatrix(rows, dimensions);
  // Without a kernel there is nothing to gain from a second copy.
  if (!memories.has(copy.buffer)) return matrix;
  copy.set(matrix);
  return copy;
}

function productsByKernel(memory: KernelMemory, dots: DotKernel, rows: number, dimensions: number): RowProducts {
  const rowBytes = dimensions * FLOAT_BYTES;
  const queryAt = rows * rowBytes;
  const outAt = queryAt + rowBytes;
  const query = new Float32Array(memory.buffer, queryAt, dimensions);
  const out = new Float32Array(memory.buffer, outAt, rows);
  return vector => {
    query.set(vector);
    dots(0, rows, queryAt, rowBytes, outAt);
    return out;
  };
}

/** The loop that the kernel stands in for. */
export function productsByLoop({ matrix, dimensions }: VectorMatrix, rows: number): RowProducts {
  const out = new Float32Array(rows);
  // Numbers of 64 bits are multiplied as they are, those of 32 bits are widened each time.
  const query = new Float64Array(dimensions);
  return vector => {
    query.set(vector);
    for (let row = 0; row < rows; row++) out[row] = dot(matrix, row * dimensions, query);
    return out;
  };
}

/** The product of `query` with the row of `matrix` that begins at the value `start`. */
export function dot(matrix: Float32Array, start: number, query: ArrayLike<number>): number {
  const length = query.length;
  const whole = length - (length % 4);
  let [a, b, c, d] = [0, 0, 0, 0];
  let at = start;
  for (let i = 0; i < whole; i += 4, at += 4) {
    a += matrix[at]! * query[i]!;
    b += matrix[at + 1]! * query[i + 1]!;
    c += matrix[at + 2]! * query[i + 2]!;
    d += matrix[at + 3]! * query[i + 3]!;
  }
  for (let i = whole; i < length; i++, at++) a += matrix[at]! * query[i]!;
  return a + b + (c + d);
}

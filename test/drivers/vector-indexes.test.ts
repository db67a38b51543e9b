// Exact and coarse search under one contract, and the kernels against the loops they stand in for.
import { describe, expect, test } from 'vitest';
import { coarsen, coarseProducts } from '../../src/drivers/coarse-rows.ts';
import { coarseVectorIndex } from '../../src/drivers/coarse-vector-index.ts';
import { exactVectorIndex } from '../../src/drivers/exact-vector-index.ts';
import { allocateMatrix, productsByLoop, rowProducts } from '../../src/drivers/row-products.ts';
import { normaliseRows } from '../../src/drivers/vector-rows.ts';
import type { VectorMatrix } from '../../src/ports/vector-index.ts';
import { clusteredVectors, rowOf } from '../contracts/clustered-vectors.ts';
import { vectorIndexContract } from '../contracts/vector-index.ts';

vectorIndexContract('exact search', { open: exactVectorIndex, recall: 1 });

describe('rows', () => {
  test('are brought to length one, and those without a direction to zeros', () => {
    const matrix = Float32Array.of(
      3,
      4,
      /**/ 0,
      0,
      /**/ Number.NaN,
      1,
      /**/ 0.6,
      0.8,
      /**/ Number.POSITIVE_INFINITY,
      0,
    );
    expect(normaliseRows({ matrix, dimensions: 2 })).toBe(2);
    expect([...matrix].map(value => value.toFixed(3))).toEqual(
      [0.6, 0.8, 0, 0, 0, 0, 0.6, 0.8, 0, 0].map(v => v.toFixed(3)),
    );
  });

  test('must be whole', () => {
    expect(() => normaliseRows({ matrix: new Float32Array(7), dimensions: 2 })).toThrow('whole rows');
    expect(() => normaliseRows({ matrix: new Float32Array(4), dimensions: 0 })).toThrow('dimensions');
  });
});

describe('the kernel', () => {
  test.each([16, 48, 512, 1024])('gives the products of the loop in %d dimensions', dimensions => {
    const { vectors, queries } = clusteredVectors(100, 5, { dimensions, perCluster: 10, spread: 1 });
    const [byKernel, byLoop] = [rowProducts(vectors), productsByLoop(vectors, 100)];
    for (let i = 0; i < 5; i++) {
      const [ours, theirs] = [byKernel(rowOf(queries, i)), byLoop(rowOf(queries, i))];
      expect(Math.max(...ours.map((value, row) => Math.abs(value - theirs[row]!)))).toBeLessThan(1e-5);
    }
  });

  test('reads a matrix where it was allocated', () => {
    const matrix = allocateMatrix(3, 16);
    const products = rowProducts({ matrix, dimensions: 16 });
    matrix.fill(1, 16, 32);
    expect([...products(new Float32Array(16).fill(2))]).toEqual([0, 32, 0]);
  });
});

describe('coarse rows', () => {
  const open = (vectors: VectorMatrix) => {
    const coarse = coarsen(vectors);
    return coarse === null ? exactVectorIndex(vectors) : coarseVectorIndex(vectors, coarse);
  };

  vectorIndexContract('coarse search', { open, recall: 0.99 });

  test('find the nearest of many rows that are all alike', () => {
    const { vectors, queries } = clusteredVectors(8000, 30, { dimensions: 512, perCluster: 8000, spread: 1 });
    const [coarse, exact] = [open(vectors), exactVectorIndex(vectors)];
    expect(coarse.kind).toBe('coarse');
    const shares = Array.from({ length: 30 }, (_, i) => {
      const right = new Set(exact.nearest(rowOf(queries, i), 10).map(({ label }) => label));
      return coarse.nearest(rowOf(queries, i), 10).filter(({ label }) => right.has(label)).length / right.size;
    });
    expect(shares.reduce((a, b) => a + b) / shares.length).toBeGreaterThanOrEqual(0.99);
  });

  test('give sums of the products of four bits and eight', () => {
    const { vectors, queries } = clusteredVectors(5, 1, { dimensions: 64, perCluster: 2, spread: 1 });
    const coarse = coarsen(vectors)!;
    const { sums, shift } = coarseProducts(coarse)(rowOf(queries, 0));
    const largest = Math.max(...rowOf(queries, 0).map(Math.abs));
    const query = Array.from(rowOf(queries, 0), value => Math.round((value / largest) * 127));
    const rows = Array.from({ length: 5 }, (_, row) => nibblesOf(coarse.bytes.subarray(row * 32, (row + 1) * 32)));
    expect([...sums]).toEqual(rows.map(values => values.reduce((sum, value, i) => sum + value * query[i]!, 0)));
    expect(shift).toBe(query.reduce((sum, value) => sum + 7.5 * value, 0));
  });

  test('are not made where two values do not fill their bytes', () => {
    expect(coarsen({ matrix: new Float32Array(30), dimensions: 30 })).toBeNull();
    expect(coarsen({ matrix: new Float32Array(0), dimensions: 64 })).toBeNull();
  });
});

/** The values of a row: those of the first half in the lower bits. */
function nibblesOf(bytes: Uint8Array): number[] {
  return [...Array.from(bytes, byte => byte & 15), ...Array.from(bytes, byte => byte >> 4)];
}

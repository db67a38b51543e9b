// What every vector index must do, held against a naive twin; each driver runs this suite.
import { describe, expect, test } from 'vitest';
import type { VectorIndex, VectorMatrix } from '../../src/ports/vector-index.ts';
import { clusteredVectors, rowOf } from './clustered-vectors.ts';

/** What a driver promises: opens an index over rows of length one or zeros, and the share of right neighbours it finds. */
export interface VectorIndexDriver {
  open(vectors: VectorMatrix): VectorIndex | Promise<VectorIndex>;
  readonly recall: number;
}

const SHAPES = [
  { rows: 1, dimensions: 16, perCluster: 1, spread: 0.5 },
  { rows: 7, dimensions: 3, perCluster: 2, spread: 0.5 },
  { rows: 300, dimensions: 30, perCluster: 300, spread: 1 },
  { rows: 2000, dimensions: 64, perCluster: 40, spread: 0.7 },
  { rows: 1500, dimensions: 64, perCluster: 500, spread: 0.8, intrinsic: 8 },
];

/** Runs the suite. */
export function vectorIndexContract(name: string, driver: VectorIndexDriver): void {
  describe(`${name} keeps the contract of a vector index`, () => {
    test.each(SHAPES)('finds the nearest of $rows rows in $dimensions dimensions', async ({ rows, ...shape }) => {
      const { vectors, queries } = clusteredVectors(rows, 50, shape, rows);
      const index = await driver.open(vectors);
      const shares = eachRow(queries).map(query => shareFound(index, vectors, query, 10));
      expect(shares.reduce((a, b) => a + b, 0) / shares.length).toBeGreaterThanOrEqual(driver.recall);
    });

    test('tells similarities as cosines, best first, for queries of any length', async () => {
      const { vectors, queries } = clusteredVectors(200, 10, { dimensions: 32, perCluster: 20, spread: 0.7 });
      const index = await driver.open(vectors);
      for (const query of eachRow(queries)) {
        const found = index.nearest(query, 5);
        expect(found).toHaveLength(5);
        for (const { label, similarity } of found)
          expect(similarity).toBeCloseTo(cosine(rowOf(vectors, label), query), 5);
        expect(found.map(each => each.similarity)).toEqual(found.map(each => each.similarity).sort((a, b) => b - a));
        const stretched = index.nearest(
          query.map(value => value * 1000),
          5,
        );
        expect(stretched.map(each => each.label)).toEqual(found.map(each => each.label));
      }
    });

    test('puts equal rows in the order of their labels', async () => {
      const row = Float32Array.of(0.6, 0.8, 0, 0);
      const index = await driver.open({ matrix: repeated(row, 6), dimensions: 4 });
      expect(index.nearest(row, 6).map(({ label }) => label)).toEqual([0, 1, 2, 3, 4, 5]);
    });

    test('never finds a row of zeros, and nothing for a query without a direction', async () => {
      const matrix = Float32Array.of(1, 0, 0, 0, /**/ 0, 0, 0, 0, /**/ 0, -1, 0, 0, /**/ -1, 0, 0, 0);
      const index = await driver.open({ matrix, dimensions: 4 });
      const labels = index.nearest(Float32Array.of(1, 0, 0, 0), 10).map(({ label }) => label);
      expect(labels).toEqual([0, 2, 3]);
      expect(index.nearest(new Float32Array(4), 3)).toEqual([]);
      expect(index.nearest(Float32Array.of(Number.NaN, 0, 0, 0), 3)).toEqual([]);
      expect(index.nearest(Float32Array.of(Number.POSITIVE_INFINITY, 0, 0, 0), 3)).toEqual([]);
    });

    test('gives what there is when asked for more, and nothing when asked for nothing', async () => {
      const { vectors, queries } = clusteredVectors(12, 1, { dimensions: 16, perCluster: 4, spread: 0.5 });
      const index = await driver.open(vectors);
      const [query] = eachRow(queries);
      expect(index.nearest(query!, 1000)).toHaveLength(12);
      expect(index.nearest(query!, 2.9)).toHaveLength(2);
      for (const k of [0, -1, Number.NaN]) expect(index.nearest(query!, k)).toEqual([]);
    });

    test('is empty over no rows', async () => {
      const index = await driver.open({ matrix: new Float32Array(0), dimensions: 16 });
      expect(index.size).toBe(0);
      expect(index.nearest(new Float32Array(16).fill(1), 3)).toEqual([]);
    });

    test('tells its size and dimensions, and refuses a query of others', async () => {
      const { vectors } = clusteredVectors(5, 1, { dimensions: 16, perCluster: 4, spread: 0.5 });
      const index = await driver.open(vectors);
      expect(index).toMatchObject({ size: 5, dimensions: 16 });
      expect(() => index.nearest(new Float32Array(15).fill(1), 3)).toThrow(/15/);
    });

    test('answers the same again, whatever was asked between', async () => {
      const { vectors, queries } = clusteredVectors(300, 20, { dimensions: 32, perCluster: 30, spread: 0.7 });
      const index = await driver.open(vectors);
      const ask = () => eachRow(queries).map(query => index.nearest(query, 7));
      expect(ask()).toEqual(ask());
    });
  });
}

function shareFound(index: VectorIndex, vectors: VectorMatrix, query: Float32Array, k: number): number {
  const right = nearestNaively(vectors, query, k);
  const found = new Set(index.nearest(query, k).map(({ label }) => label));
  return right.filter(label => found.has(label)).length / right.length;
}

function nearestNaively(vectors: VectorMatrix, query: Float32Array, k: number): number[] {
  const similarities = eachRow(vectors).map((row, label) => ({ label, similarity: cosine(row, query) }));
  return similarities
    .sort((a, b) => b.similarity - a.similarity)
    .slice(0, k)
    .map(({ label }) => label);
}

function cosine(a: Float32Array, b: Float32Array): number {
  const dot = (x: Float32Array, y: Float32Array) => x.reduce((sum, value, i) => sum + value * y[i]!, 0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
}

function eachRow(vectors: VectorMatrix): Float32Array[] {
  return Array.from({ length: vectors.matrix.length / vectors.dimensions }, (_, row) => rowOf(vectors, row));
}

function repeated(row: Float32Array, times: number): Float32Array {
  const matrix = new Float32Array(row.length * times);
  for (let i = 0; i < times; i++) matrix.set(row, i * row.length);
  return matrix;
}

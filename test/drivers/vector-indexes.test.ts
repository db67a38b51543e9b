// Exact and graph search under one contract, the kernel against the loop it stands in for, and the guards of the graph.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { exactVectorIndex } from '../../src/drivers/exact-vector-index.ts';
import { buildGraph, GRAPH_SETTINGS, graphIndex, loadHnswlib, openGraph } from '../../src/drivers/hnsw-vector-index.ts';
import { allocateMatrix, productsByLoop, rowProducts } from '../../src/drivers/row-products.ts';
import { normaliseRows } from '../../src/drivers/vector-rows.ts';
import type { VectorMatrix } from '../../src/ports/vector-index.ts';
import { clusteredVectors, rowOf } from '../contracts/clustered-vectors.ts';
import { vectorIndexContract } from '../contracts/vector-index.ts';

const hnswlib = await loadHnswlib();

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

describe.skipIf(hnswlib === null)('a graph', () => {
  const folder = mkdtempSync(join(tmpdir(), 'whetstone-graph-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const library = hnswlib!;
  const build = (vectors: VectorMatrix) => buildGraph(library, vectors, GRAPH_SETTINGS);
  const shape = { dimensions: 32, perCluster: 30, spread: 0.7 };

  vectorIndexContract('a graph just built', {
    open: vectors => graphIndex(build(vectors), vectors, GRAPH_SETTINGS.efSearch),
    recall: 0.99,
  });

  vectorIndexContract('a graph read back', {
    open: async vectors => {
      const path = join(folder, `${vectors.matrix.length}-${vectors.dimensions}`);
      const graph = build(vectors);
      await graph.writeIndex(path);
      return openGraph(library, path, vectors, graph.getCurrentCount(), GRAPH_SETTINGS);
    },
    recall: 0.99,
  });

  test('is refused over rows of other dimensions, of another number and of other values', async () => {
    const { vectors } = clusteredVectors(400, 1, shape);
    const path = join(folder, 'other');
    await build(vectors).writeIndex(path);
    const open = (other: VectorMatrix, findable: number) => openGraph(library, path, other, findable, GRAPH_SETTINGS);
    await expect(open(vectors, 400)).resolves.toMatchObject({ size: 400 });
    await expect(open({ matrix: vectors.matrix, dimensions: 16 }, 400)).rejects.toThrow();
    await expect(open(vectors, 399)).rejects.toThrow('other vectors');
    const { vectors: others } = clusteredVectors(400, 1, shape, 2);
    await expect(open(others, 400)).rejects.toThrow('other vectors');
    await expect(openGraph(library, join(folder, 'nowhere'), vectors, 400, GRAPH_SETTINGS)).rejects.toThrow();
  });
});

// Graph search under the contract, just built and read back, and the guards against what its package lets pass.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { buildGraph, GRAPH_SETTINGS, graphIndex, loadHnswlib, openGraph } from '../../src/drivers/hnsw-vector-index.ts';
import type { VectorMatrix } from '../../src/ports/vector-index.ts';
import { clusteredVectors } from '../contracts/clustered-vectors.ts';
import { vectorIndexContract } from '../contracts/vector-index.ts';

const hnswlib = await loadHnswlib();
const folder = mkdtempSync(join(tmpdir(), 'whetstone-graph-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.skipIf(hnswlib === null)('a graph', () => {
  const library = hnswlib!;
  const build = (vectors: VectorMatrix) => buildGraph(library, vectors, GRAPH_SETTINGS);
  const { vectors } = clusteredVectors(400, 1, { dimensions: 32, perCluster: 30, spread: 0.7 });

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

  test('tells of every row while it is built', () => {
    let rows = 0;
    const many = { matrix: new Float32Array(2300 * 2).fill(Math.SQRT1_2), dimensions: 2 };
    buildGraph(library, many, { M: 4, efConstruction: 8, efSearch: 8 }, added => {
      rows += added;
    });
    expect(rows).toBe(2300);
  });

  test('follows as many candidates after it was read back as it was told to', async () => {
    const path = join(folder, 'candidates');
    await build(vectors).writeIndex(path);
    const graph = new library.HierarchicalNSW('ip', 32);
    await graph.readIndex(path);
    graphIndex(graph, vectors, 77);
    expect(graph.getEf()).toBe(77);
  });

  test('is refused over rows of other dimensions, of another number and of other values', async () => {
    const path = join(folder, 'other');
    await build(vectors).writeIndex(path);
    const open = (other: VectorMatrix, findable: number) => openGraph(library, path, other, findable, GRAPH_SETTINGS);
    await expect(open(vectors, 400)).resolves.toMatchObject({ size: 400 });
    await expect(open({ matrix: vectors.matrix, dimensions: 16 }, 400)).rejects.toThrow();
    await expect(open(vectors, 399)).rejects.toThrow('other vectors');
    const { vectors: others } = clusteredVectors(400, 1, { dimensions: 32, perCluster: 30, spread: 0.7 }, 2);
    await expect(open(others, 400)).rejects.toThrow('other vectors');
    await expect(openGraph(library, join(folder, 'nowhere'), vectors, 400, GRAPH_SETTINGS)).rejects.toThrow();
  });
});

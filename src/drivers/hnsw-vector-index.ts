// Vector search in an HNSW graph by hnswlib-node, a compiled package that may be absent; each of its traps is guarded here.
import type { GraphSettings } from '../ports/index-store.ts';
import type { Neighbour, VectorIndex, VectorMatrix } from '../ports/vector-index.ts';
import { nearestRows } from './nearest-rows.ts';
import { countRows, directionOf } from './vector-rows.ts';

/** The package's own module. */
export type Hnswlib = typeof import('hnswlib-node');
/** Its graph. */
export type Graph = InstanceType<Hnswlib['HierarchicalNSW']>;

/**
 * Rows from which on a graph is built. Among clustered vectors coarse search takes a quarter of the graph's time at 100,000 and
 * about half at 400,000; extrapolated, the graph overtakes it between 700,000 and 1,400,000 (bench/vector-search.ts).
 */
export const GRAPH_FROM = 1_000_000;
/**
 * Vectors of text are harder than clustered ones: among 100,000 of made-up text ef 300 finds 0.93 of the ten nearest, ef 1,200
 * 0.99 (bench/search-speed.ts), and among 22,000 of real text M 16 fewer than M 24. Among clustered ones ef 100 finds all.
 */
export const GRAPH_SETTINGS: GraphSettings = { M: 24, efConstruction: 200, efSearch: 1200 };
// Rows have length one, where inner product and cosine agree and the addon need not normalise once more.
const SPACE = 'ip';
// The graph's levels are drawn at random; a fixed seed gives the same graph for the same rows.
const SEED = 100;
const ROUNDING = 1e-6;
const STEP = 1000;

/** The package, or null where it is not installed or not compiled for this machine. */
export async function loadHnswlib(): Promise<Hnswlib | null> {
  try {
    // A CommonJS package that finds its binary at run time: the named exports are on the default one.
    const loaded = (await import('hnswlib-node')) as Hnswlib & { default?: Hnswlib };
    return loaded.default ?? loaded;
  } catch {
    return null;
  }
}

/**
 * Builds the graph of `vectors`, whose rows have length one or are zeros; blocks the thread meanwhile. `onAdded` hears of each
 * thousand rows.
 */
export function buildGraph(
  hnswlib: Hnswlib,
  vectors: VectorMatrix,
  settings: GraphSettings,
  onAdded: (rows: number) => void = () => {},
): Graph {
  const size = countRows(vectors);
  const { dimensions } = vectors;
  const graph = new hnswlib.HierarchicalNSW(SPACE, dimensions);
  graph.initIndex(Math.max(1, size), settings.M, settings.efConstruction, SEED);
  for (let row = 0; row < size; row++) {
    const direction = directionOf(rowOf(vectors, row));
    // A row without a direction is as near to everything as to nothing: it gets no place in the graph.
    if (direction !== null) graph.addPoint(direction, row);
    if ((row + 1) % STEP === 0) onAdded(STEP);
  }
  onAdded(size % STEP);
  return graph;
}

/**
 * Opens a written graph over the rows that it was built from, `findable` of which have a direction. Throws when they do not
 * belong together.
 */
export async function openGraph(
  hnswlib: Hnswlib,
  path: string,
  vectors: VectorMatrix,
  findable: number,
  settings: GraphSettings,
): Promise<VectorIndex> {
  const size = countRows(vectors);
  // A new object each time: one whose reading failed must not be used again, nor freed twice.
  const graph = new hnswlib.HierarchicalNSW(SPACE, vectors.dimensions);
  await graph.readIndex(path);
  const belongs =
    graph.getCurrentCount() === findable && probes(vectors, size).every(row => isPoint(graph, vectors, row));
  if (!belongs) throw new Error('The graph was built from other vectors.');
  return graphIndex(graph, vectors, settings.efSearch);
}

/** hnswlib loads a graph of other dimensions without complaint, so a few rows are held against its points. */
function probes(vectors: VectorMatrix, size: number): number[] {
  const rows = [0, size >> 2, size >> 1, size - 1];
  return rows.filter(row => directionOf(rowOf(vectors, row)) !== null);
}

function isPoint(graph: Graph, vectors: VectorMatrix, row: number): boolean {
  const values = rowOf(vectors, row);
  return graph.getPoint(row).every((value, i) => Math.abs(value - values[i]!) < ROUNDING);
}

function rowOf({ matrix, dimensions }: VectorMatrix, row: number): Float32Array {
  return matrix.subarray(row * dimensions, (row + 1) * dimensions);
}

/** Searches `graph`, built from `vectors`, following `efSearch` candidates. */
export function graphIndex(graph: Graph, vectors: VectorMatrix, efSearch: number): VectorIndex {
  const size = countRows(vectors);
  const { dimensions } = vectors;
  // ef is not written with the graph, and its default of 10 finds far too little.
  graph.setEf(efSearch);
  return {
    kind: 'hnsw',
    size,
    dimensions,
    nearest: nearestRows(dimensions, graph.getCurrentCount(), (direction, wanted) => search(graph, direction, wanted)),
  };
}

function search(graph: Graph, direction: number[], k: number): Neighbour[] {
  const { neighbors, distances } = graph.searchKnn(direction, k);
  const found = neighbors.map((label, i) => ({ label, similarity: 1 - distances[i]! }));
  return found.sort((a, b) => b.similarity - a.similarity || a.label - b.label);
}

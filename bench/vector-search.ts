// Vector search measured: the kernel beside a loop, exact search, coarse search and HNSW by size, HNSW by its settings.
import { parseArgs } from 'node:util';
import { coarsen } from '../src/drivers/coarse-rows.ts';
import { COARSE_FROM, coarseVectorIndex } from '../src/drivers/coarse-vector-index.ts';
import { exactVectorIndex } from '../src/drivers/exact-vector-index.ts';
import {
  buildGraph,
  GRAPH_FROM,
  GRAPH_SETTINGS,
  type Graph,
  graphIndex,
  type Hnswlib,
  loadHnswlib,
} from '../src/drivers/hnsw-vector-index.ts';
import { productsByLoop, rowProducts } from '../src/drivers/row-products.ts';
import type { Neighbour, VectorMatrix } from '../src/ports/vector-index.ts';
import { clusteredVectors, rowOf } from '../test/contracts/clustered-vectors.ts';
import { race, timeOf } from './stopwatch.ts';

const DIMENSIONS = 512;
const QUERIES = 200;
const K = 10;
const ROUNDS = 5;

const { values } = parseArgs({
  options: {
    part: { type: 'string', default: 'kernel,crossover,settings' },
    /** Rows for `settings`; 100000 takes minutes. */
    size: { type: 'string', default: '5000' },
    /** Rows for `crossover`; a graph of 100000 is built in minutes. */
    sizes: { type: 'string', default: '5000,25000,100000' },
    'per-cluster': { type: 'string', default: '50' },
    spread: { type: 'string', default: '0.7' },
    /** In how many directions a cluster is spread; 0 for all. */
    intrinsic: { type: 'string', default: '0' },
    /** M:efConstruction, separated by commas. */
    settings: { type: 'string', default: '8:100,12:150,16:200,24:200,32:300' },
    ef: { type: 'string', default: '32,64,100,150,200,300,400' },
  },
});
const size = Number(values.size);

await main();

async function main(): Promise<void> {
  const hnswlib = await loadHnswlib();
  if (values.part.includes('kernel')) printKernel();
  if (hnswlib === null) throw new Error('hnswlib-node is not installed here, so there is nothing to compare with.');
  if (values.part.includes('crossover')) printCrossover(hnswlib);
  if (values.part.includes('settings')) printSettings(hnswlib);
}

/** The WebAssembly kernel beside the loop that it stands in for. */
function printKernel(): void {
  const { vectors, queries } = makeVectors(size);
  const [kernel, loop] = [rowProducts(vectors), productsByLoop(vectors, size)];
  const [kernelTime, loopTime] = race(
    [
      () => {
        for (const query of queries) kernel(query);
      },
      () => {
        for (const query of queries) loop(query);
      },
    ],
    ROUNDS,
  );
  console.log(`${size} rows: loop ÷ kernel ${(loopTime! / kernelTime!).toFixed(1)}`);
}

interface Compared {
  readonly rows: number;
  readonly coarseToGraph: number;
}

function printCrossover(hnswlib: Hnswlib): void {
  console.log(
    `Exact ÷ coarse search (used from ${COARSE_FROM} rows on), coarse search ÷ graph of ${JSON.stringify(GRAPH_SETTINGS)}; above 1 the latter wins.`,
  );
  const compared = values.sizes.split(',').map(rows => compareAt(hnswlib, Number(rows)));
  const overtaken = Math.round(crossover(compared)).toLocaleString('en');
  console.log(`The graph overtakes coarse search at about ${overtaken} rows; it is used from ${GRAPH_FROM} on.`);
}

function compareAt(hnswlib: Hnswlib, rows: number): Compared {
  const { vectors, queries } = makeVectors(rows);
  const exact = exactVectorIndex(vectors);
  const coarse = coarseVectorIndex(vectors, coarsen(vectors)!);
  const graph = graphIndex(buildGraph(hnswlib, vectors, GRAPH_SETTINGS), vectors, GRAPH_SETTINGS.efSearch);
  const indexes = [exact, coarse, graph];
  const [exactTime, coarseTime, graphTime] = race(
    indexes.map(index => () => askAll(index.nearest, queries)),
    ROUNDS,
  ) as [number, number, number];
  const found = [coarse, graph].map(({ nearest }) => recall(exact.nearest, nearest, queries).toFixed(4));
  const coarseToGraph = coarseTime / graphTime;
  const ratios = `exact ÷ coarse ${(exactTime / coarseTime).toFixed(2)}, coarse ÷ graph ${coarseToGraph.toFixed(2)}`;
  console.log(
    `${String(rows).padStart(7)} rows: ${ratios}   recall@${K}: exact 1, coarse ${found[0]}, graph ${found[1]}`,
  );
  return { rows, coarseToGraph };
}

/** Where both take as long, on the straight line through the two largest sizes, both axes logarithmic. */
function crossover(compared: readonly Compared[]): number {
  const [larger, smaller] = compared.toSorted((a, b) => b.rows - a.rows);
  if (larger === undefined || smaller === undefined) return Number.NaN;
  const slope = Math.log(larger.coarseToGraph / smaller.coarseToGraph) / Math.log(larger.rows / smaller.rows);
  // Among few rows the graph meets nearly all of them, and what more rows cost it cannot be seen yet.
  return slope > 0 ? larger.rows * larger.coarseToGraph ** (-1 / slope) : Number.POSITIVE_INFINITY;
}

/** What each setting reaches, and how much faster than exact search it is. */
function printSettings(hnswlib: Hnswlib): void {
  const { vectors, queries } = makeVectors(size);
  const exact = exactVectorIndex(vectors);
  const exactTime = timeOf(() => askAll(exact.nearest, queries));
  console.log(
    `${size} rows, clusters of ${values['per-cluster']}, spread ${values.spread} in ${values.intrinsic} directions.`,
  );
  for (const [M, efConstruction] of values.settings.split(',').map(each => each.split(':').map(Number))) {
    let graph: Graph | undefined;
    const buildTime = timeOf(() => {
      graph = buildGraph(hnswlib, vectors, { M: M!, efConstruction: efConstruction!, efSearch: 0 });
    });
    const passes = ((buildTime / exactTime) * QUERIES).toFixed(0);
    console.log(`M ${M}, efConstruction ${efConstruction}: built in the time of ${passes} exact searches`);
    for (const ef of values.ef.split(',').map(Number)) {
      const { nearest } = graphIndex(graph!, vectors, ef);
      const found = recall(exact.nearest, nearest, queries).toFixed(4);
      const [graphTime] = race([() => askAll(nearest, queries)], ROUNDS);
      console.log(
        `  ef ${String(ef).padStart(4)}: recall@${K} ${found}   exact ÷ graph ${(exactTime / graphTime!).toFixed(1)}`,
      );
    }
  }
}

function makeVectors(rows: number): { vectors: VectorMatrix; queries: Float32Array[] } {
  const intrinsic = Number(values.intrinsic);
  const shape = { dimensions: DIMENSIONS, perCluster: Number(values['per-cluster']), spread: Number(values.spread) };
  const { vectors, queries } = clusteredVectors(rows, QUERIES, intrinsic > 0 ? { ...shape, intrinsic } : shape);
  return { vectors, queries: Array.from({ length: QUERIES }, (_, i) => rowOf(queries, i)) };
}

type Nearest = (vector: Float32Array, k: number) => readonly Neighbour[];

function askAll(nearest: Nearest, queries: readonly Float32Array[]): void {
  for (const query of queries) nearest(query, K);
}

function recall(exact: Nearest, nearest: Nearest, queries: readonly Float32Array[]): number {
  const found = queries.map(query => {
    const right = new Set(exact(query, K).map(({ label }) => label));
    return nearest(query, K).filter(({ label }) => right.has(label)).length / right.size;
  });
  return found.reduce((a, b) => a + b, 0) / found.length;
}

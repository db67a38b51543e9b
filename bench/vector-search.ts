// Vector search measured: the kernel beside a loop, coarse search and HNSW beside exact search by size, HNSW by its settings.
import { parseArgs } from 'node:util';
import { coarsen } from '../src/drivers/coarse-rows.ts';
import { COARSE_FROM, coarseVectorIndex } from '../src/drivers/coarse-vector-index.ts';
import { exactVectorIndex } from '../src/drivers/exact-vector-index.ts';
import { productsByLoop, rowProducts } from '../src/drivers/row-products.ts';
import type { Neighbour, VectorMatrix } from '../src/ports/vector-index.ts';
import { clusteredVectors, rowOf } from '../test/contracts/clustered-vectors.ts';
import { buildGraph, GRAPH_SETTINGS, type Graph, graphSearch, type Hnswlib, loadHnswlib } from './hnsw-graph.ts';

const DIMENSIONS = 512;
const QUERIES = 200;
const K = 10;
const ROUNDS = 5;

const { values } = parseArgs({
  options: {
    part: { type: 'string', default: 'kernel,crossover,settings' },
    /** Rows for `settings`; 100000 takes minutes. */
    size: { type: 'string', default: '5000' },
    sizes: { type: 'string', default: '2000,5000,10000,20000' },
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
  const [kernelTime, loopTime] = race([
    () => {
      for (const query of queries) kernel(query);
    },
    () => {
      for (const query of queries) loop(query);
    },
  ]);
  console.log(`${size} rows: loop ÷ kernel ${(loopTime! / kernelTime!).toFixed(1)}`);
}

/** Above 1 the other search is faster than exact search. */
function printCrossover(hnswlib: Hnswlib): void {
  const { efSearch } = GRAPH_SETTINGS;
  console.log(
    `Exact ÷ coarse search (used from ${COARSE_FROM} rows on), exact ÷ graph ${JSON.stringify(GRAPH_SETTINGS)}.`,
  );
  for (const rows of values.sizes.split(',').map(Number)) {
    const { vectors, queries } = makeVectors(rows);
    const exact = exactVectorIndex(vectors);
    const coarse = coarseVectorIndex(vectors, coarsen(vectors)!);
    const graph = graphSearch(buildGraph(hnswlib, vectors, GRAPH_SETTINGS), efSearch);
    const [exactTime, ...times] = race([
      () => askAll(exact.nearest, queries),
      () => askAll(coarse.nearest, queries),
      () => askAll(graph, queries),
    ]);
    const found = [coarse.nearest, graph].map(nearest => recall(exact.nearest, nearest, queries).toFixed(4));
    const [coarseTimes, graphTimes] = times.map(time => (exactTime! / time).toFixed(2));
    console.log(
      `${String(rows).padStart(7)} rows: coarse ${coarseTimes} (recall@${K} ${found[0]}), graph ${graphTimes} (${found[1]})`,
    );
  }
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
      const index = graphSearch(graph!, ef);
      const found = recall(exact.nearest, index, queries).toFixed(4);
      const [graphTime] = race([() => askAll(index, queries)]);
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

/** The median time of each, taken in turns so that a busy moment meets all of them. */
function race(works: readonly (() => void)[]): number[] {
  for (const work of works) work();
  const times = works.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round++) for (const [i, work] of works.entries()) times[i]!.push(timeOf(work));
  return times.map(each => each.sort((a, b) => a - b)[ROUNDS >> 1]!);
}

function timeOf(work: () => void): number {
  const start = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - start);
}

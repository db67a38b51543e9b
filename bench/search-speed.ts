// Search measured: our vector search beside raw hnswlib-node at the same recall, our lexical search beside SQLite FTS5.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parseGlossary } from '../src/bank/glossary.ts';
import { coarsen } from '../src/drivers/coarse-rows.ts';
import { COARSE_FROM, coarseVectorIndex } from '../src/drivers/coarse-vector-index.ts';
import { exactVectorIndex } from '../src/drivers/exact-vector-index.ts';
import {
  buildGraph,
  GRAPH_FROM,
  GRAPH_SETTINGS,
  type Graph,
  graphIndex,
  loadHnswlib,
} from '../src/drivers/hnsw-vector-index.ts';
import { directionOf, normaliseRows } from '../src/drivers/vector-rows.ts';
import type { Neighbour, VectorIndex, VectorMatrix } from '../src/ports/vector-index.ts';
import { compileGlossary, conceptFinder } from '../src/retrieval/concepts.ts';
import { corpusOf } from '../src/retrieval/corpus.ts';
import { embed } from '../src/retrieval/embedding.ts';
import { parseMeanings } from '../src/retrieval/meanings.ts';
import type { Query } from '../src/retrieval/query.ts';
import { measureEntries, weigh } from '../src/retrieval/rank.ts';
import { openSearch, type Search } from '../src/retrieval/search.ts';
import { buildSearchIndex, unitTexts } from '../src/retrieval/search-index.ts';
import { fts5 } from './baselines.ts';
import { race } from './stopwatch.ts';
import { bankOf, type MadeEntry, makeEntries, makeQuestions } from './synthetic-bank.ts';

const { values } = parseArgs({
  options: {
    /** Passages; 100000 takes many minutes, nearly all of them for building the graph that ours is held against. */
    size: { type: 'string', default: '20000' },
    questions: { type: 'string', default: '100' },
    rounds: { type: 'string', default: '5' },
    /** M:efConstruction of the graph. */
    graph: { type: 'string', default: `${GRAPH_SETTINGS.M}:${GRAPH_SETTINGS.efConstruction}` },
    titles: { type: 'boolean', default: false },
  },
});

const K = 10;
const WEIGHTS = { entry: 1, question: 0.3, passage: 0.3, questionVector: 0.1, passageVector: 0.3, entryVector: 0.3 };
const ALLOWED_VECTOR = 1.2;
const ALLOWED_LEXICAL = 0.1;
const ALLOWED_RECALL = 0.99;
const EFS = [100, 200, 300, 400, 600, 800, 1200, 1600, 2400];
/** Two rows whose cosines differ by less are equally right. */
const ROUNDING = 1e-6;

interface Asked {
  readonly text: string;
  readonly query: Query;
  readonly vector: Float32Array;
  readonly direction: number[];
}

await main();

async function main(): Promise<void> {
  const hnswlib = await loadHnswlib();
  if (hnswlib === null) throw new Error('hnswlib-node is not installed here, so there is nothing to compare with.');
  const recipe = { entries: Number(values.size), passagesPerEntry: 1, titled: values.titles, seed: 1 };
  const entries = [...makeEntries(recipe)];
  const knowledge = (name: string) => readFileSync(new URL(`../knowledge/${name}`, import.meta.url));
  const finder = conceptFinder(compileGlossary(parseGlossary(knowledge('glossary.json').toString())));
  const bank = bankOf(entries);
  const index = buildSearchIndex(bank, finder, parseMeanings(knowledge('meanings.bin')));
  const vectors = embedAll(unitTexts(corpusOf(bank)), index.embedding.dimensions, text => embed(index.embedding, text));
  const entryLengths = measureEntries(index, vectors);
  const [M, efConstruction] = values.graph.split(':').map(Number) as [number, number];
  const graph = buildGraph(hnswlib, vectors, { M, efConstruction, efSearch: 0 });
  const exact = exactVectorIndex(vectors);
  const over = (found: VectorIndex) => openSearch(index, { ...found, matrix: vectors.matrix, entryLengths }, finder);
  const search = over(exact);
  const asked = makeQuestions(entries, Number(values.questions), 2).map((text): Asked => {
    const query = search.read(text);
    const vector = embed(index.embedding, query.embeddable);
    return { text, query, vector, direction: directionOf(vector) ?? [] };
  });
  const coarse = coarseVectorIndex(vectors, coarsen(vectors)!);
  const { ef, recall } = sameRecall(graph, vectors, exact, asked);
  const withoutVectors = over({ ...coarse, nearest: () => [] });
  console.log(
    `${entries.length} made-up passages, ${asked.length} questions, graph of M ${M}, efConstruction ${efConstruction}.`,
  );
  const ours = recallOf(exact, coarse.nearest, asked);
  say(`recall@${K} of the graph at ef ${ef}`, recall, recall >= ALLOWED_RECALL, `at least ${ALLOWED_RECALL}`);
  say(`recall@${K} of coarse search`, ours, ours >= ALLOWED_RECALL, `at least ${ALLOWED_RECALL}`);
  printRatios(asked, entries, graph, { coarse: over(coarse), exact: search, withoutVectors });
}

/** The smallest ef with which the graph finds what it must; the graph is left searching with it. */
function sameRecall(graph: Graph, vectors: VectorMatrix, exact: VectorIndex, asked: readonly Asked[]) {
  let found = { ef: 0, recall: 0 };
  for (const ef of EFS) {
    found = { ef, recall: recallOf(exact, graphIndex(graph, vectors, ef).nearest, asked) };
    if (found.recall >= ALLOWED_RECALL) break;
  }
  return found;
}

function embedAll(texts: readonly string[], dimensions: number, vectorOf: (text: string) => Float32Array) {
  const vectors: VectorMatrix = { matrix: new Float32Array(texts.length * dimensions), dimensions };
  texts.forEach((text, i) => {
    vectors.matrix.set(vectorOf(text), i * dimensions);
  });
  normaliseRows(vectors);
  return vectors;
}

interface Searches {
  readonly coarse: Search;
  readonly exact: Search;
  readonly withoutVectors: Search;
}

function printRatios(
  asked: readonly Asked[],
  entries: readonly MadeEntry[],
  graph: Graph,
  { coarse, exact, withoutVectors }: Searches,
): void {
  const ask = fts5(
    entries.map(({ title, passages }, i) => ({ id: String(i), title, text: passages.join('\n') })),
    1,
  );
  const rank = (over: Search, { query, vector }: Asked) =>
    over
      .evidence(query, vector)
      .map(found => weigh(found, WEIGHTS))
      .sort((a, b) => b.score - a.score);
  const [total, comparing, lexical, raw, other] = race(
    [
      () => asked.map(each => rank(coarse, each)),
      () => asked.map(each => rank(exact, each)),
      () => asked.map(each => rank(withoutVectors, each)),
      () => asked.map(({ direction }) => graph.searchKnn(direction, K)),
      () => asked.map(({ text }) => ask(text)),
    ],
    Number(values.rounds),
  ) as [number, number, number, number, number];
  const budget = ALLOWED_VECTOR * raw + ALLOWED_LEXICAL * other;
  const vector = (total - lexical) / raw;
  say('lexical ÷ FTS5', lexical / other, lexical / other <= ALLOWED_LEXICAL, `at most ${ALLOWED_LEXICAL}`);
  say('(total - lexical) ÷ raw hnswlib-node', vector, vector <= ALLOWED_VECTOR, `at most ${ALLOWED_VECTOR}`);
  say('total ÷ (1.2 raw hnswlib-node + FTS5 ÷ 10)', total / budget, total <= budget, 'at most 1');
  const scale = { total, exact: comparing, lexical, raw, FTS5: other };
  console.log(`  For scale: ${Object.entries(scale).map(perQuestion).join(', ')}.`);
  console.log('Total is evidence from three inverted indexes and all vectors, weighed and sorted; lexical is the same');
  console.log(
    'with the vectors of its own candidates compared, but without looking for the nearest. Exact search compares',
  );
  console.log(
    `every vector in full; it serves banks of fewer than ${COARSE_FROM} texts, a graph those of ${GRAPH_FROM} and more.`,
  );
}

function say(name: string, value: number, well: boolean, bound: string): void {
  console.log(`  ${name.padEnd(46)} ${value.toFixed(3)}  (${well ? '' : 'NOT '}${bound})`);
}

function perQuestion([name, time]: [string, number]): string {
  return `${name} ${(time / Number(values.questions)).toFixed(2)} ms`;
}

type Nearest = (vector: Float32Array, k: number) => readonly Neighbour[];

function recallOf(exact: VectorIndex, nearest: Nearest, asked: readonly Asked[]): number {
  const shares = asked.map(({ vector }) => {
    const right = exact.nearest(vector, K);
    const floor = right.at(-1)!.similarity - ROUNDING;
    return nearest(vector, K).filter(({ similarity }) => similarity >= floor).length / right.length;
  });
  return shares.reduce((a, b) => a + b, 0) / shares.length;
}

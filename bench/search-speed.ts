// Search measured: our whole ranking beside raw hnswlib-node at the same recall plus lexical search, and that beside FTS5.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parseGlossary } from '../src/bank/glossary.ts';
import { exactVectorIndex } from '../src/drivers/exact-vector-index.ts';
import { buildGraph, GRAPH_SETTINGS, type Graph, graphIndex, loadHnswlib } from '../src/drivers/hnsw-vector-index.ts';
import { directionOf, normaliseRows } from '../src/drivers/vector-rows.ts';
import type { VectorIndex, VectorMatrix } from '../src/ports/vector-index.ts';
import { compileGlossary, conceptFinder } from '../src/retrieval/concepts.ts';
import { corpusOf } from '../src/retrieval/corpus.ts';
import { embed } from '../src/retrieval/embedding.ts';
import type { Query } from '../src/retrieval/query.ts';
import { weigh } from '../src/retrieval/rank.ts';
import { openSearch, type Search } from '../src/retrieval/search.ts';
import { buildSearchIndex, unitTexts } from '../src/retrieval/search-index.ts';
import { fts5 } from './baselines.ts';
import { race } from './stopwatch.ts';
import { bankOf, type MadeEntry, makeEntries, makeQuestions } from './synthetic-bank.ts';

const { values } = parseArgs({
  options: {
    /** Passages; 100000 takes some minutes, most of them for building the graph. */
    size: { type: 'string', default: '20000' },
    questions: { type: 'string', default: '100' },
    rounds: { type: 'string', default: '5' },
    ef: { type: 'string', default: String(GRAPH_SETTINGS.efSearch) },
    titles: { type: 'boolean', default: false },
  },
});

const K = 10;
const WEIGHTS = { entry: 1, question: 0.3, passage: 0.3, questionVector: 0.1, passageVector: 0.3 };
const ALLOWED_VECTOR = 1.2;
const ALLOWED_LEXICAL = 0.1;
const ALLOWED_RECALL = 0.99;

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
  console.log(`${entries.length} made-up passages, ${values.questions} questions.`);
  const glossary = readFileSync(new URL('../knowledge/glossary.json', import.meta.url), 'utf8');
  const finder = conceptFinder(compileGlossary(parseGlossary(glossary)));
  const bank = bankOf(entries);
  const index = buildSearchIndex(bank, finder);
  const vectors = embedAll(unitTexts(corpusOf(bank)), index.embedding.dimensions, text =>
    embed(index.embedding, text, finder),
  );
  console.log('The index is built, now the graph.');
  const graph = buildGraph(hnswlib, vectors, GRAPH_SETTINGS);
  const ours = graphIndex(graph, vectors, Number(values.ef));
  const search = openSearch(index, { ...ours, matrix: vectors.matrix }, finder);
  const noVectors = openSearch(index, { ...ours, matrix: vectors.matrix, nearest: () => [] }, finder);
  const asked = makeQuestions(entries, Number(values.questions), 2).map((text): Asked => {
    const query = search.read(text);
    const vector = embed(index.embedding, query.embeddable, finder);
    return { text, query, vector, direction: directionOf(vector) ?? [] };
  });
  printRatios(asked, entries, graph, search, noVectors, recallOf(vectors, ours, asked));
}

function embedAll(texts: readonly string[], dimensions: number, vectorOf: (text: string) => Float32Array) {
  const vectors: VectorMatrix = { matrix: new Float32Array(texts.length * dimensions), dimensions };
  texts.forEach((text, i) => {
    vectors.matrix.set(vectorOf(text), i * dimensions);
  });
  normaliseRows(vectors);
  return vectors;
}

function printRatios(
  asked: readonly Asked[],
  entries: readonly MadeEntry[],
  graph: Graph,
  search: Search,
  noVectors: Search,
  recall: number,
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
  const [total, lexical, raw, other] = race(
    [
      () => asked.map(each => rank(search, each)),
      () => asked.map(each => rank(noVectors, each)),
      () => asked.map(({ direction }) => graph.searchKnn(direction, K)),
      () => asked.map(({ text }) => ask(text)),
    ],
    Number(values.rounds),
  ) as [number, number, number, number];
  const say = (name: string, value: number, well: boolean, bound: string) =>
    console.log(`  ${name.padEnd(46)} ${value.toFixed(3)}  (${well ? '' : 'NOT '}${bound})`);
  say(`recall@${K} of our graph against exact search`, recall, recall >= ALLOWED_RECALL, `at least ${ALLOWED_RECALL}`);
  say('lexical ÷ FTS5', lexical / other, lexical / other <= ALLOWED_LEXICAL, `at most ${ALLOWED_LEXICAL}`);
  const vector = (total - lexical) / raw;
  say('(total - lexical) ÷ raw hnswlib-node', vector, vector <= ALLOWED_VECTOR, `at most ${ALLOWED_VECTOR}`);
  const budget = ALLOWED_VECTOR * raw + ALLOWED_LEXICAL * other;
  say('total ÷ (1.2 raw hnswlib-node + FTS5 ÷ 10)', total / budget, total <= budget, 'at most 1');
  console.log(`  For scale: total ${perQuestion(total)}, lexical ${perQuestion(lexical)}, raw ${perQuestion(raw)}.`);
  console.log('Total is evidence from three inverted indexes and all vectors, weighed and sorted; lexical is the same');
  console.log('with the vectors of its own candidates compared, but without the graph.');
}

function perQuestion(time: number): string {
  return `${(time / Number(values.questions)).toFixed(2)} ms`;
}

function recallOf(vectors: VectorMatrix, index: VectorIndex, asked: readonly Asked[]): number {
  const exact = exactVectorIndex(vectors);
  const shares = asked.map(({ vector }) => {
    const right = new Set(exact.nearest(vector, K).map(({ label }) => label));
    return index.nearest(vector, K).filter(({ label }) => right.has(label)).length / right.size;
  });
  return shares.reduce((a, b) => a + b, 0) / shares.length;
}

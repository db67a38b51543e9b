// Retrieval measured: our search beside MiniSearch, Orama, SQLite FTS5, BM25 with a stemmer and their fusions, on given sets.
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import type { Lexicon } from '../src/app/bank-index.ts';
import { EMPTY_GLOSSARY } from '../src/bank/glossary.ts';
import { NO_MEANINGS } from '../src/retrieval/meanings.ts';
import { bm25, fts5, fuse, miniSearch, orama, type Rank } from './baselines.ts';
import { ourSearch, shippedLexicon } from './our-search.ts';
import { type RetrievalSet, readRetrievalSet, type Scores, scoreRanker } from './retrieval-sets.ts';

const { values, positionals: folders } = parseArgs({
  allowPositionals: true,
  options: {
    /** The most questions of a set that are asked, drawn evenly; the slowest baselines take long over thousands. */
    questions: { type: 'string', default: '400' },
    'no-glossary': { type: 'boolean', default: false },
    'no-meanings': { type: 'boolean', default: false },
  },
});

const TITLE_WEIGHTS = [1, 3];
const MEASURES = ['s1', 'mrr', 'ndcg'] as const;
/** Of two rankings whose scores differ by less than this, neither is better: it is less than one question in 500. */
const EVEN = 0.002;

interface Row {
  readonly name: string;
  readonly scores: Scores;
}

if (folders.length === 0) console.log('Give folders that hold corpus.jsonl, queries.jsonl and qrels.tsv each.');
for (const folder of folders) await measure(folder);

async function measure(folder: string): Promise<void> {
  const set = sampled(readRetrievalSet(folder), Number(values.questions));
  const rows: Row[] = [];
  for (const weight of hasTitles(set) ? TITLE_WEIGHTS : [1]) rows.push(...(await scoreBaselines(set, weight)));
  const ours = { name: 'Whetstone', scores: await scoreRanker(ourSearch(folder, chosenLexicon()), set) };
  print(basename(folder), set, rows, ours);
}

function sampled(set: RetrievalSet, most: number): RetrievalSet {
  const step = Math.max(1, Math.ceil(set.questions.length / most));
  return { ...set, questions: set.questions.filter((_, i) => i % step === 0) };
}

function hasTitles({ documents }: RetrievalSet): boolean {
  return documents.some(({ title }) => title !== '');
}

/** Each baseline alone, then rank fusions of pairs and of all. */
async function scoreBaselines({ documents, ...set }: RetrievalSet, weight: number): Promise<Row[]> {
  const alone: [string, Rank][] = [
    ['BM25 with stemmer', bm25(documents, weight)],
    ['MiniSearch', miniSearch(documents, weight)],
    ['Orama', await orama(documents, weight)],
    ['SQLite FTS5', fts5(documents, weight)],
  ];
  const asked = alone.map(([name, rank]) => [name, remembering(rank)] as const);
  const [stems, mini, , full] = asked.map(([, rank]) => rank) as [Rank, Rank, Rank, Rank];
  const rankers: (readonly [string, Rank])[] = [
    ...asked,
    ['fusion of BM25 and MiniSearch', fuse([stems, mini])],
    ['fusion of BM25 and FTS5', fuse([stems, full])],
    ['fusion of all four', fuse(asked.map(([, rank]) => rank))],
  ];
  const rows: Row[] = [];
  for (const [name, rank] of rankers) {
    const title = hasTitles({ documents, ...set }) ? `, title × ${weight}` : '';
    rows.push({ name: `${name}${title}`, scores: await scoreRanker(rank, { documents, ...set }) });
  }
  return rows;
}

/** A fusion asks what was asked before. */
function remembering(rank: Rank): Rank {
  const known = new Map<string, readonly string[]>();
  return async question => {
    const ids = known.get(question) ?? (await rank(question));
    known.set(question, ids);
    return ids;
  };
}

function chosenLexicon(): Lexicon {
  const { glossary, meanings } = shippedLexicon();
  return {
    glossary: values['no-glossary'] ? EMPTY_GLOSSARY : glossary,
    meanings: values['no-meanings'] ? NO_MEANINGS : meanings,
  };
}

function print(name: string, { documents, questions }: RetrievalSet, rows: readonly Row[], ours: Row): void {
  console.log(`\n${name}: ${documents.length} documents, ${questions.length} questions`);
  console.log(`  ${''.padEnd(42)}   S@1    MRR@10 nDCG@10`);
  for (const { name: row, scores } of [...rows, ours]) {
    console.log(`  ${row.padEnd(42)} ${MEASURES.map(measure => scores[measure].toFixed(3)).join('  ')}`);
  }
  const ratios = MEASURES.map(measure => {
    const best = Math.max(...rows.map(({ scores }) => scores[measure]));
    const verdict = ours.scores[measure] > best + EVEN ? 'above' : ours.scores[measure] >= best - EVEN ? 'at' : 'BELOW';
    return `${(ours.scores[measure] / best).toFixed(3)} (${verdict})`;
  });
  console.log(`  ${'ours ÷ the best of the others, each measure'.padEnd(42)} ${ratios.join('  ')}`);
}

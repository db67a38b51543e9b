// Our search over a retrieval set as a person would point it at the file: imported, indexed, weights fitted.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildBankIndex, type Lexicon } from '../src/app/bank-index.ts';
import { parseGlossary } from '../src/bank/glossary.ts';
import { exactVectorIndex } from '../src/drivers/exact-vector-index.ts';
import { conceptFinder } from '../src/retrieval/concepts.ts';
import { embed } from '../src/retrieval/embedding.ts';
import { parseMeanings } from '../src/retrieval/meanings.ts';
import { judge, openSearch } from '../src/retrieval/search.ts';
import { bankAt } from './bank-at.ts';
import type { Rank } from './baselines.ts';

/** What Whetstone knows of language as it is shipped. */
export function shippedLexicon(): Lexicon {
  const knowledge = (name: string) => readFileSync(new URL(`../knowledge/${name}`, import.meta.url));
  const glossary = parseGlossary(knowledge('glossary.json').toString());
  return { glossary, meanings: parseMeanings(knowledge('meanings.bin')) };
}

/** Indexes the set in `folder` and ranks its documents. */
export function ourSearch(folder: string, lexicon: Lexicon): Rank {
  const path = join(folder, 'corpus.jsonl');
  const { index, matrix } = buildBankIndex(bankAt(path), lexicon, null, () => {});
  const { search: data, bank, glossary, weights, entryLengths } = index;
  const exact = exactVectorIndex({ matrix, dimensions: data.embedding.dimensions });
  const search = openSearch(data, { ...exact, matrix, entryLengths }, conceptFinder(glossary));
  // The importer makes ids of its own where a set's are no good as ids, so lines tell which is which.
  const lines = readFileSync(path, 'utf8').split('\n');
  const ids = bank.entries.map(({ line }) => String(JSON.parse(lines[line - 1]!)._id));
  return question => {
    const query = search.read(question);
    const { ranked } = judge(search, query, embed(data.embedding, query.embeddable), weights);
    return ranked.map(({ entry }) => ids[entry]!);
  };
}

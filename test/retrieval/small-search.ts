// Searches over small banks written as Markdown, for tests of how questions are read and judged.
import type { Bank } from '../../src/bank/entry.ts';
import { corpusOf } from '../../src/retrieval/corpus.ts';
import { embed } from '../../src/retrieval/embedding.ts';
import { NO_MEANINGS } from '../../src/retrieval/meanings.ts';
import { carryContext, type Query, turnsThatCount } from '../../src/retrieval/query.ts';
import { cosine, measureEntries, type UnitVectors } from '../../src/retrieval/rank.ts';
import { openSearch, type Search } from '../../src/retrieval/search.ts';
import { buildSearchIndex, unitTexts } from '../../src/retrieval/search-index.ts';
import { build } from '../bank/bank-files.ts';
import { finderOf, group } from './small-glossary.ts';

/** What is known beside the bank. */
interface Known {
  readonly groups?: readonly (readonly string[])[];
  readonly everyday?: readonly string[];
}

/** Opens a search over a bank of one file. */
export function searchOver(markdown: string, known: Known = {}): Search {
  return openBankSearch(build({ 'bank.md': markdown }).bank, known).search;
}

/** Opens a search over a bank, with its vectors and what embeds a question as they were. */
export function openBankSearch(bank: Bank, { groups = [], everyday = [] }: Known = {}) {
  const finder = finderOf(
    groups.map(terms => group(terms)),
    everyday,
  );
  const index = buildSearchIndex(bank, finder, NO_MEANINGS);
  const { dimensions } = index.embedding;
  const rows = unitTexts(corpusOf(bank)).map(text => embed(index.embedding, text));
  const matrix = Float32Array.from(rows.flatMap(row => [...row]));
  const vectors: UnitVectors = {
    matrix,
    dimensions,
    entryLengths: measureEntries(index, { matrix, dimensions }),
    nearest: (vector, k) =>
      rows
        .map((_, label) => ({ label, similarity: cosine(vectors, label, vector) }))
        .sort((a, b) => b.similarity - a.similarity)
        .slice(0, k),
  };
  return {
    bank,
    vectors,
    search: openSearch(index, vectors, finder),
    embedText: (text: string) => embed(index.embedding, text),
  };
}

/** Reads a question as one that leans on earlier turns, oldest first. */
export function readAfter(search: Search, text: string, turns: readonly string[]): Query {
  return carryContext(
    search.read(text),
    turnsThatCount(turns).map(turn => search.read(turn)),
  );
}

// Building the search index: every text is read once, however large the bank is.
import { expect, test } from 'vitest';
import { corpusOf } from '../../src/retrieval/corpus.ts';
import { NO_MEANINGS } from '../../src/retrieval/meanings.ts';
import { buildSearchIndex, unitTexts } from '../../src/retrieval/search-index.ts';
import { numberOf } from '../../src/retrieval/word-list.ts';
import { build } from '../bank/bank-files.ts';
import { finderOf } from './small-glossary.ts';

test.each([1, 10, 100])('%d entries are read in as many steps as there are texts', count => {
  const sections = Array.from(
    { length: count },
    (_, i) => `## What is part ${i}?\n\nIt is metal.\n\n- It lasts ${i} years.\n`,
  );
  const { bank } = build({ 'bank.md': sections.join('\n') });
  let read = 0;
  const index = buildSearchIndex(bank, finderOf([]), NO_MEANINGS, undefined, () => read++);
  expect(index.entryCount).toBe(count);
  expect(read).toBe(count + unitTexts(corpusOf(bank)).length);
  expect(index.wordCounts[numberOf(index.words, 'metal')!]).toBe(count);
  expect(index.embedding.texts).toBe(unitTexts(corpusOf(bank)).length);
});

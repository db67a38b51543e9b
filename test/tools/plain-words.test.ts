// The common words that a request may have: made of their source, the commonest there, and none that counts or may be a slip.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { PriceBook } from '../../src/cost/price-book.ts';
import PLAIN from '../../src/cost/read/plain-words.json' with { type: 'json' };
import { knownWords, vocabularyOf } from '../../src/cost/read/vocabulary.ts';
import { plainWords } from '../../tools/plain-words.ts';

const words = PLAIN.words.join(' ').split(' ');

test('they were made as they are: run `npm run make:words` after changing how, or the names in the price book', () => {
  const book: PriceBook = JSON.parse(readFileSync(new URL('../../knowledge/prices.json', import.meta.url), 'utf8'));
  expect(words).toEqual(plainWords(knownWords(vocabularyOf(book))));
});

describe('of the commonest words', () => {
  test.each(['lake', 'ownership', 'keeping', 'colour', 'color'])('“%s” carries nothing', word => {
    expect(words).toContain(word);
  });

  test.each(['without', 'twice', 'fortnight', 'dozen', 'idle', 'duplicate'])('“%s” counts, so it is none', word => {
    expect(words).not.toContain(word);
  });

  test.each(['sport', 'spit', 'weak', 'house'])('“%s” may be a slip, so it is none', word => {
    expect(words).not.toContain(word);
  });
});

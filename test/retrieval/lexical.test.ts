// The inverted index and what ranks over it, held against twins that look at every document.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bestByEntry } from '../../src/retrieval/best-by-entry.ts';
import { highest } from '../../src/retrieval/highest.ts';
import {
  type Alternatives,
  type Bm25,
  buildLexicalIndex,
  inverseDocumentFrequency,
  type LexicalDocument,
  scorerOver,
} from '../../src/retrieval/lexical.ts';

const PARAMETERS = { k1: 1.2, b: 0.75 };

const term = fc.constantFrom(...'abcdefgh', '§1', '§2');
const document = fc
  .dictionary(term, fc.constantFrom(0.5, 1, 2, 5), { noNullPrototype: true })
  .chain(counts => fc.record({ terms: fc.constant(new Map(Object.entries(counts))), length: fc.nat({ max: 40 }) }));
const documents = fc.array(document, { maxLength: 30 });
const weighted = fc.record({ term: fc.oneof(term, fc.constant('unknown')), weight: fc.constantFrom(0.1, 0.3, 1) });
const query = fc.array(fc.array(weighted, { minLength: 1, maxLength: 3 }), { maxLength: 6 });

test('scores are those of BM25 worked out document by document, query after query', () => {
  fc.assert(
    fc.property(documents, fc.array(query, { minLength: 1, maxLength: 4 }), (texts, queries) => {
      const scorer = scorerOver(buildLexicalIndex(texts, PARAMETERS));
      for (const each of queries) {
        const { scores, touched } = scorer.score(each);
        const expected = texts.map(text => naiveScore(text, each, texts, PARAMETERS));
        expected.forEach((score, i) => {
          expect(scores[i]).toBeCloseTo(score, 4);
        });
        expect([...touched].sort((a, b) => a - b)).toEqual(expected.flatMap((score, i) => (score > 0 ? [i] : [])));
      }
    }),
  );
});

test('documents are taken one at a time, and none of them is kept', () => {
  function* oneByOne(texts: readonly LexicalDocument[]): Generator<LexicalDocument> {
    const terms = new Map<string, number>();
    for (const text of texts) {
      terms.clear();
      for (const [term, count] of text.terms) terms.set(term, count);
      yield { terms, length: text.length };
    }
  }
  fc.assert(
    fc.property(documents, texts => {
      expect(buildLexicalIndex(oneByOne(texts), PARAMETERS)).toEqual(buildLexicalIndex(texts, PARAMETERS));
    }),
  );
});

test('of alternatives a document gets the best', () => {
  const texts = [wordsOf('box'), wordsOf('instance'), wordsOf('box instance'), wordsOf('disk')];
  const scorer = scorerOver(buildLexicalIndex(texts, { k1: 1.2, b: 0 }));
  const alternatives = [
    { term: 'box', weight: 1 },
    { term: 'instance', weight: 0.5 },
  ];
  const [first, second, both, neither] = scorer.score([alternatives]).scores;
  expect(both).toBe(first);
  expect(second).toBeCloseTo(first! / 2, 5);
  expect(neither).toBe(0);
});

test('the highest are the first of all sorted by score, then by number', () => {
  const scores = fc.array(fc.constantFrom(0, 0.25, 0.5, 0.75, 1), { maxLength: 60 });
  fc.assert(
    fc.property(scores, fc.integer({ min: 1, max: 10 }), fc.nat(), (values, count, turn) => {
      const numbers = values.map((_, i) => (i + turn) % values.length);
      const sorted = numbers.toSorted((a, b) => values[b]! - values[a]! || a - b).slice(0, count);
      const scored = { scores: Float32Array.from(values), touched: Uint32Array.from(numbers) };
      expect(highest(scored, count)).toEqual(sorted);
    }),
  );
});

test('an entry has the score of its best unit, whatever was asked before and left out', () => {
  const units = fc.array(fc.record({ entry: fc.nat({ max: 5 }), score: fc.constantFrom(0, 0.25, 0.5, 1) }), {
    minLength: 1,
    maxLength: 15,
  });
  fc.assert(
    fc.property(units, fc.nat({ max: 3 }), fc.option(fc.nat({ max: 20 }), { nil: undefined }), (made, first, left) => {
      const sorted = made.toSorted((a, b) => a.entry - b.entry);
      const owners = Uint32Array.from([...Array(first).fill(0), ...sorted.map(({ entry }) => entry)]);
      const best = bestByEntry(owners, first, owners.length, 6);
      const scored = {
        scores: Float32Array.from(sorted, ({ score }) => score),
        touched: Uint32Array.from(sorted.flatMap(({ score }, i) => (score > 0 ? [i] : []))),
      };
      best(scored, undefined);
      const found = best(scored, left);
      for (let entry = 0; entry < 6; entry++) {
        const own = sorted.filter((unit, i) => unit.entry === entry && i + first !== left);
        expect(found.scores[entry]).toBe(Math.max(0, ...own.map(({ score }) => score)));
      }
    }),
  );
});

test('where each entry is one unit, leaving one out takes nothing from the scores themselves', () => {
  const best = bestByEntry(Uint32Array.of(0, 1, 2), 0, 3, 3);
  const scored = { scores: Float32Array.of(1, 2, 3), touched: Uint32Array.of(0, 1, 2) };
  const without = best(scored, 1);
  expect([...without.scores]).toEqual([1, 0, 3]);
  expect([...without.touched]).toEqual([0, 2]);
  expect(best(scored, undefined)).toBe(scored);
});

/** BM25 with the formula as it is written down, for one document. */
function naiveScore(
  { terms, length }: LexicalDocument,
  asked: readonly Alternatives[],
  all: readonly LexicalDocument[],
  { k1, b }: Bm25,
): number {
  const mean = all.reduce((sum, each) => sum + each.length, 0) / all.length || 1;
  const impact = (name: string) => {
    const count = terms.get(name) ?? 0;
    const idf = inverseDocumentFrequency(all.length, all.filter(each => each.terms.has(name)).length);
    return (idf * count * (k1 + 1)) / (count + k1 * (1 - b + (b * length) / mean));
  };
  return asked
    .map(alternatives => Math.max(...alternatives.map(({ term: name, weight }) => weight * impact(name))))
    .reduce((sum, score) => sum + score, 0);
}

function wordsOf(text: string): LexicalDocument {
  const words = text.split(' ');
  return { terms: new Map(words.map(word => [word, 1])), length: words.length };
}

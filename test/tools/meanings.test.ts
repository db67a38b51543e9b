// The meanings of words that the package brings: made of its glossary, and near where people mean the same.
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { addMeaning, parseMeanings } from '../../src/retrieval/meanings.ts';
import { tokenise } from '../../src/retrieval/tokenise.ts';
import { wordsIn } from '../../src/retrieval/word-list.ts';
import { formatMeanings } from '../../tools/format-meanings.ts';
import { learnMeanings } from '../../tools/learn-meanings.ts';

const knowledge = (name: string) => readFileSync(new URL(`../../knowledge/${name}`, import.meta.url));
const bytes = knowledge('meanings.bin');
const meanings = parseMeanings(bytes);

function likeness(one: string, other: string): number {
  const [a, b] = [one, other].map(word => {
    const vector = new Float32Array(meanings.dimensions);
    expect(addMeaning(meanings, tokenise(word)[0]!.stem, vector, 0, 1)).toBe(true);
    return vector;
  });
  return a!.reduce((sum, value, i) => sum + value * b![i]!, 0);
}

test('they were made of the glossary as it is: run `npm run make:meanings` after changing it', () => {
  const { glossary } = JSON.parse(bytes.subarray(0, bytes.indexOf('\n')).toString());
  expect(glossary).toBe(hash('sha256', knowledge('glossary.json')));
});

describe('words that people use for one another are near, others are not', () => {
  test.each([
    ['headcount', 'team', 'latency'],
    ['bill', 'cost', 'kubernetes'],
    ['box', 'instance', 'salary'],
    ['crunch', 'shortage', 'database'],
    ['card', 'gpu', 'contract'],
  ])('%s is nearer to %s than to %s', (word, near, far) => {
    expect(likeness(word, near)).toBeGreaterThan(likeness(word, far) + 0.1);
  });
});

test('what was written is read again, each row in its direction', () => {
  const groups = [
    { terms: ['pan', 'pot'], loose: ['saucepan'], weight: 1, area: 'test' },
    { terms: ['cup', 'mug'], loose: [], weight: 0.5, area: 'test' },
  ];
  const learned = learnMeanings({ groups }, 4);
  const read = parseMeanings(formatMeanings(learned, 'none'));
  expect(wordsIn(read.words)).toEqual(learned.words);
  learned.words.forEach((word, row) => {
    const vector = new Float32Array(4);
    addMeaning(read, word, vector, 0, 1);
    const cosine = vector.reduce((sum, value, k) => sum + value * learned.vectors[row * 4 + k]!, 0);
    expect(cosine).toBeGreaterThan(0.99);
  });
  expect(addMeaning(read, 'kettle', new Float32Array(4), 0, 1)).toBe(false);
});

test('bytes that lack a row are refused', () => {
  expect(() => parseMeanings(bytes.subarray(0, bytes.length - 1))).toThrow('a row for each word');
});

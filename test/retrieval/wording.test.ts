// Wording: words that ask for explanations speak for an answer, words that ask for particulars against one.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wordingOf } from '../../src/retrieval/wording.ts';

const of = (text: string) => wordingOf(text.split(' '));

describe('the same subject', () => {
  test.each([
    ['what is a kettle', 'who is a kettle'],
    ['we want a kettle that is quiet', 'how do i install a kettle today'],
    ['tell me about kettles', 'when is the release date'],
  ])('%s speaks more for an answer than %s', (explained, particular) => {
    expect(of(explained)).toBeGreaterThan(of(particular));
  });
});

test('pairs count beside their words, and only as they stand beside each other', () => {
  expect(of('if we')).toBeLessThan(of('we if'));
  expect(of('if we')).toBeLessThan(of('if zebra we'));
});

test('what begins a question counts there alone', () => {
  expect(of('when zebra')).toBeLessThan(of('zebra when'));
});

test('words that say nothing of it leave it even, and nothing does more than its most', () => {
  expect(of('zebra')).toBe(0);
  expect(of('')).toBe(0);
  const words = fc.array(fc.constantFrom('if', 'about', 'them', 'want', 'it', 'is', 'the', 'how', 'do', 'i', 'please'));
  fc.assert(fc.property(words, said => Math.abs(wordingOf(said)) <= 1));
  expect(of('if we want to know all about it but from them')).toBe(1);
});

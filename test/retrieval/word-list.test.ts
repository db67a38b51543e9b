// Word lists find what a Set finds, in order, whatever the words.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isAt, numberOf, placeOf, startsAt, wordList, wordsIn } from '../../src/retrieval/word-list.ts';

const word = fc.string({ maxLength: 6 }).filter(each => !each.includes('\n'));

test('a list has each word once, in order, and finds just those', () => {
  fc.assert(
    fc.property(fc.array(word), fc.array(word), (words, others) => {
      const list = wordList(words);
      const sorted = [...new Set(words)].sort();
      expect(wordsIn(list)).toEqual(sorted);
      sorted.forEach((each, n) => {
        expect(numberOf(list, each)).toBe(n);
        expect(isAt(list, n, each)).toBe(true);
        expect(placeOf(list, each, n)).toBe(n);
      });
      for (const other of others) {
        expect(numberOf(list, other) !== undefined).toBe(words.includes(other));
        expect(placeOf(list, other)).toBe(sorted.filter(each => each < other).length);
        for (let n = 0; n <= sorted.length; n++) {
          expect(isAt(list, n, other)).toBe(sorted[n] === other);
          expect(startsAt(list, n, other)).toBe(sorted[n]?.startsWith(other) ?? false);
        }
      }
    }),
  );
});

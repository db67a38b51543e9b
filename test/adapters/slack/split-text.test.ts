// Text is split where a reader would pause, and put together it is the text again.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shorten, splitText } from '../../../adapters/slack/split-text.ts';

describe('splitting', () => {
  test.each([
    ['what fits', 'abc', 3, ['abc']],
    ['nothing', '', 3, []],
    ['at the end of a paragraph', 'One. Two.\n\nThree. Four.', 14, ['One. Two.\n\n', 'Three. Four.']],
    ['at the end of a line', 'One. Two.\nThree. Four.', 14, ['One. Two.\n', 'Three. Four.']],
    ['at the end of a sentence', 'One two. Three four', 14, ['One two. ', 'Three four']],
    ['between words', 'one two three', 10, ['one two ', 'three']],
    ['within a word that is too long', 'abcdefgh', 3, ['abc', 'def', 'gh']],
    ['never within a letter of two halves', 'a😀😀', 2, ['a', '😀', '😀']],
    ['never within a family', `ab${'👩‍👩‍👧‍👦'}`, 12, ['ab', '👩‍👩‍👧‍👦']],
    ['never before an accent', 'abe\u0301', 3, ['ab', 'e\u0301']],
  ])('%s', (_where, text, max, pieces) => {
    expect(splitText(text, max)).toEqual(pieces);
  });

  test('loses nothing, keeps to its length and halves no character', () => {
    const any = fc.string({ unit: fc.constantFrom('a', ' ', '\n', '. ', '😀', '\u0301', '👩‍👧', 'é'), maxLength: 300 });
    fc.assert(
      fc.property(any, fc.integer({ min: 2, max: 40 }), (text, max) => {
        const pieces = splitText(text, max);
        expect(pieces.join('')).toBe(text);
        expect(pieces.filter(piece => piece.length > max || !piece.isWellFormed())).toEqual([]);
      }),
    );
  });
});

test.each([
  ['abc', 3, 'abc'],
  ['abcd', 3, 'ab…'],
  ['ab cd', 4, 'ab…'],
  ['a😀b', 3, 'a…'],
  ['👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 15, '👩‍👩‍👧‍👦…'],
])('%s in %i characters is %s', (text, max, short) => {
  expect(shorten(text, max)).toBe(short);
});

// Text from people and banks is made harmless before it is used or printed.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkQuestion } from '../../../adapters/terminal/check-question.ts';
import { cleanBlock, cleanLine } from '../../../adapters/terminal/clean-text.ts';

describe('clean text', () => {
  it('has no escape sequences, neither of colours nor of titles and links', () => {
    expect(cleanLine('\u001b[1;31mred\u001b[0m and \u001b]8;;http://x\u0007link\u001b]8;;\u0007')).toBe('red and link');
    expect(cleanLine('\u009b31mred')).toBe('red');
  });

  it('has no control characters, direction overrides, byte order marks and lone surrogates', () => {
    expect(cleanLine('\ufeffa\u0000b\u0008c\u202ed\u2069e\ud83df😀')).toBe('abcdef😀');
  });

  it('keeps lines in a block and folds them in a line', () => {
    expect(cleanBlock('a\r\nb\u2028c\rd\te')).toBe('a\nb\nc\nd\te');
    expect(cleanLine('  a\r\nb\t c ')).toBe('a b c');
  });

  it('stays as it is when cleaned again', () => {
    const isStable = (text: string) => cleanBlock(cleanBlock(text)) === cleanBlock(text);
    fc.assert(fc.property(fc.string({ unit: 'binary' }), isStable));
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('\u001b', '\u009b', '[', '3', 'm', '\0', '\ud83d', '\ude00') }),
        isStable,
      ),
    );
  });
});

describe('a question', () => {
  it('is cleaned', () => expect(checkQuestion(' what\u001b[2J is\n trainium? ')).toBe('what is trainium?'));

  it('must not be blank', () => {
    for (const blank of ['', ' \n', '\u001b[0m', '\u0000'])
      expect(() => checkQuestion(blank)).toThrow(/^The question is empty;/);
  });

  it('may have 4,000 characters, however many bytes they take', () => {
    expect(checkQuestion('😀'.repeat(4_000))).toHaveLength(8_000);
  });

  it('is never cut: a longer one is refused with what to do', () => {
    expect(() => checkQuestion('x'.repeat(100_000))).toThrow(
      /^The question has 100,000 characters and may have 4,000; shorten/,
    );
    expect(() => checkQuestion('😀'.repeat(4_001))).toThrow(/4,001/);
  });
});

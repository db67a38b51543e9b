// The way from characters back to bytes, in short and in very long lines, against counting from the start.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeSource } from '../../src/bank/source-text.ts';

const encoder = new TextEncoder();

/** The slow and certain way: everything before an offset, encoded. */
function countedBytes(text: string, offset: number): number {
  return encoder.encode(text.slice(0, offset)).length;
}

describe('byteAt', () => {
  it('counts as encoding does, in any text', () => {
    const line = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.string({ maxLength: 40 }));
    fc.assert(
      fc.property(
        fc.array(line).map(lines => lines.join('\n').toWellFormed()),
        fc.boolean(),
        fc.nat(),
        (text, marked, at) => {
          const bytes = encoder.encode((marked ? '\uFEFF' : '') + text);
          const source = decodeSource('x', bytes);
          const offset = at % (source.text.length + 1);
          const before = source.text.length === text.length && marked ? 3 : 0;
          fc.pre(source.text === text && !/[\uDC00-\uDFFF]/.test(text[offset] ?? ''));
          expect(source.byteAt(offset)).toBe(before + countedBytes(text, offset));
        },
      ),
    );
  });

  it.each([
    ['letters of one byte', 'a'],
    ['letters of two', 'é'],
    ['letters of three', '漢'],
    ['letters of four', '😀'],
    ['a mixture', 'aé漢😀 '],
  ])('stays exact and fast in a line of a million %s', (_, unit) => {
    const text = `first\n${unit.repeat(Math.ceil(1_000_000 / unit.length))}\nlast é`;
    const source = decodeSource('x', encoder.encode(text));
    for (const offset of [6, 8191, 8192, 8197, 8198, 8199, 16_390, 500_003, text.length - 3, text.length]) {
      const low = text.charCodeAt(offset);
      if (low >= 0xdc00 && low <= 0xdfff) continue;
      expect(source.byteAt(offset)).toBe(countedBytes(text, offset));
    }
    for (let offset = 6; offset < 900_000; offset += 10) source.byteAt(offset);
    expect(source.lineAt(500_000)).toBe(2);
  });
});

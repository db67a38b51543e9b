// The local embedding: vectors of length one, always the same, nearer for texts that are more alike.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { embed, trainEmbedding } from '../../src/retrieval/embedding.ts';
import { NO_MEANINGS } from '../../src/retrieval/meanings.ts';
import { meaningsOf } from './small-glossary.ts';

const TEXTS = [
  'A kettle boils water.',
  'A fuse blows when it runs dry.',
  'Descale the kettle every month.',
  'Tea and coffee',
];
const model = trainEmbedding(TEXTS, NO_MEANINGS);
const vectorOf = (text: string) => embed(model, text);

function likeness(a: string, b: string, embedText = vectorOf): number {
  const other = embedText(b);
  return embedText(a).reduce((sum, value, i) => sum + value * other[i]!, 0);
}

describe('a vector', () => {
  test('has length one where there is a word, and is all zeros where there is none', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), text => {
        const vector = vectorOf(`${text} kettle`);
        expect(vector).toHaveLength(model.dimensions);
        expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
      }),
    );
    for (const text of ['', ' \n', '?', '- * #', '🙂', '\u0000']) {
      expect(vectorOf(text)).toEqual(new Float32Array(model.dimensions));
    }
  });

  test('is the same for the same text, bit for bit, by a model trained again or stored', () => {
    const again = trainEmbedding(TEXTS, NO_MEANINGS);
    for (const text of [...TEXTS, 'never seen before', 'é 云计算 C++']) {
      expect(vectorOf(text)).toEqual(vectorOf(text));
      expect(embed(again, text)).toEqual(vectorOf(text));
      expect(embed(structuredClone(model), text)).toEqual(vectorOf(text));
    }
  });

  test('does not depend on case, on stops or on what was embedded before', () => {
    expect(vectorOf('A KETTLE, boils: water!')).toEqual(vectorOf(TEXTS[0]!));
  });
});

describe('texts are nearer', () => {
  test('the more words they share', () => {
    expect(likeness('kettle boils', 'a kettle boils water')).toBeGreaterThan(likeness('kettle', 'a fuse blows'));
  });

  test('when a word has a slip or another ending than when it is another word', () => {
    expect(likeness('descaling', 'descale')).toBeGreaterThan(0.3);
    expect(likeness('kettel', 'kettle')).toBeGreaterThan(likeness('coffee', 'kettle'));
  });

  test('by a rare word than by one that is in every text', () => {
    const common = trainEmbedding(['the kettle', 'the fuse', 'the month', 'the water'], NO_MEANINGS);
    const by = (text: string) => embed(common, text);
    expect(likeness('the fuse', 'fuse', by)).toBeGreaterThan(likeness('the fuse', 'the', by));
  });

  test('by what their words mean, where that is known', () => {
    const pairs = ['pan pot', 'cup mug', 'tea brew', 'tap sink', 'hob oven', 'gas fuel'].map(pair => pair.split(' '));
    const told = trainEmbedding(TEXTS, meaningsOf(pairs));
    const by = (text: string) => embed(told, text);
    for (const [one, other] of pairs) {
      expect(likeness(one!, other!, by)).toBeGreaterThan(likeness(one!, other!) + 0.5);
    }
    expect(likeness('pan', 'mug', by)).toBeLessThan(0.3);
  });
});

test('a bank of no texts or of one gives vectors too', () => {
  for (const texts of [[], ['one']]) {
    const tiny = trainEmbedding(texts, NO_MEANINGS);
    expect(Math.hypot(...embed(tiny, 'one two'))).toBeCloseTo(1, 5);
  }
});

// The local embedding: vectors of length one, always the same, nearer for texts that are more alike.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { embed, trainEmbedding } from '../../src/retrieval/embedding.ts';
import { finderOf, group, noConcepts } from './small-glossary.ts';

const TEXTS = [
  'A kettle boils water.',
  'A fuse blows when it runs dry.',
  'Descale the kettle every month.',
  'Tea and coffee',
];
const DIMENSIONS = 512;
const model = trainEmbedding(TEXTS, DIMENSIONS, noConcepts);
const vectorOf = (text: string) => embed(model, text, noConcepts);

function likeness(a: string, b: string, embedText = vectorOf): number {
  const other = embedText(b);
  return embedText(a).reduce((sum, value, i) => sum + value * other[i]!, 0);
}

describe('a vector', () => {
  test('has length one where there is a word, and is all zeros where there is none', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), text => {
        const vector = vectorOf(`${text} kettle`);
        expect(vector).toHaveLength(DIMENSIONS);
        expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
      }),
    );
    for (const text of ['', ' \n', '?', '- * #', '🙂', '\u0000']) {
      expect(vectorOf(text)).toEqual(new Float32Array(DIMENSIONS));
    }
  });

  test('is the same for the same text, bit for bit, by a model trained again or stored', () => {
    const again = trainEmbedding(TEXTS, DIMENSIONS, noConcepts);
    for (const text of [...TEXTS, 'never seen before', 'é 云计算 C++']) {
      expect(vectorOf(text)).toEqual(vectorOf(text));
      expect(embed(again, text, noConcepts)).toEqual(vectorOf(text));
      expect(embed(structuredClone(model), text, noConcepts)).toEqual(vectorOf(text));
    }
  });

  test('has length one in any number of dimensions', () => {
    for (const dimensions of [1, 48, 500]) {
      const vector = embed(trainEmbedding(TEXTS, dimensions, noConcepts), 'a kettle', noConcepts);
      expect(vector).toHaveLength(dimensions);
      expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
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
    const common = trainEmbedding(['the kettle', 'the fuse', 'the month', 'the water'], DIMENSIONS, noConcepts);
    const by = (text: string) => embed(common, text, noConcepts);
    expect(likeness('the fuse', 'fuse', by)).toBeGreaterThan(likeness('the fuse', 'the', by));
  });

  test('by what they stand for, when a glossary says so', () => {
    const pairs = ['pan pot', 'cup mug', 'tea brew', 'tap sink', 'hob oven', 'gas fuel'].map(pair => pair.split(' '));
    const finder = finderOf(pairs.map(pair => group(pair)));
    const told = trainEmbedding(TEXTS, DIMENSIONS, finder);
    const by = (text: string) => embed(told, text, finder);
    const mean = (embedText: typeof by) =>
      pairs.reduce((sum, [one, other]) => sum + likeness(one!, other!, embedText), 0) / pairs.length;
    expect(mean(by)).toBeGreaterThan(mean(vectorOf) + 0.1);
  });
});

test('a bank of no texts or of one gives vectors too', () => {
  for (const texts of [[], ['one']]) {
    const tiny = trainEmbedding(texts, 16, noConcepts);
    expect(Math.hypot(...embed(tiny, 'one two', noConcepts))).toBeCloseTo(1, 5);
  }
});

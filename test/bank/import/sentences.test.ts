// Sentences: where a paragraph may be cut, and where it must not.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutLong, QUOTE_LIMIT, sentenceGroups, sentencesOf } from '../../../src/bank/import/sentences.ts';

const cut = (text: string) => sentencesOf(text).map(({ start, end }) => text.slice(start, end));

describe('sentencesOf', () => {
  it.each([
    ['Costs fall by 2.5 times. It scales.', ['Costs fall by 2.5 times.', 'It scales.']],
    ['Use a cache, e.g. Redis, vs. a disk. Then measure.', ['Use a cache, e.g. Redis, vs. a disk.', 'Then measure.']],
    ['Written by J. Smith et al. in 2019. Read it!', ['Written by J. Smith et al. in 2019.', 'Read it!']],
    [
      'Try Modal, Replicate, Banana.dev. Each scales to zero.',
      ['Try Modal, Replicate, Banana.dev.', 'Each scales to zero.'],
    ],
    ['NeuronLink is fast. ~40% cheaper per TFLOP.', ['NeuronLink is fast.', '~40% cheaper per TFLOP.']],
    ['Serve with Triton. vLLM suits language models.', ['Serve with Triton.', 'vLLM suits language models.']],
    ['It stores pods, nodes, etc. and more. Done.', ['It stores pods, nodes, etc. and more.', 'Done.']],
    ['It stores pods, nodes, etc. Then it stops.', ['It stores pods, nodes, etc.', 'Then it stops.']],
    ['See Fig. 3 and No. 4 for more. Fine.', ['See Fig. 3 and No. 4 for more.', 'Fine.']],
    ['Он быстрый. Это важно.', ['Он быстрый.', 'Это важно.']],
    ['它很快。它很便宜。', ['它很快。', '它很便宜。']],
    ['Wait... what? "Yes." (Really.) Good', ['Wait... what?', '"Yes."', '(Really.)', 'Good']],
    ['', []],
  ])('cuts %j', (text, sentences) => expect(cut(text)).toEqual(sentences));
});

describe('sentenceGroups', () => {
  it('leaves a short paragraph whole', () => {
    const text = 'One fact. Another fact.';
    expect(sentenceGroups(text)).toEqual([{ start: 0, end: text.length }]);
  });

  it('cuts a long paragraph so that a fact can be quoted alone', () => {
    const sentence = 'This sentence has exactly ten words in it, I think.';
    const text = Array(9).fill(sentence).join(' ');
    expect(sentenceGroups(text).map(({ start, end }) => text.slice(start, end).split(' ').length)).toEqual([
      40, 40, 10,
    ]);
  });

  it('covers all text in order within the limit of a quote, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary' })).map(words => words.join(' ')),
        text => {
          let last = 0;
          let covered = '';
          for (const { start, end } of sentenceGroups(text)) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(end - start).toBeLessThanOrEqual(QUOTE_LIMIT);
            covered += text.slice(start, end);
            last = end;
          }
          expect(covered.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
        },
      ),
    );
  });
});

describe('cutLong', () => {
  it('cuts at the end of a sentence where one is near, and never inside a character', () => {
    const text = `${'a'.repeat(900)}. ${'b'.repeat(900)}`;
    expect(cutLong(text, { start: 0, end: text.length })).toEqual([
      { start: 0, end: 901 },
      { start: 902, end: 1802 },
    ]);
    const emoji = '😀'.repeat(2000);
    for (const { start, end } of cutLong(emoji, { start: 0, end: emoji.length }, 1001)) {
      expect(emoji.slice(start, end).isWellFormed()).toBe(true);
    }
  });
});

// Spelling tolerance: slips are put right, and what somebody knows is never touched.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { spellerOver } from '../../src/retrieval/spelling.ts';
import { searchOver } from './small-search.ts';

const known = new Map(
  Object.entries({ training: 9, inference: 7, kubernetes: 5, price: 4, prize: 1, spot: 8, gpu: 20 }),
);
const over = (bank: ReadonlyMap<string, number>) =>
  spellerOver(() => ({ bank, everyday: [], pairs: ['data gravity'] }));
const speller = over(known);

describe('a slip is put right', () => {
  test.each([
    ['trainng', 'training'],
    ['trianing', 'training'],
    ['trraining', 'training'],
    ['training', 'training'],
    ['infernece', 'inference'],
    ['kubernets', 'kubernetes'],
    ['kubenetes', 'kubernetes'],
    ['kuberentes', 'kubernetes'],
    ['psot', 'spot'],
    ['sopt', 'spot'],
  ])('%s is %s', (typed, meant) => {
    expect(speller.correct(typed)).toBe(meant);
  });

  test('wherever a letter is missing, doubled, wrong or in its neighbour’s place, but at both ends', () => {
    const words = ['training', 'inference', 'kubernetes'];
    fc.assert(
      fc.property(
        fc.constantFrom(...words),
        fc.nat(),
        fc.constantFrom('drop', 'double', 'wrong', 'swap'),
        (word, n, slip) => {
          const at = 1 + (n % (word.length - 2));
          const [before, letter, after] = [word.slice(0, at), word[at]!, word.slice(at + 1)];
          const typed = {
            drop: before + after,
            double: before + letter + letter + after,
            wrong: `${before}q${after}`,
            swap: before + after.slice(0, 1) + letter + after.slice(1),
          }[slip];
          expect(speller.correct(typed)).toBe(word);
        },
      ),
    );
  });
});

test.each([
  ['spoooot', 'spot'],
  ['traaaaining', 'training'],
  ['gpuuuu', 'gpu'],
  ['thisss', 'this'],
  ['sooo', 'so'],
  ['zzzebra', null],
  ['aaaa', null],
  ['iiif', null],
  ['pppoe', null],
])('letters stretched are taken as said once: %s is %s', (typed, meant) => {
  expect(speller.correct(typed)).toBe(meant);
});

test('three letters are a word only where the bank says it often', () => {
  const often = over(new Map(Object.entries({ data: 9, new: 6, tar: 1 })));
  expect(['dta', 'nwe', 'tra', 'xla'].map(typed => often.correct(typed))).toEqual(['data', 'new', null, null]);
  const large = over(new Map(Object.entries({ data: 9, other: 100_000 })));
  expect(large.correct('dta')).toBe(null);
});

describe('words run together are taken apart', () => {
  test.each([
    ['datagravity', 'data gravity'],
    ['datagravty', 'data gravity'],
    ['spotit', 'spot it'],
    ['forinference', 'for inference'],
  ])('%s is %s', (typed, meant) => {
    expect(speller.correct(typed)).toBe(meant);
  });
});

describe('is left alone', () => {
  test.each(['trn', 'gpx', 'zebra', 'kubxrnxtxs', 'h100', 'train-ing', 'x'.repeat(41), ''])('%j', typed => {
    expect(speller.correct(typed)).toBe(null);
  });

  test('a word that is two slips from a short one', () => {
    expect(speller.correct('spxx')).toBe(null);
    expect(speller.correct('tspo')).toBe(null);
  });
});

test('of words equally near the commonest is meant, whatever their order', () => {
  expect(speller.correct('pride')).toBe('price');
  expect(over(new Map([...known].reverse())).correct('pride')).toBe('price');
});

test('the nearest word is meant, not the commonest', () => {
  const near = over(new Map(Object.entries({ reservation: 1, preservation: 100 })));
  expect(near.correct('reservaton')).toBe('reservation');
});

describe('in a question', () => {
  const search = searchOver(
    '## How is inference billed?\n\nInference is billed by the hour, training by the second. A price is fixed.\n',
    { everyday: ['rice', 'while'], groups: [['graphics card', 'gpu']] },
  );
  const read = (text: string) => search.read(text).corrections;

  test('unknown words are read as those of the bank, and the reader is told', () => {
    expect(read('infernce and trainnig billing')).toEqual([
      { typed: 'infernce', read: 'inference' },
      { typed: 'trainnig', read: 'training' },
    ]);
  });

  test('words of the bank, of the glossary, of every day and stop words stay', () => {
    expect(read('rice and grapics while whle their hour hours')).toEqual([]);
    expect(read('graphics rices about')).toEqual([]);
  });

  test('what was read counts a little less, and is what is embedded', () => {
    const query = search.read('infernce price');
    expect(query.embeddable).toBe('inference price');
    const [typo, price] = query.terms.map(([term]) => term!);
    expect(typo!.term).toBe(search.read('inference').terms[0]![0]!.term);
    expect(typo!.weight).toBeLessThan(price!.weight);
  });

  test('of hundreds of unknown words only a few are looked for', () => {
    const many = Array.from({ length: 400 }, (_, i) => `infernce${'abcdefghij'[i % 10]}`).join(' ');
    expect(search.read(many).corrections.length).toBeLessThan(20);
  });
});

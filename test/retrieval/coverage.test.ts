// Coverage: how much of a question stands in an entry, in its passages, or nowhere.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { coverageOf, lacksFigure } from '../../src/retrieval/coverage.ts';
import { KETTLES } from './kettle-bank.ts';
import { readAfter, searchOver } from './small-search.ts';

const [COMPARISON, DESCALING, THERMOSTAT, REPAIR] = [0, 1, 2, 3];
const search = searchOver(KETTLES, {
  everyday: ['lovely'],
  groups: [
    ['limescale', 'chalk'],
    ['fuse', 'breaker'],
  ],
});
const cover = (text: string, entry: number) => coverageOf(search.read(text), search.index, entry);

describe('an entry', () => {
  test('that has every word is covered whole, and lacks nothing', () => {
    expect(cover('does vinegar remove limescale', DESCALING)).toMatchObject({
      entry: 1,
      exact: 1,
      foreign: [],
      detail: 0,
    });
  });

  test('that has no word is not covered', () => {
    expect(cover('thermostat', DESCALING).entry).toBe(0);
    expect(cover('thermostat', DESCALING).exact).toBe(0);
  });

  test('that has some is covered by what they weigh: rare words are more than common ones', () => {
    const rare = cover('kettle vinegar', REPAIR).entry;
    const common = cover('kettle fuse', DESCALING).entry;
    expect(rare).toBeGreaterThan(0);
    expect(rare).toBeLessThan(0.5);
    expect(common).toBeLessThan(0.5);
    expect(cover('kettle vinegar', DESCALING).entry).toBe(1);
  });

  test('has a word by what it stands for, though less', () => {
    const { entry } = cover('chalk', DESCALING);
    expect(entry).toBeGreaterThan(0.3);
    expect(entry).toBeLessThan(1);
    expect(cover('chalk', THERMOSTAT).entry).toBe(0);
  });

  test('is found by the words of its other ways of asking', () => {
    expect(cover('white crust', DESCALING)).toMatchObject({ entry: 1, exact: 1 });
  });
});

describe('a word that is nowhere in the bank', () => {
  test('is foreign, two of them more than one', () => {
    const one = cover('kettle zeppelins', DESCALING);
    const two = cover('kettle zeppelins trombones', DESCALING);
    const words = [one, two].map(({ foreign }) => foreign.map(({ word }) => word));
    expect(words).toEqual([['zeppelins'], ['zeppelins', 'trombones']]);
  });

  test('is not foreign when it is of every day, or stands for something in the entry', () => {
    expect(cover('a lovely kettle', DESCALING).foreign).toEqual([]);
    expect(cover('chalk in the kettle', DESCALING).foreign).toEqual([]);
    expect(cover('chalk in the kettle', REPAIR).foreign).toHaveLength(1);
  });

  test('is a particular that is missing when it asks for one', () => {
    expect(cover('warranty of a kettle', DESCALING).detail).toBe(1);
    expect(cover('trombones of a kettle', DESCALING).detail).toBe(0);
  });
});

test('a figure is lacking where one is asked for and no passage with a word of the question states one of its kind', () => {
  const lacks = (text: string, entry: number) =>
    lacksFigure(search.read(text), search.index, entry, cover(text, entry));
  expect(lacks('how many minutes does a gas kettle take', COMPARISON)).toBe(false);
  expect(lacks('what year was the kettle invented', COMPARISON)).toBe(true);
  expect(lacks('does vinegar remove limescale', DESCALING)).toBe(false);
});

test('passages are told apart by the words that each has', () => {
  const { byPassage } = cover('nine minutes', COMPARISON);
  const best = Math.max(...byPassage);
  expect(best).toBeCloseTo(1, 6);
  expect([...byPassage].filter(share => share < best / 2).length).toBeGreaterThan(0);
});

test('every measure of every question lies from 0 to 1', () => {
  const word = fc.constantFrom(
    ...'how does a kettle boil chalk vinegar filter zeppelin warranty lovely fuse ???'.split(' '),
  );
  fc.assert(
    fc.property(
      fc.array(word, { maxLength: 10 }),
      fc.array(word, { maxLength: 5 }),
      fc.nat(3),
      (words, turn, entry) => {
        const query = readAfter(search, words.join(' '), turn.length ? [turn.join(' ')] : []);
        const { byPassage, foreign: _, ...shares } = coverageOf(query, search.index, entry);
        for (const share of [...byPassage, ...Object.values(shares)]) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1 + 1e-6);
        }
      },
    ),
  );
});

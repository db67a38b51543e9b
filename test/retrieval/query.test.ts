// Reading a question: what is looked for and at what weight, and what an earlier turn adds.
import { describe, expect, test } from 'vitest';
import type { Query } from '../../src/retrieval/query.ts';
import { KETTLES } from './kettle-bank.ts';
import { readAfter, searchOver } from './small-search.ts';

const search = searchOver(KETTLES, {
  everyday: ['boil'],
  groups: [
    ['limescale', 'chalk'],
    ['white crust', 'deposit'],
  ],
});

function weights(query: Query): Record<string, number> {
  return Object.fromEntries(query.terms.map(([first]) => [first!.term, first!.weight]));
}

describe('a question', () => {
  test('looks for each word once: names whole, everyday words and stop words at less', () => {
    const { kettl, boil, the } = weights(search.read('the kettle, the KETTLES boil'));
    expect(Object.keys(weights(search.read('the kettle the kettle')))).toHaveLength(2);
    expect(kettl).toBe(1);
    expect(boil).toBeLessThan(kettl!);
    expect(the).toBeLessThan(boil!);
    expect(the).toBeGreaterThan(0);
  });

  test('looks for what a word stands for instead of the word, and for phrases beside their words', () => {
    const [chalk] = search.read('chalk').terms;
    expect(chalk!.map(({ term }) => term)).toEqual(['chalk', '§0']);
    expect(Object.keys(weights(search.read('white crust')))).toEqual(['white', 'crust', '§1']);
  });

  test('names its words of substance, and what the bank knows of them', () => {
    const { content } = search.read('why does the kettle have deposit zeppelins');
    expect(content.map(({ word, known, carried }) => ({ word, known, carried }))).toEqual([
      { word: 'kettle', known: true, carried: false },
      { word: 'deposit', known: false, carried: false },
      { word: 'zeppelins', known: false, carried: false },
    ]);
    expect(content[1]!.concepts.map(({ term }) => term)).toEqual(['§1']);
  });

  test('has words where people type figures for them, and figures where they count', () => {
    expect(search.read('is vinegar good 4 descaling').embeddable).toBe('is vinegar good for descaling');
    expect(search.read('way 2 descale a kettle').embeddable).toBe('way to descale a kettle');
    for (const text of [
      'good 4 kettles',
      'layer 4 proxy',
      'need 4 more kettles',
      'of 4 data people',
      'best 2 minute kettle',
    ])
      expect(search.read(text).embeddable).toBe(text);
  });

  test('of no words looks for nothing', () => {
    for (const text of ['', '?!', '  '])
      expect(search.read(text)).toMatchObject({ terms: [], content: [], embeddable: '' });
  });
});

describe('an earlier turn', () => {
  const turn = 'how often should i descale the kettle';

  test('adds its words where the question leans on it, at less than the question’s own', () => {
    const query = readAfter(search, 'and with a filter?', [turn]);
    const { filter, descal } = weights(query);
    expect(filter).toBe(1);
    expect(descal).toBeGreaterThan(0);
    expect(descal).toBeLessThan(filter!);
    expect(query.content.filter(({ carried }) => carried).map(({ word }) => word)).toContain('descale');
    expect(query.said).toEqual([search.read(turn).embeddable]);
  });

  test('never changes the weight of the question’s own words', () => {
    const text = 'what about the fuse';
    const own = weights(search.read(text));
    expect(weights(readAfter(search, text, [turn, 'the fuse, the fuse, the fuse']))).toMatchObject(own);
  });

  test('counts more the later it was', () => {
    const { vinegar, thermostat } = weights(readAfter(search, 'and that?', ['vinegar', 'thermostat']));
    expect(thermostat).toBeGreaterThan(vinegar!);
  });

  test('that is blank counts as none, and only the last two count at all', () => {
    expect(readAfter(search, 'and that?', ['', ' '])).toEqual(search.read('and that?'));
    expect(readAfter(search, 'and that?', ['vinegar', 'fuse', ' ', 'thermostat'])).toEqual(
      readAfter(search, 'and that?', ['fuse', 'thermostat']),
    );
  });

  test('that is a hundred pages long counts by its beginning', () => {
    const endless = `${'thermostat '.repeat(500)}${'vinegar limescale '.repeat(10_000)}`;
    const query = readAfter(search, 'and that?', [endless]);
    expect(query.terms.length).toBeLessThan(60);
    expect(weights(query)).not.toHaveProperty('vinegar');
    expect(query.said.join().length).toBeLessThan(1000);
  });
});

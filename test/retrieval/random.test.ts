// Chance as an argument: the same seed gives the same numbers and the same samples.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sample, seededRandom } from '../../src/retrieval/random.ts';

test('the same seed gives the same numbers, from 0 up to 1', () => {
  fc.assert(
    fc.property(fc.integer(), seed => {
      const [one, two] = [seededRandom(seed), seededRandom(seed)];
      for (let i = 0; i < 50; i++) {
        const value = one();
        expect(value).toBe(two());
        expect(value >= 0 && value < 1).toBe(true);
      }
    }),
  );
});

test('numbers are those that they were, so that what was fitted stays fitted', () => {
  const random = seededRandom(1);
  expect([random(), random(), random()]).toEqual([0.6270739405881613, 0.002735721180215478, 0.5274470399599522]);
});

test('seeds give different numbers that lie evenly', () => {
  expect(new Set(Array.from({ length: 100 }, (_, seed) => seededRandom(seed)())).size).toBe(100);
  const random = seededRandom(7);
  const tenths = new Array<number>(10).fill(0);
  for (let i = 0; i < 10_000; i++) tenths[Math.floor(random() * 10)]!++;
  expect(Math.min(...tenths)).toBeGreaterThan(800);
  expect(Math.max(...tenths)).toBeLessThan(1200);
});

test('a sample holds as many as asked for, each once, and leaves what it draws from as it was', () => {
  fc.assert(
    fc.property(fc.array(fc.nat()), fc.nat(60), fc.integer(), (values, count, seed) => {
      const items = values.map((value, i) => ({ value, i }));
      const before = [...items];
      const drawn = sample(items, count, seededRandom(seed));
      expect(drawn).toHaveLength(Math.min(count, items.length));
      expect(new Set(drawn).size).toBe(drawn.length);
      expect(drawn.every(item => items.includes(item))).toBe(true);
      expect(items).toEqual(before);
      expect(sample(items, count, seededRandom(seed))).toEqual(drawn);
    }),
  );
});

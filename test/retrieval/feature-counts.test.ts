// Counts of features are those that a Map would have, in the order of a Map, however often they are cleared and grow.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FeatureCounts } from '../../src/retrieval/feature-counts.ts';

function entriesOf({ hashes, counts, size }: FeatureCounts): [number, number][] {
  return Array.from({ length: size }, (_, i) => [hashes[i]!, counts[i]!]);
}

function mapOf(added: readonly (readonly [number, number])[]): [number, number][] {
  const map = new Map<number, number>();
  for (const [hash, count] of added) map.set(hash, (map.get(hash) ?? 0) + count);
  return [...map];
}

test('are those of a Map, text after text', () => {
  // Hashes that share their low bits, so that they want the same slots.
  const hash = fc.oneof(
    fc.nat(5),
    fc.nat(0xffffffff),
    fc.nat(40).map(i => (i * 0x10000) >>> 0),
  );
  const text = fc.array(fc.tuple(hash, fc.double({ min: 0, max: 9, noNaN: true })));
  const features = new FeatureCounts();
  fc.assert(
    fc.property(fc.array(text), texts => {
      for (const added of texts) {
        features.clear();
        for (const [hash, count] of added) features.add(hash, count);
        expect(entriesOf(features)).toEqual(mapOf(added));
      }
    }),
  );
});

test('grow with a long text', () => {
  const features = new FeatureCounts();
  const added = Array.from({ length: 20_000 }, (_, i): [number, number] => [(i * 2_654_435_761) >>> 7, 1]);
  for (const round of [1, 2]) {
    features.clear();
    for (const [hash, count] of added) features.add(hash, count * round);
    expect(entriesOf(features)).toEqual(mapOf(added.map(([hash, count]) => [hash, count * round])));
  }
});

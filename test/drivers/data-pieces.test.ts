// Packing in pieces gives back what was packed, however its collections are cut.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packPieces, unpackPieces } from '../../src/drivers/data-pieces.ts';

const long = 'x'.repeat(100_000);

test('small data comes back as it was', async () => {
  const scalar = fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.constant(null), fc.constant(undefined));
  const { tree } = fc.letrec(tie => ({
    tree: fc.oneof(
      { depthSize: 'small' },
      scalar,
      fc.array(tie('tree')),
      fc.dictionary(fc.string(), tie('tree'), { noNullPrototype: true }),
      fc.array(fc.tuple(fc.string(), tie('tree'))).map(pairs => new Map(pairs)),
      fc.array(fc.string()).map(items => new Set(items)),
      fc.float32Array(),
    ),
  }));
  await fc.assert(
    fc.asyncProperty(tree, async data => {
      expect(await unpackPieces(packPieces(data))).toEqual(data);
    }),
  );
});

test('collections of many pieces come back whole and in order', async () => {
  const items = Array.from({ length: 50 }, (_, i) => ({ i, text: `${i}${long}` }));
  const data = {
    deep: { items },
    map: new Map(items.map(({ i, text }) => [text, i])),
    set: new Set(items.map(({ text }) => text)),
    numbers: Float32Array.from({ length: 100_001 }, (_, i) => i / 3),
    empty: [],
  };
  const back = (await unpackPieces(packPieces(data))) as typeof data;
  expect(back).toEqual(data);
  expect([...back.map.keys()]).toEqual([...data.map.keys()]);
});

test.each([
  ['large ones among small ones', (i: number) => (i % 100 === 99 ? `${i}${long}` : i)],
  ['ever larger ones', (i: number) => 'y'.repeat(i * 20)],
  ['ever smaller ones', (i: number) => 'y'.repeat((3000 - i) * 20)],
])('items of any size make pieces that are read in one turn: %s', async (_, itemOf) => {
  const items = Array.from({ length: 3000 }, (_, i) => itemOf(i));
  const bytes = packPieces({ items });
  expect(await unpackPieces(bytes)).toEqual({ items });
  const head = new DataView(bytes.buffer, bytes.byteOffset);
  const lengths = Array.from({ length: head.getUint32(0) }, (_, i) => head.getUint32((i + 1) * 4));
  expect(Math.max(...lengths)).toBeLessThan(300_000);
});

test('what was unpacked keeps none of the bytes that it was packed in', async () => {
  const bytes = packPieces({ deep: { numbers: new Float64Array(1000) }, text: long });
  const { deep } = (await unpackPieces(bytes)) as { deep: { numbers: Float64Array } };
  expect(deep.numbers.buffer).not.toBe(bytes.buffer);
  expect(deep.numbers.buffer.byteLength).toBe(8000);
});

test('others get a turn while much is unpacked', async () => {
  const bytes = packPieces(Array.from({ length: 60 }, (_, i) => `${i}${long}`));
  let turns = 0;
  let isUnpacking = true;
  // Counts turns of the event loop, not time: a quick machine has no more of them than a slow one.
  const count = () => {
    turns++;
    if (isUnpacking) setImmediate(count);
  };
  setImmediate(count);
  await unpackPieces(bytes);
  isUnpacking = false;
  expect(turns).toBeGreaterThan(1);
});

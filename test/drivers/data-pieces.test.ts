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
  const packed = packPieces({ items });
  expect(await unpackPieces(packed)).toEqual({ items });
  const bytes = packed.pieces;
  const head = new DataView(bytes.buffer, bytes.byteOffset);
  const lengths = Array.from({ length: head.getUint32(0) }, (_, i) => head.getUint32((i + 1) * 4));
  expect(Math.max(...lengths)).toBeLessThan(300_000);
});

test('numbers of every kind are used where they lie, apart from all else', async () => {
  const data = {
    bytes: Uint8Array.of(1, 2, 255),
    signed: Int8Array.of(-1),
    deep: { wide: Float64Array.of(Math.PI, -0), narrow: Float32Array.of(0.5), whole: Uint32Array.of(2 ** 32 - 1) },
    none: new Int32Array(0),
    text: long,
  };
  const packed = packPieces(data);
  const back = (await unpackPieces(packed)) as typeof data;
  expect(back).toEqual(data);
  expect(back.deep.wide.buffer).toBe(packed.numbers.buffer);
  expect(packed.numbers.byteLength).toBe(5 * 8 + 8);
});

test('a Buffer comes back as the bytes that it is', async () => {
  const back = await unpackPieces(packPieces({ bytes: Buffer.from('xyz') }));
  expect(back).toEqual({ bytes: Uint8Array.of(120, 121, 122) });
});

test('others get a turn while much is unpacked', async () => {
  const packed = packPieces(Array.from({ length: 60 }, (_, i) => `${i}${long}`));
  let turns = 0;
  let isUnpacking = true;
  // Counts turns of the event loop, not time: a quick machine has no more of them than a slow one.
  const count = () => {
    turns++;
    if (isUnpacking) setImmediate(count);
  };
  setImmediate(count);
  await unpackPieces(packed);
  isUnpacking = false;
  expect(turns).toBeGreaterThan(1);
});

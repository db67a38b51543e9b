// Plain data as bytes: objects in pieces, read back one at a time so that loading a large index holds nobody up for long, and
// arrays of numbers beside them, used where they lie.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { deserialize, serialize } from 'node:v8';

const PIECE = 128 * 1024;
/** After about so many bytes others get a turn; to read them takes a few milliseconds. */
const TURN = 2 * PIECE;
const FIRST_RUN = 64;
const MOST_GROWTH = 8;
const TOO_LARGE = 2 * PIECE;
const ALIGNMENT = 8;
const LENGTH_BYTES = 4;

/** Stands in the first piece for a collection that is in pieces of its own. */
interface Cut {
  readonly [CUT]: 'array' | 'map' | 'set';
  readonly first: number;
  readonly count: number;
}

/** Stands in the first piece for an array of numbers, which lies among the others. */
interface Lying {
  readonly [NUMBERS]: keyof typeof TYPED;
  readonly start: number;
  readonly length: number;
}

// No properties that a program names itself.
const CUT = '\0in pieces';
const NUMBERS = '\0numbers';

const TYPED = { Int8Array, Uint8Array, Int32Array, Uint32Array, Float32Array, Float64Array };
type Typed = InstanceType<(typeof TYPED)[keyof typeof TYPED]>;

/** Data as bytes: what must be read, and what is used as it is. */
export interface Packed {
  readonly pieces: Uint8Array;
  /** The arrays of numbers, each beginning where numbers of 64 bits may. */
  readonly numbers: Uint8Array;
}

/** `data` (plain objects, arrays, Maps, Sets, typed arrays) as bytes. */
export function packPieces(data: unknown): Packed {
  const pieces: Uint8Array[] = [];
  const arrays: Typed[] = [];
  const first = serialize(setApart(data, pieces, arrays));
  return { pieces: join([first, ...pieces]), numbers: layOut(arrays) };
}

/**
 * What `packPieces` packed. Its arrays of numbers, but for those inside collections, are views of `numbers`; nothing of it
 * needs `pieces` any more, most of which would be text that is there twice.
 */
export async function unpackPieces({ pieces: bytes, numbers }: Packed): Promise<unknown> {
  const [first, ...pieces] = split(bytes);
  let read = 0;
  const restore = async (value: unknown): Promise<unknown> => {
    if (!isPlain(value)) return value;
    if (isLying(value)) return viewOf(value, numbers);
    if (isCut(value)) return collect(value);
    for (const [name, each] of Object.entries(value)) value[name] = await restore(each);
    return value;
  };
  const collect = async (cut: Cut): Promise<unknown> => {
    const add = collection(cut[CUT]);
    for (const piece of pieces.slice(cut.first, cut.first + cut.count)) {
      for (const item of deserialize(piece) as unknown[]) add.item(item);
      read += piece.length;
      if (read <= TURN) continue;
      read = 0;
      await nextTurn();
    }
    return add.whole;
  };
  return restore(deserialize(first!));
}

/** `value` with stand-ins for its large collections, whose items are put into `pieces`, and for its arrays of numbers. */
function setApart(value: unknown, pieces: Uint8Array[], arrays: Typed[]): unknown {
  if (isTyped(value)) return standIn(value, arrays);
  const [kind, items] = itemsOf(value);
  if (kind === null) {
    if (!isPlain(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, setApart(each, pieces, arrays)]));
  }
  const runs = runsOf(items);
  if (runs.length < 2) return value;
  const first = pieces.length;
  for (const run of runs) pieces.push(run);
  return { [CUT]: kind, first, count: runs.length } satisfies Cut;
}

function itemsOf(value: unknown): [Cut[typeof CUT], readonly unknown[]] | [null, null] {
  if (Array.isArray(value)) return ['array', value];
  if (value instanceof Map) return ['map', [...value]];
  return value instanceof Set ? ['set', [...value]] : [null, null];
}

/** Items as bytes in runs of about a piece's size each: how many make a piece is guessed from the run before. */
function runsOf(items: readonly unknown[]): Uint8Array[] {
  const runs: Uint8Array[] = [];
  let count = FIRST_RUN;
  for (let at = 0; at < items.length; ) {
    let run = serialize(items.slice(at, at + count));
    while (run.length > TOO_LARGE && count > 1) {
      count >>= 1;
      run = serialize(items.slice(at, at + count));
    }
    runs.push(run);
    at += count;
    count = Math.max(1, Math.min(count * MOST_GROWTH, Math.floor((count * PIECE) / run.length)));
  }
  return runs;
}

function collection(kind: Cut[typeof CUT]): { readonly whole: unknown; readonly item: (item: unknown) => void } {
  if (kind === 'array') {
    const whole: unknown[] = [];
    return { whole, item: item => whole.push(item) };
  }
  if (kind === 'set') {
    const whole = new Set();
    return { whole, item: item => whole.add(item) };
  }
  const whole = new Map();
  return { whole, item: item => whole.set(...(item as [unknown, unknown])) };
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

function isTyped(value: unknown): value is Typed {
  return typeOf(value) !== undefined;
}

/** By what it is, not by its name: a Buffer is an Uint8Array. */
function typeOf(value: unknown): keyof typeof TYPED | undefined {
  return (Object.keys(TYPED) as (keyof typeof TYPED)[]).find(name => value instanceof TYPED[name]);
}

function standIn(array: Typed, arrays: Typed[]): Lying {
  const start = lengthOf(arrays);
  arrays.push(array);
  return { [NUMBERS]: typeOf(array)!, start, length: array.length };
}

/** How many bytes arrays take that are laid out one after the other. */
function lengthOf(arrays: readonly Typed[]): number {
  return arrays.reduce((at, { byteLength }) => at + aligned(byteLength), 0);
}

function layOut(arrays: readonly Typed[]): Uint8Array {
  const bytes = new Uint8Array(lengthOf(arrays));
  let at = 0;
  for (const { buffer, byteOffset, byteLength } of arrays) {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += aligned(byteLength);
  }
  return bytes;
}

function viewOf({ [NUMBERS]: type, start, length }: Lying, { buffer, byteOffset }: Uint8Array): Typed {
  return new TYPED[type](buffer as ArrayBuffer, byteOffset + start, length);
}

function isLying(value: object): value is Lying {
  return NUMBERS in value;
}

function isCut(value: object): value is Cut {
  return CUT in value;
}

/** How many pieces, how long each is, then the pieces, each beginning where numbers of 64 bits may. */
function join(pieces: readonly Uint8Array[]): Uint8Array {
  const starts = [aligned((pieces.length + 1) * LENGTH_BYTES)];
  for (const piece of pieces) starts.push(aligned(starts.at(-1)! + piece.length));
  const bytes = new Uint8Array(starts.at(-1)!);
  const head = new DataView(bytes.buffer);
  head.setUint32(0, pieces.length);
  pieces.forEach((piece, i) => {
    head.setUint32((i + 1) * LENGTH_BYTES, piece.length);
    bytes.set(piece, starts[i]!);
  });
  return bytes;
}

function split(bytes: Uint8Array): Uint8Array[] {
  const head = new DataView(bytes.buffer, bytes.byteOffset);
  const count = head.getUint32(0);
  let start = aligned((count + 1) * LENGTH_BYTES);
  return Array.from({ length: count }, (_, i) => {
    const piece = bytes.subarray(start, start + head.getUint32((i + 1) * LENGTH_BYTES));
    start = aligned(start + piece.length);
    return piece;
  });
}

function aligned(offset: number): number {
  return Math.ceil(offset / ALIGNMENT) * ALIGNMENT;
}

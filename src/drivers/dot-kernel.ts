// The dot products of one vector with many rows, in WebAssembly: the processor's vector instructions, which JavaScript has no
// way to ask for, make it seven times or more as fast as a loop over typed arrays (bench/vector-search.ts prints the ratio).

/** Dot products of the vector at `query` with `rows` rows from `row` on, written to `out`; all places are bytes. */
export type DotKernel = (row: number, rows: number, query: number, rowBytes: number, out: number) => void;

/** Memory that the kernel reads and writes. */
export interface KernelMemory {
  readonly buffer: ArrayBuffer;
}

/** The kernel adds up this many values at a time: dimensions must be a multiple of it. */
export const KERNEL_STEP = 16;

// The compiler's libraries know WebAssembly as a browser's alone.
const { WebAssembly: wasm } = globalThis as unknown as {
  WebAssembly: {
    Module: new (bytes: Uint8Array) => object;
    Instance: new (module: object, imports: object) => { readonly exports: { readonly dots: DotKernel } };
    Memory: new (size: { readonly initial: number }) => KernelMemory;
  };
};

const PAGE = 65_536;
const MOST_PAGES = 65_536;
const I32 = 0x7f;
const V128 = 0x7b;
const NO_RESULT = 0x40;
const END = 0x0b;
const LANE_BYTES = 16;
const SUMS = [0, 1, 2, 3];

const local = { row: 0, rows: 1, query: 2, rowBytes: 3, out: 4, at: 5, sum: 6, zero: 10 };

const get = (index: number) => [0x20, index];
const set = (index: number) => [0x21, index];
const setAndKeep = (index: number) => [0x22, index];
// Numbers are signed and seven bits wide in a byte; 64 needs a second byte.
const number = (value: number) => (value < 64 ? [0x41, value] : [0x41, (value & 0x7f) | 0x80, value >> 7]);
const loop = (...body: number[][]) => [0x03, NO_RESULT, ...body.flat(), END];
const repeatIf = [0x0d, 0];
const addNumbers = [0x6a];
const subtractNumbers = [0x6b];
const isLess = [0x49];
const addFloats = [0x92];
const storeFloat = [0x38, 2, 0];
const loadLanes = (offset: number) => [0xfd, 0x00, 4, offset];
const lane = (index: number) => [0xfd, 0x1f, index];
const addLanes = [0xfd, 0xe4, 0x01];
const multiplyLanes = [0xfd, 0xe6, 0x01];

/** Four sums of four lanes each, since one sum would wait for its own last addition. */
const sumRow = [
  ...SUMS.flatMap(i => [...get(local.zero), ...set(local.sum + i)]),
  ...number(0),
  ...set(local.at),
  ...loop(
    ...SUMS.map(i => [
      ...get(local.sum + i),
      ...lanesOf(local.row, i),
      ...lanesOf(local.query, i),
      ...multiplyLanes,
      ...addLanes,
      ...set(local.sum + i),
    ]),
    [...get(local.at), ...number(SUMS.length * LANE_BYTES), ...addNumbers, ...setAndKeep(local.at)],
    [...get(local.rowBytes), ...isLess, ...repeatIf],
  ),
];

const addUp = [
  ...[...get(local.sum), ...get(local.sum + 1), ...addLanes],
  ...[...get(local.sum + 2), ...get(local.sum + 3), ...addLanes],
  ...[...addLanes, ...set(local.sum)],
  ...get(local.out),
  ...[...get(local.sum), ...lane(0)],
  ...[1, 2, 3].flatMap(i => [...get(local.sum), ...lane(i), ...addFloats]),
  ...storeFloat,
];

const nextRow = [
  ...[...get(local.out), ...number(4), ...addNumbers, ...set(local.out)],
  ...[...get(local.row), ...get(local.rowBytes), ...addNumbers, ...set(local.row)],
  ...[...get(local.rows), ...number(1), ...subtractNumbers, ...setAndKeep(local.rows), ...repeatIf],
];

function lanesOf(start: number, i: number): number[] {
  return [...get(start), ...get(local.at), ...addNumbers, ...loadLanes(i * LANE_BYTES)];
}

const sized = (bytes: number[]) => [(bytes.length & 0x7f) | 0x80, bytes.length >> 7, ...bytes];
const section = (id: number, bytes: number[]) => [id, ...sized(bytes)];
const name = (text: string) => [text.length, ...Buffer.from(text)];

function moduleBytes(): Uint8Array {
  const locals = [2, 1, I32, SUMS.length + 1, V128];
  const body = [...locals, ...loop(sumRow, addUp, nextRow), END];
  return Uint8Array.from([
    ...[0, ...Buffer.from('asm'), 1, 0, 0, 0],
    ...section(1, [1, 0x60, 5, I32, I32, I32, I32, I32, 0]),
    ...section(2, [1, ...name('host'), ...name('memory'), 2, 0, 1]),
    ...section(3, [1, 0]),
    ...section(7, [1, ...name('dots'), 0, 0]),
    ...section(10, [1, ...sized(body)]),
  ]);
}

let compiled: object | undefined;

/** Memory of at least `bytes`; null when there is not as much, or this machine lends none. */
export function kernelMemory(bytes: number): KernelMemory | null {
  const initial = Math.ceil(bytes / PAGE);
  try {
    return initial > MOST_PAGES ? null : new wasm.Memory({ initial });
  } catch {
    return null;
  }
}

/** The kernel over `memory`. */
export function kernelOver(memory: KernelMemory): DotKernel {
  compiled ??= new wasm.Module(moduleBytes());
  return new wasm.Instance(compiled, { host: { memory } }).exports.dots;
}

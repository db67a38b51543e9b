// WebAssembly by hand: the few instructions that our kernels are made of, as bytes, and the module around them.

/** Memory that a kernel reads and writes. */
export interface KernelMemory {
  readonly buffer: ArrayBuffer;
}

// The compiler's libraries know WebAssembly as a browser's alone.
const { WebAssembly: wasm } = globalThis as unknown as {
  WebAssembly: {
    Module: new (bytes: Uint8Array) => object;
    Instance: new (module: object, imports: object) => { readonly exports: { readonly kernel: unknown } };
    Memory: new (size: { readonly initial: number }) => KernelMemory;
  };
};

const PAGE = 65_536;
const MOST_PAGES = 65_536;
const I32 = 0x7f;
const V128 = 0x7b;
const NO_RESULT = 0x40;
const END = 0x0b;

const NUMBER_BYTES = 4;

/** Bytes that a vector instruction works on at a time. */
export const LANE_BYTES = 16;

export const get = (index: number) => [0x20, index];
export const set = (index: number) => [0x21, index];
export const setAndKeep = (index: number) => [0x22, index];
// Numbers are signed and seven bits wide in a byte; 64 needs a second byte.
export const number = (value: number) => (value < 64 ? [0x41, value] : [0x41, (value & 0x7f) | 0x80, value >> 7]);
export const loop = (...body: number[][]) => [0x03, NO_RESULT, ...body.flat(), END];
export const repeatIf = [0x0d, 0];
export const addNumbers = [0x6a];
const subtractNumbers = [0x6b];
export const isLess = [0x49];
export const loadLanesAt = (offset: number) => [0xfd, 0x00, 4, offset];

/** Variables that a kernel goes over its rows by; all but `rows`, which says how many are left, are bytes. */
interface RowVariables {
  readonly row: number;
  readonly rows: number;
  readonly rowBytes: number;
  readonly out: number;
}

/** Does `body` for each row, which writes one number to `out`. */
export const eachRow = ({ row, rows, rowBytes, out }: RowVariables, ...body: number[][]) =>
  loop(
    ...body,
    [...get(out), ...number(NUMBER_BYTES), ...addNumbers, ...set(out)],
    [...get(row), ...get(rowBytes), ...addNumbers, ...set(row)],
    [...get(rows), ...number(1), ...subtractNumbers, ...setAndKeep(rows), ...repeatIf],
  );

const sized = (bytes: number[]) => [(bytes.length & 0x7f) | 0x80, bytes.length >> 7, ...bytes];
const section = (id: number, bytes: number[]) => [id, ...sized(bytes)];
const name = (text: string) => [text.length, ...Buffer.from(text)];

/** A module of one function with `parameters` numbers, then `numbers` and `vectors` as variables. */
export function moduleOf(parameters: number, numbers: number, vectors: number, ...code: number[][]): object {
  const body = [2, numbers, I32, vectors, V128, ...code.flat(), END];
  return new wasm.Module(
    Uint8Array.from([
      ...[0, ...Buffer.from('asm'), 1, 0, 0, 0],
      ...section(1, [1, 0x60, parameters, ...Array<number>(parameters).fill(I32), 0]),
      ...section(2, [1, ...name('host'), ...name('memory'), 2, 0, 1]),
      ...section(3, [1, 0]),
      ...section(7, [1, ...name('kernel'), 0, 0]),
      ...section(10, [1, ...sized(body)]),
    ]),
  );
}

/** Memory of at least `bytes`; null when there is not as much, or this machine lends none. */
export function kernelMemory(bytes: number): KernelMemory | null {
  const initial = Math.ceil(bytes / PAGE);
  try {
    return initial > MOST_PAGES ? null : new wasm.Memory({ initial });
  } catch {
    return null;
  }
}

/** The function of a module over `memory`. */
export function kernelOf(module: object, memory: KernelMemory): unknown {
  return new wasm.Instance(module, { host: { memory } }).exports.kernel;
}

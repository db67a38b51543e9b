// The dot products of one vector with many rows, in WebAssembly: the processor's vector instructions, which JavaScript has no
// way to ask for, make it seven times or more as fast as a loop over typed arrays (bench/vector-search.ts prints the ratio).
import {
  addNumbers,
  eachRow,
  get,
  isLess,
  type KernelMemory,
  kernelOf,
  LANE_BYTES,
  loadLanesAt,
  loop,
  moduleOf,
  number,
  repeatIf,
  set,
  setAndKeep,
} from './wasm-code.ts';

/** Dot products of the vector at `query` with `rows` rows from `row` on, written to `out`; all places are bytes. */
export type DotKernel = (row: number, rows: number, query: number, rowBytes: number, out: number) => void;

/** The kernel adds up this many values at a time: dimensions must be a multiple of it. */
export const KERNEL_STEP = 16;

const SUMS = [0, 1, 2, 3];

const local = { row: 0, rows: 1, query: 2, rowBytes: 3, out: 4, at: 5, sum: 6, zero: 10 };

const addFloats = [0x92];
const storeFloat = [0x38, 2, 0];
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

function lanesOf(start: number, i: number): number[] {
  return [...get(start), ...get(local.at), ...addNumbers, ...loadLanesAt(i * LANE_BYTES)];
}

let compiled: object | undefined;

/** The kernel over `memory`. */
export function kernelOver(memory: KernelMemory): DotKernel {
  compiled ??= moduleOf(5, 1, SUMS.length + 1, eachRow(local, sumRow, addUp));
  return kernelOf(compiled, memory) as DotKernel;
}

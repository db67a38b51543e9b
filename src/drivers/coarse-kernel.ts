// Products of a vector with rows of four bits a value, in WebAssembly: an eighth of the memory to read, which is what comparing
// many rows takes its time for.
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

/**
 * Sums of products, as whole numbers, written to `out`. Rows hold values from 0 to 15: the first half of a row in the lower
 * four bits of its bytes, the second in the upper ones. The query's values are signed bytes: those of the first half at
 * `query`, the others at `upperQuery`. All places are bytes.
 */
export type CoarseKernel = (
  row: number,
  rows: number,
  query: number,
  upperQuery: number,
  rowBytes: number,
  out: number,
) => void;

/** Dimensions must be a multiple of this: two values a byte. */
export const COARSE_STEP = 2 * LANE_BYTES;

const local = { row: 0, rows: 1, query: 2, upperQuery: 3, rowBytes: 4, out: 5, at: 6 };
const vector = { lower: 7, upper: 8, values: 9, mask: 10, zero: 11 };

const LOWER_BITS = 0x0f;
const maskOf = (byte: number) => [0xfd, 0x0c, ...Array<number>(LANE_BYTES).fill(byte)];
const and = [0xfd, 0x4e];
const shiftRight = [0xfd, 0x8d, 0x01];
// Of "relaxed" instructions the results may differ between processors, but not for values of seven bits such as ours.
const multiplyAndAdd = [0xfd, 0x93, 0x02];
const addLanes = [0xfd, 0xae, 0x01];
const lane = (index: number) => [0xfd, 0x1b, index];
const storeNumber = [0x36, 2, 0];
const loadFrom = (start: number) => [...get(start), ...get(local.at), ...addNumbers, ...loadLanesAt(0)];

const sumRow = [
  ...[...get(vector.zero), ...set(vector.lower), ...get(vector.zero), ...set(vector.upper)],
  ...[...number(0), ...set(local.at)],
  ...loop(
    [...loadFrom(local.row), ...set(vector.values)],
    [...loadFrom(local.query), ...get(vector.values), ...get(vector.mask), ...and],
    [...get(vector.lower), ...multiplyAndAdd, ...set(vector.lower)],
    [...loadFrom(local.upperQuery), ...get(vector.values), ...number(4), ...shiftRight, ...get(vector.mask), ...and],
    [...get(vector.upper), ...multiplyAndAdd, ...set(vector.upper)],
    [...get(local.at), ...number(LANE_BYTES), ...addNumbers, ...setAndKeep(local.at)],
    [...get(local.rowBytes), ...isLess, ...repeatIf],
  ),
];

const addUp = [
  ...[...get(vector.lower), ...get(vector.upper), ...addLanes, ...set(vector.lower)],
  ...[...get(local.out), ...get(vector.lower), ...lane(0)],
  ...[1, 2, 3].flatMap(i => [...get(vector.lower), ...lane(i), ...addNumbers]),
  ...storeNumber,
];

let compiled: object | null | undefined;

/** The kernel over `memory`; null where this Node does not know the instructions. */
export function coarseKernelOver(memory: KernelMemory): CoarseKernel | null {
  compiled ??= compile();
  return compiled === null ? null : (kernelOf(compiled, memory) as CoarseKernel);
}

function compile(): object | null {
  try {
    return moduleOf(6, 1, 5, maskOf(LOWER_BITS), set(vector.mask), eachRow(local, sumRow, addUp));
  } catch {
    return null;
  }
}

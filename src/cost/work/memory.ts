// What memory a model takes, and which accelerators it fits on.

import { ceiling, compare, type Exact, exact, over, times, whole } from '../exact/exact.ts';
import type { PriceBook } from '../price-book.ts';
import type { Precision, Request } from '../request.ts';
import { acceleratorOf } from './book-lookup.ts';

const GIGA = exact('1e9');
/** Bytes a parameter of the weights. */
export const WEIGHT_BYTES: Readonly<Record<Precision, Exact>> = { int4: exact('0.5'), int8: whole(1), bf16: whole(2) };
/** Ours: a fifth on top of the weights for the key-value cache and the rest. */
const HEADROOM = exact('1.2');

/** GB of the weights; null where neither their size nor their number is stated. */
export function weightsOf({ mem, params, precision }: Pick<Request, 'mem' | 'params' | 'precision'>): Exact | null {
  if (mem !== null) return mem;
  return params === null ? null : over(times(params, WEIGHT_BYTES[precision ?? 'bf16']), GIGA);
}

/** GB that it takes to run a model of so many GB. */
function memoryFor(weights: Exact): Exact {
  return times(weights, HEADROOM);
}

/** Accelerators of a kind that hold a model together; null where their memory is not known. */
export function acceleratorsFor(book: PriceBook, id: string, weights: Exact): bigint | null {
  const memory = acceleratorOf(book, id)?.memory ?? null;
  return memory === null ? null : ceiling(over(memoryFor(weights), exact(memory.value)));
}

export function fitsOnOne(book: PriceBook, id: string, weights: Exact): boolean {
  const memory = acceleratorOf(book, id)?.memory ?? null;
  return memory !== null && compare(memoryFor(weights), exact(memory.value)) <= 0;
}

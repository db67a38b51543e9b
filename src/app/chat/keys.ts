// Keys of answers and orders: made of what led to them, so that doing the same thing again finds it done.
import { createHash } from 'node:crypto';

const LENGTH = 20;

/** A short key that stands for `parts` together and tells nothing of them. */
export function keyOf(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, LENGTH);
}

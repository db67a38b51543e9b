// Keys of answers and orders: made of what led to them, so that doing the same thing again finds it done.
import { createHash } from 'node:crypto';

const LENGTH = 20;

/** A short key that stands for `parts` together and tells nothing of them. */
export function keyOf(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, LENGTH);
}

const SEED_DIGITS = 8;
const HEXADECIMAL = 16;

/** What chance begins at for what has the key `key`, or one that begins with it: the same for the same, so that a draw can be made again. */
export function seedOf(key: string): number {
  return Number.parseInt(key.slice(0, SEED_DIGITS), HEXADECIMAL);
}

const REVISION = '~';

/** The key of an order that puts another answer in the place of the one that `order` carries; it holds that key. */
export function revisionOf(order: string, ...parts: readonly string[]): string {
  return `${order}${REVISION}${keyOf(...parts).slice(0, 8)}`;
}

/** The keys that `order` holds, itself last: of the first order that carried the answer, and of each revision since. */
export function revisionsIn(order: string): string[] {
  const parts = order.split(REVISION);
  return parts.map((_, i) => parts.slice(0, i + 1).join(REVISION));
}

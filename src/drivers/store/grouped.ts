// Group commit: calls that come close together are written together, in their order, and each gets its own result.

/** A call that waits to be written. */
interface Waiting<Item, Result> {
  readonly items: readonly Item[];
  readonly fulfil: (results: readonly Result[]) => void;
  readonly reject: (error: unknown) => void;
}

/** No more than so many are written at once, so that the first does not wait for the hundredth thousand. */
const MOST_AT_ONCE = 500;

/**
 * A function that collects what it is given while the disk is busy or rests, or until the event loop comes round, and hands it
 * to `write` at once. `write` writes all or nothing, and gives a result for each item; between two writings the
 * disk rests for `restMs`.
 */
export function grouped<Item, Result>(
  write: (items: readonly Item[]) => Promise<readonly Result[]>,
  restMs = 0,
): (items: readonly Item[]) => Promise<readonly Result[]> {
  const queue: Waiting<Item, Result>[] = [];
  let writing = false;
  let rested = 0;

  const drain = async () => {
    while (queue.length > 0) await writeGroup(takeGroup(queue), write);
    writing = false;
    rested = performance.now() + restMs;
  };

  return items =>
    new Promise((fulfil, reject) => {
      queue.push({ items, fulfil, reject });
      if (writing) return;
      writing = true;
      const rest = rested - performance.now();
      // A timer is no finer than a millisecond.
      if (rest > 1) setTimeout(drain, rest);
      else setImmediate(drain);
    });
}

function takeGroup<Item, Result>(queue: Waiting<Item, Result>[]): readonly Waiting<Item, Result>[] {
  let size = 0;
  const over = queue.findIndex(({ items }, i) => {
    size += items.length;
    return i > 0 && size > MOST_AT_ONCE;
  });
  return queue.splice(0, over < 0 ? queue.length : over);
}

async function writeGroup<Item, Result>(
  group: readonly Waiting<Item, Result>[],
  write: (items: readonly Item[]) => Promise<readonly Result[]>,
): Promise<void> {
  try {
    const results = await write(group.flatMap(({ items }) => items));
    let start = 0;
    for (const { items, fulfil } of group) {
      fulfil(results.slice(start, start + items.length));
      start += items.length;
    }
  } catch (error) {
    for (const { reject } of group) reject(error);
  }
}

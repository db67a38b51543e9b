// The pieces of work that a process has in hand: so many at once, and each free hand is filled again without waiting for the rest.

export interface Hands {
  /** How many pieces can be taken up. */
  free(): number;
  /** Takes one up. */
  take(work: Promise<void>): void;
  /** Fulfils when one is done, or at once when none is in hand; rejects with what ended one. */
  oneDone(): Promise<void>;
  /** Fulfils when all are done, however they ended. */
  allDone(): Promise<void>;
}

/** `onDone` hears of each end, with the fault where it ended in one. */
export function hands(count: number, onDone: (fault: unknown) => void): Hands {
  const busy = new Set<Promise<void>>();
  return {
    free: () => count - busy.size,
    take(work) {
      const held = work.finally(() => busy.delete(held));
      busy.add(held);
      held.then(() => onDone(null), onDone);
    },
    oneDone: async () => {
      if (busy.size > 0) await Promise.race(busy);
    },
    allDone: async () => {
      while (busy.size > 0) await Promise.allSettled(busy);
    },
  };
}

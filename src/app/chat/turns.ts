// Lets what comes in go before what waits to be done, one piece of work for each round of the event loop.

/** Fulfils in a round of the event loop that no other piece of work has. */
export type Turn = () => Promise<void>;

/**
 * Gives out turns. A store that answers at once would make work one long chain, and whoever waits for an acknowledgement would
 * wait for its end. The event loop is one for the whole process, so inbox and outbox share them.
 */
export function takingTurns(): Turn {
  let last: Promise<void> = Promise.resolve();
  return () => {
    last = last.then(nextRound);
    return last;
  };
}

function nextRound(): Promise<void> {
  return new Promise(resolve => {
    setImmediate(resolve);
  });
}

// Lets what comes in go before what waits to be done, one piece of work for each round of the event loop.

/** The event loop is one for the whole process, and so are its rounds. */
let last: Promise<void> = Promise.resolve();

/**
 * Fulfils in a round that no other piece of work has. A store that answers at once would make work one long chain, and
 * whoever waits for an acknowledgement would wait for its end.
 */
export function othersTurn(): Promise<void> {
  last = last.then(nextRound);
  return last;
}

function nextRound(): Promise<void> {
  return new Promise(resolve => {
    setImmediate(resolve);
  });
}

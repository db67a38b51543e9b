// A pump: does work as long as there is some, then waits until it is woken or until more is due.

/** Does a piece of work and gives how much it was; 0 when there was none. */
export type Work = () => Promise<number>;

export interface Pump {
  /** Tells that there is work. */
  wake(): void;
  /** Ends after the work in hand. */
  stop(): Promise<void>;
}

/** After trouble with the work itself, such as a full disk, it is left alone for so long, in milliseconds. */
const RECOVERY_MS = 1_000;

/** Starts to pump. `idleMs` says how long there will be no work unless somebody wakes; `onTrouble` hears what `work` threw. */
export function startPump(work: Work, idleMs: () => Promise<number>, onTrouble: (fault: unknown) => void): Pump {
  let stopped = false;
  let woken = false;
  let rouse = () => {};
  const sleep = (ms: number) =>
    new Promise<void>(resolve => {
      const timer = setTimeout(resolve, ms);
      rouse = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const turn = async () => {
    woken = false;
    try {
      if ((await work()) > 0) return;
      const ms = await idleMs();
      if (!woken && !stopped) await sleep(ms);
    } catch (fault) {
      onTrouble(fault);
      if (!stopped) await sleep(RECOVERY_MS);
    }
  };
  const pumping = (async () => {
    while (!stopped) await turn();
  })();
  return {
    wake: () => {
      woken = true;
      rouse();
    },
    stop: () => {
      stopped = true;
      rouse();
      return pumping;
    },
  };
}

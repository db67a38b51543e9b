// Keeps a connection: connects again whenever it is lost, at once, and after failures with longer and longer pauses.
import { DeliveryError } from '../../src/message/delivery-error.ts';
import type { Logger } from '../../src/ports/logger.ts';

export interface Connection {
  /** Connects, and again until stopped. Fulfils after the first attempt; throws what waiting does not mend, as `DeliveryError`. */
  start(): Promise<void>;
  stop(): Promise<void>;
  isConnected(): boolean;
}

/** What is kept. `connect` fulfils when it stands, and throws a `DeliveryError`. */
interface Line {
  connect(): Promise<void>;
  disconnect(): Promise<unknown>;
  onLost(hear: () => void): void;
}

/** How long to wait before another attempt to connect, in milliseconds: twice as long after each that failed. */
export const PAUSES = { first: 1_000, longest: 30_000 };

/** Refusals of the token, which waiting does not mend. */
const FINAL = new Set(['invalid_auth', 'not_authed', 'account_inactive', 'token_revoked', 'missing_scope']);

export function stayConnected(line: Line, log: Logger, pauses = PAUSES): Connection {
  let connected = false;
  let stopped = false;
  let wake = () => {};

  /** Sleeps so long, or until it is woken; without a time only that. */
  function sleep(ms?: number): Promise<void> {
    return new Promise(resolve => {
      const timer = ms === undefined ? undefined : setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async function attempt(): Promise<DeliveryError | null> {
    try {
      await line.connect();
      connected = true;
      log.info('socket connected');
      return null;
    } catch (fault) {
      if (!(fault instanceof DeliveryError)) throw fault;
      log.warn('socket not connected', { reason: fault.reason });
      return fault;
    }
  }

  async function keep(first: DeliveryError | null): Promise<void> {
    let failures = first === null ? 0 : 1;
    // Slack ends a connection every few hours, and the next one is taken at once.
    while (!stopped) {
      await sleep(connected ? undefined : Math.min(pauses.longest, pauses.first * 2 ** failures));
      if (!stopped && !connected) failures = (await attempt()) === null ? 0 : failures + 1;
    }
  }

  line.onLost(() => {
    if (connected) log.info('socket disconnected');
    connected = false;
    wake();
  });

  return {
    async start() {
      const error = await attempt();
      if (error !== null && (error.trouble === 'never' || FINAL.has(error.reason))) throw error;
      void keep(error);
    },
    async stop() {
      stopped = true;
      wake();
      await line.disconnect();
    },
    isConnected: () => connected,
  };
}

// Answering on a chat platform: takes events in, works them off, and delivers what they lead to, until it is stopped.
import { PersonError } from '../../message/person-error.ts';
import type { Incoming } from '../../ports/incoming.ts';
import type { Depth } from '../../ports/store.ts';
import type { ChatPorts } from './chat-ports.ts';
import { isHeard } from './handle.ts';
import { type Pump, startPump } from './pump.ts';
import { takingTurns } from './turns.ts';
import { inboxMemory, workInbox } from './work-inbox.ts';
import { outboxMemory, workOutbox } from './work-outbox.ts';

/** What became of an event: `unheard` is what was not said to us, and is not kept. */
export type Reception = 'new' | 'known' | 'unheard';

export interface Chat {
  /** Keeps an event; it is on the disk when the promise fulfils. Trouble with the disk is a `PersonError`. */
  receive(incoming: Incoming): Promise<Reception>;
  start(): void;
  /** Finishes what is in hand, as far as it gets within `deadlineMs`, and gives up the rest. */
  stop(deadlineMs: number): Promise<void>;
  depth(): Promise<Depth>;
}

/** How often it is looked for work that another process left, in milliseconds. */
const LOOK_MS = 1_000;
const SOONEST_MS = 10;
const SWEEP_MS = 3_600_000;

export function openChat(ports: ChatPorts): Chat {
  const { store, clock, meter, log, owner } = ports;
  let pumps: { inbox: Pump; outbox: Pump } | null = null;
  let sweeping: NodeJS.Timeout | null = null;

  const onTrouble = (fault: unknown) => {
    if (fault instanceof PersonError) log.error('the store does not serve', { reason: codeOf(fault.cause) });
    else log.error('working failed', { reference: ports.recordFault(fault) });
  };
  const onEnd = (wake: () => void) => (fault: unknown) => {
    if (fault === null) wake();
    else onTrouble(fault);
  };
  const turn = takingTurns();
  const events = inboxMemory(
    turn,
    onEnd(() => wakeAll()),
  );
  const orders = outboxMemory(
    turn,
    onEnd(() => pumps?.outbox.wake()),
  );
  const wakeAll = () => {
    pumps?.inbox.wake();
    pumps?.outbox.wake();
  };
  const idleMs = async () => {
    const due = await store.nextDue();
    const wait = due === null ? LOOK_MS : due.getTime() - clock.now().getTime();
    return Math.min(LOOK_MS, Math.max(SOONEST_MS, wait));
  };
  const arriving = new Set<Promise<unknown>>();
  const keep = async (incoming: Incoming) => {
    const kept = store.receive([incoming], clock.now());
    arriving.add(kept);
    return kept.finally(() => arriving.delete(kept));
  };
  /** What it follows, mends or takes back may be about to be written, where nothing can see it yet. */
  const hears = async (incoming: Incoming) => {
    if (await isHeard(ports, incoming)) return true;
    if (arriving.size === 0) return false;
    await Promise.allSettled(arriving);
    return isHeard(ports, incoming);
  };
  /** What the pumps still take up while they end is in hand as well. */
  const finish = async () => {
    await Promise.all([pumps?.inbox.stop(), pumps?.outbox.stop()]);
    await Promise.all([events.hands.allDone(), orders.hands.allDone()]);
  };
  const sweep = () => void store.sweep(clock.now()).catch(onTrouble);

  return {
    async receive(incoming) {
      if (!(await hears(incoming))) return 'unheard';
      const [isNew] = await keep(incoming);
      meter.count(isNew ? 'received' : 'duplicate', incoming.kind);
      if (isNew) pumps?.inbox.wake();
      return isNew ? 'new' : 'known';
    },
    start() {
      pumps ??= {
        inbox: startPump(() => workInbox(ports, events), idleMs, onTrouble),
        outbox: startPump(() => workOutbox(ports, orders), idleMs, onTrouble),
      };
      sweep();
      sweeping ??= setInterval(sweep, SWEEP_MS).unref();
    },
    async stop(deadlineMs) {
      if (sweeping !== null) clearInterval(sweeping);
      await orLate(deadlineMs, finish());
      await store.release(owner);
    },
    depth: () => store.depth(),
  };
}

/** Tells a full disk from a damaged file, for whoever reads the log. */
function codeOf(cause: unknown): string {
  if (!(cause instanceof Error)) return 'store';
  if ('errcode' in cause) return `sqlite_${cause.errcode}`;
  return 'code' in cause ? String(cause.code) : 'store';
}

function orLate(ms: number, work: Promise<unknown>): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise(resolve => {
    timer = setTimeout(resolve, ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

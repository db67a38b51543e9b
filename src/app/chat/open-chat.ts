// Answering on a chat platform: takes events in, works them off, and delivers what they lead to, until it is stopped.
import { PersonError } from '../../message/person-error.ts';
import type { Incoming } from '../../ports/incoming.ts';
import type { Depth } from '../../ports/store.ts';
import type { ChatPorts } from './chat-ports.ts';
import { isHeard } from './handle.ts';
import { type Pump, startPump } from './pump.ts';
import { newInboxMemory, workInbox } from './work-inbox.ts';
import { workOutbox } from './work-outbox.ts';

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
  const memory = newInboxMemory();
  let pumps: { inbox: Pump; outbox: Pump } | null = null;
  let sweeping: NodeJS.Timeout | null = null;

  const onTrouble = (fault: unknown) => {
    if (fault instanceof PersonError) log.error('the store does not serve', { reason: 'store' });
    else log.error('working failed', { reference: ports.recordFault(fault) });
  };
  const idleMs = async () => {
    const due = await store.nextDue();
    const wait = due === null ? LOOK_MS : due.getTime() - clock.now().getTime();
    return Math.min(LOOK_MS, Math.max(SOONEST_MS, wait));
  };
  const inbox = async () => {
    const done = await workInbox(ports, memory);
    if (done > 0) pumps?.outbox.wake();
    return done;
  };
  const sweep = () => void store.sweep(clock.now()).catch(onTrouble);

  return {
    async receive(incoming) {
      if (!(await isHeard(ports, incoming))) return 'unheard';
      const [isNew] = await store.receive([incoming], clock.now());
      meter.count(isNew ? 'received' : 'duplicate', incoming.kind);
      if (isNew) pumps?.inbox.wake();
      return isNew ? 'new' : 'known';
    },
    start() {
      pumps ??= {
        inbox: startPump(inbox, idleMs, onTrouble),
        outbox: startPump(() => workOutbox(ports), idleMs, onTrouble),
      };
      sweep();
      sweeping ??= setInterval(sweep, SWEEP_MS).unref();
    },
    async stop(deadlineMs) {
      if (sweeping !== null) clearInterval(sweeping);
      if (pumps !== null) await orLate(deadlineMs, Promise.all([pumps.inbox.stop(), pumps.outbox.stop()]));
      await store.release(owner);
    },
    depth: () => store.depth(),
  };
}

function orLate(ms: number, work: Promise<unknown>): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise(resolve => {
    timer = setTimeout(resolve, ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

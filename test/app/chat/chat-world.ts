// A chat in a world of its own: the real store in a folder, a platform that records, a clock to turn, a bank to change.
import { afterAll } from 'vitest';
import type { ChatPorts } from '../../../src/app/chat/chat-ports.ts';
import { isHeard } from '../../../src/app/chat/handle.ts';
import type { Hands } from '../../../src/app/chat/hands.ts';
import { takingTurns } from '../../../src/app/chat/turns.ts';
import { inboxMemory, workInbox } from '../../../src/app/chat/work-inbox.ts';
import { outboxMemory, workOutbox } from '../../../src/app/chat/work-outbox.ts';
import { openStore } from '../../../src/drivers/sql-store.ts';
import type { SqliteOptions } from '../../../src/drivers/store/sqlite-store.ts';
import type { Incoming } from '../../../src/ports/incoming.ts';
import type { LogFields } from '../../../src/ports/logger.ts';
import type { Store } from '../../../src/ports/store.ts';
import { storePlace } from '../../drivers/store-on-disk.ts';
import { type HandClock, handClock } from '../../fakes/clock.ts';
import { type FakeEstimates, fakeEstimates } from '../../fakes/estimates.ts';
import { type Call, type FakeSurface, fakeSurface, type Outcome } from '../../fakes/surface.ts';
import { type ChatBank, chatBank } from './chat-bank.ts';

export const REFERENCE = 'ref-1234';

export type Wrap = (ports: ChatPorts) => ChatPorts;

export interface ChatWorld {
  readonly ports: ChatPorts;
  readonly store: Store;
  readonly surface: FakeSurface;
  readonly clock: HandClock;
  readonly bank: ChatBank;
  readonly estimates: FakeEstimates;
  /** Lines of the log, with their level. */
  readonly logged: (readonly [level: string, event: string, fields: LogFields])[];
  /** Measurements, as `what label`. */
  readonly measured: string[];
  /** What was recorded as a bug. */
  readonly faults: unknown[];
  readonly dataDir: string;
  /** Takes an event in as the application does; false for one that it does not hear or knows. */
  receive(incoming: Incoming): Promise<boolean>;
  /** Handles what is due, and delivers what is due. */
  work(): Promise<number>;
  /** Works and turns the clock until nothing waits, or only what comes due much later. */
  workOff(): Promise<void>;
  /** Takes events in, one after the other, each worked off. */
  say(...events: readonly Incoming[]): Promise<void>;
  /** The same world as another process sees it, which works through its ports as `wrap` makes them. */
  beside(owner: string, wrap?: Wrap): Promise<ChatWorld>;
}

const folders = storePlace();
const opened: Store[] = [];
afterAll(async () => {
  await Promise.all(opened.map(store => store.close().catch(() => {})));
  folders.remove();
});

export async function openWorld(options: SqliteOptions = {}): Promise<ChatWorld> {
  const clock = handClock();
  return worldOver(
    { clock, surface: fakeSurface(clock), bank: chatBank(), estimates: fakeEstimates() },
    folders.folder(),
    'me',
    options,
  );
}

type Shared = Pick<ChatWorld, 'clock' | 'surface' | 'bank' | 'estimates'>;

async function worldOver(
  shared: Shared,
  dataDir: string,
  owner: string,
  options: SqliteOptions = {},
  wrap: Wrap = ports => ports,
): Promise<ChatWorld> {
  const store = await openStore({ dataDir }, options);
  opened.push(store);
  const { clock, surface, bank, estimates } = shared;
  const logged: ChatWorld['logged'] = [];
  const measured: string[] = [];
  const faults: unknown[] = [];
  const log =
    (level: string) =>
    (event: string, fields: LogFields = {}) =>
      logged.push([level, event, fields]);
  const ports = wrap({
    bank: bank.port,
    estimates,
    store,
    surface,
    clock,
    log: { debug: log('debug'), info: log('info'), warn: log('warn'), error: log('error') },
    meter: { count: (what, label) => measured.push(`${what} ${label}`), time: what => measured.push(what) },
    owner,
    ways: [{ how: 'Mention me', what: 'in a channel' }],
    recordFault: fault => {
      faults.push(fault);
      return REFERENCE;
    },
  });
  const failed: unknown[] = [];
  const onDone = (fault: unknown) => void (fault === null || failed.push(fault));
  const [events, orders] = [inboxMemory(takingTurns(), onDone), outboxMemory(takingTurns(), onDone)];
  const finished = async (hands: Hands, taken: Promise<number>) => {
    const count = await taken;
    await hands.allDone();
    if (failed.length > 0) throw failed.shift();
    return count;
  };
  const world: ChatWorld = {
    ...{ ports, store, surface, clock, bank, estimates, logged, measured, faults, dataDir },
    receive: async incoming =>
      (await isHeard(ports, incoming)) && (await ports.store.receive([incoming], clock.now()))[0] === true,
    work: async () =>
      (await finished(events.hands, workInbox(ports, events))) +
      (await finished(orders.hands, workOutbox(ports, orders))),
    workOff: () => workOff(world),
    say: async (...events) => {
      for (const event of events) {
        await world.receive(event);
        await world.workOff();
      }
    },
    beside: (another, wrapped) => worldOver(shared, dataDir, another, {}, wrapped),
  };
  return world;
}

const MOST_TURNS = 2_000;
/** What comes due later than this is for a test to turn to. */
const SOON_MS = 15 * 60_000;

async function workOff({ work, store, clock }: ChatWorld): Promise<void> {
  for (let turns = 0; turns < MOST_TURNS; turns++) {
    if ((await work()) > 0) continue;
    const due = await store.nextDue();
    if (due === null || due.getTime() - clock.now().getTime() > SOON_MS) return;
    clock.turnTo(due);
  }
  throw new Error('the work never ends');
}

/** What the calls of one kind come to, one after the other; then they work. Gives when each was made, in seconds. */
export function outcomes(world: ChatWorld, what: Call['what'], ...these: Outcome[]): number[] {
  const times: number[] = [];
  const before = world.surface.onCall;
  world.surface.onCall = call => {
    if (call.what !== what) return before(call);
    times.push(world.clock.seconds());
    return these.shift() ?? 'works';
  };
  return times;
}

// Works off the inbox: claims events, handles each, and saves what it led to together with its end.
import { PersonError } from '../../message/person-error.ts';
import { StaleError } from '../../message/stale-error.ts';
import type { Change, ClaimedEvent, Lease } from '../../ports/store.ts';
import type { ChatPorts } from './chat-ports.ts';
import { handle } from './handle.ts';
import { type Hands, hands } from './hands.ts';
import { afterTrouble } from './quiz/after-trouble.ts';
import { tell } from './say.ts';
import { type Turn, takingTurns } from './turns.ts';

const AT_ONCE = 8;
/** How long an event may be worked on, in milliseconds, and how long nobody else takes it then. */
const DEADLINE_MS = 20_000;
const LEASE_MS = 30_000;
const GIVEN_BACK_MS = 1_000;
/**
 * An event that was in hand when the process ended so often is not handled again: its asker is told instead. Kills from outside
 * count as well, so there are many.
 */
const MOST_ATTEMPTS = 10;

/** What a process remembers of its inbox from one call to the next. */
export interface InboxMemory {
  readonly hands: Hands;
  readonly turn: Turn;
  /** How often the store did not keep what an event led to, by the event's id: that is no fault of the event. */
  readonly unkept: Map<number, number>;
  /** Whether the last that is to be done in each place was kept: what is said in one place is handled in its order. */
  readonly places: Map<string, Promise<boolean>>;
  /** Whether an event may wait over which a process ended: it is taken alone, so that it takes no other with it. */
  careful: boolean;
}

export function inboxMemory(turn: Turn = takingTurns(), onDone: (fault: unknown) => void = () => {}): InboxMemory {
  return { hands: hands(AT_ONCE, onDone), turn, unkept: new Map(), places: new Map(), careful: true };
}

/** Takes up what is due, as far as hands are free, and gives how many events that were. */
export async function workInbox(ports: ChatPorts, memory: InboxMemory): Promise<number> {
  while (memory.hands.free() < (memory.careful ? AT_ONCE : 1)) await memory.hands.oneDone().catch(() => {});
  await memory.turn();
  const now = ports.clock.now();
  const lease = { owner: ports.owner, until: new Date(now.getTime() + LEASE_MS) };
  await ports.store.ringDue(now);
  const events = await ports.store.claimEvents(now, lease, memory.careful ? 1 : memory.hands.free());
  if (events.length > 0) memory.careful = events.some(({ attempt }) => attempt > 1);
  for (const event of events) {
    memory.unkept.set(event.id, (memory.unkept.get(event.id) ?? 0) + 1);
    memory.hands.take(inItsPlace(ports, event, lease, memory));
  }
  return events.length;
}

/**
 * A follow-up needs what it follows, a deletion what it takes back: after something that could not be kept, what is behind it in its
 * place waits with it.
 */
async function inItsPlace(ports: ChatPorts, event: ClaimedEvent, lease: Lease, memory: InboxMemory): Promise<void> {
  const { workspace, channel } = event.incoming.conversation;
  const place = JSON.stringify([workspace, channel === '' ? event.incoming.person : channel]);
  const before = memory.places.get(place) ?? Promise.resolve(true);
  const work = before.then(async isKept => {
    if (isKept) await workOn(ports, event, lease, memory);
    else await giveBack(ports, event, GIVEN_BACK_MS);
    return isKept;
  });
  const kept = work.catch(() => false);
  memory.places.set(place, kept);
  try {
    await work;
  } catch (fault) {
    const isStale = fault instanceof StaleError;
    await giveBack(ports, event, isStale ? 0 : GIVEN_BACK_MS).catch(() => {});
    if (!isStale) throw fault;
  } finally {
    if (memory.places.get(place) === kept) memory.places.delete(place);
  }
}

/**
 * It is not to blame, so that this does not count as an attempt. Where the store does not even keep this, its lease ends. What was
 * made from something that changed meanwhile is made anew at once.
 */
async function giveBack({ store, owner, clock }: ChatPorts, { id }: ClaimedEvent, afterMs: number): Promise<void> {
  await store.postponeEvent(id, owner, new Date(clock.now().getTime() + afterMs));
}

async function workOn(ports: ChatPorts, event: ClaimedEvent, lease: Lease, memory: InboxMemory): Promise<void> {
  const { clock, log, meter, owner, store } = ports;
  const { turn, unkept } = memory;
  await turn();
  // It waited so long for those before it that somebody else may have it by now.
  if (clock.now() >= lease.until) return;
  if (event.attempt > 1) meter.count('retry', 'event');
  const changes = await changesOf(ports, event, event.attempt - (unkept.get(event.id) ?? 1) + 1);
  await turn();
  const now = clock.now();
  await store.finishEvent(event.id, owner, changes, now);
  unkept.delete(event.id);
  const { kind, conversation } = event.incoming;
  const ms = now.getTime() - event.receivedAt.getTime();
  log.info('handled', { kind, channel: conversation.channel, attempt: event.attempt, count: changes.length, ms });
}

/** What the event leads to; an apology where it cannot be handled, so that its asker is never left without a word. */
async function changesOf(
  ports: ChatPorts,
  { incoming, receivedAt }: ClaimedEvent,
  attempt: number,
): Promise<readonly Change[]> {
  try {
    if (attempt > MOST_ATTEMPTS) throw new Error(`bug: handling an event of kind ${incoming.kind} ended the process`);
    return await within(DEADLINE_MS, handle(ports, incoming, receivedAt));
  } catch (fault) {
    ports.meter.count('question', 'failed');
    const sentence = apologyFor(ports, fault, incoming.kind);
    if (incoming.kind === 'task')
      return afterTrouble(ports, incoming, { sentence, mayPass: fault instanceof PersonError });
    return tell(incoming, 'problem', sentence);
  }
}

function apologyFor(ports: ChatPorts, fault: unknown, kind: string): string {
  if (fault instanceof PersonError) return fault.message;
  const reference = ports.recordFault(fault);
  ports.log.error('handling failed', { kind, reference });
  return `Something went wrong inside me (reference ${reference}). I have noted it; please ask again, or tell whoever runs me the reference.`;
}

function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new PersonError('I took too long to answer this; please ask again in a moment.')),
      ms,
    );
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

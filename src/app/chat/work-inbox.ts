// Works off the inbox: claims events, handles each, and saves what it led to together with its end.
import { PersonError } from '../../message/person-error.ts';
import type { Change, ClaimedEvent } from '../../ports/store.ts';
import type { ChatPorts } from './chat-ports.ts';
import { handle } from './handle.ts';
import { othersTurn } from './others-turn.ts';
import { tell } from './say.ts';

const AT_ONCE = 8;
/** How long an event may be worked on, in milliseconds, and how long nobody else takes it then. */
const DEADLINE_MS = 20_000;
const LEASE_MS = 30_000;
/**
 * An event whose handling ended the process so often is not handled again: its asker is told instead. Not fewer, since a
 * process that is killed from outside, again and again, counts against whatever it had in hand.
 */
const MOST_ATTEMPTS = 10;

/** What a process remembers of its inbox from one call to the next. */
export interface InboxMemory {
  /** How often the store did not keep what an event led to, by the event's id: that is no fault of the event. */
  readonly unkept: Map<number, number>;
  /** Whether an event may wait over which a process ended: it is taken alone, so that it takes no other with it. */
  careful: boolean;
}

export function newInboxMemory(): InboxMemory {
  return { unkept: new Map(), careful: true };
}

/** Handles what is due, and gives how many events that were. */
export async function workInbox(ports: ChatPorts, memory: InboxMemory): Promise<number> {
  const now = ports.clock.now();
  const lease = { owner: ports.owner, until: new Date(now.getTime() + LEASE_MS) };
  await othersTurn();
  const events = await ports.store.claimEvents(now, lease, memory.careful ? 1 : AT_ONCE);
  if (events.length > 0) memory.careful = events.some(({ attempt }) => attempt > 1);
  const places = Map.groupBy(events, ({ incoming: { conversation } }) =>
    JSON.stringify([conversation.workspace, conversation.channel]),
  );
  await Promise.all([...places.values()].map(inPlace => workThrough(ports, inPlace, memory)));
  return events.length;
}

/** What is said in one place is handled in its order: a follow-up needs what it follows, a deletion what it takes back. */
async function workThrough(ports: ChatPorts, events: readonly ClaimedEvent[], memory: InboxMemory): Promise<void> {
  for (const event of events) {
    await othersTurn();
    await workOn(ports, event, memory);
  }
}

async function workOn(ports: ChatPorts, event: ClaimedEvent, { unkept }: InboxMemory): Promise<void> {
  const { clock, log, meter, owner, store } = ports;
  if (event.attempt > 1) meter.count('retry', 'event');
  const failures = unkept.get(event.id) ?? 0;
  const changes = await changesOf(ports, event, event.attempt - failures);
  await othersTurn();
  const now = clock.now();
  unkept.set(event.id, failures + 1);
  await store.finishEvent(event.id, owner, changes, now);
  unkept.delete(event.id);
  const { kind, conversation } = event.incoming;
  const ms = now.getTime() - event.receivedAt.getTime();
  log.info('handled', { kind, channel: conversation.channel, attempt: event.attempt, count: changes.length, ms });
}

/** What the event leads to; an apology where it cannot be handled, so that its asker is never left without a word. */
async function changesOf(ports: ChatPorts, { incoming }: ClaimedEvent, attempt: number): Promise<readonly Change[]> {
  try {
    if (attempt > MOST_ATTEMPTS) throw new Error(`bug: handling an event of kind ${incoming.kind} ended the process`);
    return await within(DEADLINE_MS, handle(ports, incoming));
  } catch (fault) {
    ports.meter.count('question', 'failed');
    return tell(incoming, 'problem', apologyFor(ports, fault, incoming.kind));
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

// Handles one event: what came in is turned into what is to be said and remembered. It writes nothing itself.
import { assertNever } from '../../assert.ts';
import type { Incoming, IncomingOf } from '../../ports/incoming.ts';
import type { Change, Store } from '../../ports/store.ts';
import type { Reading } from './chat-ports.ts';
import { handleAnswerThis, handleCommand } from './handle-command.ts';
import { handleDeletion, handleEdit, handleMessage } from './handle-message.ts';
import { handleTask } from './quiz/handle-task.ts';
import { asksBack } from './quiz/learn-from.ts';
import { handleHome, handleOpened } from './show-home.ts';
import { takeAction } from './take-action.ts';

/** The changes that `incoming`, which was taken in at `receivedAt`, leads to; none where it is not for us. */
export async function handle(ports: Reading, incoming: Incoming, receivedAt: Date): Promise<readonly Change[]> {
  const changes = await handleKind(ports, incoming, receivedAt);
  return [...changes, ...asksBack(changes, ports.clock.now())];
}

function handleKind(
  ports: Reading,
  incoming: Incoming,
  receivedAt: Date,
): Promise<readonly Change[]> | readonly Change[] {
  switch (incoming.kind) {
    case 'message':
      return handleMessage(ports, incoming);
    case 'edit':
      return handleEdit(ports, incoming);
    case 'deletion':
      return handleDeletion(ports, incoming);
    case 'command':
      return handleCommand(ports, incoming);
    case 'answer-this':
      return handleAnswerThis(ports, incoming);
    case 'action':
      return takeAction(ports, { ...incoming, receivedAt });
    case 'task':
      return handleTask(ports, incoming);
    case 'home':
      return handleHome(ports, incoming);
    case 'opened':
      return handleOpened(ports, incoming);
    default:
      return assertNever(incoming);
  }
}

interface Hearing {
  readonly store: Pick<Store, 'depth' | 'exchangeOf' | 'isFollowed'>;
}

type Mended = IncomingOf<'edit' | 'deletion'>;

/** Whether an event concerns us at all: what people say to each other is not even kept. */
export async function isHeard({ store }: Hearing, incoming: Incoming): Promise<boolean> {
  const { conversation } = incoming;
  switch (incoming.kind) {
    case 'message':
      if (incoming.mentioned || conversation.direct) return true;
      if (conversation.thread === null || incoming.namesOthers) return false;
      return (await mayBelongToWaiting(store)) || store.isFollowed(conversation);
    case 'edit':
      if (incoming.mentioned || conversation.direct) return true;
      return (await mayBelongToWaiting(store)) || isAnswered(store, incoming);
    case 'deletion':
      return (await mayBelongToWaiting(store)) || isAnswered(store, incoming);
    default:
      return true;
  }
}

async function isAnswered(store: Hearing['store'], { conversation, post }: Mended): Promise<boolean> {
  return (await store.exchangeOf(conversation.workspace, post)) !== null;
}

/** What it follows, mends or takes back may wait to be handled still; once that is done it can be told whether it did. */
async function mayBelongToWaiting(store: Hearing['store']): Promise<boolean> {
  return (await store.depth()).events > 0;
}

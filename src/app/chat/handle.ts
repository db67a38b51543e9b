// Handles one event: what came in is turned into what is to be said and remembered. It writes nothing itself.
import { assertNever } from '../../assert.ts';
import type { Incoming } from '../../ports/incoming.ts';
import type { Change, Store } from '../../ports/store.ts';
import type { Reading } from './chat-ports.ts';
import { handleAnswerThis, handleCommand } from './handle-command.ts';
import { handleDeletion, handleEdit, handleMessage } from './handle-message.ts';
import { handleHome, handleOpened } from './show-home.ts';
import { takeAction } from './take-action.ts';

/** The changes that `incoming` leads to; none where it is not for us. */
export async function handle(ports: Reading, incoming: Incoming): Promise<readonly Change[]> {
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
      return takeAction(ports, incoming);
    case 'home':
      return handleHome(ports, incoming);
    case 'opened':
      return handleOpened(ports, incoming);
    default:
      return assertNever(incoming);
  }
}

/** Whether an event concerns us at all: what people say to each other is not even kept. */
export async function isHeard(
  { store }: { readonly store: Pick<Store, 'depth' | 'exchangeOf' | 'isFollowed'> },
  incoming: Incoming,
): Promise<boolean> {
  const { conversation } = incoming;
  switch (incoming.kind) {
    case 'message':
      if (incoming.mentioned || conversation.direct) return true;
      return conversation.thread !== null && !incoming.namesOthers && (await store.isFollowed(conversation));
    case 'deletion':
      // What is taken back may wait to be answered still.
      if ((await store.depth()).events > 0) return true;
      return (await store.exchangeOf(conversation.workspace, incoming.post)) !== null;
    case 'edit':
      return (await store.exchangeOf(conversation.workspace, incoming.post)) !== null;
    default:
      return true;
  }
}

// Makes the orders that handlers give back: what to say, to whom, and under which key.
import type { Message } from '../../message/message.ts';
import type { AnswerRef, Delivery } from '../../ports/delivery.ts';
import type { Conversation, Handles, Incoming, PostRef } from '../../ports/incoming.ts';
import type { Change } from '../../ports/store.ts';
import { presentNotice } from '../../present/present-notice.ts';
import { keyOf } from './keys.ts';

type Level = 'info' | 'warning' | 'problem';

const NO_HANDLES: Handles = { private: null, window: null };

/** The key of what an event leads to. `part` tells several orders of one event apart. */
export function keyFor({ conversation, content }: Incoming, part: string): string {
  return `${keyOf(conversation.workspace, content)}:${part}`;
}

/** An order for the person behind `incoming`. */
export function order(incoming: Incoming, key: string, delivery: Delivery): Change {
  const { person, conversation } = incoming;
  return { kind: 'order', order: { key, workspace: conversation.workspace, person, conversation, delivery } };
}

/** Where the answer to something belongs: the thread that it is in, or the one that it begins. */
export function threadOf(conversation: Conversation, post: PostRef): Conversation {
  return { ...conversation, thread: conversation.thread ?? post.id };
}

export function sayIn(to: Conversation, incoming: Incoming, part: string, message: Message): Change {
  return order(incoming, keyFor(incoming, part), { kind: 'post', to, message, answer: null });
}

/**
 * Tells the person behind an event a sentence: in its thread where there is one, else alone. What nobody pressed or typed is told
 * everybody whom it was for.
 */
export function tell(incoming: Incoming, level: Level, sentence: string): Change[] {
  const message = presentNotice(level, sentence);
  if (incoming.kind === 'message' || incoming.kind === 'edit') {
    return [sayIn(threadOf(incoming.conversation, incoming.post), incoming, 'told', message)];
  }
  if (incoming.kind === 'task' && incoming.conversation.channel !== '')
    return [sayIn(incoming.conversation, incoming, 'told', message)];
  return 'handles' in incoming ? [whisper(incoming, 'told', message)] : [];
}

/** Says something to the person alone, where they are. */
export function whisper(
  incoming: Incoming,
  part: string,
  message: Message,
  { replace = false, answer = null }: Whisper = {},
): Change {
  const handles = 'handles' in incoming ? incoming.handles : NO_HANDLES;
  const { person, conversation: to } = incoming;
  return order(incoming, keyFor(incoming, part), { kind: 'whisper', to, person, handles, message, replace, answer });
}

interface Whisper {
  readonly replace?: boolean;
  readonly answer?: AnswerRef | null;
}

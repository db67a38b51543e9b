// Accepts what Slack sends: reads it, has it kept, and says what goes back at once when it cannot be kept.
import type { Chat } from '../../src/app/chat/open-chat.ts';
import { PersonError } from '../../src/message/person-error.ts';
import type { Incoming } from '../../src/ports/incoming.ts';
import type { Logger } from '../../src/ports/logger.ts';
import { escapeText } from './escape.ts';
import { parse } from './parse.ts';
import type { SlackApi } from './slack-api.ts';
import { AS_IT_STANDS } from './whisper-post.ts';

interface Accepting {
  readonly chat: Pick<Chat, 'receive'>;
  readonly api: SlackApi;
  readonly log: Logger;
}

type Acknowledgement = Readonly<Record<string, unknown>> | undefined;

const MOST_TOLD = 1_000;

/**
 * Gives what takes each body of Slack. It throws for an event that could not be kept, so that Slack sends it again; whoever
 * typed a command or pressed a button is told instead, since Slack sends those but once.
 */
export function accepting({ chat, api, log }: Accepting): (body: unknown) => Promise<Acknowledgement> {
  const told = new Set<string>();

  /** Once for each message that was said to us, however often Slack sends it. */
  async function tell(incoming: Incoming, sentence: string): Promise<void> {
    if (incoming.kind !== 'message' || told.has(incoming.content)) return;
    if (!incoming.mentioned && !incoming.conversation.direct) return;
    if (told.size >= MOST_TOLD) told.clear();
    told.add(incoming.content);
    const { channel, thread } = incoming.conversation;
    const args = { channel, user: incoming.person, ...(thread !== null && { thread_ts: thread }) };
    await api.call('chat.postEphemeral', { ...args, text: escapeText(sentence), ...AS_IT_STANDS });
  }

  return async body => {
    const incoming = parse(body);
    if (incoming === null) return undefined;
    try {
      await chat.receive(incoming);
      return undefined;
    } catch (fault) {
      log.error('an event could not be kept', { kind: incoming.kind, reason: 'store' });
      const sentence = sentenceFor(fault, incoming);
      if (incoming.kind === 'command') return { response_type: 'ephemeral', text: escapeText(sentence) };
      if ('handles' in incoming && incoming.handles.private !== null) {
        const said = { response_type: 'ephemeral', replace_original: false, text: escapeText(sentence) };
        await api.respond(incoming.handles.private, said).catch(() => {});
        return undefined;
      }
      await tell(incoming, sentence).catch(() => told.delete(incoming.content));
      throw fault;
    }
  };
}

function sentenceFor(fault: unknown, { kind }: Incoming): string {
  const why = fault instanceof PersonError ? fault.message : 'Something went wrong inside me.';
  const next =
    kind === 'message'
      ? 'I answer as soon as I can keep it, if that is within a few minutes; else please ask again.'
      : 'Please try again in a few minutes.';
  return `I could not take this in, and nothing was done. ${why} ${next}`;
}

// Reads the events of Slack: messages, mentions, edits and deletions, and that somebody opened us.
import type { z } from 'zod';
import type { Conversation, Incoming } from '../../src/ports/incoming.ts';
import { assistantEvent, eventBody, homeEvent, messageEvent } from './payloads.ts';
import { readPlainText } from './plain-text.ts';
import { workspaceOf } from './sender.ts';

type MessageEvent = z.infer<typeof messageEvent>;
type Envelope = z.infer<typeof eventBody>;

/** What every event is read with. */
interface Sent {
  readonly id: string;
  readonly workspace: string;
  /** The id of our own user, where Slack tells it. */
  readonly us: string | null;
}

/** Messages of people; all other subtypes are notices of Slack, or of bots. */
const SAID = new Set([undefined, 'file_share', 'thread_broadcast', 'me_message']);

export function parseEvent(body: unknown): Incoming | null {
  const read = eventBody.safeParse(body);
  const sent = read.success ? senderOf(read.data) : null;
  if (!read.success || sent === null) return null;
  const { event } = read.data;
  switch (event.type) {
    case 'app_mention':
    case 'message':
      return parseMessage(messageEvent.safeParse(event).data, sent, event.type === 'app_mention');
    case 'app_home_opened':
      return parseHome(event, sent);
    case 'assistant_thread_started':
      return parseAssistant(event, sent);
    default:
      return null;
  }
}

/** In shared channels the workspace that we are installed in is told by the authorization. */
function senderOf({ event_id, team_id, authorizations }: Envelope): Sent | null {
  const [authorization] = authorizations ?? [];
  const team = authorization?.team_id ?? team_id;
  if (team === undefined) return null;
  return { id: event_id, workspace: workspaceOf(team), us: authorization?.user_id ?? null };
}

function parseMessage(event: MessageEvent | undefined, sent: Sent, isMention: boolean): Incoming | null {
  if (event === undefined) return null;
  if (event.subtype === 'message_changed') return parseChange(event, sent);
  if (event.subtype === 'message_deleted') return parseDeletion(event, sent, event.previous_message);
  if (!SAID.has(event.subtype) || isOfBot(event, sent) || event.user === undefined) return null;
  const said = isMention && sent.us === null ? withoutFirstName(event.text) : event.text;
  const { text, namesUs, namesOthers } = readPlainText(said, sent.us);
  return {
    kind: 'message',
    id: sent.id,
    content: `message:${event.channel}:${event.ts}`,
    person: event.user,
    conversation: conversationOf(event, sent, event.thread_ts ?? null),
    post: { channel: event.channel, id: event.ts },
    text,
    mentioned: isMention || namesUs,
    namesOthers,
  };
}

/** Where Slack does not tell who we are, the first name in what is said to us is ours. */
function withoutFirstName(text: string): string {
  return text.replace(/<@[^<>]*>/, ' ');
}

function isOfBot(message: { user?: string | undefined; bot_id?: string | undefined }, { us }: Sent): boolean {
  return message.bot_id !== undefined || message.user === 'USLACKBOT' || (us !== null && message.user === us);
}

/** Slack also reports links that were unfolded and counts of replies as changes; only another text is an edit. */
function parseChange(event: MessageEvent, sent: Sent): Incoming | null {
  const { message: now, previous_message: before } = event;
  if (now?.ts === undefined) return null;
  // What was deleted and has replies leaves a stone behind, which is Slack's own; who said it stands in what was before.
  if (now.subtype === 'tombstone') {
    return parseDeletion(event, sent, { text: '', ...before, ts: now.ts, thread_ts: now.thread_ts });
  }
  if (isOfBot(now, sent) || now.text === before?.text || now.user === undefined) return null;
  const { text, namesUs, namesOthers } = readPlainText(now.text, sent.us);
  return {
    kind: 'edit',
    id: sent.id,
    content: `edit:${event.channel}:${now.ts}:${now.edited?.ts ?? event.event_ts ?? sent.id}`,
    person: now.user,
    conversation: conversationOf(event, sent, now.thread_ts ?? null),
    post: { channel: event.channel, id: now.ts },
    text,
    mentioned: namesUs,
    namesOthers,
  };
}

function parseDeletion(event: MessageEvent, sent: Sent, gone: MessageEvent['previous_message']): Incoming | null {
  const ts = event.deleted_ts ?? gone?.ts;
  if (ts === undefined || (gone !== undefined && isOfBot(gone, sent))) return null;
  return {
    kind: 'deletion',
    id: sent.id,
    content: `deletion:${event.channel}:${ts}`,
    person: gone?.user ?? '',
    conversation: conversationOf(event, sent, gone?.thread_ts ?? null),
    post: { channel: event.channel, id: ts },
  };
}

function conversationOf(event: MessageEvent, { workspace }: Sent, thread: string | null): Conversation {
  const direct = event.channel_type === 'im' || event.channel.startsWith('D');
  return { workspace, channel: event.channel, thread, direct };
}

function parseHome(event: unknown, { id, workspace }: Sent): Incoming | null {
  const read = homeEvent.safeParse(event).data;
  if (read === undefined) return null;
  const kind = read.tab === 'messages' ? 'opened' : 'home';
  if (kind === 'opened' && read.channel === undefined) return null;
  const conversation = { workspace, channel: read.channel ?? '', thread: null, direct: true };
  return { kind, id, content: `${kind}:${read.user}:${read.event_ts ?? id}`, person: read.user, conversation };
}

function parseAssistant(event: unknown, { id, workspace }: Sent): Incoming | null {
  const read = assistantEvent.safeParse(event).data;
  if (read === undefined) return null;
  const { user_id: person, channel_id: channel, thread_ts: thread } = read.assistant_thread;
  const conversation = { workspace, channel, thread, direct: true };
  return { kind: 'opened', id, content: `opened:${channel}:${thread}`, person, conversation };
}

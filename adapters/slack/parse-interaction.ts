// Reads what people press and send off in Slack: buttons, windows, and the shortcut on a message.
import type { z } from 'zod';
import { decodeAction } from '../../src/message/action.ts';
import type { Conversation, Incoming } from '../../src/ports/incoming.ts';
import { clickBody, shortcutBody, submissionBody, type Values } from './payloads.ts';
import { readPlainText } from './plain-text.ts';
import { handlesOf, workspaceOf } from './sender.ts';

type Click = z.infer<typeof clickBody>;
type Input = Values[string][string];
type By = Pick<Click, 'user' | 'team'>;

/** The name of a field in a form, as the renderer gives it to its block. */
const FIELD = /^field:(.*)$/s;

export function parseClick(body: unknown): Incoming | null {
  const read = clickBody.safeParse(body);
  const workspace = read.success ? workspaceOfClick(read.data) : null;
  if (!read.success || workspace === null) return null;
  const { user, container, message, view, state, actions } = read.data;
  const [pressed] = actions as [Click['actions'][number]];
  const value = pressed.selected_option?.value ?? pressed.value ?? '';
  const post = container?.message_ts ?? message?.ts ?? null;
  const conversation = placeOf(read.data, workspace);
  const at = pressed.action_ts ?? read.data.trigger_id ?? '';
  const content = `click:${user.id}:${view?.id ?? post ?? ''}:${pressed.action_id}:${at}`;
  return {
    kind: 'action',
    id: content,
    content,
    person: user.id,
    conversation,
    action: decodeAction(value),
    fields: fieldsOf(state?.values),
    post: post === null ? null : { channel: conversation.channel, id: post },
    alone: container?.is_ephemeral === true,
    dialog: view?.type === 'modal' ? view.id : null,
    handles: handlesOf(read.data),
  };
}

function placeOf({ container, channel, message }: Click, workspace: string): Conversation {
  const where = container?.channel_id ?? channel?.id ?? '';
  const thread = message?.thread_ts ?? container?.thread_ts ?? null;
  return conversationIn(workspace, where, thread);
}

/** Where there is no channel, nobody else reads it either. */
function conversationIn(workspace: string, channel: string, thread: string | null): Conversation {
  return { workspace, channel, thread, direct: channel === '' || channel.startsWith('D') };
}

/**
 * A window is sent off in no conversation, unless its action says for which channel: it then has its turn there, after
 * what was pressed before it.
 */
export function parseSubmission(body: unknown): Incoming | null {
  const read = submissionBody.safeParse(body);
  const workspace = read.success ? workspaceOfClick(read.data) : null;
  if (!read.success || workspace === null) return null;
  const { user, view } = read.data;
  const content = `window:${user.id}:${view.id}:${view.hash ?? ''}`;
  const action = decodeAction(view.private_metadata);
  const channel = action !== null && 'channel' in action ? action.channel : '';
  return {
    kind: 'action',
    id: content,
    content,
    person: user.id,
    conversation: conversationIn(workspace, channel, null),
    action,
    fields: fieldsOf(view.state?.values),
    post: null,
    alone: false,
    dialog: null,
    handles: handlesOf(read.data),
  };
}

export function parseShortcut(body: unknown, name: string): Incoming | null {
  const read = shortcutBody.safeParse(body);
  const workspace = read.success ? workspaceOfClick(read.data) : null;
  if (!read.success || workspace === null || read.data.callback_id !== name) return null;
  const { user, channel, message, action_ts } = read.data;
  const content = `shortcut:${user.id}:${channel.id}:${message.ts}:${action_ts ?? read.data.trigger_id ?? ''}`;
  return {
    kind: 'answer-this',
    id: content,
    content,
    person: user.id,
    conversation: conversationIn(workspace, channel.id, message.thread_ts ?? null),
    post: { channel: channel.id, id: message.ts },
    text: readPlainText(message.text, null).text,
    handles: handlesOf(read.data),
  };
}

function workspaceOfClick({ team, user }: By): string | null {
  const id = team?.id ?? user.team_id;
  return id === undefined ? null : workspaceOf(id);
}

function fieldsOf(values: Values | undefined): Record<string, string> {
  const filled = Object.entries(values ?? {}).flatMap(([block, inputs]) => {
    const name = FIELD.exec(block)?.[1];
    const [input] = Object.values(inputs);
    return name === undefined ? [] : [[name, leftIn(input)] as const];
  });
  return Object.fromEntries(filled);
}

/** What was chosen or typed; of several that were chosen, each on a line. */
function leftIn(input: Input | undefined): string {
  const several = input?.selected_options?.map(({ value }) => value).join('\n');
  return several ?? input?.selected_option?.value ?? input?.value ?? '';
}

// Reads what Slack sends into plain data; null for what is no business of ours, such as what bots and we ourselves say.
import type { Incoming } from '../../src/ports/incoming.ts';
import { ANSWER_THIS, ASK_COMMAND } from './names.ts';
import { parseEvent } from './parse-event.ts';
import { parseClick, parseShortcut, parseSubmission } from './parse-interaction.ts';
import { commandBody } from './payloads.ts';
import { handlesOf, workspaceOf } from './sender.ts';

/** What a body of Slack says. Nothing is thrown, whatever it holds. */
export function parse(body: unknown): Incoming | null {
  const kind = typeof body === 'object' && body !== null ? body : {};
  if ('command' in kind) return parseCommand(body);
  switch ('type' in kind ? kind.type : null) {
    case 'event_callback':
      return parseEvent(body);
    case 'block_actions':
      return parseClick(body);
    case 'view_submission':
      return parseSubmission(body);
    case 'message_action':
      return parseShortcut(body, ANSWER_THIS);
    default:
      return null;
  }
}

function parseCommand(body: unknown): Incoming | null {
  const read = commandBody.safeParse(body);
  if (!read.success || read.data.command !== ASK_COMMAND) return null;
  const { text, user_id, team_id, channel_id, trigger_id, thread_ts } = read.data;
  return {
    kind: 'command',
    id: `command:${trigger_id}`,
    content: `command:${trigger_id}`,
    person: user_id,
    conversation: {
      workspace: workspaceOf(team_id),
      channel: channel_id,
      thread: thread_ts ?? null,
      // A command is typed anywhere, also where two people talk alone: that nobody else reads it is never sure.
      direct: false,
    },
    name: 'ask',
    text: text.trim(),
    handles: handlesOf(read.data),
  };
}

// Reads what Slack sends into plain data; null for what is no business of ours, such as what bots and we ourselves say.
import type { Incoming } from '../../src/ports/incoming.ts';
import { ANSWER_THIS, ASK_COMMAND, COST_COMMAND, QUIZ_COMMAND } from './names.ts';
import { parseEvent } from './parse-event.ts';
import { parseClick, parseShortcut, parseSubmission } from './parse-interaction.ts';
import { commandBody } from './payloads.ts';
import { readEntities } from './plain-text.ts';
import { handlesOf, workspaceOf } from './sender.ts';

/** What each command is called within. */
const COMMANDS: ReadonlyMap<string, string> = new Map([
  [ASK_COMMAND, 'ask'],
  [COST_COMMAND, 'cost'],
  [QUIZ_COMMAND, 'quiz'],
]);

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
  const name = read.success ? COMMANDS.get(read.data.command) : undefined;
  if (!read.success || name === undefined) return null;
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
    name,
    // Names of people and channels come as they were typed, but for the signs that Slack's own markup is made of.
    text: readEntities(text).trim(),
    handles: handlesOf(read.data),
  };
}

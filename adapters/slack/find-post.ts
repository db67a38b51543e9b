// Looks for a post of ours by the key that it carries, where an attempt to post it may have got through.
import type { PostRef } from '../../src/ports/incoming.ts';
import { listIn, objectIn, textIn } from './json-in.ts';
import type { SlackApi, SlackResult } from './slack-api.ts';

/** Under this type our posts carry their key, by which they are found again. */
export const KEY_EVENT = 'whetstone_post';

/** The clocks of Slack and of this machine differ a little. */
const SKEW_S = 60;
const PAGE_SIZE = 100;
const MOST_PAGES = 5;
/** Looks through what was posted since then, where it would be. */
export async function findPost(
  api: SlackApi,
  channel: string,
  thread: string | null,
  key: string,
  since: Date,
): Promise<PostRef | null> {
  const [method, where] =
    thread === null ? ['conversations.history', {}] : (['conversations.replies', { ts: thread }] as const);
  const oldest = String(Math.floor(since.getTime() / 1000) - SKEW_S);
  let cursor: string | null = null;
  for (let page = 0; page < MOST_PAGES; page++) {
    const next = cursor === null ? {} : { cursor };
    const args = { channel, ...where, oldest, inclusive: true, include_all_metadata: true, limit: PAGE_SIZE, ...next };
    const read: SlackResult = await api.call(method, args);
    const found = listIn(read, 'messages').find(message => keyIn(message) === key);
    const id = found === undefined ? null : textIn(found, 'ts');
    if (id !== null) return { channel, id };
    cursor = textIn(objectIn(read, 'response_metadata'), 'next_cursor') || null;
    if (cursor === null) return null;
  }
  return null;
}

function keyIn(message: unknown): string | null {
  const metadata = objectIn(message, 'metadata');
  return textIn(metadata, 'event_type') === KEY_EVENT ? textIn(objectIn(metadata, 'event_payload'), 'key') : null;
}

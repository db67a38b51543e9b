// Shows a post to one person alone: through the address of their click, in their channel, or in a direct message.
import { DeliveryError } from '../../src/message/delivery-error.ts';
import type { Conversation } from '../../src/ports/incoming.ts';
import type { SlackPost } from './block-kit.ts';
import type { SlackApi } from './slack-api.ts';

/** Our posts are ours to draw: nothing in them is unfolded, and no name or link is read into them. */
export const AS_IT_STANDS = { unfurl_links: false, unfurl_media: false, parse: 'none', link_names: false } as const;

export function inThread(thread: string | null): { readonly thread_ts?: string } {
  return thread === null ? {} : { thread_ts: thread };
}

/** Whom a post is for, where, and the address that came with their click; `open` gives the channel of a direct message. */
interface Listener {
  readonly to: Conversation;
  readonly person: string;
  readonly address: string | null;
  readonly open: (person: string) => Promise<string>;
}

/** Through the address while it lives and can be reached, else by a call; on the home page only a direct message is left. */
export async function whisperPost(
  api: SlackApi,
  { to, person, address, open }: Listener,
  post: SlackPost,
  replace: boolean,
): Promise<void> {
  if (address !== null && (await responds(api, address, to.thread, post, replace))) return;
  if (to.channel === '') {
    await api.call('chat.postMessage', { channel: await open(person), ...post, ...AS_IT_STANDS });
    return;
  }
  const where = { channel: to.channel, user: person, ...inThread(to.thread) };
  await api.call('chat.postEphemeral', { ...where, ...post, ...AS_IT_STANDS });
}

/** Whether it was shown: the address serves five times within half an hour, and a network may let through Slack's other one alone. */
async function responds(
  api: SlackApi,
  address: string,
  thread: string | null,
  post: SlackPost,
  replace: boolean,
): Promise<boolean> {
  // What takes the place of another is where that was.
  const where = replace ? {} : inThread(thread);
  const how = { response_type: 'ephemeral', replace_original: replace };
  try {
    await api.respond(address, { ...post, ...where, ...how, unfurl_links: false, unfurl_media: false });
    return true;
  } catch (error) {
    if (error instanceof DeliveryError && wasNotShown(error)) return false;
    throw error;
  }
}

/** Too many requests are a matter of waiting, and what may have been shown is not shown by another way as well. */
function wasNotShown({ trouble, retryAfterMs }: DeliveryError): boolean {
  return trouble === 'never' || (trouble === 'later' && retryAfterMs === null);
}

// Slack as a surface: posts, whispers, reactions, windows, home pages, the assistant's extras and people, over its Web API.
import { setTimeout as sleep } from 'node:timers/promises';
import { DeliveryError } from '../../src/message/delivery-error.ts';
import type { Message } from '../../src/message/message.ts';
import type { PostRef } from '../../src/ports/incoming.ts';
import type { Recipient, Surface } from '../../src/ports/messenger.ts';
import type { SlackPost } from './block-kit.ts';
import { findPost, KEY_EVENT } from './find-post.ts';
import { objectIn, textIn } from './json-in.ts';
import { slackProfiles } from './profiles.ts';
import { renderMessage } from './render.ts';
import { renderDialog, renderHome } from './render-view.ts';
import type { SlackApi } from './slack-api.ts';
import { AS_IT_STANDS, inThread, whisperPost } from './whisper-post.ts';

const SIGNS = { welcome: '+1', hello: 'wave' } as const;
/** An answer waits no longer for the word that it is being looked up. */
const LONGEST_STATUS_MS = 1_500;
/** A title that Slack lists a thread under. */
const TITLE = 150;

/** The surface over `api`; what it keeps in memory grows old by the clock `now`. */
export function slackSurface(api: SlackApi, now: () => Date): Surface {
  const open = directChannels(api);
  const channelOf = async (to: Recipient) => ('person' in to ? open(to.person) : to.channel);
  return {
    messenger: {
      pages: message => renderMessage(message).pages.length,
      async send(to, message, page, key, through) {
        const channel = await channelOf(to);
        const post = pageOf(message, page);
        try {
          return await sendPost(api, channel, threadOf(to), post, key);
        } catch (error) {
          const address = through?.private ?? null;
          if (address === null || !hasNoSeat(error)) throw error;
          const thread = inThread(threadOf(to));
          await api.respond(address, { ...post, ...thread, response_type: 'in_channel', replace_original: false });
          return { channel, id: '' };
        }
      },
      find: async (to, key, since) => blindly(findPost(api, await channelOf(to), threadOf(to), key, since)),
      async update(_workspace, post, message, page) {
        if (post.id === '') return;
        await api.call('chat.update', {
          channel: post.channel,
          ts: post.id,
          ...pageOf(message, page),
          ...AS_IT_STANDS,
        });
      },
      async remove(_workspace, post) {
        if (post.id === '') return;
        await unless('message_not_found', api.call('chat.delete', { channel: post.channel, ts: post.id }));
      },
    },
    whispers: {
      whisper: (to, person, handles, { message, page, replace }) =>
        whisperPost(api, { to, person, address: handles.private, open }, pageOf(message, page), replace),
    },
    reactions: {
      async react(_workspace, post, sign) {
        const args = { channel: post.channel, timestamp: post.id, name: SIGNS[sign] };
        await unless('already_reacted', api.call('reactions.add', args));
      },
    },
    dialogs: {
      async open(_workspace, handles, dialog) {
        if (handles.window === null) throw new DeliveryError('never', 'no_trigger');
        await api.call('views.open', { trigger_id: handles.window, view: renderDialog(dialog).view });
      },
      async replace(_workspace, window, dialog) {
        await api.call('views.update', { view_id: window, view: renderDialog(dialog).view });
      },
    },
    homes: {
      async publish(_workspace, person, message) {
        await api.call('views.publish', {
          user_id: person,
          view: { type: 'home', blocks: renderHome(message).blocks },
        });
      },
    },
    assistants: {
      async status(to, status) {
        if (to.thread === null) return;
        const args = { channel_id: to.channel, thread_ts: to.thread, status };
        // Where there is none, or Slack is slow, the answer comes all the same.
        const shown = api.call('assistant.threads.setStatus', args).catch(() => {});
        await Promise.race([shown, sleep(LONGEST_STATUS_MS, undefined, { ref: false })]);
      },
      async title(to, text) {
        if (to.thread === null) return;
        const title = [...text].slice(0, TITLE).join('');
        await api.call('assistant.threads.setTitle', { channel_id: to.channel, thread_ts: to.thread, title });
      },
      async suggest(to, prompts) {
        await api.call('assistant.threads.setSuggestedPrompts', {
          channel_id: to.channel,
          ...inThread(to.thread),
          title: 'Ask me, for example:',
          prompts,
        });
      },
    },
    profiles: slackProfiles(api, now),
  };
}

function pageOf(message: Message, page: number): SlackPost {
  const { pages } = renderMessage(message);
  return pages[page] ?? pages[0];
}

function threadOf(to: Recipient): string | null {
  return 'person' in to ? null : to.thread;
}

async function sendPost(
  api: SlackApi,
  channel: string,
  thread: string | null,
  post: SlackPost,
  key: string,
): Promise<PostRef> {
  const sent = await api.call('chat.postMessage', {
    channel,
    ...inThread(thread),
    ...post,
    ...AS_IT_STANDS,
    metadata: { event_type: KEY_EVENT, event_payload: { key } },
  });
  return { channel: textIn(sent, 'channel') ?? channel, id: textIn(sent, 'ts') ?? '' };
}

/** Without the scope to read, nothing is ever found: that is known for good, though the scope may be added. */
async function blindly<T>(looking: Promise<T>): Promise<T> {
  try {
    return await looking;
  } catch (error) {
    if (!(error instanceof DeliveryError && error.reason === 'missing_scope')) throw error;
    throw new DeliveryError('never', error.reason);
  }
}

function hasNoSeat(error: unknown): boolean {
  return error instanceof DeliveryError && ['not_in_channel', 'channel_not_found'].includes(error.reason);
}

/** The channel in which we talk with a person alone, asked for once. */
function directChannels(api: SlackApi): (person: string) => Promise<string> {
  const known = new Map<string, string>();
  return async person => {
    const channel = known.get(person);
    if (channel !== undefined) return channel;
    const opened = textIn(objectIn(await api.call('conversations.open', { users: person }), 'channel'), 'id');
    if (opened === null) throw new DeliveryError('never', 'no_channel');
    known.set(person, opened);
    return opened;
  };
}

async function unless(code: string, call: Promise<unknown>): Promise<void> {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof DeliveryError && error.reason === code)) throw error;
  }
}

// The surface of Slack over canned answers: what each of its doings asks of the Web API, and its ways round what is refused.
import { describe, expect, test } from 'vitest';
import { renderMessage } from '../../../adapters/slack/render.ts';
import { slackSurface as surfaceOver } from '../../../adapters/slack/surface.ts';
import type { Message } from '../../../src/message/message.ts';
import type { Conversation } from '../../../src/ports/incoming.ts';
import { cannedSlack, refused } from './canned-slack.ts';

const slackSurface = (api: Parameters<typeof surfaceOver>[0]) => surfaceOver(api, () => new Date(0));
const HERE: Conversation = { workspace: 'slack:T1', channel: 'C1', thread: '5.5', direct: false };
const TOP: Conversation = { ...HERE, thread: null };
const HOOK = 'https://hooks.slack.com/actions/T1/1/aaaa';
const POST = { channel: 'C1', id: '7.7' };
const KEY = 'key-7';
const AS_IT_STANDS = { unfurl_links: false, unfurl_media: false, parse: 'none', link_names: false };
const hello: Message = { blocks: [{ kind: 'text', line: [{ kind: 'text', text: 'hello' }] }] };
const sentences = Array.from({ length: 1_500 }, (_, at) => `Sentence ${at} goes on and on. `).join('');
const long: Message = { blocks: [{ kind: 'text', line: [{ kind: 'text', text: sentences }] }] };
const drawn = { text: expect.any(String), blocks: expect.any(Array) };
const through = { private: HOOK, window: 'tr1' };

describe('a post', () => {
  test('goes into its thread, under its key', async () => {
    const { api, asked } = cannedSlack({ 'chat.postMessage': [{ channel: 'C1', ts: '7.7' }] });
    expect(await slackSurface(api).messenger.send(HERE, hello, 0, KEY)).toEqual(POST);
    const metadata = { event_type: 'whetstone_post', event_payload: { key: KEY } };
    expect(asked).toEqual([
      ['chat.postMessage', { channel: 'C1', thread_ts: '5.5', ...drawn, ...AS_IT_STANDS, metadata }],
    ]);
  });

  test('goes to a person where we talk to them alone, which is asked for once', async () => {
    const { api, asked } = cannedSlack({ 'conversations.open': [{ channel: { id: 'D9' } }] });
    const { messenger } = slackSurface(api);
    const to = { workspace: 'slack:T1', person: 'U1' };
    expect(await messenger.send(to, hello, 0, KEY)).toEqual({ channel: 'D9', id: '' });
    await messenger.find(to, KEY, new Date(0));
    expect(asked.map(([method, { channel, users }]) => [method, channel ?? users])).toEqual([
      ['conversations.open', 'U1'],
      ['chat.postMessage', 'D9'],
      ['conversations.history', 'D9'],
    ]);
    expect(asked[1]?.[1]).not.toHaveProperty('thread_ts');
  });

  test('to somebody who cannot be written to is given up', async () => {
    const { api } = cannedSlack({ 'conversations.open': [{}] });
    const sending = slackSurface(api).messenger.send({ workspace: 'slack:T1', person: 'U1' }, hello, 0, KEY);
    await expect(sending).rejects.toMatchObject({ trouble: 'never', reason: 'no_channel' });
  });

  test.each(['not_in_channel', 'channel_not_found'])(
    'where we have no seat (%s) goes through the click',
    async code => {
      const { api, asked } = cannedSlack({ 'chat.postMessage': [refused(code)] });
      const { messenger } = slackSurface(api);
      expect(await messenger.send(HERE, hello, 0, KEY, through)).toEqual({ channel: 'C1', id: '' });
      expect(asked[1]).toEqual([
        HOOK,
        { ...drawn, thread_ts: '5.5', response_type: 'in_channel', replace_original: false },
      ]);
      await messenger.send(TOP, hello, 0, KEY, through);
      expect(asked[3]?.[1]).not.toHaveProperty('thread_ts');
    },
  );

  test.each([
    ['without a click', 'not_in_channel', undefined],
    ['with one that has no address', 'not_in_channel', { private: null, window: 'tr1' }],
    ['for another reason', 'is_archived', through],
  ])('is refused %s', async (_, code, handles) => {
    const { api, asked } = cannedSlack({ 'chat.postMessage': [refused(code)] });
    await expect(slackSurface(api).messenger.send(HERE, hello, 0, KEY, handles)).rejects.toMatchObject({
      reason: code,
    });
    expect(asked.length).toBe(1);
  });

  test('that takes several pages is sent page by page', async () => {
    const { api, asked } = cannedSlack();
    const { messenger } = slackSurface(api);
    const count = messenger.pages(long);
    expect(count).toBeGreaterThan(1);
    for (let page = 0; page < count; page++) await messenger.send(HERE, long, page, KEY);
    expect(new Set(asked.map(([, { text }]) => text)).size).toBe(count);
  });

  test('is updated and taken back; one of which we have no id stays', async () => {
    const { api, asked } = cannedSlack();
    const { messenger } = slackSurface(api);
    await messenger.update('slack:T1', POST, hello, 0);
    await messenger.remove('slack:T1', POST);
    await messenger.update('slack:T1', { channel: 'C1', id: '' }, hello, 0);
    await messenger.remove('slack:T1', { channel: 'C1', id: '' });
    expect(asked).toEqual([
      ['chat.update', { channel: 'C1', ts: '7.7', ...drawn, ...AS_IT_STANDS }],
      ['chat.delete', { channel: 'C1', ts: '7.7' }],
    ]);
  });

  test('that is gone already is taken back; other refusals are told', async () => {
    const { messenger } = slackSurface(cannedSlack({ 'chat.delete': [refused('message_not_found')] }).api);
    await messenger.remove('slack:T1', POST);
    const other = slackSurface(cannedSlack({ 'chat.delete': [refused('cant_delete_message')] }).api);
    await expect(other.messenger.remove('slack:T1', POST)).rejects.toMatchObject({ reason: 'cant_delete_message' });
  });
});

describe('finding a post by its key', () => {
  const ours = (key: string, ts = '7.7') => ({
    ts,
    metadata: { event_type: 'whetstone_post', event_payload: { key } },
  });
  const SINCE = new Date(1_700_000_000_500);
  const ASKED = { channel: 'C1', oldest: '1699999940', inclusive: true, include_all_metadata: true, limit: 100 };

  test('looks through the thread', async () => {
    const { api, asked } = cannedSlack({
      'conversations.replies': [{ messages: [{ ts: '5.5' }, ours('other'), ours(KEY)] }],
    });
    expect(await slackSurface(api).messenger.find(HERE, KEY, SINCE)).toEqual(POST);
    expect(asked).toEqual([['conversations.replies', { ...ASKED, ts: '5.5' }]]);
  });

  test('looks through the channel at the top', async () => {
    const { api, asked } = cannedSlack({ 'conversations.history': [{ messages: [ours(KEY)] }] });
    expect(await slackSurface(api).messenger.find(TOP, KEY, SINCE)).toEqual(POST);
    expect(asked).toEqual([['conversations.history', ASKED]]);
  });

  test('turns the pages', async () => {
    const more = (next_cursor: string) => ({ messages: [ours('x')], response_metadata: { next_cursor } });
    const pages = [more('c1'), more('c2'), { messages: [ours(KEY)] }];
    const { api, asked } = cannedSlack({ 'conversations.replies': pages });
    expect(await slackSurface(api).messenger.find(HERE, KEY, SINCE)).toEqual(POST);
    expect(asked.map(([, { cursor }]) => cursor)).toEqual([undefined, 'c1', 'c2']);
  });

  test('ends at the last page, and somewhere when there is none', async () => {
    const last = cannedSlack({ 'conversations.replies': [{ messages: [], response_metadata: { next_cursor: '' } }] });
    expect(await slackSurface(last.api).messenger.find(HERE, KEY, SINCE)).toBeNull();
    expect(last.asked.length).toBe(1);
    const endless = cannedSlack({
      'conversations.replies': [{ messages: [], response_metadata: { next_cursor: 'c' } }],
    });
    expect(await slackSurface(endless.api).messenger.find(HERE, KEY, SINCE)).toBeNull();
    expect(endless.asked.length).toBe(5);
  });

  test.each([
    ['of somebody else', [{ ts: '7.7', metadata: { event_type: 'other', event_payload: { key: KEY } } }]],
    ['without an id', [{ metadata: { event_type: 'whetstone_post', event_payload: { key: KEY } } }]],
    ['of no shape', [null, 7, 'x', { metadata: 7 }, { metadata: { event_type: 'whetstone_post' } }]],
    ['that are none', 'messages'],
  ])('minds no messages %s', async (_, messages) => {
    const { api } = cannedSlack({ 'conversations.replies': [{ messages }] });
    expect(await slackSurface(api).messenger.find(HERE, KEY, SINCE)).toBeNull();
  });

  test('says why it cannot look', async () => {
    const { api } = cannedSlack({ 'conversations.replies': [refused('missing_scope', 'later')] });
    await expect(slackSurface(api).messenger.find(HERE, KEY, SINCE)).rejects.toMatchObject({ reason: 'missing_scope' });
  });
});

const STILL = { unfurl_links: false, unfurl_media: false };

describe('a whisper', () => {
  const whisper = (
    api: Parameters<typeof surfaceOver>[0],
    to = HERE,
    message = hello,
    replace = false,
    address: string | null = HOOK,
    page = 0,
  ) => slackSurface(api).whispers.whisper(to, 'U1', { private: address, window: null }, { message, page, replace });

  test('goes through the address of the click, into its thread', async () => {
    const { api, asked } = cannedSlack();
    await whisper(api);
    expect(asked).toEqual([
      [HOOK, { ...drawn, thread_ts: '5.5', response_type: 'ephemeral', replace_original: false, ...STILL }],
    ]);
  });

  test('takes the place of what was clicked, where that is', async () => {
    const { api, asked } = cannedSlack();
    await whisper(api, HERE, hello, true);
    expect(asked).toEqual([[HOOK, { ...drawn, response_type: 'ephemeral', replace_original: true, ...STILL }]]);
  });

  test('shows the page that is asked for', async () => {
    const { api, asked } = cannedSlack();
    await whisper(api, HERE, long);
    await whisper(api, HERE, long, false, HOOK, 1);
    expect(asked.map(([, { text }]) => text)).toEqual(
      renderMessage(long)
        .pages.slice(0, 2)
        .map(({ text }) => text),
    );
  });

  test.each(['expired_url', 'used_url'])('is shown by a call where the address is dead (%s)', async code => {
    const { api, asked } = cannedSlack({ respond: [refused(code)] });
    await whisper(api);
    expect(asked[1]).toEqual([
      'chat.postEphemeral',
      { channel: 'C1', user: 'U1', thread_ts: '5.5', ...drawn, ...AS_IT_STANDS },
    ]);
  });

  test('is shown by a call where there is no address', async () => {
    const { api, asked } = cannedSlack();
    await whisper(api, TOP, hello, false, null);
    expect(asked).toEqual([['chat.postEphemeral', { channel: 'C1', user: 'U1', ...drawn, ...AS_IT_STANDS }]]);
  });

  test('from the home page or a window goes to the person alone', async () => {
    const { api, asked } = cannedSlack({ 'conversations.open': [{ channel: { id: 'D9' } }] });
    await whisper(api, { ...TOP, channel: '', direct: true }, hello, false, null);
    expect(asked).toEqual([
      ['conversations.open', { users: 'U1' }],
      ['chat.postMessage', { channel: 'D9', ...drawn, ...AS_IT_STANDS }],
    ]);
  });

  test('is not shown by another way while the first may still work', async () => {
    const { api, asked } = cannedSlack({ respond: [refused('http_500', 'unclear')] });
    await expect(whisper(api)).rejects.toMatchObject({ reason: 'http_500' });
    expect(asked.length).toBe(1);
  });
});

describe('the rest', () => {
  test('a reaction is there once', async () => {
    const { api, asked } = cannedSlack({ 'reactions.add': [{}, refused('already_reacted'), refused('no_reaction')] });
    const { reactions } = slackSurface(api);
    await reactions.react('slack:T1', POST, 'welcome');
    await reactions.react('slack:T1', POST, 'hello');
    await expect(reactions.react('slack:T1', POST, 'hello')).rejects.toMatchObject({ reason: 'no_reaction' });
    expect(asked.map(([, args]) => args).slice(0, 2)).toEqual([
      { channel: 'C1', timestamp: '7.7', name: '+1' },
      { channel: 'C1', timestamp: '7.7', name: 'wave' },
    ]);
  });

  test('a window opens by the click, and turns its page', async () => {
    const { api, asked } = cannedSlack();
    const { dialogs } = slackSurface(api);
    await dialogs.open('slack:T1', through, { title: 'Entry', message: hello });
    await dialogs.replace('slack:T1', 'V1', { title: 'Entry', message: hello });
    const view = expect.objectContaining({ type: 'modal', title: expect.objectContaining({ text: 'Entry' }) });
    expect(asked).toEqual([
      ['views.open', { trigger_id: 'tr1', view }],
      ['views.update', { view_id: 'V1', view }],
    ]);
  });

  test('a window without a click, or too late for it, does not open', async () => {
    const { api, asked } = cannedSlack({ 'views.open': [refused('expired_trigger_id')] });
    const { dialogs } = slackSurface(api);
    const opening = (handles: typeof through | { private: null; window: null }) =>
      dialogs.open('slack:T1', handles, { title: 'Entry', message: hello });
    await expect(opening({ private: null, window: null })).rejects.toMatchObject({ reason: 'no_trigger' });
    expect(asked).toEqual([]);
    await expect(opening(through)).rejects.toMatchObject({ reason: 'expired_trigger_id', trouble: 'never' });
  });

  test('a home page is published', async () => {
    const { api, asked } = cannedSlack();
    await slackSurface(api).homes.publish('slack:T1', 'U1', hello);
    expect(asked).toEqual([['views.publish', { user_id: 'U1', view: { type: 'home', blocks: expect.any(Array) } }]]);
  });

  test('the assistant has a status, a title and prompts', async () => {
    const { api, asked } = cannedSlack();
    const { assistants } = slackSurface(api);
    const prompts = [{ title: 'Trainium', message: 'What is Trainium good for?' }];
    await assistants.status(HERE, 'is looking it up …');
    await assistants.title(HERE, '🙂'.repeat(200));
    await assistants.suggest(HERE, prompts);
    await assistants.suggest(TOP, prompts);
    const where = { channel_id: 'C1', thread_ts: '5.5' };
    expect(asked).toEqual([
      ['assistant.threads.setStatus', { ...where, status: 'is looking it up …' }],
      ['assistant.threads.setTitle', { ...where, title: '🙂'.repeat(150) }],
      ['assistant.threads.setSuggestedPrompts', { ...where, title: 'Ask me, for example:', prompts }],
      ['assistant.threads.setSuggestedPrompts', { channel_id: 'C1', title: 'Ask me, for example:', prompts }],
    ]);
  });

  test('a status that cannot be shown is no trouble, and outside a thread nothing is asked for', async () => {
    const { api, asked } = cannedSlack({ 'assistant.threads.setStatus': [refused('missing_scope', 'later')] });
    const { assistants } = slackSurface(api);
    await assistants.status(HERE, 'x');
    await assistants.status(TOP, 'x');
    await assistants.title(TOP, 'x');
    expect(asked.length).toBe(1);
  });
});

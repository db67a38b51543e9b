// Events of Slack as its pages show them: what is said to us, edits, deletions, openings, and what is no business of ours.
import { describe, expect, test } from 'vitest';
import { parse } from '../../../adapters/slack/parse.ts';
import { read, recorded, withEvent } from './recorded.ts';

const WORKSPACE = 'slack:T123ABC456';

describe('what people say', () => {
  test('comes without our name and without entities', () => {
    expect(read('message', recorded('app-mention'))).toEqual({
      kind: 'message',
      id: 'Ev0MENTION1',
      content: 'message:C123ABC456:1515449522.000016',
      person: 'U061F7AUR',
      conversation: { workspace: WORKSPACE, channel: 'C123ABC456', thread: null, direct: false },
      post: { channel: 'C123ABC456', id: '1515449522.000016' },
      text: 'What is the markup on managed ML services & hubs?',
      mentioned: true,
      namesOthers: false,
    });
  });

  test('is the same whether the mention or the message is read, except for the id', () => {
    const mention = read('message', recorded('app-mention'));
    expect(read('message', recorded('message-mention'))).toEqual({ ...mention, id: 'Ev0MESSAGE1' });
  });

  test('is the same when the mention does not tell who we are', () => {
    const { authorizations: _, ...body } = recorded('app-mention');
    expect(read('message', body)).toEqual(read('message', recorded('app-mention')));
  });

  test('is the same when Slack sends it under a new id', () => {
    const again = { ...recorded('message-mention'), event_id: 'EvAGAIN' };
    expect(read('message', again).content).toBe(read('message', recorded('message-mention')).content);
  });

  test.each([
    ['message-direct', { channel: 'D024BE91L', thread: null, direct: true }],
    ['message-group-dm', { channel: 'C0MPIM0001', thread: null, direct: false }],
    ['message-private-channel', { channel: 'G123ABC456', thread: '1524523100.000100', direct: false }],
    ['message-thread-broadcast', { channel: 'C123ABC456', thread: '1524523100.000100', direct: false }],
    ['message-file-share', { channel: 'C123ABC456', thread: null, direct: false }],
    ['message-me', { channel: 'C2147483705', thread: null, direct: false }],
  ])('is read where it was said: %s', (name, where) => {
    expect(read('message', recorded(name)).conversation).toEqual({ workspace: WORKSPACE, ...where });
  });

  test('names others where it does', () => {
    const both = withEvent('app-mention', { text: '<@U0WHETSTON> ask <@U0OTHER001|bo> too' });
    expect(read('message', both)).toMatchObject({ text: 'ask bo too', mentioned: true, namesOthers: true });
    const others = withEvent('message-mention', { text: '<@U0OTHER001> what do you think' });
    expect(read('message', others)).toMatchObject({ mentioned: false, namesOthers: true });
  });

  test('may be nothing but our name', () => {
    expect(read('message', withEvent('app-mention', { text: '<@U0WHETSTON>' })).text).toBe('');
    expect(read('message', withEvent('app-mention', { text: undefined })).text).toBe('');
  });

  test('belongs to the workspace that we are installed in, in shared channels too', () => {
    const said = read('message', recorded('message-shared-channel'));
    expect(said).toMatchObject({ person: 'U0STRANGER', conversation: { workspace: WORKSPACE }, mentioned: true });
  });

  test('belongs to its own workspace where a whole organisation has us', () => {
    const said = read('message', recorded('message-enterprise'));
    expect(said).toMatchObject({ conversation: { workspace: WORKSPACE }, mentioned: true, text: 'what is trainium' });
  });
});

describe('what is not said by people', () => {
  const ours = withEvent('message-direct', { user: 'U0WHETSTON' });
  test.each([
    ['a bot without a user', recorded('message-bot')],
    ['another app', recorded('message-of-an-app')],
    ['ourselves', ours],
    ['ourselves, edited', withEvent('message-changed', { message: { user: 'U0WHETSTON', text: 'b', ts: '1.0' } })],
    ['ourselves, deleted', withEvent('message-deleted', { previous_message: { user: 'U0WHETSTON', ts: '1.0' } })],
    ['an app, edited', withEvent('message-changed', { message: { bot_id: 'B1', text: 'b', ts: '1.0', user: 'U1' } })],
    ['Slack itself', withEvent('message-direct', { user: 'USLACKBOT' })],
    ['nobody', withEvent('message-direct', { user: undefined })],
    ['joining', withEvent('message-direct', { subtype: 'channel_join' })],
    ['a topic', withEvent('message-direct', { subtype: 'channel_topic' })],
    ['a reply being counted', withEvent('message-direct', { subtype: 'message_replied' })],
    ['another event', withEvent('message-direct', { type: 'reaction_added' })],
  ])('is left alone: %s', (_, body) => {
    expect(parse(body)).toBeNull();
  });
});

describe('edits and deletions', () => {
  test('an edit has the text as it is now', () => {
    expect(read('edit', recorded('message-changed'))).toEqual({
      kind: 'edit',
      id: 'Ev123ABC456',
      content: 'edit:C123ABC456:1355517523.000005:1358878755.000000',
      person: 'U123ABC456',
      conversation: { workspace: WORKSPACE, channel: 'C123ABC456', thread: null, direct: false },
      post: { channel: 'C123ABC456', id: '1355517523.000005' },
      text: 'what is inferentia',
      mentioned: true,
      namesOthers: false,
    });
  });

  test('every edit of a post is one of its own, and redelivered it is the same', () => {
    const first = read('edit', recorded('message-changed'));
    const again = read('edit', { ...recorded('message-changed'), event_id: 'EvAGAIN' });
    const event = recorded('message-changed').event as { message: object };
    const later = { ...event.message, edited: { user: 'U123ABC456', ts: '1358878999.000000' } };
    expect(again.content).toBe(first.content);
    expect(read('edit', withEvent('message-changed', { message: later })).content).not.toBe(first.content);
  });

  test('a link that was unfolded is no edit', () => {
    expect(parse(recorded('message-changed-unfurled'))).toBeNull();
  });

  test('an edit of which Slack does not tell what stood there before is one', () => {
    expect(read('edit', withEvent('message-changed', { previous_message: undefined })).text).toBe('what is inferentia');
  });

  test('a deletion names what is gone', () => {
    expect(read('deletion', recorded('message-deleted'))).toEqual({
      kind: 'deletion',
      id: 'Ev123ABC456',
      content: 'deletion:C123ABC456:1355517523.000005',
      person: 'U123ABC456',
      conversation: { workspace: WORKSPACE, channel: 'C123ABC456', thread: null, direct: false },
      post: { channel: 'C123ABC456', id: '1355517523.000005' },
    });
  });

  test('a question with replies leaves a stone behind when it is deleted', () => {
    const stone = read('deletion', recorded('message-changed-tombstone'));
    expect(stone).toMatchObject({
      person: 'U123ABC456',
      content: 'deletion:C123ABC456:1355517523.000005',
      conversation: { thread: '1355517523.000005' },
    });
  });
});

describe('openings', () => {
  test('the home page', () => {
    const conversation = { workspace: WORKSPACE, channel: 'D0LAN2Q65', thread: null, direct: true };
    const opened = read('home', recorded('app-home-opened'));
    expect(opened).toMatchObject({ person: 'U061F7AUR', conversation, content: 'home:U061F7AUR:1515449522000016' });
  });

  test('the messages, which is a direct conversation', () => {
    const opened = read('opened', withEvent('app-home-opened', { tab: 'messages' }));
    expect(opened.conversation).toEqual({ workspace: WORKSPACE, channel: 'D0LAN2Q65', thread: null, direct: true });
    expect(parse(withEvent('app-home-opened', { tab: 'messages', channel: undefined }))).toBeNull();
  });

  test('the assistant, in a thread of its own', () => {
    const conversation = { workspace: WORKSPACE, channel: 'D123ABC456', thread: '1729999327.187299', direct: true };
    expect(read('opened', recorded('assistant-thread-started'))).toMatchObject({ person: 'U123ABC456', conversation });
  });
});

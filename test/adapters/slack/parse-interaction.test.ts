// What people press and send off, and the slash command, as Slack's pages show them.
import { describe, expect, test } from 'vitest';
import { parse } from '../../../adapters/slack/parse.ts';
import { read, recorded } from './recorded.ts';

const WORKSPACE = 'slack:T123ABC456';
const HOOK = 'https://hooks.slack.com/actions/T123ABC456/1/aaaabbbb';
const TRIGGER = '12466734323.1395872398.aaaa';
const CHANNEL = { workspace: WORKSPACE, channel: 'C123ABC456', thread: null, direct: false };

describe('a button', () => {
  test('on a post of a thread', () => {
    const content = 'click:U061F7AUR:1548261231.000200:ask-entry-1:1548426417.840180';
    expect(read('action', recorded('click-message'))).toEqual({
      kind: 'action',
      id: content,
      content,
      person: 'U061F7AUR',
      conversation: { ...CHANNEL, thread: '1548261100.000100' },
      action: { kind: 'ask-entry', entry: 'chips#trainium' },
      fields: {},
      post: { channel: 'C123ABC456', id: '1548261231.000200' },
      alone: false,
      dialog: null,
      handles: { private: HOOK, window: TRIGGER },
    });
  });

  test('on what one person alone sees', () => {
    const click = read('action', recorded('click-ephemeral'));
    expect(click).toMatchObject({ action: { kind: 'share', answer: 'answer-7' }, alone: true, conversation: CHANNEL });
  });

  test('in a window, which is no place of its own', () => {
    expect(read('action', recorded('click-window'))).toMatchObject({
      action: { kind: 'show-entry', entry: 'chips#trainium', page: 2 },
      conversation: { workspace: WORKSPACE, channel: '', thread: null, direct: true },
      post: null,
      dialog: 'VNHU13V36',
      handles: { private: null, window: TRIGGER },
    });
  });

  test('on the home page, which is no window', () => {
    expect(read('action', recorded('click-home'))).toMatchObject({
      action: { kind: 'set', setting: 'follow', value: 'off' },
      post: null,
      dialog: null,
    });
  });

  test('for an option of a menu, in a direct conversation', () => {
    expect(read('action', recorded('click-menu'))).toMatchObject({
      action: { kind: 'set', setting: 'excerpts', value: 'all' },
      conversation: { channel: 'D024BE91L', direct: true },
    });
  });

  test('with a thumb', () => {
    const { action } = read('action', recorded('click-thumbs'));
    expect(action).toEqual({ kind: 'vote', answer: 'answer-7', vote: 'down' });
  });

  test('with a form on the same post', () => {
    expect(read('action', recorded('click-form'))).toMatchObject({
      action: { kind: 'explain-vote', answer: 'answer-7' },
      fields: { reason: 'wrong', details: 'the price is old', skipped: '' },
    });
  });

  test('where a whole organisation has us', () => {
    expect(read('action', recorded('click-enterprise')).conversation.workspace).toBe(WORKSPACE);
  });

  test('pressed twice is two clicks, redelivered it is one', () => {
    const body = recorded('click-message');
    const [pressed] = body.actions as object[];
    const again = read('action', { ...body, actions: [{ ...pressed, action_ts: '1548426418.000001' }] });
    expect(read('action', body).content).toBe(read('action', body).content);
    expect(again.content).not.toBe(read('action', body).content);
  });

  test.each([
    ['of an older version', 'w0|share|answer-7'],
    ['of a later one', 'w2|share|answer-7'],
    ['that we never had', 'w1|launch|rockets'],
    ['without anything', ''],
  ])('%s is a click all the same, so that its person hears about it', (_, value) => {
    const body = recorded('click-message');
    const [pressed] = body.actions as object[];
    expect(read('action', { ...body, actions: [{ ...pressed, value }] }).action).toBeNull();
  });

  test('which carries a menu from which nothing is chosen any more', () => {
    const body = recorded('click-menu');
    const [pressed] = body.actions as object[];
    expect(read('action', { ...body, actions: [{ ...pressed, selected_option: null }] }).action).toBeNull();
  });

  test('whose address is none can still be answered by a call', () => {
    const click = read('action', { ...recorded('click-message'), response_url: '' });
    expect(click.handles).toEqual({ private: null, window: TRIGGER });
  });
});

describe('a window that is sent off', () => {
  test('brings its action and its fields', () => {
    const content = 'window:U061F7AUR:VNHU13V36:156663117.cd33ad1f';
    expect(read('action', recorded('window-sent-off'))).toEqual({
      kind: 'action',
      id: content,
      content,
      person: 'U061F7AUR',
      conversation: { workspace: WORKSPACE, channel: '', thread: null, direct: true },
      action: { kind: 'explain-vote', answer: 'answer-7' },
      fields: { reason: 'outdated', details: 'prices of 2023' },
      post: null,
      alone: false,
      dialog: null,
      handles: { private: null, window: TRIGGER },
    });
  });

  const sent = (metadata: string, values: object = {}) => {
    const body = recorded('window-sent-off');
    return read('action', {
      ...body,
      view: { ...(body.view as object), private_metadata: metadata, state: { values } },
    });
  };

  test.each([
    ['an answer', 'w1|quiz-give|round-1|0|C1', { channel: 'C1', direct: false }],
    ['an appeal', 'w1|quiz-appeal|round-1|0|C1', { channel: 'C1', direct: false }],
    ['an answer to a review', 'w1|quiz-give|round-1|0|D1', { channel: 'D1', direct: true }],
    ['an answer to nowhere', 'w1|quiz-give|round-1|0|', { channel: '', direct: true }],
    ['what has no channel', 'w1|explain-vote|answer-7', { channel: '', direct: true }],
    ['what is no action', 'w1|quiz-give|round-1|x|C1', { channel: '', direct: true }],
  ])('with %s is handled where it belongs', (_, metadata, where) => {
    expect(sent(metadata).conversation).toEqual({ workspace: WORKSPACE, thread: null, ...where });
  });

  test('brings what was checked, each on a line', () => {
    const checked = (...values: string[]) => ({
      value: {
        type: 'checkboxes',
        selected_options: values.map(value => ({ text: { type: 'plain_text', text: `Option ${value}` }, value })),
      },
    });
    const { fields } = sent('w1|quiz-give|round-1|0|C1', {
      'field:options': checked('0', '2'),
      'field:one': checked('1'),
      'field:none': checked(),
    });
    expect(fields).toEqual({ options: '0\n2', one: '1', none: '' });
  });

  test('closed instead is nothing', () => {
    expect(parse({ ...recorded('window-sent-off'), type: 'view_closed' })).toBeNull();
  });
});

describe('the shortcut on a message', () => {
  test('brings the message, where it stands', () => {
    expect(read('answer-this', recorded('shortcut-on-message'))).toMatchObject({
      person: 'U061F7AUR',
      conversation: { ...CHANNEL, thread: '1529999000.000100' },
      post: { channel: 'C123ABC456', id: '1529999999.000100' },
      text: 'hey , what is the markup on managed services?',
      handles: { private: 'https://hooks.slack.com/app/T123ABC456/1/ccccdddd', window: TRIGGER },
    });
  });

  test('of another name is not ours', () => {
    expect(parse({ ...recorded('shortcut-on-message'), callback_id: 'other' })).toBeNull();
    expect(parse({ ...recorded('shortcut-on-message'), type: 'shortcut' })).toBeNull();
  });
});

describe('the slash command', () => {
  test('brings its words and how to answer', () => {
    const id = 'command:13345224609.738474920.8088930838d88f008e0';
    expect(read('command', recorded('slash-command'))).toEqual({
      kind: 'command',
      id,
      content: id,
      person: 'U061F7AUR',
      conversation: CHANNEL,
      name: 'ask',
      text: 'gpu options on vertex',
      handles: {
        private: 'https://hooks.slack.com/commands/1234/5678',
        window: '13345224609.738474920.8088930838d88f008e0',
      },
    });
  });

  test.each([
    ['without an address to answer through', { response_url: undefined }],
    ['with an empty one', { response_url: '' }],
  ])('%s is read all the same', (_, fields) => {
    const body = { ...recorded('slash-command'), ...fields };
    expect(read('command', body).handles.private).toBeNull();
  });

  test('in a thread, without words, and never taken for something that only we read', () => {
    const body = recorded('slash-command');
    expect(read('command', { ...body, thread_ts: '1529999000.000100' }).conversation.thread).toBe('1529999000.000100');
    expect(read('command', { ...body, channel_id: 'D024BE91L' }).conversation.direct).toBe(false);
    expect(read('command', { ...body, text: undefined }).text).toBe('');
  });

  test('for costs has a name of its own', () => {
    const cost = { ...recorded('slash-command'), command: '/mlcost', text: ' egress 100TB aws->gcp ' };
    expect(read('command', cost)).toMatchObject({ name: 'cost', text: 'egress 100TB aws->gcp' });
  });

  test('for quizzes has a name of its own', () => {
    const quiz = { ...recorded('slash-command'), command: '/quiz', text: 'start 5' };
    expect(read('command', quiz)).toMatchObject({ name: 'quiz', text: 'start 5' });
  });

  test('is read with the signs that Slack may write as entities', () => {
    const body = { ...recorded('slash-command'), text: 'egress 1 TB aws-&gt;gcp &amp; back &amp;lt;' };
    expect(read('command', body).text).toBe('egress 1 TB aws->gcp & back &lt;');
  });

  test('of another name is not ours', () => {
    expect(parse({ ...recorded('slash-command'), command: '/deploy' })).toBeNull();
  });
});

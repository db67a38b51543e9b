// The whole flow against a Slack of somebody else's making: question, threaded answer, follow-up, crash, reaction, edit.
import { createEmulator, type Emulator } from 'emulate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as sends from '../../fakes/slack-sends.ts';
import { eventually, type Served, servedFolder, smallBank, startServing } from './served.ts';
import { faultsOfPost } from './slack-limits.ts';
import { BOT_TOKEN } from './slack-settings.ts';

interface Said {
  readonly ts: string;
  readonly user: string;
  readonly text: string;
  readonly blocks?: unknown;
}

const ANA = 'xoxp-of-ana';
const QUESTION = 'what is trainium good for?';
const folder = servedFolder();
let slack: Emulator;
let served: Served;
let bank: Readonly<Record<string, string>> = {};
let channel = '';
let us = '';

beforeAll(async () => {
  const users = ['ana', 'whetstone'].map(name => ({ name, real_name: name, email: `${name}@acme.example` }));
  const tokens = [
    { token: ANA, user: 'ana' },
    { token: BOT_TOKEN, user: 'whetstone' },
  ];
  const team = { name: 'Acme', domain: 'acme' };
  const seed = { slack: { team, users, channels: [{ name: 'ml-infra', topic: '' }], tokens } };
  slack = await createEmulator({ service: 'slack', port: 0, seed });
  us = String((await call('auth.test', {}, BOT_TOKEN)).user_id);
  const { channels } = (await call('conversations.list')) as unknown as { channels: { id: string; name: string }[] };
  channel = channels.find(({ name }) => name === 'ml-infra')?.id ?? '';
  for (const token of [ANA, BOT_TOKEN]) await call('conversations.join', { channel }, token);
  bank = smallBank(folder.path);
  served = await startServing(folder.path, `${slack.url}/api/`, bank);
});
afterAll(async () => {
  await served?.stop('SIGKILL');
  await slack.close();
  folder.remove();
});

async function call(method: string, args: object = {}, token = ANA): Promise<Readonly<Record<string, unknown>>> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const response = await fetch(`${slack.url}/api/${method}`, { method: 'POST', headers, body: JSON.stringify(args) });
  const result = (await response.json()) as Readonly<Record<string, unknown>>;
  if (result.ok !== true) throw new Error(`${method}: ${result.error}`);
  return result;
}

/** Ana writes it, and Slack tells us of it. */
async function say(text: string, thread?: string): Promise<string> {
  const where = { channel, ...(thread && { thread_ts: thread }) };
  const { ts } = await call('chat.postMessage', { ...where, text });
  const said = { text, channel, ts: String(ts), ...(thread && { thread }) };
  expect(await served.send(thread === undefined ? sends.mention(said) : sends.channelMessage(said))).toBe(200);
  return String(ts);
}

async function answersIn(thread: string): Promise<Said[]> {
  const { messages } = (await call('conversations.replies', { channel, ts: thread })) as unknown as {
    messages: Said[];
  };
  return messages.filter(({ user }) => user === us);
}

async function whenAnswered(thread: string, count: number): Promise<Said[]> {
  let found: Said[] = [];
  await eventually(async () => {
    found = await answersIn(thread);
    return found.length >= count;
  });
  return found;
}

describe('a conversation', () => {
  let thread = '';

  test('a question is answered in its thread', async () => {
    thread = await say(QUESTION);
    const [answer] = await whenAnswered(thread, 1);
    expect(answer?.text).toMatch(/Trainium/);
    expect(faultsOfPost(answer)).toEqual([]);
  });

  test('a follow-up needs no mention', async () => {
    await say('and when should I self host?', thread);
    expect((await whenAnswered(thread, 2)).length).toBe(2);
  });

  test('after a crash nothing is answered a second time', async () => {
    await served.stop('SIGKILL');
    served = await startServing(folder.path, `${slack.url}/api/`, bank);
    await served.send({ ...sends.mention({ text: QUESTION, channel, ts: thread }), event_id: 'EvAgain' });
    await say('what are spot instances?', thread);
    const answers = await whenAnswered(thread, 3);
    expect(answers.length).toBe(3);
    expect(answers.flatMap(faultsOfPost)).toEqual([]);
  });

  test('thanks are met with a reaction', async () => {
    const { ts } = await call('chat.postMessage', { channel, thread_ts: thread, text: 'thanks!' });
    await served.send(sends.mention({ text: 'thanks!', channel, thread, ts: String(ts) }));
    await eventually(async () => {
      const { message } = await call('reactions.get', { channel, timestamp: String(ts) });
      return JSON.stringify(message).includes('+1');
    });
  });

  test('an edited question has its answer replaced', async () => {
    const [before] = await answersIn(thread);
    await served.send(sends.edited(channel, thread, QUESTION, 'what is a feature store?'));
    await eventually(async () => (await answersIn(thread))[0]?.text !== before?.text);
    const answers = await answersIn(thread);
    expect([answers.length, answers[0]?.ts]).toEqual([3, before?.ts]);
  });
});

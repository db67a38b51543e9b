// Connecting with Slack over real sockets: who we are there, what keeps us from serving, and whether all is well now.
import { afterEach, describe, expect, test } from 'vitest';
import { connectSlack } from '../../../adapters/slack/connect.ts';
import type { Conversation } from '../../../src/ports/incoming.ts';
import { type Failure, startSlackDouble } from '../../fakes/slack-double.ts';
import { BOT_TOKEN, keptLog, slackSettings } from './slack-settings.ts';

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

const error = (code: string): Failure => ({ kind: 'error', error: code });
const HERE: Conversation = { workspace: 'slack:T1', channel: 'C1', thread: null, direct: false };
const hello = { blocks: [{ kind: 'text', line: [{ kind: 'text', text: 'hello' }] }] } as const;

async function connect(...failures: readonly Failure[]) {
  const slack = await startSlackDouble();
  ends.push(() => slack.close());
  slack.failNext('auth.test', ...failures);
  const log = keptLog();
  const meter = { count: () => {}, time: () => {} };
  const settings = slackSettings({ SLACK_API_URL: slack.apiUrl });
  const connection = await connectSlack({ settings, log, meter, now: () => new Date(0) });
  const serving = connection.serve({ receive: async () => 'new' });
  const send = () => connection.surface.messenger.send(HERE, hello, 0, 'key').catch(() => null);
  return { slack, log, connection, serving, send };
}

describe('connecting', () => {
  test('says where and as whom we serve', async () => {
    const { connection, serving, slack } = await connect();
    expect(connection.greeting).toBe('Whetstone serves Slack: Acme, as @whetstone.');
    expect(await serving.ready()).toEqual({ name: 'slack', ready: true, detail: 'connected' });
    expect(slack.callsOf('auth.test').length).toBe(1);
  });

  test.each(['invalid_auth', 'not_authed', 'account_inactive', 'token_revoked', 'token_expired', 'access_denied'])(
    'ends with a sentence when the token is not accepted: %s',
    async code => {
      const fault = await connect(error(code)).then(
        () => null,
        (thrown: Error) => thrown,
      );
      expect(fault?.name).toBe('PersonError');
      expect(fault?.message).toMatch(/token|calls from here|app was removed/);
      expect(fault?.message).not.toMatch(/come back|report this/i);
      expect(fault?.message).not.toContain(BOT_TOKEN);
    },
  );

  test.each<[string, Failure]>([
    ['a status of trouble', { kind: 'status', status: 503 }],
    ['too many calls', { kind: 'status', status: 429, headers: { 'retry-after': '1' } }],
    ['a page of HTML', { kind: 'status', status: 200, body: '<html></html>' }],
    ['nothing', { kind: 'lost' }],
  ])('goes on while Slack answers %s, and is ready once it answers well', async (_, failure) => {
    const { connection, serving, slack, log } = await connect(failure);
    expect(connection.greeting).toMatch(/cannot reach yet; it goes on trying/);
    expect(log.lines.map(([level, event]) => `${level}: ${event}`)).toContain('warn: slack not reached');
    slack.failNext('auth.test', failure);
    expect(await serving.ready()).toMatchObject({ name: 'slack', ready: false });
    expect(await serving.ready()).toMatchObject({ ready: true });
  });
});

describe('whether all is well', () => {
  test('is no longer so once the token is revoked, and again when a call succeeds', async () => {
    const { serving, slack, send } = await connect();
    slack.failNext('chat.postMessage', error('token_revoked'));
    await send();
    slack.failNext('auth.test', error('token_revoked'));
    expect(await serving.ready()).toEqual({
      name: 'slack',
      ready: false,
      detail: 'the last call was refused: token_revoked',
    });
    await send();
    expect(await serving.ready()).toMatchObject({ ready: true });
  });

  test('has nothing to do with a channel that is gone', async () => {
    const { serving, slack, send } = await connect();
    slack.failNext('chat.postMessage', error('channel_not_found'), { kind: 'status', status: 500 });
    await send();
    await send();
    expect(await serving.ready()).toMatchObject({ ready: true });
  });
});

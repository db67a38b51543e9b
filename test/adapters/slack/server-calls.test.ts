// Calls to Slack's Web API by the real client: what goes out, and what each way of failing means for a delivery.
import { createServer, type Server } from 'node:http';
import { type AddressInfo, createServer as createSocketServer } from 'node:net';
import nock from 'nock';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { slackApi } from '../../../adapters/slack/server.ts';
import { slackSurface } from '../../../adapters/slack/surface.ts';
import type { DeliveryError } from '../../../src/message/delivery-error.ts';
import { BOT_TOKEN, keptLog, slackSettings } from './slack-settings.ts';

const HOOK = 'https://hooks.slack.com/commands/T1/1/aaaa';
const POST = { channel: 'C1', text: 'an answer' };
const log = keptLog();
const api = slackApi(slackSettings(), log);

beforeEach(() => {
  nock.disableNetConnect();
  nock.enableNetConnect('127.0.0.1');
});
afterEach(() => {
  const pending = nock.pendingMocks();
  nock.cleanAll();
  expect(pending).toEqual([]);
});
afterAll(() => nock.restore());

const slack = () => nock('https://slack.com');

/** How a promise of a delivery fails. */
async function failure(promise: Promise<unknown>) {
  const error = await promise.then(
    () => null,
    (fault: DeliveryError) => fault,
  );
  return error && { trouble: error.trouble, reason: error.reason, wait: error.retryAfterMs, because: error.because };
}

describe('a call', () => {
  test('carries the token in its head and its arguments in a form', async () => {
    const call = slack()
      .post('/api/chat.postMessage', { channel: 'C1', text: 'a & b', blocks: '[{"type":"divider"}]' })
      .matchHeader('authorization', `Bearer ${BOT_TOKEN}`)
      .matchHeader('content-type', /^application\/x-www-form-urlencoded/)
      .reply(200, { ok: true, channel: 'C1', ts: '1503435956.000247' }, { 'x-oauth-scopes': 'chat:write,commands' });
    const sent = await api.call('chat.postMessage', { channel: 'C1', text: 'a & b', blocks: [{ type: 'divider' }] });
    expect(sent).toMatchObject({ ts: '1503435956.000247', scopes: ['chat:write', 'commands'] });
    expect(call.isDone()).toBe(true);
  });

  test('with which a post is sent says everything that makes it ours and nothing that Slack would read into it', async () => {
    let form: Record<string, string> = {};
    slack()
      .post('/api/chat.postMessage', body => {
        form = body as Record<string, string>;
        return true;
      })
      .reply(200, { ok: true, channel: 'C1', ts: '1503435956.000247', message: { text: 'x' } });
    const to = { workspace: 'slack:T1', channel: 'C1', thread: '1503435900.000100', direct: false };
    const message = { blocks: [{ kind: 'text', line: [{ kind: 'text', text: '<!here> & co' }] }] } as const;
    const post = await slackSurface(api, () => new Date(0)).messenger.send(to, message, 0, 'key-7');
    expect(post).toEqual({ channel: 'C1', id: '1503435956.000247' });
    const { blocks, text, metadata = '', ...rest } = form;
    expect(rest).toEqual({
      channel: 'C1',
      thread_ts: '1503435900.000100',
      unfurl_links: 'false',
      unfurl_media: 'false',
      parse: 'none',
      link_names: 'false',
    });
    expect(JSON.parse(metadata)).toEqual({ event_type: 'whetstone_post', event_payload: { key: 'key-7' } });
    expect(text).toContain('&lt;!here&gt; &amp; co');
    expect(JSON.parse(blocks ?? '')).toEqual([expect.objectContaining({ type: expect.any(String) })]);
  });

  const html = '<!DOCTYPE html><html><body>Bad gateway</body></html>';
  const none = { wait: null, because: null };

  // A second call of the client would find nothing prepared, and fail with another reason.
  test.each([
    ['too many', 429, { ok: false, error: 'ratelimited' }, { 'retry-after': '7' }, ['later', 'ratelimited', 7_000]],
    ['too many, without how long', 429, '', {}, ['later', 'ratelimited', 30_000]],
    ['too many, in words', 200, { ok: false, error: 'ratelimited' }, {}, ['later', 'ratelimited', 30_000]],
    ['a status of trouble', 500, '', {}, ['unclear', 'http_500', null]],
    ['a gateway with a page', 502, html, { 'content-type': 'text/html' }, ['unclear', 'http_502', null]],
    ['a page as success', 200, html, { 'content-type': 'text/html' }, ['unclear', 'bad_answer', null]],
    ['nothing as success', 200, '', {}, ['unclear', 'bad_answer', null]],
    ['a proxy that lets nothing through', 403, html, {}, ['later', 'http_403', null]],
    ['trouble in words', 200, { ok: false, error: 'internal_error' }, {}, ['unclear', 'internal_error', null]],
    ['no in words', 200, { ok: false, error: 'invalid_blocks' }, {}, ['never', 'invalid_blocks', null]],
    ['a revoked token', 200, { ok: false, error: 'token_revoked' }, {}, ['later', 'token_revoked', null]],
  ] as const)(
    'that is answered by %s fails as what it is',
    async (_, status, body, headers, [trouble, reason, wait]) => {
      slack().post('/api/chat.postMessage').reply(status, body, headers);
      expect(await failure(api.call('chat.postMessage', POST))).toEqual({ ...none, trouble, reason, wait });
    },
  );

  test('that a person can mend says how', async () => {
    slack().post('/api/chat.postMessage').reply(200, { ok: false, error: 'is_archived' });
    const found = await failure(api.call('chat.postMessage', POST));
    expect(found).toEqual({ trouble: 'never', reason: 'is_archived', wait: null, because: 'the channel is archived' });
  });
});

describe('a connection', () => {
  const servers: (Server | ReturnType<typeof createSocketServer>)[] = [];
  afterEach(async () => {
    for (const server of servers.splice(0)) {
      if ('closeAllConnections' in server) server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    }
  });

  async function listening(server: Server | ReturnType<typeof createSocketServer>): Promise<string> {
    servers.push(server);
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  }

  const over = (address: string, timeoutMs?: number) =>
    slackApi(slackSettings({ SLACK_API_URL: address }), log, timeoutMs);

  test.each(['call', 'respond'] as const)('that never answers is given up by %s, and may have arrived', async way => {
    let requests = 0;
    const address = await listening(createServer(() => void requests++));
    const slow = over(address, 40);
    const asked = way === 'call' ? slow.call('chat.postMessage', POST) : slow.respond(address, POST);
    expect(await failure(asked)).toMatchObject({ trouble: 'unclear', reason: 'timeout' });
    // Not once more by itself; on a machine that is busy not even once in so short a time.
    expect(requests).toBeLessThanOrEqual(1);
  });

  test.each(['call', 'respond'] as const)('that stops in the middle of its answer is given up by %s', async way => {
    const server = createServer((_, res) => void res.writeHead(200, { 'content-length': '90' }).write('{"ok":'));
    const address = await listening(server);
    const slow = over(address, 40);
    const asked = way === 'call' ? slow.call('chat.postMessage', POST) : slow.respond(address, POST);
    expect(await failure(asked)).toMatchObject({ trouble: 'unclear' });
  });

  test.each(['call', 'respond'] as const)('that breaks once the request was read may have done it: %s', async way => {
    let requests = 0;
    const address = await listening(
      createServer((req, res) => {
        requests += 1;
        req.resume().once('end', () => res.destroy());
      }),
    );
    const asked = way === 'call' ? over(address).call('chat.postMessage', POST) : over(address).respond(address, POST);
    expect(await failure(asked)).toMatchObject({ trouble: 'unclear', reason: 'no_answer' });
    expect(requests).toBe(1);
  });

  test.each(['call', 'respond'] as const)('that is refused has done nothing: %s', async way => {
    const server = createSocketServer();
    const address = await listening(server);
    await new Promise(resolve => servers.splice(0)[0]?.close(resolve));
    const asked = way === 'call' ? over(address).call('chat.postMessage', POST) : over(address).respond(address, POST);
    expect(await failure(asked)).toMatchObject({ trouble: 'later', reason: 'no_answer' });
  });

  test('whose name nobody knows has done nothing', async () => {
    const fault = Object.assign(new Error('getaddrinfo ENOTFOUND slack.com'), { code: 'ENOTFOUND' });
    slack().post('/api/chat.postMessage').replyWithError(fault);
    expect(await failure(api.call('chat.postMessage', POST))).toMatchObject({ trouble: 'later', reason: 'no_answer' });
  });
});

describe('an address that came with a click', () => {
  const hooks = () => nock('https://hooks.slack.com', { badheaders: ['authorization'] });

  test('is sent JSON, without the token', async () => {
    hooks()
      .post('/commands/T1/1/aaaa', { text: 'hi', response_type: 'ephemeral' })
      .matchHeader('content-type', 'application/json')
      .reply(200, 'ok');
    await api.respond(HOOK, { text: 'hi', response_type: 'ephemeral' });
  });

  test.each([
    ['expired', 404, 'expired_url', ['never', 'expired_url']],
    ['used up', 404, { ok: false, error: 'used_url' }, ['never', 'used_url']],
    ['used up, as success', 200, { ok: false, error: 'used_url' }, ['never', 'used_url']],
    ['refused, as success', 200, { ok: false, error: 'invalid_blocks' }, ['never', 'invalid_blocks']],
    ['of a channel that is gone', 404, 'channel_not_found', ['never', 'channel_not_found']],
    ['used too often', 429, 'slow down', ['later', 'ratelimited']],
    ['in trouble', 500, '<html></html>', ['unclear', 'http_500']],
    ['of nothing', 410, '', ['never', 'http_410']],
  ] as const)('%s fails as what it is', async (_, status, body, [trouble, reason]) => {
    hooks().post('/commands/T1/1/aaaa').reply(status, body);
    expect(await failure(api.respond(HOOK, { text: 'hi' }))).toMatchObject({ trouble, reason });
  });

  test('that leads elsewhere is not followed', async () => {
    hooks().post('/commands/T1/1/aaaa').reply(302, '', { location: 'http://169.254.169.254/' });
    expect(await failure(api.respond(HOOK, { text: 'hi' }))).toMatchObject({ trouble: 'unclear' });
  });
});

test('what the client says of all this comes into the log as a word alone', () => {
  expect(log.lines.length).toBeGreaterThan(0);
  expect(new Set(log.lines.map(line => JSON.stringify(line)))).toEqual(
    new Set(['["warn","slack",{"reason":"no_answer"}]']),
  );
});

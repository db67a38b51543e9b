// Requests of Slack over real sockets to Bolt's receiver: signed ones are taken, and everything else is refused calmly.
import { describe, expect, test } from 'vitest';
import { slackRoute, type Take } from '../../../adapters/slack/server.ts';
import { systemClock } from '../../../src/drivers/system-clock.ts';
import * as sends from '../../fakes/slack-sends.ts';
import { open, say } from '../open-http.ts';
import { keptLog } from './slack-settings.ts';

const PATH = '/slack/events';
const FORM = 'application/x-www-form-urlencoded';
const NOW = Math.floor(systemClock.now().getTime() / 1000);

interface Request {
  readonly body: string;
  readonly type?: string;
  readonly seconds?: number | string;
  readonly headers?: Readonly<Record<string, string | null>>;
}

async function openRoute(take: Take = async () => undefined) {
  const taken: unknown[] = [];
  const timed: string[] = [];
  const log = keptLog();
  const meter = { count: () => {}, time: (what: string) => void timed.push(what) };
  const keep: Take = async body => {
    taken.push(body);
    return take(body);
  };
  const route = slackRoute(sends.SECRET, keep, { log, meter, now: () => new Date(NOW * 1000) });
  const { server, ask, at } = await open({ routes: [route] });

  /** Sends text under a signature that is right unless the headers say otherwise; null leaves one out. */
  function request({ body, type = 'application/json', seconds = NOW, headers = {} }: Request): Promise<Response> {
    const all = {
      'content-type': type,
      'x-slack-request-timestamp': String(seconds),
      'x-slack-signature': sends.signature(body, seconds as number),
      ...headers,
    };
    const kept = Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== null);
    return ask(PATH, { method: 'POST', headers: kept, body });
  }
  const reasons = () => log.lines.map(([, , fields]) => fields?.reason);
  return { server, ask, at, request, taken, timed, log, reasons };
}

const event = JSON.stringify(sends.mention({ text: 'what is trainium', eventId: 'Ev1', ts: '1.1' }));

describe('a signed request', () => {
  test('is taken, and acknowledged with nothing', async () => {
    const { request, taken, timed } = await openRoute();
    const response = await request({ body: event });
    expect([response.status, await response.text()]).toEqual([200, '']);
    expect(taken).toEqual([JSON.parse(event)]);
    expect(timed).toEqual(['acknowledge']);
  });

  test('is taken as Slack sends it: commands and clicks in forms', async () => {
    const { at, taken } = await openRoute();
    const command = sends.command('gpu options & prices', 'https://hooks.slack.com/x');
    const click = sends.click({ value: 'w1|unfollow' });
    for (const body of [command, click]) {
      expect((await sends.send(at(PATH), body, { seconds: NOW })).status).toBe(200);
    }
    expect(taken).toEqual([command, click]);
  });

  test('is acknowledged only once it is kept', async () => {
    const order: string[] = [];
    const { request } = await openRoute(async () => {
      await new Promise(resolve => setImmediate(resolve));
      order.push('kept');
      return undefined;
    });
    const answering = request({ body: event }).then(() => order.push('acknowledged'));
    await answering;
    expect(order).toEqual(['kept', 'acknowledged']);
  });

  test('may be answered with words', async () => {
    const { at } = await openRoute(async () => ({ response_type: 'ephemeral', text: 'Later.' }));
    const response = await sends.send(at(PATH), sends.command('x', 'https://hooks.slack.com/x'), { seconds: NOW });
    expect(await response.json()).toEqual({ response_type: 'ephemeral', text: 'Later.' });
  });

  test('that cannot be kept is not acknowledged, so that Slack sends it again', async () => {
    const { request, timed, taken } = await openRoute(async () => {
      throw new Error('disk full');
    });
    const response = await request({ body: event });
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '30']);
    expect(await response.text()).toBe('');
    expect(timed).toEqual([]);
    expect(taken.length).toBe(1);
  });

  test.each([
    ['almost five minutes old', NOW - 290],
    ['almost five minutes ahead', NOW + 300],
  ])('is taken when the clocks differ: %s', async (_, seconds) => {
    const { request } = await openRoute();
    expect((await request({ body: event, seconds })).status).toBe(200);
  });
});

describe('a request that is not from Slack, or not from now', () => {
  test.each<[string, Partial<Request>, string]>([
    [
      'signed with another secret',
      { headers: { 'x-slack-signature': sends.signature(event, NOW, 'other') } },
      'forged',
    ],
    ['signed for another body', { headers: { 'x-slack-signature': sends.signature(`${event} `, NOW) } }, 'forged'],
    ['signed for another time', { headers: { 'x-slack-signature': sends.signature(event, NOW - 1) } }, 'forged'],
    ['with half a signature', { headers: { 'x-slack-signature': 'v0=' } }, 'forged'],
    ['with a signature of nothing', { headers: { 'x-slack-signature': '' } }, 'forged'],
    [
      'of another version',
      { headers: { 'x-slack-signature': sends.signature(event, NOW).replace('v0', 'v1') } },
      'forged',
    ],
    ['without a signature', { headers: { 'x-slack-signature': null } }, 'unsigned'],
    ['without a time', { headers: { 'x-slack-request-timestamp': null } }, 'unsigned'],
    ['of more than five minutes ago', { seconds: NOW - 310 }, 'too_old'],
    ['of last year', { seconds: NOW - 31_536_000 }, 'too_old'],
    ['of before all time', { seconds: -1 }, 'too_old'],
    ['of no time', { seconds: Number.NaN }, 'unsigned'],
    ['of no number', { seconds: 'yesterday' }, 'unsigned'],
    ['of more than five minutes ahead', { seconds: NOW + 301 }, 'from_the_future'],
    ['of the end of time', { seconds: Number.POSITIVE_INFINITY }, 'from_the_future'],
    ['of a huge number', { seconds: 1e300 }, 'from_the_future'],
  ])('is refused: %s', async (_, more, reason) => {
    const { request, taken, reasons } = await openRoute();
    expect((await request({ body: event, ...more })).status).toBe(401);
    expect(taken).toEqual([]);
    expect(reasons()).toEqual([reason]);
  });

  test('is refused when it is a good one sent again later', async () => {
    const { request, taken } = await openRoute();
    const old = { seconds: NOW - 301, headers: { 'x-slack-signature': sends.signature(event, NOW - 301) } };
    expect((await request({ body: event, ...old })).status).toBe(401);
    expect(
      (await request({ body: event, seconds: NOW - 301, headers: { 'x-slack-request-timestamp': `${NOW}` } })).status,
    ).toBe(401);
    expect(taken).toEqual([]);
  });

  test('shows nothing of itself in the log', async () => {
    const { request, log } = await openRoute();
    const secretly = event.replace('what is trainium', 'a secret of the house');
    await request({ body: secretly, headers: { 'x-slack-signature': 'v0=abcdef' } });
    await request({ body: `${secretly.slice(0, -1)}` });
    expect(JSON.stringify(log.lines)).not.toMatch(/secret of the house|abcdef|v0=/);
    expect(log.lines.length).toBe(2);
  });
});

describe('a signed request that makes no sense', () => {
  test.each<[string, Request, number]>([
    ['JSON that breaks off', { body: event.slice(0, -1) }, 400],
    ['an empty body', { body: '' }, 400],
    ['JSON sent as a form', { body: event, type: FORM }, 200],
    ['a form sent as JSON', { body: 'payload=%7B%7D' }, 400],
    ['a form whose payload is no JSON', { body: 'payload=%7B', type: FORM }, 400],
    ['a form without a payload', { body: 'a=b&c=d', type: FORM }, 200],
    ['JSON without a type', { body: event, type: 'text/plain' }, 200],
    ['null', { body: 'null' }, 400],
    ['null with space around it', { body: ' \n null ' }, 400],
    ['null in a form', { body: 'payload=%6eull', type: FORM }, 400],
    ['a number', { body: '7' }, 200],
    ['a list', { body: '[]' }, 200],
    ['a string', { body: '"x"' }, 200],
  ])('is answered calmly: %s', async (_, sent, status) => {
    const { request, ask } = await openRoute();
    expect((await request(sent)).status).toBe(status);
    expect((await ask('/healthz')).status).toBe(200);
  });

  test('of 5 MB is refused for its size', async () => {
    const { request, taken, reasons } = await openRoute();
    const body = JSON.stringify({ ...JSON.parse(event), padding: 'x'.repeat(5_000_000) });
    expect((await request({ body })).status).toBe(413);
    expect([taken, reasons()]).toEqual([[], ['too_large']]);
  });

  test('of 4 MB is taken', async () => {
    const { request, taken } = await openRoute();
    const body = JSON.stringify({ type: 'event_callback', padding: 'x'.repeat(4_000_000) });
    expect((await request({ body })).status).toBe(200);
    expect(taken.length).toBe(1);
  });

  test('that breaks off is no trouble for the next one', async () => {
    const { server, request, taken } = await openRoute();
    const { connect } = await import('node:net');
    const socket = connect(server.port, '127.0.0.1');
    socket.write(`POST ${PATH} HTTP/1.1\r\nhost: x\r\ncontent-length: 900\r\n\r\n{"type":`);
    await new Promise(resolve => socket.once('ready', resolve));
    socket.destroy();
    expect((await request({ body: event })).status).toBe(200);
    expect(taken.length).toBe(1);
  });
});

describe('what Slack asks to see whether we are there', () => {
  test('the address is confirmed by its challenge', async () => {
    const { request, taken } = await openRoute();
    const body = JSON.stringify({ token: 't', challenge: '3eZbrw1aB10FEMAGAZd4FyFQ', type: 'url_verification' });
    expect(await (await request({ body })).json()).toEqual({ challenge: '3eZbrw1aB10FEMAGAZd4FyFQ' });
    expect(taken).toEqual([]);
  });

  test('but not to somebody who cannot sign', async () => {
    const { request } = await openRoute();
    const body = JSON.stringify({ challenge: 'x', type: 'url_verification' });
    expect((await request({ body, headers: { 'x-slack-signature': 'v0=ab' } })).status).toBe(401);
  });

  test('the certificate is checked without a signature, and nothing beside that is taken', async () => {
    const { ask, taken } = await openRoute();
    const payload = encodeURIComponent(event);
    const headers = { 'content-type': FORM };
    const response = await ask(PATH, { method: 'POST', headers, body: `ssl_check=1&token=t&payload=${payload}` });
    expect([response.status, taken]).toEqual([200, []]);
  });

  test('with another method it hears which one to use', async () => {
    const { ask } = await openRoute();
    const response = await ask(PATH);
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
  });
});

test('a client that sends the time twice is refused', async () => {
  const { server, taken } = await openRoute();
  const stamp = `x-slack-request-timestamp: ${NOW}\r\n`;
  const head = `POST ${PATH} HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: ${event.length}\r\n`;
  const sign = `x-slack-signature: ${sends.signature(event, NOW)}\r\n\r\n`;
  const answer = await say(server, `${head}${stamp}${stamp}${sign}${event}`);
  expect(answer).toMatch(/^HTTP\/1.1 401/);
  expect(taken).toEqual([]);
});

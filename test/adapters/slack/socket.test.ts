// Socket Mode against a double that speaks its protocol: kept before it is acknowledged, and connected again for as long as it takes.
import { afterEach, describe, expect, test, vi } from 'vitest';
import { connectSlack } from '../../../adapters/slack/connect.ts';
import { slackSocket, type Take } from '../../../adapters/slack/server.ts';
import { type Failure, startSlackDouble } from '../../fakes/slack-double.ts';
import * as sends from '../../fakes/slack-sends.ts';
import { openSlackSocket } from '../../fakes/slack-socket-double.ts';
import { APP_TOKEN, keptLog, slackSettings } from './slack-settings.ts';

const SOON = { first: 1, longest: 4 };
const OPEN = 'apps.connections.open';
const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function openDoubles(...failures: readonly Failure[]) {
  const double = await startSlackDouble();
  const line = openSlackSocket(double.server);
  double.failNext(OPEN, ...failures);
  ends.push(async () => {
    await line.close();
    await double.close();
  });
  const settings = slackSettings({ SLACK_APP_TOKEN: APP_TOKEN, SLACK_API_URL: double.apiUrl });
  return { double, line, settings };
}

async function connected({ take = async () => undefined, failures = [] }: { take?: Take; failures?: Failure[] } = {}) {
  const { double, line, settings } = await openDoubles(...failures);
  const taken: unknown[] = [];
  const log = keptLog();
  const keep: Take = async body => {
    taken.push(body);
    return take(body);
  };
  const socket = slackSocket(settings, keep, log, SOON);
  ends.push(() => socket.stop());
  return { double, line, taken, log, socket };
}

const until = (isMet: () => boolean) => vi.waitFor(() => expect(isMet()).toBe(true), { timeout: 10_000, interval: 5 });

describe('what comes over the line', () => {
  test('is taken as it comes over HTTP, and acknowledged', async () => {
    const { line, socket, taken } = await connected();
    await socket.start();
    const bodies = [
      ['events_api', sends.mention()],
      ['slash_commands', sends.command('gpu options', 'https://hooks.slack.com/x')],
      ['interactive', sends.click({ value: 'w1|unfollow' })],
    ] as const;
    const ids = bodies.map(([type, body]) => line.send(type, body));
    await line.until(() => line.acknowledged.length === 3);
    expect(taken).toEqual(bodies.map(([, body]) => body));
    expect(line.acknowledged).toEqual(ids.map(envelope_id => ({ envelope_id, payload: {} })));
  });

  test('is acknowledged only once it is kept', async () => {
    let keep = () => {};
    const take: Take = () =>
      new Promise(resolve => {
        keep = () => resolve(undefined);
      });
    const { line, socket, taken } = await connected({ take });
    await socket.start();
    line.send('events_api', sends.mention());
    await until(() => taken.length === 1);
    expect(line.acknowledged).toEqual([]);
    keep();
    await line.until(() => line.acknowledged.length === 1);
  });

  test('is not acknowledged when it cannot be kept, and is taken when Slack sends it again', async () => {
    let full = true;
    const take: Take = async () => {
      if (full) throw new Error('disk full');
      return undefined;
    };
    const { line, socket, taken } = await connected({ take });
    await socket.start();
    const body = sends.mention();
    line.send('events_api', body);
    await until(() => taken.length === 1);
    full = false;
    const again = line.send('events_api', body, { retry_attempt: 1, retry_reason: 'timeout' });
    await line.until(() => line.acknowledged.length > 0);
    expect(line.acknowledged.map(({ envelope_id }) => envelope_id)).toEqual([again]);
  });

  test('may be answered with words', async () => {
    const { line, socket } = await connected({ take: async () => ({ response_type: 'ephemeral', text: 'Later.' }) });
    await socket.start();
    const id = line.send('slash_commands', sends.command('x', 'https://hooks.slack.com/x'));
    await line.until(() => line.acknowledged.length === 1);
    expect(line.acknowledged).toEqual([{ envelope_id: id, payload: { response_type: 'ephemeral', text: 'Later.' } }]);
  });

  test.each([
    '',
    'no JSON',
    '[]',
    '"x"',
    '7',
    '{}',
    '{"type":"hello"}',
    '{"type":"news"}',
    'null',
    '{"type":"events_api"}',
    '{"type":"events_api","payload":{"event":null}}',
    '{"type":"interactive"}',
  ])('and makes no sense does no harm: %j', async nonsense => {
    const { line, socket } = await connected();
    await socket.start();
    line.sendRaw(nonsense);
    const id = line.send('events_api', sends.mention());
    await line.until(() => line.acknowledged.some(({ envelope_id }) => envelope_id === id));
  });
});

describe('the connection', () => {
  test('is opened with the app token', async () => {
    const { double, socket, log } = await connected();
    expect(socket.isConnected()).toBe(false);
    await socket.start();
    expect(socket.isConnected()).toBe(true);
    expect(double.callsOf(OPEN).length).toBe(1);
    expect(log.lines).toEqual([['info', 'socket connected', undefined]]);
  });

  test.each(['refresh_requested', 'warning', 'link_disabled'])(
    'is opened again when Slack asks for it: %s',
    async reason => {
      const { line, socket } = await connected();
      await socket.start();
      line.disconnect(reason);
      await line.until(() => line.connections() === 2);
      await until(() => socket.isConnected());
      line.send('events_api', sends.mention());
      await line.until(() => line.acknowledged.length === 1);
    },
  );

  test('is opened again when it is cut, though Slack refuses for a while', async () => {
    const { double, line, socket } = await connected();
    await socket.start();
    double.failNext(
      OPEN,
      { kind: 'lost' },
      { kind: 'status', status: 500 },
      { kind: 'error', error: 'internal_error' },
    );
    line.cut();
    await until(() => line.connections() === 2 && socket.isConnected());
    expect(double.callsOf(OPEN).length).toBe(5);
  });

  test('is tried until Slack can be reached', async () => {
    const down: Failure = { kind: 'status', status: 503 };
    const { line, socket, log } = await connected({ failures: [down, { kind: 'lost' }, down] });
    await socket.start();
    expect(socket.isConnected()).toBe(false);
    await until(() => socket.isConnected());
    expect(line.connections()).toBe(1);
    expect(log.lines.filter(([, event]) => event === 'socket not connected').length).toBe(3);
  });

  test('one beside another is served as well', async () => {
    const { double, line, settings } = await openDoubles();
    const both = [0, 1].map(() => slackSocket(settings, async () => undefined, keptLog(), SOON));
    for (const socket of both) ends.push(() => socket.stop());
    for (const socket of both) await socket.start();
    expect([line.open(), double.callsOf(OPEN).length]).toEqual([2, 2]);
    line.send('events_api', sends.mention());
    await line.until(() => line.acknowledged.length === 1);
  });

  test('ends when we stop, and is not opened again', async () => {
    const { double, line, socket } = await connected();
    await socket.start();
    await socket.stop();
    await line.until(() => line.open() === 0);
    await until(() => !socket.isConnected());
    expect(double.callsOf(OPEN).length).toBe(1);
  });

  test('that was never there can be stopped', async () => {
    const { line, socket, double } = await connected({ failures: Array(20).fill({ kind: 'status', status: 503 }) });
    await socket.start();
    await socket.stop();
    const calls = double.callsOf(OPEN).length;
    await new Promise(resolve => setTimeout(resolve, 30));
    expect(double.callsOf(OPEN).length).toBeLessThanOrEqual(calls + 1);
    expect(line.connections()).toBe(0);
  });

  test.each(['invalid_auth', 'token_revoked', 'not_allowed_token_type', 'missing_scope', 'socket_mode_not_enabled'])(
    'is refused for good: %s',
    async error => {
      const { double, socket } = await connected({ failures: [{ kind: 'error', error }] });
      await expect(socket.start()).rejects.toMatchObject({ reason: error });
      await new Promise(resolve => setTimeout(resolve, 20));
      expect(double.callsOf(OPEN).length).toBe(1);
    },
  );
});

describe('serving over it', () => {
  const around = () => ({ log: keptLog(), meter: { count: () => {}, time: () => {} }, now: () => new Date(0) });

  test('does not begin with an app token that Slack does not accept, and says how to mend it', async () => {
    const { settings } = await openDoubles({ kind: 'error', error: 'invalid_auth' });
    const connection = await connectSlack({ settings, ...around() });
    const serving = connection.serve({ receive: async () => 'new' });
    await expect(serving.start()).rejects.toMatchObject({
      name: 'PersonError',
      message: expect.stringMatching(/does not accept the app-level token.*SLACK_APP_TOKEN/s),
    });
    expect(await serving.ready()).toMatchObject({ ready: false });
    await serving.stop();
  });

  test('hands on what comes, and is ready while it is connected', async () => {
    const { line, settings } = await openDoubles();
    const kinds: string[] = [];
    const connection = await connectSlack({ settings, ...around() });
    const serving = connection.serve({
      receive: async ({ kind }) => {
        kinds.push(kind);
        return 'new';
      },
    });
    ends.push(() => serving.stop());
    expect(await serving.ready()).toMatchObject({ name: 'slack', ready: false });
    await serving.start();
    line.send('events_api', sends.mention());
    await line.until(() => line.acknowledged.length === 1);
    expect(kinds).toEqual(['message']);
    expect(await serving.ready()).toMatchObject({ name: 'slack', ready: true });
    expect(serving.routes.map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /slack/events']);
  });
});

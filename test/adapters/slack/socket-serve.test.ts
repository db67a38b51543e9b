// Socket Mode end to end, by the real program: asked over the line, answered once, connected anew, stopped in an orderly way.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SlackDouble, startSlackDouble } from '../../fakes/slack-double.ts';
import * as sends from '../../fakes/slack-sends.ts';
import { openSlackSocket } from '../../fakes/slack-socket-double.ts';
import { eventually, runWhetstone, type Served, servedFolder, smallBank, startServing } from './served.ts';
import { APP_TOKEN, BOT_TOKEN } from './slack-settings.ts';

const folder = servedFolder();
let slack: SlackDouble;
let line: ReturnType<typeof openSlackSocket>;
let served: Served;
let bank: Readonly<Record<string, string>>;

beforeAll(async () => {
  slack = await startSlackDouble();
  line = openSlackSocket(slack.server);
  bank = smallBank(folder.path);
  served = await startServing(folder.path, slack.apiUrl, {
    ...bank,
    SLACK_APP_TOKEN: APP_TOKEN,
    SLACK_SIGNING_SECRET: '',
  });
});
afterAll(async () => {
  await served?.stop('SIGKILL');
  await line.close();
  await slack.close();
  folder.remove();
});

test('a question over the line is answered once, though it comes again over another connection', async () => {
  const body = sends.mention({ text: 'what is trainium good for?', ts: '1711111111.000100' });
  line.send('events_api', body);
  await line.until(() => line.acknowledged.length === 1);
  line.disconnect();
  await line.until(() => line.connections() === 2 && line.open() === 1);
  await eventually(async () => (await served.ready()).status === 200);
  line.send('events_api', { ...body, event_id: 'EvAgain' }, { retry_attempt: 1 });
  line.send('events_api', sends.mention({ text: 'what is a feature store?', channel: 'C2' }));
  await eventually(() => slack.posts.some(({ channel }) => channel === 'C2'));
  await line.until(() => line.acknowledged.length === 3);
  expect(slack.posts.filter(({ channel }) => channel === 'C1').map(({ thread }) => thread)).toEqual([
    '1711111111.000100',
  ]);
});

test('without a signing secret nothing is taken over HTTP', async () => {
  expect(await served.send(sends.mention())).toBe(404);
});

test('it stops in an orderly way', async () => {
  expect(await served.stop('SIGTERM')).toBe(0);
  await line.until(() => line.open() === 0);
});

test('an app token that Slack does not accept ends it with a sentence', async () => {
  slack.failNext('apps.connections.open', { kind: 'error', error: 'invalid_auth' });
  const env = { SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_APP_TOKEN: APP_TOKEN, SLACK_API_URL: slack.apiUrl, PORT: '0' };
  const { status, told } = await runWhetstone(['start'], folder.path, { ...bank, ...env });
  expect(status).toBe(1);
  expect(told).toMatch(/does not accept the app-level token.*SLACK_APP_TOKEN/s);
  expect(told).not.toContain(APP_TOKEN);
});

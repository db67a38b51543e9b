// Bad days end to end, by the real program: what Slack refuses, breaks or never answers, and what people send that is odd.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Failure, type SlackDouble, startSlackDouble } from '../../fakes/slack-double.ts';
import * as sends from '../../fakes/slack-sends.ts';
import { eventually, type Served, servedFolder, smallBank, startServing } from './served.ts';
import { faultsOfPost } from './slack-limits.ts';

const QUESTION = 'what is trainium good for?';
const folder = servedFolder();
let slack: SlackDouble;
let served: Served;

beforeAll(async () => {
  slack = await startSlackDouble();
  served = await startServing(folder.path, slack.apiUrl, smallBank(folder.path));
});
afterAll(async () => {
  await served?.stop('SIGKILL');
  await slack.close();
  folder.remove();
});

const postsIn = (channel: string) => slack.posts.filter(post => post.channel === channel);
const POST = 'chat.postMessage';
const error = (code: string): Failure => ({ kind: 'error', error: code });

/** Asks in a channel in which `failures` are what comes of the next posts. */
async function ask(channel: string, failures: readonly Failure[], text = QUESTION, user = 'U1') {
  slack.failNext(`${POST} ${channel}`, ...failures);
  expect(await served.send(sends.mention({ text, channel, user }))).toBe(200);
}

// They wait for different things in different channels, so they wait together.
describe.concurrent('when a post cannot be made', () => {
  test.each([
    ['C0DELETED', 'channel_not_found', /the channel is gone, or I am not in it/],
    ['C0REMOVED', 'not_in_channel', /I am not in that channel/],
    ['C0ARCHIVE', 'is_archived', /the channel is archived/],
    ['C0NOREPLY', 'cannot_reply_to_message', /that message takes no replies/],
  ])('since %s says %s, the asker is told alone, with the answer', async (channel, code, because) => {
    const user = `U${channel}`;
    slack.failAlways(`${POST} ${channel}`, error(code));
    await ask(channel, [], QUESTION, user);
    const told = await eventually(() => postsIn(`D${user}`)[0]);
    expect(told.text).toMatch(because);
    expect(told.text).toMatch(/Trainium/);
    expect([postsIn(channel), faultsOfPost(told)]).toEqual([[], []]);
  });

  const html = '<html><body>Service Unavailable</body></html>';
  test.each<[string, string, Failure]>([
    ['C0TOOMANY', 'too many', { kind: 'status', status: 429, headers: { 'retry-after': '1' } }],
    ['C0STATUS5', 'a status of trouble', { kind: 'status', status: 500 }],
    [
      'C0HTML200',
      'a page of HTML',
      { kind: 'status', status: 200, headers: { 'content-type': 'text/html' }, body: html },
    ],
    ['C0NOTHING', 'nothing, though it was posted', { kind: 'lost' }],
    ['C0INTERNL', 'trouble in words', error('internal_error')],
  ])('since in %s Slack answers %s, it is there once a little later', async (channel, _, failure) => {
    await ask(channel, [failure]);
    await eventually(() => postsIn(channel).length === 1);
    expect(postsIn(channel).length).toBe(1);
  });

  test('which may have got through, it is looked for before it is made again', async () => {
    await ask('C0LOSTONE', [{ kind: 'lost' }]);
    await eventually(() => slack.callsOf('conversations.replies').some(({ args }) => args.channel === 'C0LOSTONE'));
    expect(postsIn('C0LOSTONE').length).toBe(1);
    expect(slack.callsOf(POST).filter(({ args }) => args.channel === 'C0LOSTONE').length).toBe(1);
  });
});

describe.concurrent('odd input', () => {
  test('buttons of other versions and unknown actions are told to be stale', async () => {
    const values = ['w0|share|a', 'w1|launch|rockets', 'x'];
    for (const [at, value] of values.entries()) {
      const address = slack.respondUrl(`stale-${at}`);
      expect(await served.send(sends.click({ value, channel: `C0STALE${at}`, responseUrl: address }))).toBe(200);
    }
    for (const at of values.keys()) {
      const told = await eventually(() => slack.responses.find(({ path }) => path.endsWith(`stale-${at}`)));
      expect(String(told.body.text)).toMatch(/from another version of me/);
    }
  });

  test('an answer that is kept no more cannot be shared, and its asker hears so', async () => {
    await served.send(sends.click({ value: 'w1|share|gone', responseUrl: slack.respondUrl('gone') }));
    const told = await eventually(() => slack.responses.find(({ path }) => path.endsWith('gone')));
    expect(String(told.body.text)).toMatch(/no longer keep that answer/);
  });

  test('a message of 40,000 characters is answered by a clear sentence or an answer', async () => {
    await ask('C0LONGMSG', [], 'what is trainium good for, and why? '.repeat(1_120).slice(0, 40_000));
    const said = await eventually(() => postsIn('C0LONGMSG')[0]);
    expect(said.text).toMatch(/too long|shorter|characters|Trainium/);
    expect(faultsOfPost(said)).toEqual([]);
  });

  test('a message that tries to call everybody calls nobody', async () => {
    await ask('C0HOSTILE', [], 'what is &lt;!channel&gt; <!here> <@U9|ann> trainium `code` ```');
    const said = await eventually(() => postsIn('C0HOSTILE')[0]);
    expect(JSON.stringify(said)).not.toMatch(/<!|<@/);
    expect(faultsOfPost(said)).toEqual([]);
  });
});

describe('a token that is revoked', () => {
  test('loses nothing: it says so where it is looked for, and delivers when the token works again', async () => {
    const wait = ['auth.test', POST];
    for (const method of wait) slack.failAlways(method, error('token_revoked'));
    await ask('C0REVOKED', []);
    await eventually(() => slack.callsOf(POST).some(({ args }) => args.channel === 'C0REVOKED'));
    const troubled = await served.ready();
    expect(troubled).toMatchObject({ status: 503, text: expect.stringContaining('token_revoked') });
    for (const method of wait) slack.failAlways(method, null);
    await eventually(() => postsIn('C0REVOKED').length === 1);
    expect((await served.ready()).status).toBe(200);
    expect(postsIn('C0REVOKED').length).toBe(1);
  });
});

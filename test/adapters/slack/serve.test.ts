// The whole flow over HTTP, by the real program in a process of its own: asked, answered once, killed, started again.
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BOT_SCOPES } from '../../../adapters/slack/scopes.ts';
import { type Failure, type SlackDouble, startSlackDouble } from '../../fakes/slack-double.ts';
import * as sends from '../../fakes/slack-sends.ts';
import { actionsIn, pressesIn } from './read-payload.ts';
import { eventually, runWhetstone, type Served, servedFolder, startServing } from './served.ts';
import { faultsOfPost } from './slack-limits.ts';
import { BOT_TOKEN } from './slack-settings.ts';

const QUESTION = 'what is the markup on managed ML services?';
const FOLLOW_UP = 'and when should I self host?';
const ASKED_AT = '1711111111.000100';
const folder = servedFolder();
let slack: SlackDouble;
let served: Served;

beforeAll(async () => {
  slack = await startSlackDouble();
  served = await startServing(folder.path, slack.apiUrl);
});
afterAll(async () => {
  await served?.stop('SIGKILL');
  await slack.close();
  folder.remove();
});

/** Each amount of money in a text, in its order. */
const amountsIn = (text: unknown) => String(text).match(/\$[\d,.]*\d/g);

const inThread = (thread: string) => slack.posts.filter(post => post.thread === thread);

describe('a question in a channel', () => {
  test('is answered once in its thread, however often and under whatever ids Slack sends it', async () => {
    const mention = sends.mention({ text: QUESTION, ts: ASKED_AT });
    const message = sends.channelMessage({ text: `<@UBOT> ${QUESTION}`, ts: ASKED_AT });
    const bodies = [mention, mention, { ...mention, event_id: 'EvOther' }, message];
    expect(await Promise.all(bodies.map(body => served.send(body)))).toEqual([200, 200, 200, 200]);
    const [answer] = await eventually(() => inThread(ASKED_AT).length > 0 && inThread(ASKED_AT));
    expect(answer?.text).toMatch(/30–50%.*cloud-ai-services\.md/s);
    expect(faultsOfPost(answer)).toEqual([]);
  });

  test('is followed up without a mention, which is answered once as well, also after a crash', async () => {
    expect(
      await served.send(sends.channelMessage({ text: FOLLOW_UP, thread: ASKED_AT, ts: '1711111112.000100' })),
    ).toBe(200);
    await eventually(() => inThread(ASKED_AT).length === 2);
    const late = sends.channelMessage({
      text: 'what about spot instances?',
      thread: ASKED_AT,
      ts: '1711111113.000100',
    });
    expect(await served.send(late)).toBe(200);
    await served.stop('SIGKILL');
    served = await startServing(folder.path, slack.apiUrl);
    expect(await served.send({ ...late, event_id: 'EvAfterCrash' })).toBe(200);
    await eventually(() => inThread(ASKED_AT).length === 3);
    expect(await served.send(sends.mention({ text: QUESTION, ts: ASKED_AT }))).toBe(200);
    expect(inThread(ASKED_AT).length).toBe(3);
  });

  test('is voted on, its entry is shown, and thanks are met with a reaction', async () => {
    const [answer] = inThread(ASKED_AT);
    const presses = pressesIn(answer?.blocks);
    const carriedBy = (kind: string) =>
      String(
        presses
          .map(({ value }) => String(value))
          .find(value => value.includes(`|${kind}|`) || value.endsWith(`|${kind}`)),
      );
    const click = { ts: answer?.ts ?? '', thread: ASKED_AT, responseUrl: slack.respondUrl('vote') };
    expect(actionsIn(answer?.blocks)).not.toContain(null);
    await served.send(sends.click({ ...click, value: carriedBy('vote') }));
    await eventually(() => slack.responses.find(({ path }) => path.endsWith('vote')));
    await served.send(sends.click({ ...click, value: carriedBy('vote').replace('|up', '|down') }));
    await eventually(() => slack.callsOf('views.open').length === 1);
    await served.send(sends.mention({ text: 'thanks!', thread: ASKED_AT, ts: '1711111114.000100' }));
    const reaction = await eventually(() => slack.callsOf('reactions.add')[0]);
    expect(reaction.args).toMatchObject({ channel: 'C1', timestamp: '1711111114.000100', name: '+1' });
  });

  test('that was edited has its answer replaced; deleted, it takes its answer along', async () => {
    const before = inThread(ASKED_AT)[0]?.text;
    await served.send(sends.edited('C1', ASKED_AT, QUESTION, 'what is trainium good for?'));
    await eventually(() => inThread(ASKED_AT)[0]?.text !== before);
    await served.send(sends.deleted('C1', ASKED_AT, 'what is trainium good for?'));
    await eventually(() => inThread(ASKED_AT).length === 2);
  });
});

test('who opens the home page or the assistant finds how to ask, and questions to ask', async () => {
  await served.send(sends.homeOpened('home', 'U7'));
  await served.send(sends.assistantOpened('U8'));
  const { args } = await eventually(() => slack.callsOf('views.publish')[0]);
  expect(args).toMatchObject({ user_id: 'U7', view: { type: 'home', blocks: expect.any(Array) } });
  const suggested = await eventually(() => slack.callsOf('assistant.threads.setSuggestedPrompts')[0]);
  expect(suggested.args).toMatchObject({ channel_id: 'DU8', prompts: expect.any(Array) });
});

describe('a question by command', () => {
  test('is answered to its asker alone, and shared on request', async () => {
    await served.send(sends.command('gpu options on vertex', slack.respondUrl('ask'), { channel: 'C5' }));
    const { body } = await eventually(() => slack.responses.find(({ path }) => path.endsWith('ask')));
    expect(body).toMatchObject({ response_type: 'ephemeral' });
    const share = pressesIn(body.blocks).find(({ value }) => String(value).includes('|share|'));
    await served.send(
      sends.click({ value: String(share?.value), channel: 'C5', alone: true, responseUrl: slack.respondUrl('shared') }),
    );
    const shared = await eventually(() => slack.posts.find(({ channel }) => channel === 'C5'));
    expect([shared.thread, faultsOfPost(shared)]).toEqual([null, []]);
  });
});

test('the command for costs is answered to its asker alone, with requests to begin with', async () => {
  await served.send(sends.command('help', slack.respondUrl('cost'), { channel: 'C5', command: '/mlcost' }));
  const { body } = await eventually(() => slack.responses.find(({ path }) => path.endsWith('cost')));
  expect(body).toMatchObject({ response_type: 'ephemeral' });
  expect(pressesIn(body.blocks).map(({ value }) => value)).toContain('w1|estimate|8xH100%2072h%20spot%20aws');
});

describe('an estimate by command', () => {
  const costOf = { channel: 'C6', command: '/mlcost' };
  const answered = (path: string) => eventually(() => slack.responses.find(it => it.path.endsWith(path)));

  async function press(response: { readonly body: Record<string, unknown> }, kind: string, path: string) {
    const value = pressesIn(response.body.blocks)
      .map(it => String(it.value))
      .find(it => it.startsWith(`w1|${kind}|`));
    await served.send(
      sends.click({ value: String(value), channel: 'C6', alone: true, responseUrl: slack.respondUrl(path) }),
    );
  }

  test('is told to its asker alone, with each formula, its source and its day, and shared on request', async () => {
    await served.send(sends.command('8xH100 72h spot aws us-west-2', slack.respondUrl('figures'), costOf));
    const estimate = await answered('figures');
    expect(estimate.body).toMatchObject({ response_type: 'ephemeral' });
    expect(JSON.stringify(estimate.body)).toMatch(/72 h.*p5\.48xlarge.*SkyPilot/s);
    await press(estimate, 'share', 'shared-figures');
    const shared = await eventually(() => slack.posts.find(({ channel }) => channel === 'C6'));
    expect([shared.thread, faultsOfPost(shared)]).toEqual([null, []]);
    expect(amountsIn(shared.text)).toEqual(amountsIn(estimate.body.text));
    expect(amountsIn(shared.text)?.length).toBeGreaterThan(3);
  });

  test('is adjusted in a window, and computed anew in its place', async () => {
    const before = await answered('figures');
    const windows = slack.callsOf('views.open').length;
    await press(before, 'adjust', 'adjusted');
    const { args } = await eventually(() => slack.callsOf('views.open')[windows]);
    const { private_metadata: metadata } = args.view as { readonly private_metadata: string };
    await served.send(sends.submission(metadata, { hours: '168 h' }));
    const { body } = await answered('adjusted');
    expect(body).toMatchObject({ replace_original: true });
    expect(JSON.stringify(body)).toContain('168 h');
  });
});

test('nothing that anybody wrote, no token and no address is in what it wrote', async () => {
  const said = served.said();
  expect(said.split('\n').filter(line => line.startsWith('{')).length).toBeGreaterThan(3);
  const secrets = [
    QUESTION,
    FOLLOW_UP,
    'markup',
    'spot instances',
    'vertex',
    BOT_TOKEN,
    sends.SECRET,
    '/respond/',
    'v0=',
  ];
  for (const secret of secrets) expect(said).not.toContain(secret);
});

test('it stops in an orderly way, and is ready until then', async () => {
  expect(await served.ready()).toMatchObject({ status: 200, text: expect.stringContaining('slack') });
  expect(await served.stop('SIGTERM')).toBe(0);
  expect(served.said()).toMatch(/stopped/);
});

describe.concurrent('settings that are at fault', () => {
  test('are told all at once, before anything is opened or written', async () => {
    const empty = servedFolder();
    const env = {
      SLACK_BOT_TOKEN: 'xapp-1-A1-secretThing',
      SLACK_API_URL: 'http://slack.example/api/',
      PORT: 'many',
      LOG_LEVEL: 'loud',
      MicrosoftAppId: 'x',
    };
    const { status, told, printed } = await runWhetstone(['start'], empty.path, env);
    expect([status, printed]).toEqual([1, '']);
    for (const name of Object.keys(env)) expect(told).toContain(name);
    expect(told).not.toMatch(/secretThing|slack\.example/);
    expect(readdirSync(empty.path)).toEqual([]);
    empty.remove();
  });

  test('and a token that Slack does not accept end it with a sentence', async () => {
    const unwilling = await startSlackDouble();
    unwilling.failNext('auth.test', { kind: 'error', error: 'invalid_auth' });
    const env = {
      SLACK_BOT_TOKEN: BOT_TOKEN,
      SLACK_SIGNING_SECRET: sends.SECRET,
      SLACK_API_URL: unwilling.apiUrl,
      PORT: '0',
    };
    const { status, told } = await runWhetstone(['start'], folder.path, env);
    await unwilling.close();
    expect(status).toBe(1);
    expect(told).toMatch(/does not accept the bot token.*SLACK_BOT_TOKEN/s);
  });
});

describe.concurrent('the doctor', () => {
  async function examine(scopes: readonly string[], ...failures: readonly Failure[]) {
    const examined = await startSlackDouble();
    examined.grant(scopes);
    examined.failNext('auth.test', ...failures);
    const env = {
      SLACK_BOT_TOKEN: BOT_TOKEN,
      SLACK_SIGNING_SECRET: '0123456789abcdef0123456789abcdef',
      SLACK_API_URL: examined.apiUrl,
      HOST: '0.0.0.0',
    };
    const found = await runWhetstone(['doctor'], folder.path, env);
    await examined.close();
    expect(found.printed + found.told).not.toContain(BOT_TOKEN);
    return found;
  }
  const needed = BOT_SCOPES.map(({ name }) => name);

  test('finds nothing where all is well', async () => {
    const { status, printed } = await examine(needed);
    expect(printed).toMatch(/speaks as @whetstone in Acme/);
    expect(status).toBe(0);
  });

  test('names the scopes that are missing, and how to add them', async () => {
    const { status, printed } = await examine(['chat:write']);
    expect(printed).toMatch(/commands.*Bot Token Scopes/s);
    expect(status).toBe(1);
  });

  test('tells a token that Slack does not accept, and how to mend it', async () => {
    const { status, printed } = await examine(needed, { kind: 'error', error: 'token_revoked' });
    expect(printed).toMatch(/The bot token was revoked.*SLACK_BOT_TOKEN/s);
    expect(status).toBe(1);
  });
});

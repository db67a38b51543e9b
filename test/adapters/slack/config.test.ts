// The settings of Slack: what is accepted, every fault at once, how each is to be mended, and that no secret shows.
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { readSlackSettings } from '../../../adapters/slack/config.ts';

const BOT = 'xoxb-11-22-botSecret';
const APP = 'xapp-1-A0123-44-appSecret';
const SECRET = '0123456789abcdef0123456789abcdef';
const BOTH = { SLACK_BOT_TOKEN: BOT, SLACK_APP_TOKEN: APP };

const sentencesOf = (env: Record<string, string>) => readSlackSettings(env).faults.map(({ sentence }) => sentence);
const urlOf = (SLACK_API_URL: string) => readSlackSettings({ ...BOTH, SLACK_API_URL }).settings?.apiUrl;

describe('settings of Slack', () => {
  it('are none where none is set, or all are empty', () => {
    expect(readSlackSettings({})).toEqual({ settings: null, faults: [] });
    expect(readSlackSettings({ SLACK_BOT_TOKEN: '', SLACK_APP_TOKEN: ' ', SLACK_CLIENT_ID: '' })).toEqual({
      settings: null,
      faults: [],
    });
  });

  it('are for Socket Mode with an app token, for HTTP with a signing secret, and for both with both', () => {
    const modeOf = (env: Record<string, string>) => {
      const { settings, faults } = readSlackSettings({ SLACK_BOT_TOKEN: BOT, ...env });
      expect(faults).toEqual([]);
      return [settings?.botToken.reveal(), settings?.appToken?.reveal(), settings?.signingSecret?.reveal()];
    };
    expect(modeOf({ SLACK_APP_TOKEN: APP })).toEqual([BOT, APP, undefined]);
    expect(modeOf({ SLACK_SIGNING_SECRET: SECRET })).toEqual([BOT, undefined, SECRET]);
    expect(modeOf({ SLACK_APP_TOKEN: APP, SLACK_SIGNING_SECRET: SECRET })).toEqual([BOT, APP, SECRET]);
  });

  it('are accepted in shapes that Slack does not rule out, and with white space around', () => {
    for (const token of ['xoxb-1', 'xoxe.xoxb-1-abc', `  ${BOT}\n`])
      expect(sentencesOf({ SLACK_BOT_TOKEN: token, SLACK_APP_TOKEN: 'xapp-x' })).toEqual([]);
    for (const secret of ['short', 'Z'.repeat(80)])
      expect(sentencesOf({ SLACK_BOT_TOKEN: BOT, SLACK_SIGNING_SECRET: secret })).toEqual([]);
    expect(readSlackSettings({ ...BOTH, SLACK_BOT_TOKEN: `  ${BOT}\n` }).settings?.botToken.reveal()).toBe(BOT);
  });

  it('never show a secret, however they are printed', () => {
    const { settings } = readSlackSettings({ ...BOTH, SLACK_SIGNING_SECRET: SECRET });
    const printed = [
      inspect(settings, { showHidden: true, depth: 9 }),
      JSON.stringify(settings),
      `${settings?.botToken}`,
    ];
    for (const text of printed) {
      expect(text).toContain('[set]');
      for (const secret of [BOT, APP, SECRET]) expect(text).not.toContain(secret);
    }
  });
});

describe('a value in the wrong place', () => {
  const told = (name: string, value: string) => sentencesOf({ ...BOTH, [name]: value });

  it.each([
    [
      'SLACK_BOT_TOKEN',
      APP,
      /^SLACK_BOT_TOKEN holds an app-level token \(xapp-…\); .*Put that into SLACK_APP_TOKEN\.$/,
    ],
    ['SLACK_APP_TOKEN', BOT, /^SLACK_APP_TOKEN holds a bot token \(xoxb-…\); .*Put that into SLACK_BOT_TOKEN\.$/],
    ['SLACK_BOT_TOKEN', 'xoxp-1-mine', /holds a user token \(xoxp-…\), .* takes the Bot User OAuth Token/],
    ['SLACK_BOT_TOKEN', 'xoxe.xoxp-1-mine', /holds a user token/],
    ['SLACK_BOT_TOKEN', 'xoxe-1-again', /holds a refresh token/],
    ['SLACK_BOT_TOKEN', 'xoxc-1-browser', /holds a token of a kind that apps have no use for/],
    ['SLACK_BOT_TOKEN', SECRET, /holds what looks like a signing secret; .*Put that into SLACK_SIGNING_SECRET\.$/],
    ['SLACK_BOT_TOKEN', 'A0123', /holds something else than a token; it takes the Bot User OAuth Token/],
    ['SLACK_BOT_TOKEN', 'xoxb-', /ends where it has just begun/],
    ['SLACK_APP_TOKEN', 'https://hooks.example/1', /holds an address; it takes an App-Level Token/],
    ['SLACK_SIGNING_SECRET', BOT, /^SLACK_SIGNING_SECRET holds a bot token .*Put that into SLACK_BOT_TOKEN\.$/],
    ['SLACK_BOT_TOKEN', `"${BOT}"`, /^SLACK_BOT_TOKEN has quotes around it; write the value alone\.$/],
    ['SLACK_APP_TOKEN', `’${APP}’`, /has quotes around it/],
    ['SLACK_BOT_TOKEN', 'xoxb-11 22', /has white space or a sign in it/],
    ['SLACK_BOT_TOKEN', 'xoxb-…', /has white space or a sign in it/],
    ['SLACK_SIGNING_SECRET', 'two words', /has white space or a sign in it/],
  ])('%s=%s is told with where it belongs', (name, value, sentence) => {
    const sentences = told(name, value);
    expect(sentences).toEqual([expect.stringMatching(sentence)]);
    expect(readSlackSettings({ ...BOTH, [name]: value }).settings).toBeNull();
  });

  it('keeps the value to itself', () => {
    for (const value of [`"${BOT}"`, 'xoxp-1-mine', 'xoxb-11 botSecret', `${SECRET}Z`, 'appSecret'])
      for (const name of ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'SLACK_API_URL'])
        expect(told(name, value).join()).not.toMatch(/botSecret|appSecret|mine|0123456789abcdef/);
  });
});

describe('settings that do not go together', () => {
  it('are a bot token that nothing can reach', () => {
    expect(sentencesOf({ SLACK_BOT_TOKEN: BOT })).toEqual([
      'SLACK_BOT_TOKEN is set, but nothing that Slack could reach Whetstone by; set SLACK_APP_TOKEN for Socket Mode, ' +
        'which needs no public address, or SLACK_SIGNING_SECRET for HTTP.',
    ]);
  });

  it('are anything without a bot token', () => {
    expect(sentencesOf({ SLACK_APP_TOKEN: APP })).toEqual([
      expect.stringMatching(/^SLACK_APP_TOKEN is set, but SLACK_BOT_TOKEN is not; it takes the Bot User OAuth Token/),
    ]);
    expect(sentencesOf({ SLACK_APP_TOKEN: APP, SLACK_SIGNING_SECRET: SECRET })).toEqual([
      expect.stringMatching(/^SLACK_APP_TOKEN and SLACK_SIGNING_SECRET are set, but SLACK_BOT_TOKEN is not;/),
    ]);
    expect(sentencesOf({ SLACK_API_URL: 'https://slack.example/api/' })).toHaveLength(1);
  });

  it('are told with all other faults at once', () => {
    const env = {
      SLACK_APP_TOKEN: BOT,
      SLACK_SIGNING_SECRET: 'a b',
      SLACK_API_URL: 'slack',
      SLACK_STATE_SECRET: 's3cret',
    };
    const { settings, faults } = readSlackSettings(env);
    expect(settings).toBeNull();
    expect(faults.map(({ name }) => name)).toEqual([
      'SLACK_APP_TOKEN',
      'SLACK_SIGNING_SECRET',
      'SLACK_API_URL',
      'SLACK_BOT_TOKEN',
      'SLACK_STATE_SECRET',
    ]);
    expect(faults.map(({ sentence }) => sentence).join()).not.toContain('s3cret');
  });
});

describe('the address of the API', () => {
  it('is that of Slack, unless another one is set, which may lack its last slash', () => {
    expect(readSlackSettings(BOTH).settings?.apiUrl).toBe('https://slack.com/api/');
    expect(urlOf('https://slack.example/api')).toBe('https://slack.example/api/');
    expect(urlOf('https://slack.example/api/')).toBe('https://slack.example/api/');
  });

  it('may be plain http on this machine, where test doubles stand', () => {
    for (const host of ['127.0.0.1:4100', 'localhost:4100', '127.1.2.3', '[::1]:4100', 'slack.localhost'])
      expect(urlOf(`http://${host}/api/`)).toBe(`http://${host}/api/`);
  });

  it.each([
    ['http://slack.example/api/', /is plain http to another machine/],
    ['http://127.0.0.1.example/api/', /is plain http to another machine/],
    ['http://localhost.example/api/', /is plain http to another machine/],
    ['slack.com/api', /must be a web address such as/],
    ['ftp://slack.com/', /must be a web address such as/],
    ['https://me:word@slack.com/', /must not hold a name or a password/],
    ['https://slack.com/api?x=', /without \? and #/],
  ])('%s is refused', (address, sentence) => {
    expect(sentencesOf({ ...BOTH, SLACK_API_URL: address })).toEqual([expect.stringMatching(sentence)]);
  });
});

it('settings for several workspaces are refused, each in a sentence, and Slack could be served all the same', () => {
  const env = { ...BOTH, SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: 'hidden', SLACK_STATE_SECRET: 'hidden' };
  const { settings, faults } = readSlackSettings(env);
  expect(faults.map(({ name }) => name)).toEqual(['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET']);
  expect(faults[0]?.sentence).toBe(
    'SLACK_CLIENT_ID is set, but installing into several workspaces is not served yet; unset it to go on.',
  );
  expect(settings?.botToken.reveal()).toBe(BOT);
});

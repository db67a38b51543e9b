// The doctor for Slack: what it says of each way in which tokens, scopes, the network and the address can be wrong.
import { describe, expect, it, test } from 'vitest';
import { readSlackSettings } from '../../../adapters/slack/config.ts';
import { examineSlack } from '../../../adapters/slack/doctor.ts';
import { BOT_SCOPES } from '../../../adapters/slack/scopes.ts';
import type { SlackApi, SlackResult } from '../../../adapters/slack/slack-api.ts';
import { DeliveryError, type DeliveryTrouble } from '../../../src/message/delivery-error.ts';

const BOT = 'xoxb-11-22-botSecret';
const APP = 'xapp-1-A0123-44-appSecret';
const SECRET = '0123456789abcdef0123456789abcdef';
const NOW = new Date('2026-11-24T12:00:00Z');
const SCOPES = BOT_SCOPES.map(({ name }) => name);
const KNOWN = { ok: true, team: 'Forge', team_id: 'T0123', user: 'whetstone', user_id: 'U9', app_id: 'A0123' };
const WELL: SlackResult = { ...KNOWN, scopes: SCOPES };
const OPEN: SlackResult = { ok: true, url: 'wss://socket.example/?ticket=ticketSecret' };

type Answer = SlackResult | Error;

/** Slack with canned answers for the two methods; an `Error` is thrown. Fails where a call brings the wrong token. */
function slack(auth: Answer = WELL, connection: Answer = OPEN): SlackApi {
  return {
    async call(method, args) {
      const answer = method === 'auth.test' ? auth : connection;
      expect(args).toEqual(method === 'auth.test' ? undefined : { token: APP });
      if (answer instanceof Error) throw answer;
      return answer;
    },
    respond: () => Promise.reject(new Error('nothing was asked through an address')),
  };
}

const refused = (reason: string, trouble: DeliveryTrouble = 'never') => new DeliveryError(trouble, reason);

async function examine(api: SlackApi, env: Record<string, string> = {}, address = { host: '0.0.0.0', port: 3000 }) {
  const { settings } = readSlackSettings({ SLACK_BOT_TOKEN: BOT, SLACK_APP_TOKEN: APP, ...env });
  if (settings === null) throw new Error('the settings of the test are at fault');
  const findings = await examineSlack(settings, api, NOW, address);
  expect(JSON.stringify(findings)).not.toMatch(/botSecret|appSecret|ticketSecret|0123456789abcdef/);
  expect(findings.filter(({ state, mend }) => (state === 'ok') !== (mend === null))).toEqual([]);
  return findings;
}

const HTTP = { SLACK_APP_TOKEN: '', SLACK_SIGNING_SECRET: SECRET };

describe('when all is well', () => {
  it('names the workspace and the bot, and what is not served is not looked at', async () => {
    const findings = await examine(slack());
    expect(findings.map(({ name, state }) => `${name}: ${state}`)).toEqual([
      'Slack API: ok',
      'Slack bot token: ok',
      'Slack scopes: ok',
      'Slack app token: ok',
    ]);
    expect(findings[1]?.detail).toBe('speaks as @whetstone in Forge (T0123)');
  });

  it('tells over HTTP which address Slack needs', async () => {
    const findings = await examine(slack(WELL, new Error('not asked for')), HTTP);
    expect(findings.map(({ name, state }) => `${name}: ${state}`).slice(3)).toEqual([
      'Slack signing secret: ok',
      'Slack request URL: ok',
    ]);
    expect(findings.at(-1)?.detail).toContain('listens on 0.0.0.0:3000, and Slack must reach it at https://');
    expect(findings.at(-1)?.detail).toMatch(/\/slack\/events$/);
  });

  it('looks at both ways where both are served', async () => {
    expect(await examine(slack(), { SLACK_SIGNING_SECRET: SECRET })).toHaveLength(6);
  });
});

describe('the bot token', () => {
  it.each([
    ['invalid_auth', 'does not accept', 'OAuth & Permissions'],
    ['not_authed', 'No bot token', 'OAuth & Permissions'],
    ['account_inactive', 'was removed', 'install it again'],
    ['token_revoked', 'was revoked', 'install it again'],
    ['token_expired', 'rotation', 'slack-manifest.yaml'],
    ['not_allowed_token_type', 'no bot token', 'OAuth & Permissions'],
    ['accesslimited', 'network', 'address of this machine'],
    ['org_login_required', 'org_login_required', 'reference/methods/auth.test'],
    ['constructor', 'constructor', 'reference/methods/auth.test'],
  ])('refused with %s is a fault with its mending', async (reason, detail, mend) => {
    const [way, token, ...rest] = await examine(slack(refused(reason)));
    expect(way).toMatchObject({ name: 'Slack API', state: 'ok' });
    expect(token).toMatchObject({ name: 'Slack bot token', state: 'fault' });
    expect(token?.detail).toContain(detail);
    expect(token?.mend).toContain(mend);
    expect(rest.map(({ name }) => name)).toEqual(['Slack app token']);
  });

  it('that is rotated is a warning with its end', async () => {
    const [, token] = await examine(slack({ ...WELL, expires_in: 3600 }));
    expect(token).toMatchObject({ state: 'warning', mend: expect.stringContaining('slack-manifest.yaml') });
    expect(token?.detail).toContain('only until 2026-11-24T13:00:00.000Z');
  });
});

describe('scopes', () => {
  const scopesFinding = async (scopes?: readonly string[]) =>
    (await examine(slack(scopes === undefined ? KNOWN : { ...KNOWN, scopes }))).find(
      ({ name }) => name === 'Slack scopes',
    );

  it.each(SCOPES)('without %s say what will not work, and that the app must be installed again', async missing => {
    const finding = await scopesFinding(SCOPES.filter(scope => scope !== missing));
    const lets = BOT_SCOPES.find(({ name }) => name === missing)?.lets;
    expect(finding).toMatchObject({ state: 'fault', detail: `Without ${missing} Whetstone cannot ${lets}.` });
    expect(finding?.mend).toContain(`Add ${missing} under OAuth & Permissions`);
    expect(finding?.mend).toContain('install it again');
  });

  it('beyond the need are a warning that names them', async () => {
    const finding = await scopesFinding([...SCOPES, 'files:read', 'team:read']);
    expect(finding).toMatchObject({ state: 'warning', detail: expect.stringContaining('files:read, team:read') });
  });

  it('that Slack does not tell are a warning', async () => {
    expect(await scopesFinding()).toMatchObject({ state: 'warning', detail: expect.stringContaining('did not tell') });
  });
});

describe('the app token', () => {
  const tokenFinding = async (connection: Answer, auth: Answer = WELL) =>
    (await examine(slack(auth, connection))).find(({ name }) => name === 'Slack app token');

  it.each([
    ['missing_scope', 'connections:write', 'App-Level Tokens'],
    ['socket_mode_not_enabled', 'switched off', 'Switch it on'],
    ['not_allowed_token_type', 'no app-level token', 'App-Level Tokens'],
    ['invalid_auth', 'does not accept', 'App-Level Tokens'],
    ['not_authed', 'No app-level token', 'App-Level Tokens'],
    ['forbidden_team', 'forbidden_team', 'reference/methods/apps.connections.open'],
    ['timeout', 'did not answer in time', 'HTTPS_PROXY'],
  ])('refused with %s is a fault with its mending', async (reason, detail, mend) => {
    const finding = await tokenFinding(refused(reason));
    expect(finding?.state).toBe('fault');
    expect(finding?.detail).toContain(detail);
    expect(finding?.mend).toContain(mend);
  });

  it('of another app is a warning', async () => {
    expect(await tokenFinding(OPEN, { ...WELL, app_id: 'A0456' })).toMatchObject({
      state: 'warning',
      detail: expect.stringContaining('of another app'),
    });
    expect(await tokenFinding(OPEN, { ...WELL, app_id: undefined })).toMatchObject({ state: 'ok' });
  });
});

describe('the way to Slack', () => {
  it.each([
    ['timeout', 'unclear', 'fault', 'slack.com did not answer in time.', 'HTTPS_PROXY'],
    ['no_answer', 'later', 'fault', 'There is no connection to slack.com.', 'curl -I https://slack.com'],
    ['bad_answer', 'unclear', 'fault', 'something else than JSON', 'SLACK_API_URL'],
    ['http_404', 'never', 'fault', 'HTTP status 404', 'SLACK_API_URL'],
    ['http_407', 'never', 'fault', 'HTTP status 407', 'HTTPS_PROXY'],
    ['http_503', 'later', 'warning', 'HTTP status 503', 'slack-status.com'],
    ['fatal_error', 'later', 'warning', 'Slack asks to come back: fatal_error.', 'Try again later.'],
  ] as const)(
    'that ends in %s (%s) is a %s, and tokens are not judged',
    async (reason, trouble, state, detail, mend) => {
      const findings = await examine(slack(refused(reason, trouble), new Error('not asked for')));
      expect(findings).toHaveLength(1);
      expect(findings[0]).toMatchObject({ name: 'Slack API', state });
      expect(findings[0]?.detail).toContain(detail);
      expect(findings[0]?.mend).toContain(mend);
    },
  );

  it('that is too busy says how long to wait', async () => {
    const busy = new DeliveryError('later', 'rate_limited', { retryAfterMs: 29_500 });
    expect((await examine(slack(busy)))[0]).toMatchObject({ state: 'warning', mend: 'Try again in 30 seconds.' });
  });

  it('that fails in an unknown way tells nothing of the failure, which may hold a token', async () => {
    const [way] = await examine(slack(new TypeError(`Invalid header value: Bearer ${BOT}`)));
    expect(way).toMatchObject({ state: 'fault', detail: 'The call failed in a way that Whetstone does not know.' });
  });

  it('names the other API that is set', async () => {
    const env = { SLACK_API_URL: 'http://127.0.0.1:4100/api/' };
    expect((await examine(slack(refused('timeout')), env))[0]?.detail).toBe('127.0.0.1:4100 did not answer in time.');
  });
});

describe('HTTP', () => {
  const requestUrl = async (host: string, port = 3000) => (await examine(slack(), HTTP, { host, port })).at(-1);

  test.each(['127.0.0.1', 'localhost', '::1'])('on %s is a warning, since only this machine reaches it', async host => {
    expect(await requestUrl(host)).toMatchObject({ state: 'warning', mend: expect.stringContaining('HOST=0.0.0.0') });
  });

  test('on all addresses, or one that others may reach, is well', async () => {
    expect((await requestUrl('::'))?.detail).toContain('[::]:3000');
    expect(await requestUrl('10.0.0.7')).toMatchObject({ state: 'ok' });
  });

  test('without a lasting port is a warning', async () => {
    expect(await requestUrl('0.0.0.0', 0)).toMatchObject({ state: 'warning', mend: 'Set PORT.' });
  });

  test('with a secret of an unusual shape is a warning', async () => {
    const env = { SLACK_APP_TOKEN: '', SLACK_SIGNING_SECRET: 'shhh' };
    const finding = (await examine(slack(), env)).find(({ name }) => name === 'Slack signing secret');
    expect(finding).toMatchObject({ state: 'warning', mend: expect.stringContaining('Basic Information') });
    expect(finding?.detail).not.toContain('shhh');
  });
});

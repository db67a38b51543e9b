// The doctor for Slack: tries what the settings promise, and says how to mend what is not well.
import type { Finding } from '../../src/app/use-cases.ts';
import { DeliveryError } from '../../src/message/delivery-error.ts';
import type { SlackSettings } from './config.ts';
import { REQUEST_PATH } from './names.ts';
import { BOT_SCOPES } from './scopes.ts';
import type { Secret } from './secret.ts';
import type { SlackApi, SlackResult } from './slack-api.ts';
import { explainAppToken, explainBotToken, troubleBeforeSlack, UNKNOWN } from './trouble.ts';

/** Where the HTTP server listens. */
export interface Address {
  readonly host: string;
  readonly port: number;
}

/** What came of a call: what Slack gave back, or the code of its refusal. */
type Outcome = SlackResult | { readonly refused: DeliveryError };

/**
 * Everything that was looked at, in the order in which a fault would be met. It throws nothing and shows no secret.
 * `api` speaks with the bot token, and with another one where the arguments bring a `token`.
 */
export async function examineSlack(
  settings: SlackSettings,
  api: SlackApi,
  now: Date,
  address: Address,
): Promise<Finding[]> {
  const { appToken, signingSecret } = settings;
  const host = new URL(settings.apiUrl).host;
  const bot = await attempt(api, 'auth.test');
  const way = findingOfWay(bot, host);
  const http = signingSecret === null ? [] : overHttp(signingSecret, address);
  if (way.state !== 'ok') return [way, ...http];
  const socket = appToken === null ? [] : [await findingOfAppToken(api, appToken, bot, host)];
  return [way, ...findingsOfBot(bot, host, now), ...socket, ...http];
}

async function attempt(api: SlackApi, method: string, token?: Secret): Promise<Outcome> {
  try {
    return await (token === undefined ? api.call(method) : api.call(method, { token: token.reveal() }));
  } catch (error) {
    // Whatever else is thrown may show a header with the token in it.
    return { refused: error instanceof DeliveryError ? error : new DeliveryError('never', UNKNOWN) };
  }
}

function findingOfWay(outcome: Outcome, host: string): Finding {
  const name = 'Slack API';
  const trouble = isRefusal(outcome) ? troubleBeforeSlack(outcome.refused, host) : null;
  return trouble === null ? well(name, `${host} answers`) : { name, ...trouble };
}

function findingsOfBot(outcome: Outcome, host: string, now: Date): Finding[] {
  const name = 'Slack bot token';
  if (isRefusal(outcome)) return [{ name, ...explainBotToken(outcome.refused, host) }];
  const about = `speaks as @${textOf(outcome.user)} in ${textOf(outcome.team)} (${textOf(outcome.team_id)})`;
  return [findingOfEnd(name, about, outcome.expires_in, now), findingOfScopes(outcome.scopes)];
}

/** `expiresIn` are the seconds that a rotated token still lasts; other tokens last until they are revoked. */
function findingOfEnd(name: string, about: string, expiresIn: unknown, now: Date): Finding {
  if (typeof expiresIn !== 'number') return well(name, about);
  const end = new Date(now.getTime() + expiresIn * 1000).toISOString();
  return {
    name,
    state: 'warning',
    detail: `${about}, but only until ${end}: token rotation is on, and Whetstone does not renew tokens.`,
    mend: 'Make an app from slack-manifest.yaml, where rotation is off, and use its tokens.',
  };
}

function findingOfScopes(granted: readonly string[] | undefined): Finding {
  const name = 'Slack scopes';
  if (granted === undefined) {
    const detail = 'Slack did not tell what the bot token may do.';
    return {
      name,
      state: 'warning',
      detail,
      mend: 'Compare OAuth & Permissions of your app with slack-manifest.yaml.',
    };
  }
  const missing = BOT_SCOPES.filter(scope => !granted.includes(scope.name));
  const needed = new Set(BOT_SCOPES.map(scope => scope.name));
  const spare = granted.filter(scope => !needed.has(scope));
  if (missing.length > 0) {
    const detail = missing.map(scope => `Without ${scope.name} Whetstone cannot ${scope.lets}.`).join(' ');
    const names = missing.map(scope => scope.name).join(', ');
    const mend = `Add ${names} under OAuth & Permissions, Bot Token Scopes, of your app (https://api.slack.com/apps), then install it again: a scope holds only from then on.`;
    return { name, state: 'fault', detail, mend };
  }
  if (spare.length === 0) return well(name, `all ${BOT_SCOPES.length} that are needed, and no more`);
  const detail = `The bot token may more than it needs: ${spare.join(', ')}.`;
  const mend =
    'If nothing else uses the app, remove these under OAuth & Permissions, Bot Token Scopes, and install it again.';
  return { name, state: 'warning', detail, mend };
}

async function findingOfAppToken(api: SlackApi, token: Secret, bot: Outcome, host: string): Promise<Finding> {
  const name = 'Slack app token';
  const outcome = await attempt(api, 'apps.connections.open', token);
  if (isRefusal(outcome)) return { name, ...explainAppToken(outcome.refused, host) };
  if (!isOfAnotherApp(token, bot)) return well(name, 'Socket Mode can connect');
  return {
    name,
    state: 'warning',
    detail: 'The app-level token seems to be of another app than the bot token.',
    mend: 'Take SLACK_APP_TOKEN and SLACK_BOT_TOKEN from the pages of one app.',
  };
}

/** App-level tokens carry the id of their app, though Slack does not promise it; so this is a hint and no more. */
function isOfAnotherApp(token: Secret, bot: Outcome): boolean {
  const app = /^xapp-\d+-(A[A-Z0-9]+)-/.exec(token.reveal())?.[1];
  return app !== undefined && !isRefusal(bot) && typeof bot.app_id === 'string' && bot.app_id !== app;
}

function overHttp(secret: Secret, address: Address): Finding[] {
  return [findingOfSecret(secret), findingOfAddress(address)];
}

function findingOfSecret(secret: Secret): Finding {
  const name = 'Slack signing secret';
  if (/^[0-9a-f]{32}$/.test(secret.reveal())) {
    return well(name, "looks like one; only Slack's first request tells whether it is this app's");
  }
  const detail = 'Signing secrets usually are 32 of the digits 0–9 and a–f, and this one is not.';
  const mend =
    'Unless it is so on purpose, copy the Signing Secret under Basic Information, App Credentials, of your app (https://api.slack.com/apps); not the Client Secret or the Verification Token.';
  return { name, state: 'warning', detail, mend };
}

function findingOfAddress({ host, port }: Address): Finding {
  const name = 'Slack request URL';
  const place = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  const wanted = `Whetstone listens on ${place}, and Slack must reach it at https://YOUR-HOST${REQUEST_PATH}`;
  if (port === 0) {
    return { name, state: 'warning', detail: 'PORT is 0: the port is another one at each start.', mend: 'Set PORT.' };
  }
  if (!/^(localhost|127\..*|::1)$/.test(host)) return well(name, wanted);
  const mend = `Pass the requests of a proxy or a tunnel that serves https on to ${place}, or set HOST=0.0.0.0 to listen to other machines.`;
  return { name, state: 'warning', detail: `${wanted}, but only this machine can reach ${host}.`, mend };
}

function isRefusal(outcome: Outcome): outcome is { readonly refused: DeliveryError } {
  return outcome.refused instanceof DeliveryError;
}

function well(name: string, detail: string): Finding {
  return { name, state: 'ok', detail, mend: null };
}

function textOf(value: unknown): string {
  return typeof value === 'string' && value !== '' ? value : '?';
}

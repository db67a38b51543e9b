// What Slack's refusals mean and how each is mended: the sentences of the doctor.

import type { Finding } from '../../src/app/use-cases.ts';
import type { DeliveryError } from '../../src/message/delivery-error.ts';

/** A finding without its name. */
export type Told = Omit<Finding, 'name'>;

/** The reason of a failure that nobody foresaw. */
export const UNKNOWN = 'unknown';

/** With these no word of Slack came back, so that waiting alone mends nothing. */
const UNREACHED: readonly string[] = ['timeout', 'no_answer', 'bad_answer', UNKNOWN];

/** What is the matter, and what to do about it. */
interface Trouble {
  readonly detail: string;
  readonly mend: string;
}

type Troubles = Readonly<Record<string, Trouble>>;

const COPY_BOT_TOKEN =
  'Copy the Bot User OAuth Token from OAuth & Permissions of your app (https://api.slack.com/apps) into SLACK_BOT_TOKEN.';
const REINSTALL =
  'Open Install App of your app (https://api.slack.com/apps), install it again, and copy the new Bot User OAuth Token into SLACK_BOT_TOKEN.';
const NEW_APP_TOKEN =
  'Generate a token with the scope connections:write under Basic Information, App-Level Tokens, of your app (https://api.slack.com/apps), and put it into SLACK_APP_TOKEN.';
const ALLOWED_NETWORK =
  'If your app restricts addresses under OAuth & Permissions, or your workspace its networks, let in the address of this machine.';

const BOT_TOKEN: Troubles = {
  invalid_auth: { detail: 'Slack does not accept the bot token.', mend: `${COPY_BOT_TOKEN} ${ALLOWED_NETWORK}` },
  not_authed: { detail: 'No bot token reached Slack.', mend: COPY_BOT_TOKEN },
  account_inactive: { detail: 'The app was removed from its workspace, or the workspace is gone.', mend: REINSTALL },
  token_revoked: { detail: 'The bot token was revoked.', mend: REINSTALL },
  token_expired: {
    detail: 'The bot token has expired: token rotation is on, and Whetstone does not renew tokens.',
    mend: 'Make an app from slack-manifest.yaml, where rotation is off, and use its tokens.',
  },
  not_allowed_token_type: { detail: 'SLACK_BOT_TOKEN holds no bot token.', mend: COPY_BOT_TOKEN },
  access_denied: { detail: 'Slack refuses calls from here.', mend: ALLOWED_NETWORK },
  accesslimited: { detail: 'Slack refuses calls from this network.', mend: ALLOWED_NETWORK },
};

const APP_TOKEN: Troubles = {
  missing_scope: {
    detail: 'The app-level token lacks the scope connections:write, and scopes cannot be added to one.',
    mend: NEW_APP_TOKEN,
  },
  socket_mode_not_enabled: {
    detail: 'Socket Mode is switched off.',
    mend: 'Switch it on under Socket Mode of your app (https://api.slack.com/apps), or unset SLACK_APP_TOKEN to serve HTTP alone.',
  },
  not_allowed_token_type: { detail: 'SLACK_APP_TOKEN holds no app-level token.', mend: NEW_APP_TOKEN },
  invalid_auth: { detail: 'Slack does not accept the app-level token.', mend: `${NEW_APP_TOKEN} ${ALLOWED_NETWORK}` },
  not_authed: { detail: 'No app-level token reached Slack.', mend: NEW_APP_TOKEN },
  token_revoked: { detail: 'The app-level token was revoked.', mend: NEW_APP_TOKEN },
  account_inactive: { detail: 'The app of the app-level token is gone.', mend: NEW_APP_TOKEN },
};

/** A call that was refused, as a finding without its name. `host` is whom the call went to. */
export function explainBotToken(refused: DeliveryError, host: string): Told {
  return (
    troubleBeforeSlack(refused, host) ?? fault(of(BOT_TOKEN, refused.reason) ?? unknown(refused.reason, 'auth.test'))
  );
}

/** The same for a call with the app-level token. */
export function explainAppToken(refused: DeliveryError, host: string): Told {
  const { reason } = refused;
  return troubleBeforeSlack(refused, host) ?? fault(of(APP_TOKEN, reason) ?? unknown(reason, 'apps.connections.open'));
}

/** Why a call did not come to Slack, or was not looked at there; null when Slack itself refused it. */
export function troubleBeforeSlack(refused: DeliveryError, host: string): Told | null {
  const { reason, trouble, retryAfterMs } = refused;
  const isOfToken = Object.hasOwn(BOT_TOKEN, reason) || Object.hasOwn(APP_TOKEN, reason);
  const passes = trouble === 'later' && !UNREACHED.includes(reason) && !isOfToken;
  const told = troubleOfWay(reason, host) ?? (passes ? troubleOfSlack(reason, retryAfterMs) : null);
  return told === null ? null : { state: passes ? 'warning' : 'fault', ...told };
}

function troubleOfWay(code: string, host: string): Trouble | null {
  const ways: Troubles = {
    timeout: { detail: `${host} did not answer in time.`, mend: openTheWay(host) },
    no_answer: { detail: `There is no connection to ${host}.`, mend: openTheWay(host) },
    bad_answer: {
      detail: `What answered for ${host} is not Slack's Web API: it sent something else than JSON.`,
      mend: 'A proxy or a sign-in page may have answered; otherwise mend SLACK_API_URL, or unset it.',
    },
    [UNKNOWN]: { detail: 'The call failed in a way that Whetstone does not know.', mend: 'Report this as a bug.' },
  };
  return of(ways, code) ?? troubleOfStatus(code, host);
}

/** Slack's own trouble, or too many calls. */
function troubleOfSlack(code: string, retryAfterMs: number | null): Trouble {
  const when = retryAfterMs === null ? 'later' : `in ${Math.ceil(retryAfterMs / 1000)} seconds`;
  return { detail: `Slack asks to come back: ${code}.`, mend: `Try again ${when}.` };
}

function troubleOfStatus(code: string, host: string): Trouble | null {
  const status = /^http_(\d{3})$/.exec(code)?.[1];
  if (status === undefined) return null;
  const detail = `${host} answered with the HTTP status ${status}.`;
  if (status.startsWith('5'))
    return { detail, mend: 'Try again later; https://slack-status.com tells whether Slack has trouble.' };
  if (status === '407') return { detail, mend: 'Put the name and password that your proxy wants into HTTPS_PROXY.' };
  return { detail, mend: 'Mend SLACK_API_URL, or unset it; a proxy on the way may also have answered.' };
}

function openTheWay(host: string): string {
  return (
    `Let this machine connect to https://${host} (its name, the way, its certificate: try curl -I https://${host}). ` +
    'Behind a proxy, set HTTPS_PROXY and NODE_USE_ENV_PROXY=1 (and NODE_EXTRA_CA_CERTS where it signs anew what it passes on), ' +
    'and serve HTTP, since the connection of Socket Mode goes past proxies.'
  );
}

/** Codes come from outside, and `constructor` is none of ours. */
function of(troubles: Troubles, code: string): Trouble | undefined {
  return Object.hasOwn(troubles, code) ? troubles[code] : undefined;
}

function fault(trouble: Trouble): Told {
  return { state: 'fault', ...trouble };
}

function unknown(code: string, method: string): Trouble {
  return {
    detail: `Slack refuses the token: ${code}.`,
    mend: `What the code means stands at https://docs.slack.dev/reference/methods/${method}.`,
  };
}

// The settings of Slack: what they are, and what is at fault in them, in sentences that never show a secret.
import { Secret } from './secret.ts';

/** What Slack is served with: Socket Mode when there is an app token, HTTP when there is a signing secret, or both. */
export interface SlackSettings {
  readonly botToken: Secret;
  readonly appToken: Secret | null;
  readonly signingSecret: Secret | null;
  /** Where the Web API is, with a slash at the end. */
  readonly apiUrl: string;
}

/** One setting that cannot be used as it is, of the same shape as a fault of the platform-independent settings. */
interface SettingFault {
  readonly name: string;
  readonly sentence: string;
}

/** `settings` is null when Slack is not set up, and when it cannot be served with what is set. */
export interface SlackReading {
  readonly settings: SlackSettings | null;
  readonly faults: readonly SettingFault[];
}

type Environment = Readonly<Record<string, string | undefined>>;

const BOT = 'SLACK_BOT_TOKEN';
const APP = 'SLACK_APP_TOKEN';
const SECRET = 'SLACK_SIGNING_SECRET';
const URL_NAME = 'SLACK_API_URL';

const SLACK_ITSELF = 'https://slack.com/api/';

/** Where each is found, as what follows its name. */
const FOUND: Readonly<Record<string, string>> = {
  [BOT]: 'takes the Bot User OAuth Token (xoxb-…) from OAuth & Permissions',
  [APP]: 'takes an App-Level Token (xapp-…) from Basic Information',
  [SECRET]: 'takes the Signing Secret from Basic Information, App Credentials',
};

/** What Slack hands out, told apart by how it begins; `of` is the setting that it belongs in. */
const KINDS: readonly { readonly begins: RegExp; readonly what: string; readonly of: string | null }[] = [
  { begins: /^(xoxe\.)?xoxb-/, what: 'a bot token (xoxb-…)', of: BOT },
  { begins: /^xapp-/, what: 'an app-level token (xapp-…)', of: APP },
  { begins: /^(xoxe\.)?xoxp-/, what: 'a user token (xoxp-…), which would speak in the name of a person', of: null },
  { begins: /^xoxe-/, what: 'a refresh token (xoxe-…)', of: null },
  { begins: /^xox[a-z]-/, what: 'a token of a kind that apps have no use for', of: null },
  { begins: /^https?:/, what: 'an address', of: null },
  { begins: /^[0-9a-f]{32}$/, what: 'what looks like a signing secret', of: SECRET },
];

const NOT_SERVED = ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET'];

/** Reads all settings of Slack and names every fault at once; white space around a value does not count. */
export function readSlackSettings(env: Environment): SlackReading {
  const given = (name: string): string => env[name]?.trim() ?? '';
  const faults = [...faultsOfEach(given), ...faultsTogether(given)];
  const refused = NOT_SERVED.filter(name => given(name) !== '').map(refusal);
  const isServed = faults.length === 0 && given(BOT) !== '';
  return { settings: isServed ? settingsOf(given) : null, faults: [...faults, ...refused] };
}

type Given = (name: string) => string;

function settingsOf(given: Given): SlackSettings {
  const secretOf = (name: string) => (given(name) === '' ? null : new Secret(given(name)));
  return {
    botToken: new Secret(given(BOT)),
    appToken: secretOf(APP),
    signingSecret: secretOf(SECRET),
    apiUrl: given(URL_NAME) === '' ? SLACK_ITSELF : withSlash(given(URL_NAME)),
  };
}

function faultsOfEach(given: Given): SettingFault[] {
  const checks = [
    [BOT, troubleOfSecret],
    [APP, troubleOfSecret],
    [SECRET, troubleOfSecret],
    [URL_NAME, troubleOfUrl],
  ] as const;
  return checks.flatMap(([name, check]) => {
    const trouble = given(name) === '' ? null : check(given(name), name);
    return trouble === null ? [] : [{ name, sentence: `${name} ${trouble}` }];
  });
}

/** What is wrong with a token or the secret, as what follows its name; null when it may be one. */
function troubleOfSecret(value: string, name: string): string | null {
  if (/^["'`“”‘’]|["'`“”‘’]$/.test(value)) return 'has quotes around it; write the value alone.';
  // What HTTP headers cannot carry would be told by an error that shows the whole header.
  if (/[^!-~]/.test(value))
    return 'has white space or a sign in it that none of its kind has; copy it again, in one piece.';
  const kind = KINDS.find(({ begins }) => begins.test(value));
  if (kind !== undefined && kind.of !== name) return wrongPlace(name, kind);
  if (name === SECRET) return null;
  if (kind === undefined) return `holds something else than a token; it ${FOUND[name]}.`;
  return value.replace(kind.begins, '') === '' ? 'ends where it has just begun; copy it again, in one piece.' : null;
}

function wrongPlace(name: string, kind: (typeof KINDS)[number]): string {
  const home = kind.of === null ? '' : ` Put that into ${kind.of}.`;
  return `holds ${kind.what}; it ${FOUND[name]}.${home}`;
}

/** The address itself is not shown: it may hold a password. */
function troubleOfUrl(value: string): string | null {
  const url = URL.parse(value);
  if (url === null || !/^https?:$/.test(url.protocol))
    return `must be a web address such as ${SLACK_ITSELF}; most need none.`;
  if (url.username !== '' || url.password !== '') return 'must not hold a name or a password.';
  if (/[?#]/.test(value)) return 'must be an address without ? and #, since names of methods are put behind it.';
  if (url.protocol === 'http:' && !isThisMachine(url.hostname))
    return 'is plain http to another machine, where tokens could be read on the way; use https.';
  return null;
}

function isThisMachine(host: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(host);
}

function withSlash(address: string): string {
  return address.endsWith('/') ? address : `${address}/`;
}

/** What can only be told of several settings. */
function faultsTogether(given: Given): SettingFault[] {
  const others = [APP, SECRET, URL_NAME].filter(name => given(name) !== '');
  if (given(BOT) === '') return others.length === 0 ? [] : [botTokenMissing(others)];
  if (given(APP) !== '' || given(SECRET) !== '') return [];
  const sentence = `${BOT} is set, but nothing that Slack could reach Whetstone by; set ${APP} for Socket Mode, which needs no public address, or ${SECRET} for HTTP.`;
  return [{ name: BOT, sentence }];
}

function botTokenMissing(others: readonly string[]): SettingFault {
  const names = new Intl.ListFormat('en-GB').format(others);
  const verb = others.length === 1 ? 'is' : 'are';
  return { name: BOT, sentence: `${names} ${verb} set, but ${BOT} is not; it ${FOUND[BOT]}.` };
}

function refusal(name: string): SettingFault {
  const sentence = `${name} is set, but installing into several workspaces is not served yet; unset it to go on.`;
  return { name, sentence };
}

// What Slack sends to us: bodies as it writes them, signed as it signs them.
import { createHmac } from 'node:crypto';

export const SECRET = '8f742231b10e8888abcd99yyyzzz85a5';
const TEAM = 'T0001';
const BOT = 'UBOT';

let count = 0;

interface Said {
  readonly text?: string;
  readonly user?: string;
  readonly channel?: string;
  readonly ts?: string;
  readonly thread?: string;
  readonly eventId?: string;
  readonly more?: Readonly<Record<string, unknown>>;
}

function eventBody(type: string, fields: Readonly<Record<string, unknown>>, eventId: string) {
  return {
    token: 'verification',
    team_id: TEAM,
    api_app_id: 'A0001',
    event: { type, ...fields },
    type: 'event_callback',
    event_id: eventId,
    event_time: 1_700_000_000,
    authorizations: [{ enterprise_id: null, team_id: TEAM, user_id: BOT, is_bot: true, is_enterprise_install: false }],
    is_ext_shared_channel: false,
  };
}

const newTs = () => `17100${String(++count).padStart(5, '0')}.000200`;

function message(type: string, said: Said, channelType: string) {
  const {
    text = 'what is trainium',
    user = 'U1',
    channel = 'C1',
    ts = newTs(),
    thread,
    eventId = `Ev${++count}`,
    more = {},
  } = said;
  const fields = {
    user,
    text,
    ts,
    channel,
    channel_type: channelType,
    event_ts: ts,
    ...(thread && { thread_ts: thread }),
    ...more,
  };
  return eventBody(type, fields, eventId);
}

/** A mention in a channel. */
export const mention = (said: Said = {}) =>
  message('app_mention', { ...said, text: `<@${BOT}> ${said.text ?? 'what is trainium'}` }, 'channel');

/** A message in a channel, a thread of it, or a direct conversation. */
export const channelMessage = (said: Said = {}) => message('message', said, 'channel');
export const directMessage = (said: Said = {}) => message('message', { channel: 'DU1', ...said }, 'im');

export function edited(channel: string, ts: string, before: string, after: string, user = 'U1') {
  const now = newTs();
  return eventBody(
    'message',
    {
      subtype: 'message_changed',
      channel,
      channel_type: 'channel',
      ts: now,
      event_ts: now,
      message: { type: 'message', user, text: after, ts, edited: { user, ts: now } },
      previous_message: { type: 'message', user, text: before, ts },
    },
    `Ev${++count}`,
  );
}

export function deleted(channel: string, ts: string, text: string, user = 'U1') {
  const now = newTs();
  return eventBody(
    'message',
    {
      subtype: 'message_deleted',
      channel,
      channel_type: 'channel',
      ts: now,
      event_ts: now,
      deleted_ts: ts,
      previous_message: { type: 'message', user, text, ts },
    },
    `Ev${++count}`,
  );
}

export const homeOpened = (tab: 'home' | 'messages', user = 'U1') =>
  eventBody('app_home_opened', { user, channel: `D${user}`, tab, event_ts: newTs() }, `Ev${++count}`);

export const assistantOpened = (user = 'U1') =>
  eventBody(
    'assistant_thread_started',
    { assistant_thread: { user_id: user, context: {}, channel_id: `D${user}`, thread_ts: newTs() }, event_ts: newTs() },
    `Ev${++count}`,
  );

export function command(
  text: string,
  responseUrl: string,
  { user = 'U1', channel = 'C1', trigger = `tr${++count}`, command = '/ask' } = {},
) {
  return {
    token: 'verification',
    team_id: TEAM,
    team_domain: 'acme',
    channel_id: channel,
    channel_name: 'general',
    user_id: user,
    user_name: 'ana',
    command,
    text,
    api_app_id: 'A0001',
    is_enterprise_install: 'false',
    response_url: responseUrl,
    trigger_id: trigger,
  };
}

interface Click {
  readonly value: string;
  readonly responseUrl?: string;
  readonly user?: string;
  readonly channel?: string;
  readonly ts?: string;
  readonly thread?: string;
  readonly alone?: boolean;
  readonly picked?: boolean;
  readonly view?: { readonly id: string; readonly type: string };
}

export function click({
  value,
  responseUrl,
  user = 'U1',
  channel = 'C1',
  ts = '1700000001.000100',
  thread,
  alone = false,
  picked = false,
  view,
}: Click) {
  const container =
    view === undefined
      ? {
          type: 'message',
          message_ts: ts,
          channel_id: channel,
          is_ephemeral: alone,
          ...(thread && { thread_ts: thread }),
        }
      : { type: 'view', view_id: view.id };
  return {
    type: 'block_actions',
    user: { id: user, username: 'ana', team_id: TEAM },
    api_app_id: 'A0001',
    container,
    trigger_id: `tr${++count}`,
    team: { id: TEAM, domain: 'acme' },
    ...(view === undefined
      ? { channel: { id: channel, name: 'general' }, message: { ts, ...(thread && { thread_ts: thread }) } }
      : { view }),
    state: { values: {} },
    ...(responseUrl && { response_url: responseUrl }),
    actions: [
      {
        action_id: 'a',
        block_id: 'b',
        action_ts: newTs(),
        ...(picked ? { type: 'radio_buttons', selected_option: { value } } : { type: 'button', value }),
      },
    ],
  };
}

/** What a person left in a field: a text, or the values of the boxes that they checked. */
type FilledIn = string | readonly string[];

function filled(left: FilledIn) {
  if (typeof left === 'string') return { type: 'plain_text_input', value: left };
  return {
    type: 'checkboxes',
    selected_options: left.map(value => ({ text: { type: 'plain_text', text: value }, value })),
  };
}

export function submission(metadata: string, fields: Readonly<Record<string, FilledIn>>, user = 'U1') {
  const values = Object.fromEntries(
    Object.entries(fields).map(([name, left]) => [`field:${name}`, { value: filled(left) }]),
  );
  return {
    type: 'view_submission',
    team: { id: TEAM, domain: 'acme' },
    user: { id: user, username: 'ana', team_id: TEAM },
    api_app_id: 'A0001',
    trigger_id: `tr${++count}`,
    view: { id: `V${++count}`, hash: 'h', type: 'modal', private_metadata: metadata, state: { values } },
  };
}

export function shortcut(text: string, ts: string, responseUrl: string, { user = 'U2', channel = 'C1' } = {}) {
  return {
    type: 'message_action',
    callback_id: 'answer_this',
    trigger_id: `tr${++count}`,
    action_ts: newTs(),
    message_ts: ts,
    response_url: responseUrl,
    team: { id: TEAM, domain: 'acme' },
    user: { id: user, name: 'bo' },
    channel: { id: channel, name: 'general' },
    message: { type: 'message', user: 'U1', text, ts },
  };
}

/** How a body travels: events as JSON, commands as a form, interactions as JSON in a form. */
export function asRequest(body: Readonly<Record<string, unknown>>): { readonly type: string; readonly text: string } {
  const form = 'application/x-www-form-urlencoded';
  if ('command' in body) return { type: form, text: new URLSearchParams(body as Record<string, string>).toString() };
  if (body.type === 'event_callback' || body.type === 'url_verification')
    return { type: 'application/json', text: JSON.stringify(body) };
  return { type: form, text: new URLSearchParams({ payload: JSON.stringify(body) }).toString() };
}

export function signature(text: string, seconds: number, secret = SECRET): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${seconds}:${text}`).digest('hex')}`;
}

interface Sending {
  readonly secret?: string;
  readonly seconds: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends a body to `address`, signed. */
export function send(
  address: string,
  body: Readonly<Record<string, unknown>>,
  { secret, seconds, headers = {} }: Sending,
): Promise<Response> {
  const { type, text } = asRequest(body);
  return fetch(address, {
    method: 'POST',
    headers: {
      'content-type': type,
      'x-slack-request-timestamp': String(seconds),
      'x-slack-signature': signature(text, seconds, secret),
      ...headers,
    },
    body: text,
  });
}

// The one file that imports Slack's own packages: calls its Web API, and receives over HTTP and Socket Mode.
import type { IncomingMessage } from 'node:http';
import { parse as parseForm } from 'node:querystring';
import { defaultBodyLimit, HTTPModuleFunctions, HTTPReceiver, LogLevel, SocketModeReceiver, webApi } from '@slack/bolt';
import type { DeliveryError } from '../../src/message/delivery-error.ts';
import type { Logger } from '../../src/ports/logger.ts';
import type { Meter } from '../../src/ports/meter.ts';
import type { Route } from '../http-route.ts';
import type { SlackSettings } from './config.ts';
import { listIn, objectIn } from './json-in.ts';
import { REQUEST_PATH } from './names.ts';
import { refusal, refusalOfConnection, refusalOfStatus } from './refusals.ts';
import type { SlackApi, SlackResult } from './slack-api.ts';

/** A call that takes longer is given up; whether it arrived is then unclear. */
const TIMEOUT_MS = 10_000;
/** Slack's clock and ours may be this far apart, in seconds; Bolt minds only requests that are too old. */
const SKEW_S = 300;

/** What is sent back at once; nothing but the acknowledgement where it is undefined. */
type Answered = Readonly<Record<string, unknown>> | undefined;

/**
 * Takes a body that Slack sent. It fulfils when the body is kept, which is acknowledged then; when it throws, it is not, and
 * Slack sends the body again.
 */
export type Take = (body: unknown) => Promise<Answered>;

/** Calls to the Web API with the bot's token. No call is repeated here: whether that is safe only the outbox knows. */
export function slackApi({ apiUrl, botToken }: SlackSettings, log: Logger, timeoutMs = TIMEOUT_MS): SlackApi {
  const client = new webApi.WebClient(botToken.reveal(), {
    slackApiUrl: apiUrl,
    timeout: timeoutMs,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: quiet(log),
  });
  return {
    async call(method, args = {}) {
      try {
        return withScopes(await client.apiCall(method, { ...args }));
      } catch (fault) {
        throw asDeliveryError(fault);
      }
    },
    async respond(address, body) {
      const { status, said } = await postJson(address, body, timeoutMs);
      const refused = refusalOfResponse(status, said);
      if (refused !== null) throw refused;
    },
  };
}

function withScopes(result: webApi.WebAPICallResult): SlackResult {
  const scopes = listIn(objectIn(result, 'response_metadata'), 'scopes').map(String);
  return { ...result, ...(scopes.length > 0 && { scopes }) };
}

function asDeliveryError(fault: unknown): DeliveryError {
  if (fault instanceof webApi.WebAPIRateLimitedError) return refusal('ratelimited', fault.retryAfter * 1000);
  if (fault instanceof webApi.WebAPIPlatformError) return refusal(fault.data.error);
  if (fault instanceof webApi.WebAPIHTTPError) return refusalOfStatus(fault.statusCode);
  if (fault instanceof webApi.WebAPIRequestError) return refusalOfConnection(fault.original);
  // Too many requests without a word on how long to wait.
  if (fault instanceof Error && fault.message.startsWith('Retry header')) return refusal('ratelimited');
  return refusalOfConnection(fault);
}

async function postJson(address: string, body: unknown, timeoutMs: number): Promise<{ status: number; said: string }> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    return { status: response.status, said: await response.text() };
  } catch (fault) {
    throw refusalOfConnection(fault);
  }
}

/** An address that serves no longer says so in a word, with one status or another; that of success too. */
function refusalOfResponse(status: number, said: string): DeliveryError | null {
  const code = /\b(?:expired_url|used_url|channel_not_found|is_archived)\b/.exec(said)?.[0];
  if (code !== undefined) return refusal(code);
  const named = /"ok":\s*false\b.*"error":\s*"([a-z_]+)"/s.exec(said)?.[1];
  if (named !== undefined) return refusal(named);
  if (status === 200) return null;
  return status === 429 ? refusal('ratelimited') : refusalOfStatus(status);
}

/** What receiving needs of the world. */
interface Around {
  readonly log: Logger;
  readonly meter: Meter;
  readonly now: () => Date;
}

/** The route for events, commands and clicks alike: Bolt reads and verifies them, and what is verified is taken. */
export function slackRoute(signingSecret: string, take: Take, { log, meter, now }: Around): Route {
  const receiver = new HTTPReceiver({
    signingSecret,
    endpoints: [REQUEST_PATH],
    logger: quiet(log),
    processEventErrorHandler: async ({ response }) => {
      if (!response.headersSent) response.writeHead(503, { 'retry-after': '30' }).end();
      return false;
    },
    // Bolt calls it three seconds after every request that was not acknowledged, those that were refused included.
    unhandledRequestHandler: ({ response }) => {
      if (!response.headersSent) response.writeHead(503, { 'retry-after': '30' }).end();
    },
  });
  receiver.init(appThat(take));
  return {
    method: 'POST',
    path: REQUEST_PATH,
    async handle(req, res) {
      const sentAt = Number(req.headers['x-slack-request-timestamp']);
      if (sentAt > now().getTime() / 1000 + SKEW_S) {
        log.warn('request refused', { reason: 'from_the_future' });
        res.writeHead(401).end();
        return;
      }
      const started = performance.now();
      res.once('finish', () => res.statusCode === 200 && meter.time('acknowledge', performance.now() - started));
      const refused = await readWhole(req);
      if (refused === null) return receiver.requestListener(req, res);
      log.warn('request refused', { reason: refused === 413 ? 'too_large' : 'malformed' });
      res.writeHead(refused, { connection: 'close' }).end();
    },
  };
}

/** Reads the body, which Bolt takes from there. What it would stumble over gives the status to refuse it with. */
async function readWhole(req: IncomingMessage): Promise<400 | 413 | null> {
  try {
    const { rawBody } = await HTTPModuleFunctions.bufferIncomingMessage(req, defaultBodyLimit);
    // Bolt asks what it has parsed for its fields, and `null` has none: that would end the process.
    return isNothing(rawBody.toString(), req.headers['content-type']) ? 400 : null;
  } catch (fault) {
    return objectIn(fault, 'statusCode') === 413 ? 413 : 400;
  }
}

function isNothing(text: string, type: string | undefined): boolean {
  const json = type === 'application/x-www-form-urlencoded' ? parseForm(text).payload : text;
  return typeof json === 'string' && /^\s*null\s*$/.test(json);
}

/** A connection over which Slack sends what it else sends over HTTP. */
export interface SlackSocket {
  /** Connects, and again whenever the connection ends, until stopped. Fulfils after the first attempt; throws what waiting does not mend. */
  start(): Promise<void>;
  stop(): Promise<void>;
  isConnected(): boolean;
}

/** How long to wait before another attempt to connect, in milliseconds: twice as long after each that failed. */
const PAUSES = { first: 1_000, longest: 30_000 };

/** Refusals of the app token, which waiting does not mend. */
const FINAL = new Set(['invalid_auth', 'not_authed', 'account_inactive', 'token_revoked', 'missing_scope']);

export function slackSocket(
  { apiUrl, appToken }: SlackSettings,
  take: Take,
  log: Logger,
  pauses = PAUSES,
): SlackSocket {
  const receiver = new SocketModeReceiver({
    appToken: appToken?.reveal() ?? '',
    logger: quiet(log),
    // Its own way of connecting again ends the process when that fails.
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: { slackApiUrl: apiUrl, timeout: TIMEOUT_MS, retryConfig: { retries: 0 } } },
    processEventErrorHandler: async () => false,
  });
  receiver.init(appThat(take));
  const { client } = receiver;
  bearNonsense(client, log);
  let connected = false;
  let stopped = false;
  let wake = () => {};

  async function connect(): Promise<DeliveryError | null> {
    try {
      await receiver.start();
      connected = true;
      log.info('socket connected');
      return null;
    } catch (fault) {
      const error = asDeliveryError(fault);
      log.warn('socket not connected', { reason: error.reason });
      return error;
    }
  }

  async function keepConnected(first: DeliveryError | null): Promise<void> {
    let failures = first === null ? 0 : 1;
    // Slack ends a connection every few hours, and the next one is taken at once.
    while (!stopped) {
      if (connected) await untilWoken();
      else await pause(Math.min(pauses.longest, pauses.first * 2 ** failures));
      if (!stopped && !connected) failures = (await connect()) === null ? 0 : failures + 1;
    }
  }

  function untilWoken(): Promise<void> {
    return new Promise(resolve => {
      wake = resolve;
    });
  }

  function pause(ms: number): Promise<void> {
    return new Promise(resolve => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  client.on('disconnected', () => {
    if (connected) log.info('socket disconnected');
    connected = false;
    wake();
  });

  return {
    async start() {
      const error = await connect();
      if (error !== null && (error.trouble === 'never' || FINAL.has(error.reason))) throw error;
      void keepConnected(error);
    },
    async stop() {
      stopped = true;
      wake();
      await receiver.stop();
    },
    isConnected: () => connected,
  };
}

/** What makes no sense on the line would end the process, since nobody minds what becomes of the client's reading it. */
function bearNonsense(client: SocketModeReceiver['client'], log: Logger): void {
  for (const listen of client.listeners('ws_message')) {
    client.off('ws_message', listen);
    client.on('ws_message', (...said) => {
      void Promise.resolve(listen(...said)).catch(() => log.warn('slack', { reason: 'malformed' }));
    });
  }
}

type Application = Parameters<HTTPReceiver['init']>[0];

/** Stands where Bolt expects its application, which acknowledges an event before anybody could have kept it. */
function appThat(take: Take): Application {
  const processEvent: Application['processEvent'] = async ({ body, ack }) => {
    await ack(await take(body));
  };
  return { processEvent } as Application;
}

/** Slack's packages say what they read and send; of that only the kind of trouble may come into our log. */
function quiet(log: Logger) {
  const tell = (...said: unknown[]) => log.warn('slack', { reason: kindOf(said.join(' ')) });
  return {
    debug: () => {},
    info: () => {},
    warn: tell,
    error: tell,
    setLevel: () => {},
    getLevel: () => LogLevel.WARN,
    setName: () => {},
  };
}

const KINDS: readonly (readonly [RegExp, string])[] = [
  [/signature mismatch|unknown signature/, 'forged'],
  [/stale/, 'too_old'],
  [/did not have the expected type|header/i, 'unsigned'],
  [/maximum allowed size/, 'too_large'],
  [/malformed/i, 'malformed'],
  [/http request failed|WSS URL/, 'no_answer'],
  [/websocket|ping|pong|handshake/i, 'connection'],
];

function kindOf(said: string): string {
  return KINDS.find(([pattern]) => pattern.test(said))?.[1] ?? 'other';
}

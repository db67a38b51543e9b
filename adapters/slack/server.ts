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
import { type AddressAnswer, refusal, refusalOfAddress, refusalOfConnection, refusalOfStatus } from './refusals.ts';
import { kindOfTrouble } from './sdk-trouble.ts';
import type { SlackApi, SlackResult } from './slack-api.ts';
import { type Connection, PAUSES, stayConnected } from './stay-connected.ts';

/** A call that takes longer is given up; whether it arrived is then unclear. */
const TIMEOUT_MS = 10_000;
/** Slack's clock and ours may be this far apart, in seconds; Bolt minds only requests that are too old. */
const SKEW_S = 300;
const SHORT = 200;

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
      const refused = refusalOfAddress(await postJson(address, body, timeoutMs));
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

async function postJson(address: string, body: unknown, timeoutMs: number): Promise<AddressAnswer> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const { status, headers } = response;
    return { status, said: await response.text(), retryAfter: headers.get('retry-after') };
  } catch (fault) {
    throw refusalOfConnection(fault);
  }
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
  // Nothing is short, and to read a whole form once more only for this would be dear.
  if (text.length > SHORT) return false;
  const json = type === 'application/x-www-form-urlencoded' ? parseForm(text).payload : text;
  return typeof json === 'string' && json.trim() === 'null';
}

/** A connection over which Slack sends what it else sends over HTTP. */
export function slackSocket(settings: SlackSettings, take: Take, log: Logger, pauses = PAUSES): Connection {
  const { apiUrl, appToken } = settings;
  const receiver = new SocketModeReceiver({
    appToken: appToken?.reveal() ?? '',
    logger: quiet(log),
    // Its own way of connecting again ends the process when that fails.
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: { slackApiUrl: apiUrl, timeout: TIMEOUT_MS, retryConfig: { retries: 0 } } },
    processEventErrorHandler: async () => false,
  });
  receiver.init(appThat(take));
  bearNonsense(receiver.client, log);
  return stayConnected(
    {
      connect: async () => {
        await receiver.start().catch(fault => {
          throw asDeliveryError(fault);
        });
      },
      disconnect: () => receiver.stop(),
      onLost: hear => void receiver.client.on('disconnected', hear),
    },
    log,
    pauses,
  );
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
  const tell = (...said: unknown[]) => log.warn('slack', { reason: kindOfTrouble(said.join(' ')) });
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

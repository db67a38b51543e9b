// Connects with Slack: who we are there, how we hear and speak, and whether all of that works now.
import type { Chat } from '../../src/app/chat/open-chat.ts';
import { DeliveryError } from '../../src/message/delivery-error.ts';
import { PersonError } from '../../src/message/person-error.ts';
import type { Logger } from '../../src/ports/logger.ts';
import type { Surface } from '../../src/ports/messenger.ts';
import type { Meter } from '../../src/ports/meter.ts';
import type { Route } from '../http-route.ts';
import { accepting } from './accept.ts';
import type { SlackSettings } from './config.ts';
import { textIn } from './json-in.ts';
import { slackApi, slackRoute, slackSocket } from './server.ts';
import type { SlackApi } from './slack-api.ts';
import type { Connection } from './stay-connected.ts';
import { slackSurface } from './surface.ts';
import { explainAppToken, explainBotToken } from './trouble.ts';
import { WAYS } from './ways.ts';

interface Connecting {
  readonly settings: SlackSettings;
  readonly log: Logger;
  readonly meter: Meter;
  readonly now: () => Date;
}

export interface SlackConnection {
  readonly surface: Surface;
  readonly ways: typeof WAYS;
  /** One sentence on what is connected. */
  readonly greeting: string;
  /** Hands what comes in to `chat`. */
  serve(chat: Pick<Chat, 'receive'>): SlackServing;
}

export interface SlackServing {
  readonly routes: readonly Route[];
  start(): Promise<void>;
  stop(): Promise<void>;
  ready(): Promise<{ readonly name: string; readonly ready: boolean; readonly detail: string }>;
}

/** With these codes somebody has to act before anything works again. */
const TOKEN_TROUBLE = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'not_allowed_token_type',
  'access_denied',
]);

/** Slack itself did not answer; any other code is its own. */
const NOT_REACHED = /^(?:no_answer|timeout|bad_answer|unknown|http_\d+)$/;

/** Asks Slack who we are. A token that is not accepted is a `PersonError`; while Slack cannot be reached we go on trying. */
export async function connectSlack({ settings, log, meter, now }: Connecting): Promise<SlackConnection> {
  const { api, trouble } = watching(slackApi(settings, log));
  const greeting = await introduce(api, settings, log);
  return {
    surface: slackSurface(api, now),
    ways: WAYS,
    greeting,
    serve(chat) {
      const take = accepting({ chat, api, log });
      const socket = settings.appToken === null ? null : slackSocket(settings, take, log);
      const secret = settings.signingSecret?.reveal() ?? null;
      return {
        routes: secret === null ? [] : [slackRoute(secret, take, { log, meter, now })],
        start: () => startSocket(socket, settings),
        stop: async () => socket?.stop(),
        ready: async () => {
          // Whoever looks whether we serve makes us look again.
          if (trouble() !== null) await api.call('auth.test').catch(() => {});
          return readiness(trouble(), socket);
        },
      };
    },
  };
}

async function introduce(api: SlackApi, { apiUrl }: SlackSettings, log: Logger): Promise<string> {
  try {
    const us = await api.call('auth.test');
    return `Whetstone serves Slack: ${textIn(us, 'team') ?? 'a workspace'}, as @${textIn(us, 'user') ?? 'whetstone'}.`;
  } catch (fault) {
    if (!(fault instanceof DeliveryError)) throw fault;
    if (TOKEN_TROUBLE.has(fault.reason)) throw refused(explainBotToken(fault, new URL(apiUrl).host));
    log.warn('slack not reached', { reason: fault.reason });
    return 'Whetstone serves Slack, which it cannot reach yet; it goes on trying.';
  }
}

async function startSocket(socket: Connection | null, { apiUrl }: SlackSettings): Promise<void> {
  try {
    await socket?.start();
  } catch (fault) {
    if (!(fault instanceof DeliveryError)) throw fault;
    throw refused(explainAppToken(fault, new URL(apiUrl).host));
  }
}

function refused({ detail, mend }: { readonly detail: string; readonly mend: string | null }): PersonError {
  return new PersonError(mend === null ? detail : `${detail} ${mend}`);
}

/** Remembers why the last call did not come to Slack, or was not accepted from us; until one is again. */
function watching(api: SlackApi): { api: SlackApi; trouble: () => string | null } {
  let trouble: string | null = null;
  return {
    trouble: () => trouble,
    api: {
      ...api,
      async call(method, args) {
        try {
          const result = await api.call(method, args);
          trouble = null;
          return result;
        } catch (fault) {
          const reason = fault instanceof DeliveryError ? fault.reason : 'unknown';
          const isOurs = TOKEN_TROUBLE.has(reason) || NOT_REACHED.test(reason) || method === 'auth.test';
          trouble = isOurs ? reason : null;
          throw fault;
        }
      },
    },
  };
}

function readiness(trouble: string | null, socket: Connection | null) {
  if (trouble !== null) return { name: 'slack', ready: false, detail: `the last call was refused: ${trouble}` };
  const connected = socket === null || socket.isConnected();
  return { name: 'slack', ready: connected, detail: connected ? 'connected' : 'the socket is not connected' };
}

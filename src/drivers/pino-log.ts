// The log, as lines of JSON on standard error: only the fields of the port get in, and nothing that looks like a secret.
import { type DestinationStream, pino } from 'pino';
import type { LogFields, Logger } from '../ports/logger.ts';

export type LogLevel = 'silent' | 'error' | 'warn' | 'info' | 'debug';

/** What a field may be. A caller that is not checked by the compiler gets nothing else in either. */
const FIELDS: Readonly<Record<keyof LogFields, 'string' | 'number'>> = {
  workspace: 'string',
  channel: 'string',
  kind: 'string',
  outcome: 'string',
  reason: 'string',
  reference: 'string',
  attempt: 'number',
  count: 'number',
  ms: 'number',
  port: 'number',
};

/** Names and codes are shorter; what is longer is text that has no business here, and its end is cut off. */
const LONGEST = 200;

/** Tokens by their beginnings, JSON web tokens, secrets of 32 hexadecimal digits and more, and addresses, which may hold any of them. */
const SECRETS = [
  /\b(?:xox[a-z]|xapp|sk)(?:[-.][\w-]+)+/gi,
  /\b(?:bearer|basic)\s+\S+/gi,
  /\beyJ[\w-]+\.[\w-]+(?:\.[\w-]*)?/g,
  /(?<![0-9a-z])[0-9a-f]{32,}(?![0-9a-z])/gi,
  /\b(?:https?|wss?):\/\/\S+/gi,
];

/** Bytes that wait while they cannot be written, on a full disk; lines beyond them are lost. */
const MOST_WAITING = 1_000_000;

/**
 * A log that begins at `level`. It never throws: what cannot be written is kept for a while, then lost. A line is written
 * before the call returns, so that the last one before a crash is there.
 */
export function pinoLog(level: LogLevel, destination: DestinationStream = standardError()): Logger {
  const options = {
    level,
    base: null,
    messageKey: 'event',
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  const log = pino(options, destination);
  const at =
    (severity: keyof Logger): Logger[keyof Logger] =>
    (event, fields) => {
      try {
        log[severity](allowed(fields), withoutSecrets(String(event)));
      } catch {
        // There is nobody left to tell.
      }
    };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

/** Written at once: what pino writes in the background it tries to write for ever when the process exits on a full disk. */
function standardError(): DestinationStream {
  const stream = pino.destination({ fd: 2, sync: true, maxLength: MOST_WAITING });
  // A closed pipe or a full disk; without a listener it would end the process.
  stream.on('error', () => {});
  return stream;
}

function allowed(fields: LogFields = {}): Record<string, string | number> {
  const kept: Record<string, string | number> = {};
  for (const [name, type] of Object.entries(FIELDS)) {
    const value: unknown = fields[name as keyof LogFields];
    if (type === 'string' && typeof value === 'string') kept[name] = withoutSecrets(value);
    if (type === 'number' && Number.isFinite(value)) kept[name] = value as number;
  }
  return kept;
}

function withoutSecrets(text: string): string {
  return SECRETS.reduce((rest, secret) => rest.replace(secret, '[secret]'), text.slice(0, 10 * LONGEST)).slice(
    0,
    LONGEST,
  );
}

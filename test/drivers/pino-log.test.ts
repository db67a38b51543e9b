// The log: what a line holds, what never gets into one, and that trouble with it is no trouble for anybody else.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type LogLevel, pinoLog } from '../../src/drivers/pino-log.ts';
import type { LogFields, Logger } from '../../src/ports/logger.ts';

const CHILD = join(import.meta.dirname, 'pino-log-child.ts');

/** What is written while `use` runs, a parsed line each. */
function written(use: (log: Logger) => void, level: LogLevel = 'info'): Record<string, unknown>[] {
  const lines: string[] = [];
  use(pinoLog(level, { write: line => void lines.push(line) }));
  expect(lines.every(line => line.endsWith('\n') && line.indexOf('\n') === line.length - 1)).toBe(true);
  return lines.map(line => JSON.parse(line) as Record<string, unknown>);
}

const fieldsOf = (fields: unknown) => {
  const [line] = written(log => log.info('it happened', fields as LogFields));
  const { time, level, event, ...rest } = line ?? {};
  return rest;
};

test('a line is JSON with the level by name, the time as ISO 8601, the event and the fields', () => {
  const [line] = written(log => log.warn('order postponed', { workspace: 'W1', reason: 'ratelimited', attempt: 2 }));
  const time = String(line?.time);
  expect(new Date(time).toISOString()).toBe(time);
  expect(line).toEqual({
    level: 'warn',
    time,
    event: 'order postponed',
    workspace: 'W1',
    reason: 'ratelimited',
    attempt: 2,
  });
});

test('every field of the port gets in', () => {
  const all: Required<LogFields> = {
    workspace: 'W1',
    channel: 'C1',
    kind: 'message',
    outcome: 'answered',
    reason: 'not_in_channel',
    reference: '1a2b3c4d',
    attempt: 1,
    count: 2,
    ms: 3.5,
    port: 3000,
  };
  expect(fieldsOf(all)).toEqual(all);
});

test.each([
  ['silent', []],
  ['error', ['error']],
  ['warn', ['error', 'warn']],
  ['info', ['error', 'warn', 'info']],
  ['debug', ['error', 'warn', 'info', 'debug']],
] as const)('at level %s', (level, shown) => {
  const lines = written(log => {
    for (const name of ['error', 'warn', 'info', 'debug'] as const) log[name]('it happened');
  }, level);
  expect(lines.map(line => line.level)).toEqual(shown);
});

describe('what does not get in', () => {
  test.each([
    [
      'a field that the port does not have',
      { text: 'what somebody asked', question: 'why', msg: 'x', level: 'x', time: 1 },
    ],
    ['an object or a list', { reason: { text: 'hidden' }, kind: ['hidden'], outcome: new Error('hidden') }],
    [
      'a number as a text, a text as a number',
      { reason: 5, count: 'five', ms: Number.NaN, port: Number.POSITIVE_INFINITY },
    ],
    ['an error in the place of the fields', new Error('what somebody asked')],
    ['a text in the place of the fields', 'what somebody asked'],
    ['a field that is not set', { reason: undefined, workspace: null }],
  ])('%s', (_, fields) => {
    expect(fieldsOf(fields)).toEqual({});
  });

  test('the end of a long text', () => {
    expect(fieldsOf({ reason: 'word '.repeat(1000) })).toEqual({ reason: 'word '.repeat(40) });
  });

  test.each([
    ['bot token', 'xoxb-1234567890-abcDEF'],
    ['rotated token', 'xoxe.xoxp-1-Mi0yLTEyMzQ'],
    ['token of an app', 'xapp-1-A0123-456-abcdef0123'],
    ['capitals', 'XOXB-1234567890-ABC'],
    ['bearer', 'Bearer abc.def-ghi'],
    ['basic', 'Authorization: Basic dXNlcjpwYXNz'],
    ['web token', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl'],
    ['signing secret', '8f742231b10e8888abcd99yyyzzz85a5'.replace(/[yz]/g, '0')],
    ['address', 'wss://example.org/link/?ticket=1-2&app_id=3'],
    ['key of a model', 'sk-proj-abcdefghijklmnop'],
  ])('a secret: %s', (_, secret) => {
    const lines = written(log => {
      for (const name of ['workspace', 'channel', 'kind', 'outcome', 'reason', 'reference'])
        log.error(`failed with ${secret}`, { [name]: `it was ${secret}, twice ${secret}` });
    });
    const parts = secret.split(/[ -]/).filter(part => part.length > 8);
    for (const part of [secret, ...parts.filter(part => part !== 'Authorization:')])
      expect(JSON.stringify(lines)).not.toContain(part);
    expect(lines.every(line => String(line.event).includes('[secret]'))).toBe(true);
  });

  test('a secret that stands where a long text is cut off', () => {
    const lines = written(log => log.info(`${'a '.repeat(90)}xoxb-${'1'.repeat(60)}`));
    expect(JSON.stringify(lines)).not.toContain('111');
  });

  test('but ids, codes and references stay as they are', () => {
    const reasons = [
      'T024BE7LD',
      'C061EG9SL',
      '1718000000.123456',
      'channel_not_found',
      'http_500',
      'ECONNRESET',
      'task-1',
    ];
    for (const reason of reasons) expect(fieldsOf({ reason })).toEqual({ reason });
  });
});

describe('trouble', () => {
  test('of a destination that throws stays there', () => {
    const log = pinoLog('info', {
      write: () => {
        throw new Error('no space left');
      },
    });
    expect(() => log.info('it happened')).not.toThrow();
  });

  test('of fields that cannot be read stays there', () => {
    const fields = {
      get reason(): string {
        throw new Error('not readable');
      },
    };
    expect(() => written(log => log.info('it happened', fields))).not.toThrow();
  });

  const folder = mkdtempSync(join(tmpdir(), 'whetstone-log-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function run(errors: number | 'pipe'): Promise<{ code: number | null; printed: string }> {
    const child = spawn(process.execPath, [CHILD], { stdio: ['ignore', 'pipe', errors] });
    child.stderr?.destroy();
    let printed = '';
    child.stdout?.on('data', piece => {
      printed += piece;
    });
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, printed };
  }

  test('none: every line is written before the process exits, and whole', async () => {
    const place = join(folder, 'log');
    const file = openSync(place, 'w');
    expect(await run(file)).toEqual({ code: 7, printed: 'came through\n' });
    closeSync(file);
    const lines = readFileSync(place, 'utf8')
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as { event: string });
    expect(lines.length).toBe(20_002);
    expect([lines.at(0)?.event, lines.at(-1)?.event]).toEqual(['first', 'last']);
  });

  test('of a reader who left ends nothing', async () => {
    expect(await run('pipe')).toEqual({ code: 7, printed: 'came through\n' });
  });

  test.runIf(existsSync('/dev/full'))('of a full disk ends nothing', async () => {
    const full = openSync('/dev/full', 'w');
    expect(await run(full)).toEqual({ code: 7, printed: 'came through\n' });
    closeSync(full);
  });
});

// The process of the command line as scripts see it: statuses, settings, trouble, signals and colours.
import { spawn } from 'node:child_process';
import { openSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { launcher, statusOf, WHETSTONE } from './run-launcher.ts';

const { launch, run, pathOf } = launcher();
const isOneSentence = /^[A-Z][^\n]*\.\n$/;

describe('the launcher', () => {
  it('helps without minding faulty settings', async () => {
    const { status, printed, told } = await run([], { env: { PORT: 'x', OPENAI_API_KEY: 'y' } });
    expect({ status, told }).toEqual({ status: 0, told: '' });
    expect(printed).toMatch(/^Usage: whetstone/);
  });

  it('tells wrong usage in one sentence, with status 2', async () => {
    for (const call of [['cost'], ['ask', ''], ['ask']]) {
      const { status, printed, told } = await run(call);
      expect({ status, printed }).toEqual({ status: 2, printed: '' });
      expect(told).toMatch(isOneSentence);
    }
  });

  it('knows its version', async () => {
    expect((await run(['--version'])).printed).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('start', () => {
  it('without a terminal answers a line each, with follow-ups', async () => {
    const { status, printed, told } = await run(['start'], { input: 'trainium\nearlier\n' });
    expect(status).toBe(0);
    expect(printed).toContain('Before that: trainium | Trainium is');
    expect(told).toBe('The bank was edited and read again: 2 questions.\n');
  });

  it('refuses the settings of surfaces that are not served yet, all at once', async () => {
    const env = { SLACK_BOT_TOKEN: 'xoxb-1', MicrosoftAppId: 'a', DATABASE_URL: 'b', PORT: 'c' };
    const { status, told } = await run(['start'], { env });
    expect(status).toBe(1);
    expect(
      told
        .trim()
        .split('\n')
        .map(line => line.split(' ')[0]),
    ).toEqual(['PORT', 'DATABASE_URL', 'SLACK_BOT_TOKEN', 'MicrosoftAppId']);
    expect(told).not.toContain('xoxb');
  });

  it('minds what .env says', async () => {
    writeFileSync(pathOf('.env'), 'LOG_LEVEL=shout\n');
    expect((await run(['start'])).told).toMatch(/^LOG_LEVEL must be one of .* "shout"\.\n$/);
    expect((await run(['start'], { env: { LOG_LEVEL: 'info' } })).status).toBe(0);
  });
});

describe('trouble', () => {
  it('that a person can mend is told as it is', async () => {
    expect(await run(['ask', 'x', '--bank', 'missing'])).toEqual({
      status: 1,
      printed: '',
      told: 'There is no bank at missing; name a file or a folder.\n',
    });
  });

  it('of our own is a sentence with a reference, and the stack is in a file only', async () => {
    const { status, printed, told } = await run(['ask', 'cause a bug', '--json']);
    expect({ status, printed }).toEqual({ status: 1, printed: '' });
    expect(told).toMatch(
      /^Something went wrong inside Whetstone \(reference ([0-9a-f]{8})\); the details are in data\/logs\/fault-\1\.log\.\n$/,
    );
    const [file = ''] = readdirSync(pathOf('data', 'logs'));
    expect(readFileSync(pathOf('data', 'logs', file), 'utf8')).toMatch(/TypeError: a secret of the code\n {4}at /);
  });

  it('of our own shows its stack to who debugs', async () => {
    const { told } = await run(['ask', 'cause a bug'], { env: { LOG_LEVEL: 'debug' } });
    expect(told).toMatch(/TypeError: a secret of the code\n {4}at /);
  });

  it('of our own is told even where nothing can be written', async () => {
    writeFileSync(pathOf('file'), '');
    const { status, told } = await run(['ask', 'cause a bug'], { env: { DATA_DIR: 'file' } });
    expect(status).toBe(1);
    expect(told).toMatch(/^Something went wrong .*; LOG_LEVEL=debug shows the details\.\n$/);
  });
});

describe('the process', () => {
  it('ends quietly when its reader leaves', async () => {
    const child = launch(['ask', '--batch', '-']);
    const status = statusOf(child);
    const told = text(child.stderr);
    child.stdout.once('data', () => child.stdout.destroy());
    child.stdin.on('error', () => {}).end('what is trainium\n'.repeat(5_000));
    expect([await status, await told]).toEqual([0, '']);
  });

  for (const [signal, status] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const) {
    it.skipIf(process.platform === 'win32')(`ends at once with ${status} at ${signal}`, async () => {
      const child = launch(['ask', '--batch', '-']);
      child.stdin.write('other\nwait long\n');
      child.stdout.once('data', () => child.kill(signal));
      expect(await statusOf(child)).toBe(status);
    });
  }

  it.skipIf(process.platform !== 'linux')('says so when the disk is full', async () => {
    const { PATH = '' } = process.env;
    const stdio = ['ignore', openSync('/dev/full', 'w'), 'pipe'] as const;
    const child = spawn(process.execPath, [...WHETSTONE, 'ask', 'other'], {
      cwd: pathOf(),
      env: { PATH },
      stdio: [...stdio],
    });
    const status = statusOf(child);
    expect(await text(child.stderr!)).toMatch(/^The system refused: ENOSPC[^\n]*\.\n$/);
    expect(await status).toBe(1);
  });

  it('colours only where it may', async () => {
    const isColoured = async (env: Record<string, string>) =>
      (await run(['ask', 'trainium'], { env })).printed.includes('\u001b[');
    expect(await isColoured({})).toBe(false);
    expect(await isColoured({ FORCE_COLOR: '1' })).toBe(true);
    expect(await isColoured({ FORCE_COLOR: '1', NO_COLOR: '1' })).toBe(false);
    expect(await isColoured({ FORCE_COLOR: '0' })).toBe(false);
  });
});

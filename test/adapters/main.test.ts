// The real launcher in a process of its own, over canned answers: what scripts see of statuses, streams and signals.
import { spawn } from 'node:child_process';
import { mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';

const LAUNCHER = fileURLToPath(new URL('../../bin/whetstone.mjs', import.meta.url));
const HOOK = new URL('../fakes/compose-hook.ts', import.meta.url).href;
const NODE = ['--import', HOOK, LAUNCHER];

const folders: string[] = [];
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'whetstone-'));
  folders.push(folder);
});

afterAll(() => {
  for (const each of folders) rmSync(each, { recursive: true, force: true });
});

interface Run {
  readonly input?: string | Buffer;
  readonly env?: Record<string, string>;
}

/** Starts it in an empty folder with an environment that holds nothing else. */
function launch(args: readonly string[], env: Record<string, string> = {}) {
  const { PATH = '', SystemRoot = '' } = process.env;
  return spawn(process.execPath, [...NODE, ...args], { cwd: folder, env: { PATH, SystemRoot, ...env } });
}

async function run(args: readonly string[], { input = '', env = {} }: Run = {}) {
  const child = launch(args, env);
  child.stdin.on('error', () => {}).end(input);
  const status = new Promise(resolve => child.once('close', resolve));
  const [printed, told] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { status: await status, printed, told };
}

const isOneSentence = /^[A-Z][^\n]*\.\n$/;

describe('the launcher', () => {
  it('helps without minding faulty settings', async () => {
    const { status, printed, told } = await run([], { env: { PORT: 'x', OPENAI_API_KEY: 'y' } });
    expect({ status, told }).toEqual({ status: 0, told: '' });
    expect(printed).toMatch(/^Usage: whetstone/);
  });

  it('tells wrong usage in one sentence, with status 2', async () => {
    for (const call of [['cost', '8xH100'], ['ask', ''], ['ask']]) {
      const { status, printed, told } = await run(call);
      expect({ status, printed }).toEqual({ status: 2, printed: '' });
      expect(told).toMatch(isOneSentence);
    }
  });

  it('knows its version', async () => {
    expect((await run(['--version'])).printed).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('ask', () => {
  it('shows a person the answer', async () => {
    const { status, printed, told } = await run(['ask', 'what', 'is', 'trainium']);
    expect({ status, told }).toEqual({ status: 0, told: '' });
    await expect(printed).toMatchFileSnapshot('golden/ask-answered.txt');
  });

  it('shows a person what is near when the bank does not cover it', async () => {
    const { status, printed, told } = await run(['ask', 'what is the weather']);
    expect({ status, told }).toEqual({ status: 0, told: '' });
    await expect(printed).toMatchFileSnapshot('golden/ask-refused.txt');
  });

  it('prints JSON alone, with the names of the contract in its order', async () => {
    const { status, printed, told } = await run([
      'ask',
      'what is \u001b[1mtrainium',
      '--json',
      '--context',
      'a',
      '--context',
      'b',
    ]);
    expect({ status, told }).toEqual({ status: 0, told: '' });
    const result = JSON.parse(printed);
    expect(Object.keys(result)).toEqual([
      'id',
      'question',
      'answered',
      'confidence',
      'mode',
      'text',
      'claims',
      'citations',
      'estimate',
      'nearest',
      'timings',
    ]);
    expect(result).toMatchObject({ id: null, question: 'what is trainium', answered: true, estimate: null });
    expect(Object.keys(result.claims[0])).toEqual(['text', 'citations']);
    expect(Object.keys(result.citations[0])).toEqual(['n', 'entry', 'title', 'quote', 'source']);
    expect(Object.keys(result.citations[0].source)).toEqual(['path', 'sha256', 'start', 'end', 'line', 'url']);
  });

  it('hands the earlier turns over in their order', async () => {
    const { printed } = await run(['ask', 'earlier', '--context', 'one', '--context', 'two']);
    expect(printed).toMatch(/^Before that: one \| two\n/);
  });

  it('takes its questions from standard input, a line each', async () => {
    const { status, printed } = await run(['ask'], { input: '\ufeffwhat is trainium\r\nother' });
    expect(status).toBe(0);
    expect(printed).toMatch(/^> what is trainium\n\nTrainium.*\n\n> other\n\nThe bank/s);
  });

  it('with --json and no question takes a batch', async () => {
    const { printed } = await run(['ask', '--json'], { input: 'other\n{"id":"b","text":"x"}\n' });
    expect(
      printed
        .trim()
        .split('\n')
        .map(line => JSON.parse(line).id),
    ).toEqual([1, 'b']);
  });
});

describe('a batch', () => {
  it('gives a line of JSON a request, in order, and goes on after bad ones', async () => {
    const lines = ['what is trainium', '', '{"id":7,"text":"earlier","context":"one"}', '{bad', '{"id":"e","text":""}'];
    writeFileSync(join(folder, 'batch.txt'), [...lines, 'cause trouble', 'cause a bug', 'other'].join('\n'));
    const { status, printed, told } = await run(['ask', '--batch', 'batch.txt']);
    const results = printed
      .trim()
      .split('\n')
      .map(line => JSON.parse(line));
    expect({ status, told }).toEqual({ status: 0, told: '' });
    expect(results.map(({ id, ok }) => [id, ok])).toEqual([
      [1, undefined],
      [7, undefined],
      [4, false],
      ['e', false],
      [6, false],
      [7, false],
      [8, undefined],
    ]);
    expect(results[1].text).toBe('Before that: one');
    expect(results[4]).toEqual({ id: 6, ok: false, error: { message: 'The bank went away; put it back.' } });
    expect(results[5].error.message).toMatch(/^Something went wrong inside Whetstone \(reference [0-9a-f]{8}\)/);
  });

  it('answers each line before the next one comes', async () => {
    const child = launch(['search', '--batch', '-']);
    child.stdin.write('first\n');
    const [answer] = await child.stdout.take(1).toArray();
    expect(JSON.parse(String(answer))).toMatchObject({
      id: 1,
      query: 'first',
      hits: [{ entry: 'chips#0' }, {}],
      confidence: 0.91,
    });
    child.stdin.end();
  });

  it('that cannot be read ends with a sentence', async () => {
    for (const path of ['missing.txt', '.']) {
      const { status, told } = await run(['ask', '--batch', path]);
      expect(status).toBe(1);
      expect(told).toMatch(isOneSentence);
    }
  });
});

describe('start', () => {
  it('without a terminal answers a line each, with follow-ups', async () => {
    const { status, printed, told } = await run(['start'], { input: 'other\nearlier\n' });
    expect(status).toBe(0);
    expect(printed).toContain('Before that: other | The bank does not cover this.');
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
    writeFileSync(join(folder, '.env'), 'LOG_LEVEL=shout\n');
    expect((await run(['start'])).told).toMatch(/^LOG_LEVEL must be one of .* "shout"\.\n$/);
    expect((await run(['start'], { env: { LOG_LEVEL: 'info' } })).status).toBe(0);
  });
});

describe('the other commands', () => {
  it('search ranks', async () => {
    const { printed } = await run(['search', 'gpu', 'capacity', '-k', '1']);
    expect(printed).toMatch(
      /^1\. 0\.900 {2}When is Trainium.*\n {10}chips#0 · lexical 0\.500 · vector 0\.400\n\nConfidence .* 91%\.\n$/,
    );
    const json = JSON.parse((await run(['search', 'gpu', '--json'])).printed);
    expect(Object.keys(json)).toEqual(['id', 'query', 'hits', 'confidence']);
    expect(Object.keys(json.hits[0])).toEqual(['entry', 'title', 'score', 'parts']);
  });

  it('bank lint names each thing skipped and fails for errors', async () => {
    expect(await run(['bank', 'lint', 'x'])).toEqual({
      status: 0,
      printed:
        'knowledge/bank/chips.md:7: warning: The question has no answer.\nLICENSE: warning: A licence.\n2 questions, 0 errors, 2 warnings.\n',
      told: '',
    });
    expect(await run(['bank', 'lint', 'broken', '--json'])).toMatchObject({ status: 1, told: '' });
    const json = JSON.parse((await run(['bank', 'lint', 'x', '--json'])).printed);
    expect(json).toMatchObject({ entries: 2, choices: 1, formats: { markdown: 2 } });
    expect(json.skipped[1]).toEqual({ path: 'LICENSE', line: null, reason: 'A licence.' });
  });

  it('bank stats counts and bank import says what it wrote', async () => {
    expect((await run(['bank', 'stats'])).printed).toBe(
      'questions     2\nwith options  1\nin markdown   2\nskipped       2\n',
    );
    expect((await run(['bank', 'import', 'x', '--to', 'y'])).printed).toMatch(/^wrote y\/chips\.md\n2 questions/);
  });

  it('eval prints shares with their counts', async () => {
    await expect((await run(['eval'])).printed).toMatchFileSnapshot('golden/eval.txt');
    expect(JSON.parse((await run(['eval', '--json'])).printed)).toMatchObject({ firstRight: 0.92, factsPresent: null });
  });

  it('index says what it did', async () => {
    expect((await run(['index', '--bank', 'x'])).printed).toMatch(
      /^Indexed 2 questions in 9 passages, 4 of them reused, in 0\.3 s: x\n/,
    );
  });

  it('doctor lists what is well and how to mend what is not, faulty settings among it', async () => {
    const well = await run(['doctor']);
    expect(well.status).toBe(0);
    expect(well.printed).toMatch(/^✓ settings {2}.*\n✓ bank.*\n! index .*\n +→ Install a compiler/);
    const ill = await run(['doctor'], { env: { PORT: 'x' } });
    expect(ill.status).toBe(1);
    expect(ill.printed).toMatch(/^✗ PORT +PORT must be .*\n✓ bank/);
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
    const [file = ''] = readdirSync(join(folder, 'data', 'logs'));
    expect(readFileSync(join(folder, 'data', 'logs', file), 'utf8')).toMatch(
      /TypeError: a secret of the code\n {4}at /,
    );
  });

  it('of our own shows its stack to who debugs', async () => {
    const { told } = await run(['ask', 'cause a bug'], { env: { LOG_LEVEL: 'debug' } });
    expect(told).toMatch(/TypeError: a secret of the code\n {4}at /);
  });

  it('of our own is told even where nothing can be written', async () => {
    writeFileSync(join(folder, 'file'), '');
    const { status, told } = await run(['ask', 'cause a bug'], { env: { DATA_DIR: 'file' } });
    expect(status).toBe(1);
    expect(told).toMatch(/^Something went wrong .*; LOG_LEVEL=debug shows the details\.\n$/);
  });
});

describe('the process', () => {
  it('ends quietly when its reader leaves', async () => {
    const child = launch(['ask', '--batch', '-']);
    const status = new Promise(resolve => child.once('close', resolve));
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
      expect(await new Promise(resolve => child.once('close', resolve))).toBe(status);
    });
  }

  it.skipIf(process.platform !== 'linux')('says so when the disk is full', async () => {
    const { PATH = '' } = process.env;
    const stdio = ['ignore', openSync('/dev/full', 'w'), 'pipe'] as const;
    const child = spawn(process.execPath, [...NODE, 'ask', 'other'], { cwd: folder, env: { PATH }, stdio: [...stdio] });
    const status = new Promise(resolve => child.once('close', resolve));
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

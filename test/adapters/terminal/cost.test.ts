// The command `cost`: what it tells a person, what it hands to a script, how it ends, and batches; over canned figures and the real book.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runCommandLine } from '../../../adapters/terminal/command-line.ts';
import { openEstimator } from '../../../src/app/estimate.ts';
import { PersonError } from '../../../src/message/person-error.ts';
import { BOOK, TODAY } from '../../cost/book.ts';
import { fakeSurroundings, fakeTerminal, type Shape } from '../../fakes/terminal.ts';

const place = mkdtempSync(join(tmpdir(), 'whetstone-cost-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

interface Setting extends Shape {
  readonly input?: string;
  /** Estimates by the price book that comes with the package, on a fixed day, in the place of canned figures. */
  readonly shipped?: boolean;
}

async function run(args: readonly string[], { input = '', shipped = false, ...shape }: Setting = {}) {
  const { terminal, input: stream, printed, told } = fakeTerminal(shape);
  stream.end(input);
  const around = fakeSurroundings(terminal);
  const { app, ...house } = await around.open('command');
  const loaded = { book: BOOK, path: 'knowledge/prices.json', notice: null };
  const ports = { prices: { load: async () => loaded, loadForRefresh: async () => loaded, keep: async () => '' } };
  const estimator = shipped ? () => openEstimator({ ...ports, clock: { now: () => TODAY } }) : app.estimator;
  const status = await runCommandLine(['cost', ...args], {
    ...around,
    open: async () => ({ ...house, app: { ...app, estimator } }),
  });
  return { status, printed: printed(), told: told() };
}

const jsonOf = async (args: readonly string[], setting: Setting = {}) => {
  const { printed, ...rest } = await run([...args, '--json'], setting);
  return { ...rest, result: JSON.parse(printed) };
};

describe('one request', () => {
  it('is estimated for a person', async () => {
    const { status, printed, told } = await run(['8xH100', '72h', 'spot', 'aws']);
    expect({ status, told }).toEqual({ status: 0, told: '' });
    expect(printed).toMatch(/^Read as: 8xH100 · 72h · spot · aws · as read\n\n\$1,188\.86 to \$1,585\.15, expected/);
    expect(printed).toMatch(/\nPrices: as of 2026-07-01, 3 days old\n$/);
  });

  it('is estimated by the rules that are named', async () => {
    const { printed } = await run(['8xH100', '72h', '--rules', 'textbook']);
    expect(printed).toMatch(/^Read as: .* \(textbook rules\)$/m);
  });

  it('is estimated for a script, with the names of the contract in its order', async () => {
    const { status, told, result } = await jsonOf(['8xH100 72h spot', 'aws']);
    expect({ status, told }).toEqual({ status: 0, told: '' });
    expect(Object.keys(result)).toEqual([
      'id',
      'input',
      'ok',
      'intent',
      'rules',
      'reading',
      'period',
      'currency',
      'low',
      'expected',
      'high',
      'lines',
      'quantities',
      'verdict',
      'assumptions',
      'warnings',
      'alternatives',
      'options',
      'charts',
      'prices',
    ]);
    expect(result).toMatchObject({ id: null, input: '8xH100 72h spot aws', ok: true, rules: 'market' });
    expect(result.alternatives[0]).toHaveProperty('request', '32xA100 72h spot aws');
  });

  it('that gives no figure is told on standard error, with what works', async () => {
    expect(await run(['8xh10 72h'])).toEqual({
      status: 1,
      printed: '',
      told: 'I do not know “h10”.\nDid you mean: H100, A10?\nFor example: whetstone cost "8xH100 72h spot aws"\n',
    });
  });

  it('that gives no figure is handed to a script on standard output', async () => {
    const { status, told, result } = await jsonOf(['8xh10 72h']);
    expect({ status, told }).toEqual({ status: 1, told: '' });
    expect(result).toEqual({
      id: null,
      ok: false,
      error: {
        message: 'I do not know “h10”.',
        token: 'h10',
        suggestions: ['H100', 'A10'],
        example: '8xH100 72h spot aws',
      },
    });
    expect(Object.keys(result)).toEqual(['id', 'ok', 'error']);
  });

  it.each([[['-5 H100', '--json']], [['--json', '-5', 'H100']], [['--json', '--', '-5', 'H100']]])(
    'may begin with a dash: %j',
    async args => {
      const { status, printed } = await run(args, { shipped: true });
      expect(status).toBe(1);
      expect(JSON.parse(printed)).toMatchObject({ ok: false, error: { token: '-5' } });
    },
  );

  it('is estimated by a named price book, and it is said which one serves where it cannot', async () => {
    const { status, told } = await run(['8xH100 72h', '--prices', 'damaged.json']);
    expect({ status, told }).toEqual({ status: 0, told: 'The price book at data/prices.json cannot be used.\n' });
    await expect(run(['8xH100 72h', '--prices', 'missing.json'])).rejects.toThrow(
      new PersonError('The price book at missing.json cannot be used: there is no such file.'),
    );
  });
});

describe('wrong usage', () => {
  it.each([
    [[], 'Say what to estimate, for example: whetstone cost "8xH100 72h spot aws".'],
    [['8xH100', '--batch', '-'], 'Give either a request or --batch, not both.'],
    [['8xH100', '--jsn'], "Unknown option '--jsn'; `whetstone cost --help` lists what there is."],
    [['8xH100', '--prices', ' '], 'Name a file after --prices, for example: --prices prices.json.'],
    [['8xH100', '--rules', 'all'], /^Option '--rules <name>' argument 'all' is invalid: give market or textbook;/],
  ])('%j is told in a sentence', async (args, sentence) => {
    await expect(run(args)).rejects.toMatchObject({ name: 'WrongUsage' });
    await expect(run(args)).rejects.toThrow(sentence);
  });
});

describe('a batch', () => {
  it('gives a result a line, in order, with the ids as they were given', async () => {
    const input = [
      '8xH100 72h spot aws',
      '',
      '{"id": 12345678901234567890, "text": "8xh10", "context": {"ignored": 1}}',
      '{bad',
      '{"id": "a"}',
      '{"id": "b", "text": " 1xH100\\u001b[2J "}',
    ].join('\n');
    const { status, printed, told } = await run(['--batch', '-'], { input });
    expect({ status, told }).toEqual({ status: 0, told: '' });
    const lines = printed.trimEnd().split('\n');
    expect(lines[1]).toMatch(
      /^\{"id":12345678901234567890,"ok":false,"error":\{"message":"I do not know “h10”\.","token"/,
    );
    expect(lines.map(line => JSON.parse(line))).toMatchObject([
      { id: 1, ok: true, input: '8xH100 72h spot aws', expected: '1387.01' },
      { ok: false, error: { suggestions: ['H100', 'A10'] } },
      { id: 4, ok: false, error: { message: 'This line starts like JSON and is not valid JSON.' } },
      { id: 'a', ok: false, error: { message: 'This line has no question: "text" must be a string.' } },
      { id: 'b', ok: true, input: ' 1xH100\u001b[2J ' },
    ]);
  });

  it('is read from a file, by the rules that are named', async () => {
    const file = join(place, 'requests.txt');
    writeFileSync(file, '8xH100 72h aws\n8xH100 72h aws rules=market\n');
    const { printed } = await run(['--batch', file, '--rules', 'textbook'], { shipped: true });
    const results = printed
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line));
    expect(results).toMatchObject([
      { id: 1, rules: 'textbook', expected: '3962.88' },
      { id: 2, rules: 'market' },
    ]);
  });

  it('leaves it to the estimator what cannot be estimated', async () => {
    const input = [`8xH100 ${'x'.repeat(5_000)}`, '{"id": 7, "text": " "}'].join('\n');
    const { printed } = await run(['--batch', '-'], { input, shipped: true });
    const results = printed
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line));
    expect(results).toMatchObject([
      { id: 1, ok: false, error: { message: expect.stringContaining('500 characters'), example: expect.any(String) } },
      { id: 7, ok: false, error: { token: null, example: expect.any(String) } },
    ]);
  });
});

describe('the price book that comes along', () => {
  it('estimates what the bank works out by hand', async () => {
    const { result } = await jsonOf(['8xH100', '72h', 'spot', 'aws', '--rules', 'textbook'], { shipped: true });
    expect(result).toMatchObject({
      low: '1188.86',
      expected: '1387.01',
      high: '1585.15',
      currency: 'USD',
      quantities: { gpuHours: 576 },
    });
  });

  it.each([
    '8xH100 72h spot aws',
    'train 70B on 2T tokens with 256 H100',
    'serve llama-70b 5M req/day 800 in 200 out',
    '100 requests/day serverless vs dedicated',
    'egress 100TB aws->gcp',
    'compare a100 h100 trn1 for 1e22 flops',
    'storage 50TB aws',
    '500GB to 3 regions',
  ])('tells a person about “%s” within 80 columns', async request => {
    const { status, printed } = await run([request], { shipped: true });
    expect(status).toBe(0);
    expect(printed).toMatch(/^Read as: [^$]+\n\n.*\$\d/);
    expect(Math.max(...printed.split('\n').map(line => [...line].length))).toBeLessThanOrEqual(80);
  });

  it('has no figure for what has no price, and says so', async () => {
    const { status, printed, told } = await run(['8xH100 72h aws eu-west-1'], { shipped: true });
    expect({ status, printed }).toEqual({ status: 1, printed: '' });
    expect(told).toMatch(/^No price for H100 .*\.\n(?:Did you mean: “.*\?\n)?For example: whetstone cost ".*"\n$/);
  });
});

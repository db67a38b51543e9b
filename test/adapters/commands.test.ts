// What each command prints, as text for a person and as JSON for a script.
import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { launcher } from './run-launcher.ts';

const { launch, run, pathOf } = launcher();
const isOneSentence = /^[A-Z][^\n]*\.\n$/;

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

  it('says once, beside the answers, that the index could not be stored', async () => {
    const input = 'what is trainium\nother\n';
    const { status, printed, told } = await run(['ask', '--batch', '-', '--bank', 'read-only'], { input });
    expect(status).toBe(0);
    expect(
      printed
        .trim()
        .split('\n')
        .map(line => JSON.parse(line).id),
    ).toEqual([1, 2]);
    expect(told).toBe('The index was not saved: the disk can only be read. It will be built again next time.\n');
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

describe('JSON', () => {
  it('carries nothing that could steer a terminal, and every character of its values', async () => {
    const id = '\u001b[2J\u009b2J\u007f\u202e';
    const { printed } = await run(['ask', '--batch', '-'], { input: JSON.stringify({ id, text: 'x' }) });
    expect(printed).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    expect(JSON.parse(printed).id).toBe(id);
  });
});

describe('a batch', () => {
  it('gives a line of JSON a request, in order, and goes on after bad ones', async () => {
    const lines = ['what is trainium', '', '{"id":7,"text":"earlier","context":"one"}', '{bad', '{"id":"e","text":""}'];
    writeFileSync(pathOf('batch.txt'), [...lines, 'cause trouble', 'cause a bug', 'other'].join('\n'));
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
    expect(await run(['bank', 'lint', 'broken', '--json'])).toMatchObject({
      status: 1,
      told: 'broken has 1 error; mend what the lines name.\n',
    });
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

// Banks that are missing, empty, odd or huge: each gives its questions, or one clear sentence.
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PersonError } from '../../src/message/person-error.ts';
import { ask } from './app-ports.ts';
import { checkCitations, HOW_LONG, kettles, type World, worldWith } from './world.ts';

const isOneSentence = /^[A-Z"'/][^\n]*[.!]$/;

async function failureOf(world: World, path = world.root): Promise<string> {
  const failures = await Promise.all(
    [world.app.openBank(path), world.app.index(path)].map(work => work.catch((error: unknown) => error)),
  );
  for (const failure of failures) expect(failure).toBeInstanceOf(PersonError);
  const [first, second] = failures.map(failure => (failure as Error).message);
  expect(second).toBe(first);
  expect(first).toMatch(isOneSentence);
  return first!;
}

describe('one clear sentence for', () => {
  test('a bank that is not there', async () => {
    const world = worldWith({});
    expect(await failureOf(world, join(world.root, 'nowhere'))).toMatch(/nowhere/);
  });

  test('a folder that is empty, or holds no question', async () => {
    expect(await failureOf(worldWith({}))).toMatch(/bank/);
    expect(await failureOf(worldWith({ 'LICENSE.md': 'Do as you like.', 'notes.txt': '' }))).toMatch(/bank/);
  });

  test('the doctor, who finds nothing to index', async () => {
    const findings = await worldWith({ 'LICENSE.md': 'Do as you like.' }).app.doctor();
    expect(findings.find(({ name }) => name === 'index')).toMatchObject({
      state: 'fault',
      detail: expect.stringMatching(/no question/),
    });
  });

  test('a bank of questions without answers', async () => {
    expect(await failureOf(worldWith({ 'a.md': '## What is a cup?\n\n## What is a pot?\n' }))).toMatch(/No question/);
  });

  test('a file that is empty or binary', async () => {
    const world = worldWith({ 'empty.md': '', 'photo.md': new Uint8Array(500).map((_, i) => (i * 37) % 256) });
    await failureOf(world, join(world.root, 'empty.md'));
    await failureOf(world, join(world.root, 'photo.md'));
  });

  test('JSON lines, YAML and CSV that are malformed', async () => {
    await failureOf(worldWith({ 'a.jsonl': '{"question": "What is a cup?", "answer": \n' }));
    await failureOf(worldWith({ 'a.md': '---\ntitle: [\n---\n' }));
    await failureOf(worldWith({ 'a.csv': 'a,b\n"unclosed\n' }));
  });
});

describe('the rest is answered, and what was left out is named, beside', () => {
  async function answered(world: World) {
    const report = await world.app.index(world.root);
    const bank = await world.app.openBank(world.root);
    expect(checkCitations(await ask(bank, HOW_LONG), world.cwd)).toBe(1);
    return report.skipped.map(({ path, line, reason }) => `${path}:${line} ${reason}`).join('\n');
  }

  test('a loop of folders and a link that leads nowhere', async () => {
    const world = worldWith({ 'kettles.md': kettles('nine') });
    mkdirSync(join(world.root, 'deep'));
    symlinkSync('..', join(world.root, 'deep', 'loop'));
    symlinkSync('gone.md', join(world.root, 'lost.md'));
    expect(await answered(world)).toMatch(/lost\.md/);
  });

  test('lines that are no UTF-8', async () => {
    const bytes = Buffer.from(
      `${kettles('nine')}\n## What is caf\xe9?\n\nA drink, na\xefve.\n\n## What is été?\n\nSummer.\n`,
      'latin1',
    );
    const world = worldWith({ 'kettles.md': kettles('nine'), 'latin.md': bytes });
    expect(await answered(world)).toMatch(/latin\.md:\d+ .*UTF-8/);
  });

  test('ids that are given twice', async () => {
    const twice = [1, 2]
      .map(n => `{"id": "cup", "question": "What is cup ${n}?", "answer": "A bowl ${n}."}`)
      .join('\n');
    const world = worldWith({ 'kettles.md': kettles('nine'), 'cups.jsonl': twice });
    expect(await answered(world)).toMatch(/cups\.jsonl:2 .*cup/);
    const ids = (await world.app.openBank(world.root)).entries.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('malformed lines of JSON, CSV rows and front matter', async () => {
    const world = worldWith({
      'kettles.md': kettles('nine'),
      'a.jsonl': '{"question": \n{"question": "What is a cup?", "answer": "A bowl."}\n',
      'b.md': '---\ntitle: [\n---\n\n## What is a pot?\n\nA vessel.\n',
    });
    expect(await answered(world)).toMatch(/a\.jsonl:1/);
    const titles = (await world.app.openBank(world.root)).entries.map(({ title }) => title);
    expect(titles).toEqual(expect.arrayContaining(['What is a cup?', 'What is a pot?']));
  });
});

describe('any question', () => {
  test('gets an answer or a refusal: none, endless, of signs, of controls, of other scripts', async () => {
    const { app, cwd, root } = worldWith({ 'kettles.md': kettles('nine') });
    const bank = await app.openBank(root);
    const questions = [
      '',
      ' ',
      '?',
      '\u0000\u001b[31m',
      '🙂'.repeat(500),
      '云计算',
      'kettle '.repeat(15_000),
      'x'.repeat(100_000),
      '\ud800',
    ];
    for (const text of questions) {
      const reply = await bank.ask({ text, context: [text] });
      checkCitations(reply, cwd);
      expect(reply.confidence >= 0 && reply.confidence <= 1).toBe(true);
      expect(reply.answered).toBe(reply.claims.length > 0);
      expect(reply.nearest.every(({ score }) => score >= 0 && score <= 1)).toBe(true);
      expect((await bank.search({ text, context: [] }, 3)).hits.length).toBeLessThanOrEqual(3);
    }
  });
});

test('a file of 50 MB, most of it pictures, is indexed and asked', { timeout: 120_000 }, async () => {
  const picture = `![chart](data:image/png;base64,${'iVBORw0KGgoAAAANSUhEUg'.repeat(47_000)})`;
  const charts = Array.from({ length: 50 }, (_, i) => `## What is chart ${i}?\n\nIt shows year ${i}.\n\n${picture}\n`);
  const world = worldWith({ 'kettles.md': `${kettles('nine')}\n${charts.join('\n')}` });
  const bank = await world.app.openBank(world.root);
  expect(bank.entries).toHaveLength(53);
  expect(checkCitations(await ask(bank, HOW_LONG), world.cwd)).toBe(1);
});

test('an entry of thousands of passages is indexed and asked', { timeout: 120_000 }, async () => {
  const log = Array.from(
    { length: 3000 },
    (_, i) => `line ${i} of a log that says nothing about number ${i * 7}\n`,
  ).join('');
  const world = worldWith({ 'kettles.md': `${kettles('nine')}\n## What was logged?\n\n\`\`\`\n${log}\`\`\`\n` });
  const bank = await world.app.openBank(world.root);
  expect(checkCitations(await ask(bank, HOW_LONG), world.cwd)).toBe(1);
});

// Banks whose format escapes its text are cited by a Markdown copy below the data folder, which is there when it is cited.
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { write } from '../drivers/bank-folders.ts';
import { appIn, ask } from './app-ports.ts';
import { checkCitations, type World, worldWith } from './world.ts';

const FORMATS: Readonly<Record<string, readonly [string, number]>> = {
  'faq.jsonl': [
    '{"id": "cup", "question": "What is a cup?", "answer": "A \\"small\\" bowl\\nwith a handle."}\n' +
      '{"id": "pot", "question": "What is a teapot?", "answer": "A <pot> for *tea* leaves \\u2014 hot."}\n',
    2,
  ],
  'faq.csv': [
    'question,answer\nWhat is a cup?,"A ""small"" bowl\nwith a handle."\nWhat is a teapot?,"A <pot> for *tea* leaves — hot."\n',
    4,
  ],
  'faq.html': [
    '<!doctype html><html><body><h1>Tea</h1>\n<h2>What is a cup?</h2>\n<p>A &quot;small&quot; bowl</p>\n' +
      '<h2>What is a teapot?</h2>\n<p>A &lt;pot&gt; for *tea* leaves &mdash; hot.</p>\n</body></html>\n',
    4,
  ],
};

/** Asks for the teapot; the citation must be of a copy, word for word. */
async function teapot({ app, root, cwd, dataDir }: World) {
  const reply = await ask(await app.openBank(root), 'what is a teapot');
  expect(reply.claims.map(({ text }) => text).join(' ')).toContain('leaves — hot');
  expect(checkCitations(reply, cwd)).toBeGreaterThan(0);
  const { source } = reply.citations[0]!;
  const copy = resolve(cwd, source.path);
  expect(relative(dataDir, copy)).toMatch(/^copies/);
  return { source, copy };
}

describe.each(Object.entries(FORMATS))('%s', (name, [text, line]) => {
  test('is cited by its copy, with the file and the line that a person edits', async () => {
    const { source } = await teapot(worldWith({ [name]: text }));
    expect(source.origin).toEqual({ path: join('bank', name), line });
    expect(source.path).toMatch(/\.md$/);
  });

  test.each<[string, (copy: string) => void]>([
    ['removed', copy => rmSync(copy)],
    ['edited', copy => writeFileSync(copy, `${readFileSync(copy, 'utf8')}more`)],
    ['emptied', copy => writeFileSync(copy, '')],
  ])('gets its copy back when it was %s', async (_, harm) => {
    const world = worldWith({ [name]: text });
    const { copy } = await teapot(world);
    const before = readFileSync(copy);
    harm(copy);
    await teapot({ ...world, ...appIn(world.cwd, world.dataDir, world.packageRoot) });
    expect(readFileSync(copy)).toEqual(before);
  });
});

test('an open bank gets a lost copy back while it is asked', async () => {
  const world = worldWith({ 'faq.csv': FORMATS['faq.csv']![0] });
  const bank = await world.app.openBank(world.root);
  const [first] = (await ask(bank, 'what is a teapot')).citations;
  rmSync(join(world.dataDir, 'copies'), { recursive: true });
  const again = await ask(bank, 'what is a teapot');
  expect(again.citations[0]).toEqual(first);
  expect(existsSync(resolve(world.cwd, first!.source.path))).toBe(true);
});

test('an edited original is cited by a new copy', async () => {
  const [text] = FORMATS['faq.csv']!;
  const world = worldWith({ 'faq.csv': text });
  const { copy } = await teapot(world);
  writeFileSync(join(world.root, 'faq.csv'), text.replace('tea* leaves', 'fresh* leaves'));
  const { copy: later } = await teapot(world);
  expect(later).not.toBe(copy);
  expect(readFileSync(later, 'utf8')).toContain('fresh');
});

test('copies that no index cites any more are removed, those of other banks never', async () => {
  const [text] = FORMATS['faq.csv']!;
  const world = worldWith({ 'faq.csv': text });
  const other = appIn(world.cwd, world.dataDir, world.packageRoot);
  write(join(world.cwd, 'other', 'faq.csv'), text);
  write(join(world.cwd, 'other', 'own.csv'), 'question,answer\nWhat is a lid?,A cover for a pot.\n');
  await other.app.index('other');
  const { copy } = await teapot(world);
  const edit = (from: string, to: string) =>
    writeFileSync(join(world.root, 'faq.csv'), readFileSync(join(world.root, 'faq.csv'), 'utf8').replace(from, to));
  edit('tea* leaves', 'fresh* leaves');
  const { copy: second } = await teapot(world);
  expect(existsSync(copy), 'cited by the other bank').toBe(true);
  edit('fresh* leaves', 'green* leaves');
  const { copy: third } = await teapot(world);
  expect([copy, second, third].map(path => existsSync(path))).toEqual([true, false, true]);
  writeFileSync(join(world.cwd, 'other', 'faq.csv'), 'question,answer\nWhat is a spout?,Where tea leaves a pot.\n');
  await other.app.index('other');
  expect(existsSync(copy)).toBe(false);
  expect(readdirSync(join(world.dataDir, 'copies'))).toHaveLength(3);
});

test('what is no copy, or is just being written, is left alone', async () => {
  const world = worldWith({ 'faq.csv': FORMATS['faq.csv']![0] });
  const { copy } = await teapot(world);
  const ours = join(dirname(copy), `unfinished-${process.pid}-x`);
  const abandoned = join(dirname(copy), 'unfinished-99999999-x');
  const notes = join(world.dataDir, 'copies', 'notes.md');
  for (const path of [ours, abandoned, notes]) writeFileSync(path, '');
  writeFileSync(join(world.root, 'faq.csv'), 'question,answer\nWhat is a lid?,A cover for a pot.\n');
  await world.app.index(world.root);
  expect([copy, ours, abandoned, notes].map(path => existsSync(path))).toEqual([false, true, false, true]);
});

test('banks that are edited and indexed at the same time keep every copy that they cite', async () => {
  const world = worldWith({});
  const banks = ['a', 'b', 'c', 'd'];
  for (let round = 0; round < 4; round++) {
    for (const bank of banks) {
      const shared = `question,answer\nWhat is round ${round % 2}?,The round with number ${round % 2}.\n`;
      write(join(world.cwd, bank, 'shared.csv'), shared);
      write(
        join(world.cwd, bank, 'own.csv'),
        `question,answer\nWhat is ${bank}${round}?,Bank ${bank} as of ${round}.\n`,
      );
    }
    await Promise.all(banks.map(bank => world.app.index(bank)));
    const replies = await Promise.all(
      banks.map(async bank => ask(await world.app.openBank(bank), `what is ${bank}${round}`)),
    );
    for (const reply of replies) expect(checkCitations(reply, world.cwd)).toBeGreaterThan(0);
    expect(readdirSync(join(world.dataDir, 'copies'))).toHaveLength(banks.length + 1);
  }
  expect(world.indexed()).toBe(4 * banks.length);
});

test('a data folder that was moved has its copies where it is now', async () => {
  const world = worldWith({ 'faq.jsonl': FORMATS['faq.jsonl']![0] });
  await teapot(world);
  const dataDir = join(world.cwd, 'moved');
  renameSync(world.dataDir, dataDir);
  await teapot({ ...world, ...appIn(world.cwd, dataDir, world.packageRoot) });
});

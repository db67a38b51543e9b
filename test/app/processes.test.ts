// Several processes at one bank: they wait for one another, and one that is killed leaves nothing that is in the way.
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { afterAll, describe, expect, test } from 'vitest';
import { write } from '../drivers/bank-folders.ts';
import { ask } from './app-ports.ts';
import { checkCitations, HOW_LONG, kettles, type World, worldWith } from './world.ts';

const CHILD = join(import.meta.dirname, 'app-child.ts');

const children: ChildProcessByStdio<null, Readable, Readable>[] = [];
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
});

function start(task: string, { cwd, dataDir, packageRoot, root }: World) {
  const child = spawn(process.execPath, [CHILD, task, cwd, dataDir, packageRoot, root], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let printed = '';
  let told = '';
  child.stdout.on('data', piece => {
    printed += piece;
  });
  child.stderr.on('data', piece => {
    told += piece;
  });
  const ended = new Promise<{ code: number | null; lines: string[]; told: string }>(resolve => {
    child.on('close', code => resolve({ code, lines: printed.trim().split('\n'), told }));
  });
  /** Resolves when the child has printed the line. */
  const has = (line: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => printed.split('\n').includes(line) && resolve();
      child.stdout.on('data', look);
      child.on('close', () => reject(new Error(`it ended without ${line}: ${told}`)));
      look();
    });
  return { child, ended, has };
}

/** Enough entries that indexing takes a while. */
function large(): Record<string, string> {
  const entries = Array.from(
    { length: 400 },
    (_, i) => `## What is part ${i} of a kettle made of?\n\nPart ${i} is made of metal number ${i * 7}.\n`,
  );
  return { 'kettles.md': kettles('nine'), 'parts.md': entries.join('\n') };
}

describe.concurrent('processes', { timeout: 90_000 }, () => {
  test('that index the same bank at once build it once, and both have it', async () => {
    const world = worldWith(large());
    const both = await Promise.all([start('index', world).ended, start('index', world).ended]);
    expect(both.map(({ code, told }) => ({ code, told }))).toEqual([
      { code: 0, told: '' },
      { code: 0, told: '' },
    ]);
    const reports = both.map(({ lines }) => JSON.parse(lines.at(-1)!) as { rebuilt: boolean; entries: number });
    expect(reports.map(({ entries }) => entries)).toEqual([403, 403]);
    expect(reports.map(({ rebuilt }) => rebuilt).sort()).toEqual([false, true]);
    expect(checkCitations(await ask(await world.app.openBank(world.root), HOW_LONG), world.cwd)).toBe(1);
    expect(world.indexed()).toBe(0);
  });

  test('that ask a bank nobody has indexed all get their answers', async () => {
    const world = worldWith({ 'kettles.md': kettles('nine') });
    const all = await Promise.all([0, 1, 2].map(() => start(HOW_LONG, world).ended));
    for (const { lines } of all) expect(checkCitations(JSON.parse(lines.at(-1)!), world.cwd)).toBe(1);
  });

  test.each(['reading', 'indexing', 'embedding', 'fitting', 'saving'])(
    'killed while %s leave a bank that answers',
    async stage => {
      const world = worldWith(large());
      const { child, ended, has } = start('index', world);
      await has(stage);
      child.kill('SIGKILL');
      await ended;
      const reply = await ask(await world.app.openBank(world.root), HOW_LONG);
      expect(checkCitations(reply, world.cwd)).toBe(1);
      const left = readdirSync(join(world.dataDir, 'index'), { recursive: true }).map(String);
      expect(left.filter(path => path.endsWith('current.json'))).toHaveLength(1);
    },
  );

  test('killed while an edit is indexed leave the old index whole', async () => {
    const world = worldWith(large());
    await world.app.index(world.root);
    const bank = await world.app.openBank(world.root);
    write(join(world.root, 'more.md'), '## What is a teapot?\n\nA pot for tea.\n');
    const { child, ended, has } = start('index', world);
    await has('saving');
    child.kill('SIGKILL');
    await ended;
    expect(checkCitations(await ask(bank, HOW_LONG), world.cwd)).toBe(1);
    expect((await world.app.index(world.root)).entries).toBe(404);
  });
});

// Following a bank while it is asked: edits are answered within seconds, without an error or a gap in between.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, test } from 'vitest';
import { createAppOver } from '../../src/app/app.ts';
import type { IndexReport, OpenBank, Reply } from '../../src/app/use-cases.ts';
import { createApp } from '../../src/compose.ts';
import { readConfig } from '../../src/config.ts';
import { PersonError } from '../../src/message/person-error.ts';
import { write } from '../drivers/bank-folders.ts';
import { ask, portsIn } from './app-ports.ts';
import { checkCitations, HOW_LONG, kettles, worldWith } from './world.ts';

type Event = IndexReport | { readonly failed: string };

const open: OpenBank[] = [];
afterAll(async () => {
  for (const bank of open) await bank.close();
});

/** Waits until `holds`, long enough for a slow machine. */
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let i = 0; i < 400; i++) {
    if (await holds()) return;
    await sleep(50);
  }
  throw new Error('it never came to hold');
}

function followed(bank: OpenBank): Event[] {
  const events: Event[] = [];
  bank.follow(event => events.push(event));
  open.push(bank);
  return events;
}

describe.concurrent('following', { timeout: 60_000 }, () => {
  test('answers an edit while asks go on, with the real worker', async () => {
    const { root, cwd, dataDir } = worldWith({ 'kettles.md': kettles('nine') });
    const { config } = await readConfig({ DATA_DIR: dataDir }, join(import.meta.dirname, '../..'));
    const bank = await createApp(config).openBank(root);
    const events = followed(bank);
    const replies: Reply[] = [];
    const askOn = async () => {
      const reply = await ask(bank, HOW_LONG);
      replies.push(reply);
      return reply.claims[0]?.text.includes('eleven') ?? false;
    };
    await askOn();
    write(join(root, 'kettles.md'), kettles('eleven'));
    await until(askOn);
    await until(() => events.length > 0);
    expect(replies.every(({ answered }) => answered)).toBe(true);
    checkCitations(replies.at(-1)!, cwd);
    expect(events.every(event => 'rebuilt' in event)).toBe(true);
  });

  test('tells of an edit though nobody asks', async () => {
    const { root, app } = worldWith({ 'kettles.md': kettles('nine') });
    const bank = await app.openBank(root);
    const events = followed(bank);
    await sleep(500);
    write(join(root, 'teapots.md'), '## What is a teapot?\n\nA pot for tea.\n');
    await until(() => events.length > 0);
    expect(events[0]).toMatchObject({ entries: 4, rebuilt: true });
    expect(bank.entries.map(({ title }) => title)).toContain('What is a teapot?');
    expect((await ask(bank, 'what is a teapot')).claims[0]?.text).toBe('A pot for tea.');
  });

  test('forgets what was in a file that is deleted', async () => {
    const { root, app } = worldWith({
      'kettles.md': kettles('nine'),
      'teapots.md': '## What is a teapot?\n\nA pot for tea.\n',
    });
    const bank = await app.openBank(root);
    const events = followed(bank);
    expect((await ask(bank, 'what is a teapot')).answered).toBe(true);
    rmSync(join(root, 'teapots.md'));
    const reply = await ask(bank, 'what is a teapot');
    expect(reply.claims.filter(({ text }) => text.includes('pot for tea'))).toEqual([]);
    await until(() => events.length > 0);
    expect(bank.entries).toHaveLength(3);
  });

  test('tells when the bank vanishes, and when it is back', async () => {
    const { root, app } = worldWith({ 'kettles.md': kettles('nine') });
    const bank = await app.openBank(join(root, 'kettles.md'));
    const events = followed(bank);
    await sleep(500);
    rmSync(join(root, 'kettles.md'));
    await expect(ask(bank, HOW_LONG)).rejects.toBeInstanceOf(PersonError);
    await until(() => events.some(event => 'failed' in event));
    write(join(root, 'kettles.md'), kettles('six'));
    await until(() => events.some(event => 'entries' in event));
    expect((await ask(bank, HOW_LONG)).claims[0]!.text).toBe('A gas kettle boils within six minutes.');
  });

  test('notices what was edited while the bank was indexed', async () => {
    const { root, cwd, dataDir, packageRoot } = worldWith({ 'kettles.md': kettles('nine') });
    const ports = portsIn(cwd, dataDir, packageRoot);
    let first = true;
    const app = createAppOver({
      ...ports,
      indexer: async (path, onProgress) => {
        const indexed = await ports.indexer(path, onProgress);
        if (first) write(join(root, 'teapots.md'), '## What is a teapot?\n\nA pot for tea.\n');
        first = false;
        return indexed;
      },
    });
    const bank = await app.openBank(root);
    expect(bank.entries).toHaveLength(3);
    followed(bank);
    await until(() => bank.entries.length === 4);
  });

  test('tells of a bug in indexing, answers on, and recovers', async () => {
    const { root, cwd, dataDir, packageRoot } = worldWith({ 'kettles.md': kettles('nine') });
    const ports = portsIn(cwd, dataDir, packageRoot);
    let broken = false;
    const app = createAppOver({
      ...ports,
      indexer: (path, onProgress) =>
        broken ? Promise.reject(new TypeError('x is not a function')) : ports.indexer(path, onProgress),
    });
    const bank = await app.openBank(root);
    const events = followed(bank);
    await sleep(500);
    broken = true;
    write(join(root, 'other.md'), '## What is a cup?\n\nA small bowl.\n');
    await until(() => events.length > 0);
    expect(events[0]).toEqual({ failed: expect.stringMatching(/bug.*x is not a function/) });
    expect((await ask(bank, HOW_LONG)).answered).toBe(true);
    broken = false;
    write(join(root, 'other.md'), '## What is a cup?\n\nA small bowl for tea.\n');
    await until(() => events.some(event => 'rebuilt' in event));
    expect(bank.entries).toHaveLength(4);
  });

  test('tells nothing more once the bank is closed', async () => {
    const { root, app } = worldWith({ 'kettles.md': kettles('nine') });
    const bank = await app.openBank(root);
    const events = followed(bank);
    await bank.close();
    write(join(root, 'kettles.md'), kettles('one'));
    await sleep(1500);
    expect(events).toEqual([]);
  });
});

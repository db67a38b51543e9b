// Following a bank: every kind of edit is told, once, and nothing else is.
import { renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, test } from 'vitest';
import { passOverPath } from '../../src/bank/folder-rules.ts';
import { fileSystemBank } from '../../src/drivers/file-system-bank.ts';
import type { BankWatch, PassOver } from '../../src/ports/bank-files.ts';
import { folder, write } from './bank-folders.ts';

describe.concurrent('following', { timeout: 40_000 }, () => {
  const open: BankWatch[] = [];
  afterAll(async () => {
    for (const watch of open) await watch.close();
  });

  /** Follows a bank; `told` makes an edit and waits until that was told. */
  async function follow(cwd: string, path: string, passOver?: PassOver) {
    let count = 0;
    const watch = fileSystemBank({ cwd, apart: ['bank/data'] }).watch(path, () => count++, passOver);
    open.push(watch);
    await sleep(1000);
    const told = async (edit: () => void) => {
      const before = count;
      edit();
      for (let i = 0; i < 100 && count === before; i++) await sleep(50);
      await sleep(500);
      return count - before;
    };
    const quietAfter = async (edit: () => void) => {
      const before = count;
      edit();
      await sleep(900);
      return count === before;
    };
    return { told, quietAfter, watch };
  }

  test('tells edits, new files, new folders and deletions, each once', async () => {
    const { cwd, root } = folder({ 'a.md': 'a', 'b/b.md': 'b' });
    const { told, quietAfter } = await follow(cwd, 'bank', passOverPath);
    expect(await told(() => write(join(root, 'a.md'), 'edited'))).toBe(1);
    expect(await told(() => replace(join(root, 'a.md'), 'replaced'))).toBe(1);
    expect(await told(() => write(join(root, 'new/deep/c.md'), 'c'))).toBe(1);
    expect(await told(() => write(join(root, 'new/deep/c.md'), 'cc'))).toBe(1);
    expect(await told(() => rmSync(join(root, 'b'), { recursive: true }))).toBe(1);
    const many = () => Array.from({ length: 30 }, (_, i) => write(join(root, `many/${i}.md`), `${i}`));
    expect(await told(many)).toBe(1);
    expect(await quietAfter(() => write(join(root, 'node_modules/x.md'), 'x'))).toBe(true);
    expect(await quietAfter(() => write(join(root, 'data/x.md'), 'x'))).toBe(true);
  });

  test('stays with a single file that editors replace, delete and write anew', async () => {
    const { cwd, root } = folder({ 'a.md': 'a', 'b.md': 'b' });
    const { told, quietAfter } = await follow(cwd, 'bank/a.md');
    for (const text of ['one', 'two', 'three']) expect(await told(() => replace(join(root, 'a.md'), text))).toBe(1);
    expect(await told(() => write(join(root, 'a.md'), 'in place'))).toBe(1);
    expect(await told(() => rmSync(join(root, 'a.md')))).toBe(1);
    expect(await told(() => write(join(root, 'a.md'), 'back'))).toBe(1);
    expect(await quietAfter(() => write(join(root, 'b.md'), 'not mine'))).toBe(true);
  });

  test('outlives a bank that vanishes and returns', async () => {
    const { cwd, root } = folder({ 'a.md': 'a' });
    const { told } = await follow(cwd, 'bank');
    expect(await told(() => renameSync(root, `${root}-away`))).toBe(1);
    expect(await told(() => renameSync(`${root}-away`, root))).toBe(1);
    expect(await told(() => write(join(root, 'a.md'), 'edited'))).toBe(1);
  });

  test('notices a swapped link, as containers swap their settings', async () => {
    const { cwd, root } = folder({ '.one/a.md': 'a', '.two/a.md': 'A' });
    symlinkSync('.one', join(root, '.now'));
    symlinkSync('.now/a.md', join(root, 'a.md'));
    const { told } = await follow(cwd, 'bank', passOverPath);
    const swap = () => {
      symlinkSync('.two', join(root, '.next'));
      renameSync(join(root, '.next'), join(root, '.now'));
    };
    expect(await told(swap)).toBe(1);
  });

  test('tells nothing more once closed, even twice', async () => {
    const { cwd, root } = folder({ 'a.md': 'a' });
    const { quietAfter, watch } = await follow(cwd, 'bank');
    write(join(root, 'a.md'), 'edited');
    await watch.close();
    await watch.close();
    expect(await quietAfter(() => write(join(root, 'a.md'), 'edited again'))).toBe(true);
  });
});

/** As editors save: a new file beside, then renamed over the old one. */
function replace(path: string, text: string): void {
  write(`${path}.new~`, text);
  renameSync(`${path}.new~`, path);
}

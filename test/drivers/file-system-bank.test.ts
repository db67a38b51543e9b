// Banks on disk: what is read, what is left out and why, and how a change is noticed.
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, renameSync, rmSync, symlinkSync, utimesSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { describe, expect, test } from 'vitest';
import { passOverPath } from '../../src/bank/folder-rules.ts';
import { type FileSystemBankOptions, fileSystemBank } from '../../src/drivers/file-system-bank.ts';
import type { PassOver } from '../../src/ports/bank-files.ts';
import { folder, write } from './bank-folders.ts';

async function list(cwd: string, path = 'bank', options: FileSystemBankOptions = {}, passOver?: PassOver) {
  const { files, skipped } = await fileSystemBank({ cwd, ...options }).list(path, passOver);
  const reasons = Object.fromEntries(skipped.map(each => [each.path, each.reason]));
  return { files, paths: files.map(file => file.path), reasons };
}

describe('a folder', () => {
  test('is read with everything below it, in the order of the paths, each file with its hash', async () => {
    const { cwd, root } = folder({ 'b.md': 'b', 'a/z.md': 'z', 'a.md': 'a', 'a/deep/er/y.txt': 'y', 'Ä ö.md': 'ä' });
    const { files, paths } = await list(cwd);
    expect(paths).toEqual(['bank/a.md', 'bank/a/deep/er/y.txt', 'bank/a/z.md', 'bank/b.md', 'bank/Ä ö.md']);
    expect(files[1]).toMatchObject({ pathInBank: 'a/deep/er/y.txt' });
    expect(files[1]!.sha256).toBe(createHash('sha256').update('y').digest('hex'));
    expect(Buffer.from(files[1]!.bytes).toString()).toBe('y');
    expect(await list(cwd, root)).toEqual(await list(cwd, './bank/../bank/'));
  });

  test('elsewhere is cited by its absolute path', async () => {
    const { root } = folder({ 'a.md': 'a' });
    const elsewhere = folder({});
    expect((await list(elsewhere.cwd, root)).paths).toEqual([join(root, 'a.md')]);
    expect((await list(root, '.')).paths).toEqual(['a.md']);
    expect((await list(elsewhere.root, root)).paths).toEqual([join(root, 'a.md')]);
  });

  test('names what it leaves out: empty files, large ones, what is no file', async () => {
    const { cwd, root } = folder({ 'empty.md': '', 'large.md': 'x'.repeat(200), 'right.md': 'x'.repeat(100) });
    const socket = await listenAt(join(root, 'socket.md'));
    const { paths, reasons } = await list(cwd, 'bank', { largest: 100 });
    expect(paths).toEqual(['bank/right.md']);
    expect(reasons).toEqual({
      'bank/empty.md': 'The file is empty.',
      'bank/large.md': expect.stringContaining('split it'),
      'bank/socket.md': 'It is neither a file nor a folder.',
    });
    socket.close();
  });

  test('may hold a file of 50 MB, but not one of 65', async () => {
    const { cwd } = folder({
      'a.md': new Uint8Array(50 * 2 ** 20).fill(97),
      'b.md': new Uint8Array(65 * 2 ** 20).fill(97),
    });
    const { files, reasons } = await list(cwd);
    expect(files.map(file => file.bytes.length)).toEqual([50 * 2 ** 20]);
    expect(files[0]!.sha256).toBe(createHash('sha256').update(files[0]!.bytes).digest('hex'));
    expect(reasons['bank/b.md']).toMatch('65.0 MB');
  });

  test('is not read where nothing can be a question, and says so once', async () => {
    const { cwd } = folder({
      'a.md': 'a',
      'node_modules/x/readme.md': 'x',
      'node_modules/y.md': 'y',
      'logo.png': 'png',
      '.git/a.md': 'g',
    });
    const { paths, reasons } = await list(cwd, 'bank', {}, passOverPath);
    expect(paths).toEqual(['bank/a.md']);
    expect(Object.keys(reasons)).toEqual(['bank/.git', 'bank/logo.png', 'bank/node_modules']);
  });

  test('never holds our own data, and does not mention it', async () => {
    const { cwd, root } = folder({ 'a.md': 'a', 'data/copies/b.md': 'b' });
    symlinkSync(root, join(cwd, 'linked'));
    for (const apart of ['bank/data', 'linked/data']) {
      expect(await list(cwd, 'bank', { apart: [apart] })).toMatchObject({ paths: ['bank/a.md'], reasons: {} });
    }
  });
});

test('a cited file is read as it is now, and is null once it is gone', async () => {
  const { cwd, root } = folder({ 'a.md': 'a' });
  const bank = fileSystemBank({ cwd });
  const sha256 = createHash('sha256').update('a').digest('hex');
  expect(await bank.read('bank/a.md')).toEqual({ bytes: Buffer.from('a'), sha256 });
  expect(await bank.read(join(root, 'a.md'))).toMatchObject({ sha256 });
  for (const path of ['bank/b.md', 'bank', 'bank\0']) expect(await bank.read(path)).toBe(null);
});

describe('links', () => {
  test('to files and folders are followed; a folder is read by its own path where it has one', async () => {
    const { cwd, root } = folder({ 'z/in.md': 'in' });
    write(join(cwd, 'outside/out.md'), 'out');
    symlinkSync(join(root, 'z'), join(root, 'a'));
    symlinkSync('../outside', join(root, 'b'));
    symlinkSync('../outside/out.md', join(root, 'c.md'));
    const { paths, reasons } = await list(cwd);
    expect(paths).toEqual(['bank/b/out.md', 'bank/c.md', 'bank/z/in.md']);
    expect(reasons).toEqual({ 'bank/a': 'The folder is read already under another path.' });
  });

  test('that make a loop, lead up, nowhere or to themselves are named', async () => {
    const { cwd, root } = folder({ 'a/a.md': 'a', 'b/b.md': 'b' });
    write(join(cwd, 'outside/out.md'), 'out');
    symlinkSync('..', join(root, 'a/up'));
    symlinkSync('../..', join(root, 'a/higher'));
    symlinkSync('../b', join(root, 'a/across'));
    symlinkSync('../a', join(root, 'b/across'));
    symlinkSync('gone.md', join(root, 'nowhere.md'));
    symlinkSync('self', join(root, 'self'));
    symlinkSync('../outside', join(root, 'out'));
    symlinkSync('.', join(cwd, 'outside/again'));
    const { paths, reasons } = await list(cwd);
    expect(paths).toEqual(['bank/a/a.md', 'bank/b/b.md', 'bank/out/out.md']);
    expect(Object.keys(reasons).sort()).toEqual(
      ['a/across', 'a/higher', 'a/up', 'b/across', 'nowhere.md', 'out/again', 'self'].map(path => `bank/${path}`),
    );
    expect(reasons['bank/nowhere.md']).toBe('The link leads nowhere.');
  });

  test('can be the bank itself', async () => {
    const { cwd, root } = folder({ 'a.md': 'a' });
    symlinkSync(root, join(cwd, 'linked'));
    symlinkSync(join(root, 'a.md'), join(cwd, 'linked.md'));
    expect((await list(cwd, 'linked')).paths).toEqual(['linked/a.md']);
    expect((await list(cwd, 'linked.md')).paths).toEqual(['linked.md']);
  });
});

describe('a single file', () => {
  test('is a bank, whatever its name is', async () => {
    const { cwd } = folder({ '.hidden': 'a' });
    const { files } = await list(cwd, 'bank/.hidden', {}, passOverPath);
    expect(files).toMatchObject([{ path: 'bank/.hidden', pathInBank: '.hidden' }]);
  });

  test('is left out with a reason when it is empty or too large', async () => {
    const { cwd } = folder({ 'a.md': '', 'b.md': 'bb' });
    expect((await list(cwd, 'bank/a.md')).reasons).toEqual({ 'bank/a.md': 'The file is empty.' });
    expect((await list(cwd, 'bank/b.md', { largest: 1 })).reasons).toHaveProperty(['bank/b.md']);
  });
});

describe('no bank is one clear sentence', () => {
  test.each([
    ['nowhere', 'There is no file or folder at nowhere.'],
    ['bank/a.md/below', 'There is no file or folder at bank/a.md/below.'],
    ['bank\0', 'There is no file or folder at bank.'],
    ['', 'The path of the bank is empty; name a file or a folder.'],
    ['bank/self', 'bank/self cannot be read: the link leads back to itself.'],
    ['bank/socket', 'bank/socket is neither a file nor a folder, so it is no bank.'],
    ['x'.repeat(300), `${'x'.repeat(300)} cannot be read: its path is too long.`],
  ])('at %j', async (path, message) => {
    const { cwd, root } = folder({ 'a.md': 'a' });
    symlinkSync('self', join(root, 'self'));
    const socket = await listenAt(join(root, 'socket'));
    const bank = fileSystemBank({ cwd });
    await expect(bank.list(path)).rejects.toMatchObject({ name: 'PersonError', message });
    await expect(bank.fingerprint(path)).rejects.toMatchObject({ name: 'PersonError', message });
    socket.close();
  });
});

describe.runIf(existsSync('/proc/self'))('what the system shows of itself as files', () => {
  test.each(['/proc', '/proc/self', '/sys'])('at %s is no bank', async path => {
    const bank = fileSystemBank({ cwd: '/' });
    await expect(bank.list(path)).rejects.toMatchObject({
      name: 'PersonError',
      message: expect.stringContaining('belongs to the system'),
    });
  });

  test('is not read where a link leads there, nor as a single file that would never end', async () => {
    const { cwd, root } = folder({ 'a.md': 'a' });
    symlinkSync('/proc/self', join(root, 'self'));
    expect(await list(cwd)).toMatchObject({
      paths: ['bank/a.md'],
      reasons: { 'bank/self': expect.stringContaining('belongs to the system') },
    });
    expect((await list(cwd, '/proc/kmsg')).reasons).toEqual({ '/proc/kmsg': 'The file is empty.' });
  });
});

describe('a fingerprint', () => {
  test('stays while nothing changes, and changes with every edit', async () => {
    const { cwd, root } = folder({ 'a.md': 'a', 'b/b.md': 'b', 'node_modules/x.md': 'x' });
    const take = () => fileSystemBank({ cwd }).fingerprint('bank', passOverPath);
    let before = await take();
    expect(await take()).toBe(before);
    write(join(root, 'node_modules/x.md'), 'xx');
    expect(await take()).toBe(before);
    const edits = [
      () => write(join(root, 'a.md'), 'aa'),
      () => utimesSync(join(root, 'a.md'), new Date(0), new Date(0)),
      () => write(join(root, 'c.md'), 'c'),
      () => renameSync(join(root, 'c.md'), join(root, 'd.md')),
      () => rmSync(join(root, 'b'), { recursive: true }),
    ];
    for (const edit of edits) {
      edit();
      const after = await take();
      expect(after).not.toBe(before);
      before = after;
    }
  });

  test('notices a file of the same size and time in the place of another', async () => {
    const { cwd, root } = folder({ 'a.md': 'a', 'b.md': 'b' });
    for (const name of ['a.md', 'b.md']) utimesSync(join(root, name), new Date(0), new Date(0));
    const before = await fileSystemBank({ cwd }).fingerprint('bank/a.md');
    renameSync(join(root, 'b.md'), join(root, 'a.md'));
    expect(await fileSystemBank({ cwd }).fingerprint('bank/a.md')).not.toBe(before);
  });
});

test('works in a worker', async () => {
  const { root } = folder({ 'a.md': 'a' });
  const driver = pathToFileURL(join(import.meta.dirname, '../../src/drivers/file-system-bank.ts')).href;
  const code = `import { parentPort } from 'node:worker_threads'; import { fileSystemBank } from ${JSON.stringify(driver)};
    const bank = fileSystemBank(); const watch = bank.watch(${JSON.stringify(root)}, () => undefined);
    parentPort.postMessage((await bank.list(${JSON.stringify(root)})).files.length); await watch.close();`;
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(code)}`));
  expect(await new Promise((resolve, reject) => worker.on('message', resolve).on('error', reject))).toBe(1);
  await worker.terminate();
});

/** A socket is neither a file nor a folder. */
async function listenAt(path: string): Promise<Server> {
  const server = createServer().listen(path);
  await once(server, 'listening');
  return server;
}

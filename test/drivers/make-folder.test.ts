// Making folders: all of a path, by several at once, and with an end where the system makes none.
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { makeFolder } from '../../src/drivers/make-folder.ts';

const place = mkdtempSync(join(tmpdir(), 'whetstone-folders-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

test('makes the folders above as well, and leaves those that are there', async () => {
  const path = join(place, 'a', 'b', 'c');
  await makeFolder(path);
  await makeFolder(path);
  expect(existsSync(path)).toBe(true);
});

test('is done by many at once, some of whom make folders that others are about to need', async () => {
  for (let round = 0; round < 40; round++) {
    const way = [`${round}`, 'a', 'b', 'c', 'd'];
    const paths = way.map((_, depth) => join(place, ...way.slice(0, depth + 1)));
    await Promise.all([...paths, ...paths.toReversed()].map(makeFolder));
    expect(existsSync(join(place, ...way))).toBe(true);
  }
});

test('says what is in the way', async () => {
  writeFileSync(join(place, 'file'), '');
  await expect(makeFolder(join(place, 'file'))).rejects.toMatchObject({ code: 'EEXIST' });
  await expect(makeFolder(join(place, 'file', 'a', 'b'))).rejects.toMatchObject({ code: 'ENOTDIR' });
  mkdirSync(join(place, 'there'));
  await expect(makeFolder(join(place, 'there', 'x'.repeat(300)))).rejects.toMatchObject({ code: 'ENAMETOOLONG' });
});

test.runIf(existsSync('/proc/self'))('comes back from where the system makes no folders', async () => {
  await expect(makeFolder('/proc/whetstone/a/b')).rejects.toMatchObject({ code: 'ENOENT' });
});

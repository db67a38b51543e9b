// The price book as a file: which file serves, what a damaged one leads to, and that a new one is written whole or not at all.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { PriceBook } from '../../../src/cost/price-book.ts';
import { priceFile } from '../../../src/drivers/prices/price-file.ts';
import { PersonError } from '../../../src/message/person-error.ts';
import { SMALL_BOOK } from '../../fakes/prices.ts';
import { folder, write } from '../bank-folders.ts';

const text = (book: PriceBook) => `${JSON.stringify(book)}\n`;
const dearer = JSON.parse(text(SMALL_BOOK).replaceAll('55.04', '66.05')) as PriceBook;
const dearest = JSON.parse(text(SMALL_BOOK).replaceAll('55.04', '77.06')) as PriceBook;

/** Folders with books in them, by their place, and what reads them. */
function place(books: Readonly<Record<string, string>>, pricesFile: string | null = null) {
  const { cwd } = folder({});
  write(join(cwd, 'package', 'knowledge', 'prices.json'), text(SMALL_BOOK));
  for (const [path, book] of Object.entries(books)) write(join(cwd, path), book);
  const pathOf = (path: string) => join(cwd, path);
  const set = pricesFile === null ? null : pathOf(pricesFile);
  const source = priceFile({ pricesFile: set, dataDir: pathOf('data'), packageRoot: pathOf('package'), cwd });
  return { source, pathOf };
}

describe('the book that serves', () => {
  test('is the one that comes with the package', async () => {
    const { source, pathOf } = place({});
    expect(await source.load()).toEqual({
      book: SMALL_BOOK,
      path: pathOf('package/knowledge/prices.json'),
      notice: null,
    });
  });

  test('is the one that was refreshed, where there is one', async () => {
    const { source, pathOf } = place({ 'data/prices.json': text(dearer) });
    expect(await source.load()).toEqual({ book: dearer, path: pathOf('data/prices.json'), notice: null });
  });

  test('is the one that is set, before any other', async () => {
    const { source, pathOf } = place({ 'data/prices.json': text(dearer), 'mine.json': text(dearest) }, 'mine.json');
    expect(await source.load()).toEqual({ book: dearest, path: pathOf('mine.json'), notice: null });
  });

  test('is the one that is named, before the one that is set, from the current folder on', async () => {
    const { source, pathOf } = place({ 'mine.json': text(dearer), 'yours.json': text(dearest) }, 'mine.json');
    expect(await source.load('yours.json')).toEqual({ book: dearest, path: pathOf('yours.json'), notice: null });
  });

  test('is read again when its file has changed, and only then', async () => {
    const { source, pathOf } = place({ 'data/prices.json': text(dearer) });
    const first = await source.load();
    expect((await source.load()).book).toBe(first.book);
    writeFileSync(pathOf('data/prices.json'), `${text(dearest)} `);
    expect((await source.load()).book).toEqual(dearest);
  });
});

describe('a book that cannot be used', () => {
  test.each([
    ['gone.json', 'there is no such file'],
    ['folder', 'it is no file'],
    ['broken.json', 'it is no JSON'],
    ['wrong.json', 'accelerators: it is missing'],
  ])('%s is refused in a sentence where it was named', async (name, fault) => {
    const { source, pathOf } = place({
      'broken.json': '{',
      'wrong.json': '{"version":1,"currency":"USD"}',
      'folder/x': '',
    });
    const sentence = `The price book at ${pathOf(name)} cannot be used: ${fault}.`;
    await expect(source.load(name)).rejects.toThrow(new PersonError(sentence));
  });

  test('is refused where it was set', async () => {
    const { source } = place({ 'mine.json': '[]' }, 'mine.json');
    await expect(source.load()).rejects.toThrow(/mine\.json cannot be used: invalid input/);
    await expect(source.loadForRefresh()).rejects.toThrow(/mine\.json cannot be used/);
  });

  test('gives way to the one that comes with the package where it was refreshed, and that is told', async () => {
    const { source, pathOf } = place({ 'data/prices.json': text(dearer).slice(0, 200) });
    const { book, path, notice } = await source.load();
    expect({ book, path }).toEqual({ book: SMALL_BOOK, path: pathOf('package/knowledge/prices.json') });
    expect(notice).toBe(
      `The price book at ${pathOf('data/prices.json')} cannot be used (it is no JSON), so the one that comes with Whetstone serves; \`npx whetstone prices refresh\` makes a new one.`,
    );
  });

  test('that came with the package tells to install it again', async () => {
    const { source } = place({ 'package/knowledge/prices.json': '' });
    await expect(source.load()).rejects.toThrow(/\(it is no JSON\): reinstall Whetstone\.$/);
  });
});

describe('a new book', () => {
  test('is kept in the data folder, and serves from then on', async () => {
    const { source, pathOf } = place({});
    expect(await source.keep(dearer)).toBe(pathOf('data/prices.json'));
    expect(await source.load()).toEqual({ book: dearer, path: pathOf('data/prices.json'), notice: null });
    expect(readdirSync(pathOf('data'))).toEqual(['prices.json']);
    expect(readFileSync(pathOf('package/knowledge/prices.json'), 'utf8')).toBe(text(SMALL_BOOK));
  });

  test('is kept where it is set, which need not be there yet', async () => {
    const { source, pathOf } = place({}, 'deep/mine.json');
    expect((await source.loadForRefresh()).book).toEqual(SMALL_BOOK);
    expect(await source.keep(dearer)).toBe(pathOf('deep/mine.json'));
    expect((await source.load()).book).toEqual(dearer);
    expect(existsSync(pathOf('data'))).toBe(false);
  });

  test('that is not valid is not kept', async () => {
    const { source, pathOf } = place({ 'data/prices.json': text(dearer) });
    const wrong = { ...SMALL_BOOK, accelerators: [] };
    await expect(source.keep(wrong)).rejects.toThrow('The new price book was not kept: accelerators: there is none.');
    expect(readFileSync(pathOf('data/prices.json'), 'utf8')).toBe(text(dearer));
  });

  test('leaves the old one whole when the work ends between writing and renaming', async () => {
    const { source, pathOf } = place({ 'data/prices.json': text(dearer) });
    const child = join(import.meta.dirname, 'keep-prices-child.ts');
    const { status } = spawnSync(process.execPath, [child, pathOf('data/prices.json')]);
    expect(status).toBe(9);
    expect(readdirSync(pathOf('data'))).toHaveLength(2);
    expect(readFileSync(pathOf('data/prices.json'), 'utf8')).toBe(text(dearer));
    expect((await source.load()).book).toEqual(dearer);
    await source.keep(dearest);
    expect(readdirSync(pathOf('data'))).toEqual(['prices.json']);
  });

  test.skipIf(process.getuid?.() === 0)('that cannot be written says why', async () => {
    const { source, pathOf } = place({ 'data/x': '' });
    chmodSync(pathOf('data'), 0o500);
    await expect(source.keep(dearer)).rejects.toThrow(/was not kept: cannot write .*: permission is missing\.$/);
    chmodSync(pathOf('data'), 0o700);
  });

  test('in whose way a file stands says so', async () => {
    const { source } = place({ data: 'a file' });
    await expect(source.keep(dearer)).rejects.toThrow(/was not kept: cannot write .*: a file is in the way\.$/);
  });
});

// Writes a price book whole or not at all: beside its place first, then over it.
import { rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { PriceBook } from '../../cost/price-book.ts';
import { PersonError } from '../../message/person-error.ts';
import { systemCode, writingTrouble } from '../disk-trouble.ts';
import { makeFolder } from '../make-folder.ts';
import { syncFolder, writeSealed } from '../sealed-files.ts';
import { formatPriceBook } from './format-price-book.ts';

/** Writes `book` to `path` and gives the path. What does not fit the schema, or cannot be written, is a `PersonError`. */
export async function keepPriceBook(book: PriceBook, path: string): Promise<string> {
  const { checkPriceBook } = await import('./price-book-schema.ts');
  const checked = checkPriceBook(book);
  if ('fault' in checked) throw new PersonError(`The new price book was not kept: ${checked.fault}.`);
  try {
    await replaceFile(path, formatPriceBook(book));
    return path;
  } catch (error) {
    const code = systemCode(error);
    if (code === null) throw error;
    throw new PersonError(`The new price book was not kept: cannot write ${path}: ${writingTrouble(code)}.`, {
      cause: error,
    });
  }
}

/** Puts `text` in the place of a file in one step, so that a reader finds the old text or the new one. */
export async function replaceFile(path: string, text: string): Promise<void> {
  await makeFolder(dirname(path));
  // Two processes that refresh at the same time must not write into one file.
  const beside = `${path}.${process.pid}.${process.hrtime.bigint()}.new`;
  try {
    await writeSealed(beside, Buffer.from(text));
    await rename(beside, path);
  } finally {
    await rm(beside, { force: true });
  }
  await syncFolder(dirname(path));
}

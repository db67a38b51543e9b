// Keeps a price book: one that is valid, whole or not at all.
import type { PriceBook } from '../../cost/price-book.ts';
import { PersonError } from '../../message/person-error.ts';
import { systemCode, writingTrouble } from '../disk-trouble.ts';
import { formatPriceBook } from './format-price-book.ts';
import { replaceFile } from './replace-file.ts';

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

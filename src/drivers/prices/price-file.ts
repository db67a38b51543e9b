// The price book as a file: which file is used, and what is done when it cannot be read.
import { readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { PriceBook } from '../../cost/price-book.ts';
import { PersonError } from '../../message/person-error.ts';
import type { LoadedPrices, PriceSource } from '../../ports/price-source.ts';
import { systemCode } from '../disk-trouble.ts';

/** Where books lie: the one that is set, if any, the one that was refreshed, and the one that comes with the package. */
export interface PricePlaces {
  readonly pricesFile: string | null;
  readonly dataDir: string;
  readonly packageRoot: string;
  readonly cwd: string;
}

/** A book of every accelerator in every region takes two megabytes; no more than this is taken into memory. */
const LARGEST_BOOK = 32 * 1024 * 1024;

const NAME = 'prices.json';

/** Reads and keeps price books. A book is parsed once and used again for as long as its file stays the same. */
export function priceFile({ pricesFile, dataDir, packageRoot, cwd }: PricePlaces): PriceSource {
  const read = rememberingReader();
  const refreshed = join(dataDir, NAME);

  const readNamed = async (path: string): Promise<LoadedPrices> => {
    const reading = await read(path);
    if ('book' in reading) return { book: reading.book, path, notice: null };
    throw new PersonError(`The price book at ${path} cannot be used: ${reading.fault}.`);
  };

  const readUsual = async (): Promise<LoadedPrices> => {
    const reading = await read(refreshed);
    if ('book' in reading) return { book: reading.book, path: refreshed, notice: null };
    return { ...(await readShipped()), notice: isAbsent(reading) ? null : damaged(refreshed, reading.fault) };
  };

  const readShipped = async (): Promise<LoadedPrices> => {
    const path = join(packageRoot, 'knowledge', NAME);
    const reading = await read(path);
    if ('book' in reading) return { book: reading.book, path, notice: null };
    throw new PersonError(`The price book at ${path} cannot be used (${reading.fault}): reinstall Whetstone.`);
  };

  return {
    load: async file => {
      if (file !== undefined) return readNamed(resolve(cwd, file));
      return pricesFile === null ? readUsual() : readNamed(pricesFile);
    },
    loadForRefresh: async () => {
      if (pricesFile === null) return readUsual();
      const reading = await read(pricesFile);
      return 'fault' in reading && isAbsent(reading) ? readUsual() : readNamed(pricesFile);
    },
    keep: async book => (await import('./keep-price-book.ts')).keepPriceBook(book, pricesFile ?? refreshed),
  };
}

function damaged(path: string, fault: string): string {
  return `The price book at ${path} cannot be used (${fault}), so the one that comes with Whetstone serves; \`npx whetstone prices refresh\` makes a new one.`;
}

/** Why a file gives no book; `code` is the operating system's, null where the file's content is at fault. */
interface Unread {
  readonly fault: string;
  readonly code: string | null;
}

type Reading = { readonly book: PriceBook } | Unread;

function isAbsent({ code }: Unread): boolean {
  return code === 'ENOENT' || code === 'ENOTDIR';
}

interface Remembered {
  readonly stamp: string;
  readonly reading: Reading;
}

function rememberingReader(): (path: string) => Promise<Reading> {
  const known = new Map<string, Remembered>();
  return async path => {
    try {
      const stats = await stat(path);
      if (!stats.isFile()) return { fault: 'it is no file', code: null };
      if (stats.size > LARGEST_BOOK) return { fault: 'it is too large to be one', code: null };
      const stamp = `${stats.size} ${stats.mtimeMs} ${stats.ino}`;
      const remembered = known.get(path);
      if (remembered?.stamp === stamp) return remembered.reading;
      const reading = await parse(await readFile(path, 'utf8'));
      known.set(path, { stamp, reading });
      return reading;
    } catch (error) {
      const code = systemCode(error);
      if (code === null) throw error;
      return { fault: readingTrouble(code), code };
    }
  };
}

async function parse(text: string): Promise<Reading> {
  const { readPriceBook } = await import('./price-book-schema.ts');
  const reading = readPriceBook(text);
  return 'book' in reading ? reading : { ...reading, code: null };
}

function readingTrouble(code: string): string {
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'there is no such file';
  if (code === 'EACCES' || code === 'EPERM') return 'permission to read it is missing';
  return `the system says ${code}`;
}

// Banks on this machine's disks.
import { createHash, hash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { BankFile } from '../bank/bank-file.ts';
import type { Skipped } from '../bank/entry.ts';
import type { BankFiles, BankListing, FileContent, PassOver } from '../ports/bank-files.ts';
import { type FoundFile, orPersonError, unreadable, type Walked, walkBank } from './bank-walk.ts';
import { type Watched, watchBank } from './bank-watch.ts';

const MEGABYTE = 1024 * 1024;
const LARGEST = 64 * MEGABYTE;
const AT_ONCE = 16;
const PIECE = 4 * MEGABYTE;
const SMALL = MEGABYTE / 4;

/** How banks are read; everything has a default. */
export interface FileSystemBankOptions {
  /** The largest file that is read, in bytes. */
  readonly largest?: number;
  /** Folders that are never part of a bank, such as the one that holds our own indexes. */
  readonly apart?: readonly string[];
  /** What relative paths start from and citations are relative to. */
  readonly cwd?: string;
}

/** Opens the driver; nothing is read before it is used. */
export function fileSystemBank(options: FileSystemBankOptions = {}): BankFiles {
  const cwd = options.cwd ?? process.cwd();
  const apart = (options.apart ?? []).map(path => resolve(cwd, path));
  const walk = (path: string, passOver?: PassOver) => walkBank(path, { cwd, apart, passOver });
  const fingerprint = async (path: string, passOver?: PassOver) => fingerprintOf(await walk(path, passOver));
  return {
    list: async (path, passOver) => readAll(path, await walk(path, passOver), options.largest ?? LARGEST),
    fingerprint,
    read: path => readNow(resolve(cwd, path)),
    watch: (path, onChange, passOver) => {
      const absolute = resolve(cwd, path);
      const watched: Watched = {
        path: absolute,
        // A bank that is gone has a fingerprint too: the sentence that says so.
        fingerprint: () => fingerprint(path, passOver).catch((error: Error) => error.message),
        isFolder: async () => (await stat(absolute).catch(() => null))?.isDirectory() ?? false,
        isApart: (each, isFile) => apart.includes(each) || isPassedOver(absolute, each, isFile, passOver),
      };
      return watchBank(watched, onChange);
    },
  };
}

function isPassedOver(root: string, path: string, isFile: boolean, passOver: PassOver | undefined): boolean {
  const pathInBank = relative(root, path).split(sep).join('/');
  if (pathInBank === '' || pathInBank.startsWith('../') || passOver === undefined) return false;
  return isFile ? passOver(pathInBank) !== null : passOver(`${pathInBank}/`)?.at === pathInBank;
}

/** The same wherever one stands: an index built there serves here. */
function fingerprintOf({ files }: Walked): string {
  const lines = files.map(({ pathInBank, stats: { size, mtimeMs, ctimeMs, ino } }) =>
    [pathInBank, size, mtimeMs, ctimeMs, ino].join('\0'),
  );
  return hash('sha256', lines.join('\n'));
}

async function readAll(path: string, walked: Walked, largest: number): Promise<BankListing> {
  const files: BankFile[] = [];
  const skipped: Skipped[] = [...walked.skipped];
  const only = walked.single ? path : null;
  for (let at = 0; at < walked.files.length; at += AT_ONCE) {
    const batch = walked.files.slice(at, at + AT_ONCE);
    for (const read of await Promise.all(batch.map(file => readOne(file, largest, only)))) {
      if ('bytes' in read) files.push(read);
      else skipped.push(read);
    }
  }
  return { files, skipped };
}

async function readOne(found: FoundFile, largest: number, only: string | null): Promise<BankFile | Skipped> {
  const { absolute, path, pathInBank, stats } = found;
  // Not even looked into: what the system shows of itself as a file has no size, and may never end.
  if (stats.size === 0) return left(path, 'The file is empty.');
  if (stats.size > largest) return left(path, tooLarge(stats.size, largest));
  try {
    const bytes = only === null ? await readFile(absolute) : await orPersonError(only, () => readFile(absolute));
    if (bytes.length === 0) return left(path, 'The file is empty.');
    // It may have grown since it was found.
    if (bytes.length > largest) return left(path, tooLarge(bytes.length, largest));
    return { path, pathInBank, bytes, sha256: await hashInPieces(bytes) };
  } catch (error) {
    if (only !== null) throw error;
    return left(path, unreadable('file', error));
  }
}

/**
 * Reads a file that was read before, to check what it says now. A small one is read at once, which takes less than a turn of
 * the event loop: at the start the collector waits for such a turn, and would take it before the first answer is out.
 */
async function readNow(absolute: string): Promise<FileContent | null> {
  try {
    const stats = statSync(absolute);
    if (!stats.isFile()) return null;
    const bytes = stats.size <= SMALL ? readFileSync(absolute) : await readFile(absolute);
    return { bytes, sha256: await hashInPieces(bytes) };
  } catch {
    return null;
  }
}

/** A large file's hash takes long enough for others to want a turn meanwhile. */
async function hashInPieces(bytes: Uint8Array): Promise<string> {
  if (bytes.length <= PIECE) return hash('sha256', bytes);
  const digest = createHash('sha256');
  for (let at = 0; at < bytes.length; at += PIECE) {
    digest.update(bytes.subarray(at, at + PIECE));
    await nextTurn();
  }
  return digest.digest('hex');
}

function tooLarge(size: number, largest: number): string {
  const [is, may] = [size, largest].map(bytes => (bytes / MEGABYTE).toFixed(1));
  return `The file has ${is} MB, more than the ${may} MB that are read; split it.`;
}

function left(path: string, reason: string): Skipped {
  return { path, line: null, reason, severity: 'warning' };
}

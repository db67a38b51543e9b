// Finds the files of a bank: walks a folder and what its links lead to, each folder once, in an order that never changes.
import type { Dirent, Stats } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Skipped } from '../bank/entry.ts';
import { PersonError } from '../message/person-error.ts';
import type { PassOver } from '../ports/bank-files.ts';
import { systemCode } from './disk-trouble.ts';

/** A file of a bank, not yet read. */
export interface FoundFile {
  readonly absolute: string;
  /** As citations print it. */
  readonly path: string;
  readonly pathInBank: string;
  readonly stats: Stats;
}

/** What a walk is told. `apart` are folders that are never part of a bank: Whetstone's own data. */
export interface WalkOptions {
  readonly cwd: string;
  readonly passOver: PassOver | undefined;
  readonly apart: readonly string[];
}

/** What a walk found, in the order of the paths within the bank. */
export interface Walked {
  readonly single: boolean;
  readonly files: readonly FoundFile[];
  readonly skipped: readonly Skipped[];
}

interface Folder {
  readonly absolute: string;
  readonly pathInBank: string;
  readonly link: boolean;
}

interface Walk extends WalkOptions {
  readonly root: string;
  readonly seen: Set<string>;
  readonly files: FoundFile[];
  readonly skipped: Skipped[];
  /** Folders to look into. Links come after all real folders, so that a file is cited by its own path where it has one. */
  readonly folders: Folder[];
  readonly links: Folder[];
}

const ALREADY_READ = 'The folder is read already under another path.';
const HOLDS_THE_BANK = 'The link leads to a folder that holds the bank itself.';
const NEITHER = 'It is neither a file nor a folder.';
const SYSTEMS = "The folder belongs to the system and holds no files of anyone's.";
const LEADS_NOWHERE = 'The link leads nowhere.';

/** Walks the bank at `path`. Throws a `PersonError` when there is none or it cannot be read. */
export async function walkBank(path: string, options: WalkOptions): Promise<Walked> {
  if (path === '') throw new PersonError('The path of the bank is empty; name a file or a folder.');
  const absolute = resolve(options.cwd, path);
  const stats = await orPersonError(path, () => stat(absolute));
  if (stats.isFile()) {
    const file = { absolute, path: citedPath(absolute, options.cwd), pathInBank: basename(absolute), stats };
    return { single: true, files: [file], skipped: [] };
  }
  if (!stats.isDirectory()) throw new PersonError(`${path} is neither a file nor a folder, so it is no bank.`);
  const root = await orPersonError(path, () => realpath(absolute));
  if (isSystems(root))
    throw new PersonError(`${path} belongs to the system and holds no files of anyone's, so it is no bank.`);
  await orPersonError(path, () => readdir(absolute));
  const apart = await Promise.all(options.apart.map(each => realpath(each).catch(() => each)));
  return walkFolder({ absolute, pathInBank: '', link: false }, root, { ...options, apart });
}

async function walkFolder(first: Folder, root: string, options: WalkOptions): Promise<Walked> {
  const walk: Walk = { ...options, root, seen: new Set(), files: [], skipped: [], folders: [first], links: [] };
  for (let next = nextFolder(walk); next !== undefined; next = nextFolder(walk)) await visit(next, walk);
  const inOrder = <T>(items: T[], by: (item: T) => string) => items.sort((a, b) => compare(by(a), by(b)));
  return {
    single: false,
    files: inOrder(walk.files, file => file.pathInBank),
    skipped: inOrder(walk.skipped, skipped => skipped.path),
  };
}

function nextFolder(walk: Walk): Folder | undefined {
  return walk.folders.shift() ?? walk.links.shift();
}

async function visit(folder: Folder, walk: Walk): Promise<void> {
  try {
    const real = await realpath(folder.absolute);
    if (walk.apart.includes(real)) return;
    if (isSystems(real)) return skip(walk, folder.absolute, SYSTEMS);
    if (folder.link && isInside(walk.root, real)) return skip(walk, folder.absolute, HOLDS_THE_BANK);
    if (walk.seen.has(real)) return skip(walk, folder.absolute, ALREADY_READ);
    walk.seen.add(real);
    const entries = await readdir(folder.absolute, { withFileTypes: true });
    entries.sort((a, b) => compare(a.name, b.name));
    await Promise.all(entries.map(entry => sortIn(entry, folder, walk)));
    // The entries were looked at all at once; what they lead to is visited in order.
    walk.folders.sort((a, b) => compare(a.pathInBank, b.pathInBank));
    walk.links.sort((a, b) => compare(a.pathInBank, b.pathInBank));
  } catch (error) {
    skip(walk, folder.absolute, unreadable('folder', error));
  }
}

async function sortIn(entry: Dirent, folder: Folder, walk: Walk): Promise<void> {
  const absolute = join(folder.absolute, entry.name);
  const pathInBank = folder.pathInBank === '' ? entry.name : `${folder.pathInBank}/${entry.name}`;
  const link = entry.isSymbolicLink();
  if (entry.isDirectory()) return sortInFolder({ absolute, pathInBank, link }, walk);
  if (entry.isFile() && isPassedOver(absolute, pathInBank, walk)) return;
  try {
    const stats = await stat(absolute);
    if (stats.isDirectory()) return sortInFolder({ absolute, pathInBank, link }, walk);
    if (!stats.isFile()) return skip(walk, absolute, NEITHER);
    if (link && isPassedOver(absolute, pathInBank, walk)) return;
    walk.files.push({ absolute, path: citedPath(absolute, walk.cwd), pathInBank, stats });
  } catch (error) {
    skip(walk, absolute, link && systemCode(error) === 'ENOENT' ? LEADS_NOWHERE : unreadable('file', error));
  }
}

function sortInFolder(folder: Folder, walk: Walk): void {
  const passed = walk.passOver?.(`${folder.pathInBank}/`);
  if (passed?.at === folder.pathInBank) skip(walk, folder.absolute, passed.reason);
  else (folder.link ? walk.links : walk.folders).push(folder);
}

function isPassedOver(absolute: string, pathInBank: string, walk: Walk): boolean {
  const passed = walk.passOver?.(pathInBank) ?? null;
  if (passed !== null) skip(walk, absolute, passed.reason);
  return passed !== null;
}

/** Folders in which Linux shows its own state as files: some never end, some wait for ever to be read. */
function isSystems(folder: string): boolean {
  return process.platform === 'linux' && /^\/(?:proc|sys)(?:\/|$)/.test(folder);
}

function skip(walk: Walk, absolute: string, reason: string): void {
  walk.skipped.push({ path: citedPath(absolute, walk.cwd), line: null, reason, severity: 'warning' });
}

/** Relative to the current folder when it lies below, else absolute. */
function citedPath(absolute: string, cwd: string): string {
  return isInside(absolute, cwd) ? relative(cwd, absolute) : absolute;
}

function isInside(inner: string, outer: string): boolean {
  const way = relative(outer, inner);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** Why a file or folder of a bank could not be read, as a sentence. */
export function unreadable(what: 'file' | 'folder', error: unknown): string {
  const code = systemCode(error);
  if (code === null) throw error;
  const reasons: Readonly<Record<string, string>> = {
    EACCES: 'permission is missing',
    EPERM: 'permission is missing',
    ELOOP: 'the link leads back to itself',
    ENOENT: 'it is no longer there',
    ENAMETOOLONG: 'its path is too long',
  };
  return `The ${what} cannot be read: ${reasons[code] ?? `the system says ${code}`}.`;
}

/** Does `work` on the bank at `path`; trouble becomes a sentence for a person. */
export async function orPersonError<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = systemCode(error);
    // A zero byte, which Node refuses before it asks the system.
    const impossible = error instanceof TypeError && path.includes('\0');
    if (code === 'ENOENT' || code === 'ENOTDIR' || impossible) {
      throw new PersonError(`There is no file or folder at ${path.replaceAll('\0', '')}.`, { cause: error });
    }
    throw new PersonError(unreadable('folder', error).replace('The folder', path), { cause: error });
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

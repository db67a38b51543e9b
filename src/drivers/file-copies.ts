// Markdown copies as files under the data folder, each written to a temporary name and then renamed.
import { randomUUID } from 'node:crypto';
import { readdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join, relative, resolve } from 'node:path';
import { PersonError } from '../message/person-error.ts';
import type { Copy, CopyFiles } from '../ports/copy-files.ts';
import { withBuildLock } from './build-lock.ts';
import { systemCode, writingTrouble } from './disk-trouble.ts';
import { makeFolder } from './make-folder.ts';
import { isAbandoned, UNFINISHED } from './unfinished.ts';

/** Beside the folder of the copies, which must hold nothing else. */
const LOCK = 'copies.lock';
/** To settle takes a moment, unless a disk hangs. */
const WAIT_MS = 10_000;
/** The start of a hash. Anything else in the folder is somebody else's. */
const OF_OURS = /^[\da-f]{16}$/;
/** Others may remove an empty folder just before we write into it. */
const ATTEMPTS = 4;

/** Copies below `dataDir`, cited relative to `cwd` where they lie below it. */
export function fileCopies(dataDir: string, cwd: string): CopyFiles {
  const folder = join(dataDir, 'copies');
  const write = (path: string, text: string) => writeCopy(resolve(cwd, path), text, dataDir);
  const writeAll = async (copies: readonly Copy[]) => {
    for (const { path, text } of copies) await write(path, text);
  };
  return {
    pathOf: (sha256, pathInBank) => {
      const name = `${basename(pathInBank, extname(pathInBank))}.md`;
      const path = resolve(folder, sha256.slice(0, 16), name);
      const near = relative(cwd, path);
      return near.startsWith('..') ? path : near;
    },
    write,
    settle: async (copies, cited) => {
      if ((await stat(folder).catch(() => null)) === null) return;
      const settle = async () => {
        await writeAll(copies);
        await removeUncited(folder, cited).catch(() => undefined);
      };
      await withBuildLock(join(dataDir, LOCK), settle, { waitMs: WAIT_MS }).catch(() => writeAll(copies));
    },
  };
}

async function writeCopy(path: string, text: string, dataDir: string): Promise<void> {
  const current = await readFile(path, 'utf8').catch(() => null);
  if (current === text) return;
  const unfinished = join(dirname(path), `${UNFINISHED}${process.pid}-${randomUUID()}`);
  for (let attempt = 1; ; attempt++) {
    try {
      await makeFolder(dirname(path));
      await writeFile(unfinished, text);
      await rename(unfinished, path);
      return;
    } catch (error) {
      const code = systemCode(error);
      if (code === 'ENOENT' && attempt < ATTEMPTS) continue;
      throw new PersonError(
        `The bank's copy, which citations of this format need, cannot be written to DATA_DIR ${dataDir}: ${writingTrouble(code)}; make room, or set DATA_DIR to a folder that can be written to.`,
      );
    }
  }
}

/** Removes the files of `folder` that are not among `cited`, and folders that are empty then. */
async function removeUncited(folder: string, cited: () => Promise<readonly string[]>): Promise<void> {
  const kept = new Set((await cited()).map(placeOf));
  for (const hash of (await readdir(folder)).filter(name => OF_OURS.test(name))) {
    for (const name of await readdir(join(folder, hash))) {
      const isUnused = name.startsWith(UNFINISHED) ? isAbandoned(name) : !kept.has(join(hash, name));
      if (isUnused) await rm(join(folder, hash, name), { force: true });
    }
    await rmdir(join(folder, hash)).catch(() => undefined);
  }
}

/** By what a copy is known wherever the data folder lies: the hash of its original, and its name. */
function placeOf(path: string): string {
  return join(basename(dirname(path)), basename(path));
}

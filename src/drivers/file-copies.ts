// Markdown copies as files under the data folder, each written to a temporary name and then renamed.
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join, relative, resolve } from 'node:path';
import { PersonError } from '../message/person-error.ts';
import type { CopyFiles } from '../ports/copy-files.ts';
import { systemCode } from './disk-trouble.ts';

/** Copies below `dataDir`, cited relative to `cwd` where they lie below it. */
export function fileCopies(dataDir: string, cwd: string): CopyFiles {
  return {
    pathOf: (sha256, pathInBank) => {
      const name = `${basename(pathInBank, extname(pathInBank))}.md`;
      const path = resolve(dataDir, 'copies', sha256.slice(0, 16), name);
      const near = relative(cwd, path);
      return near.startsWith('..') ? path : near;
    },
    write: (path, text) => writeCopy(resolve(cwd, path), text),
  };
}

async function writeCopy(path: string, text: string): Promise<void> {
  const current = await readFile(path, 'utf8').catch(() => null);
  if (current === text) return;
  const unfinished = join(dirname(path), `unfinished-${randomUUID()}`);
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(unfinished, text);
    await rename(unfinished, path);
  } catch (error) {
    throw new PersonError(
      `The bank's copy cannot be written to ${path} (${systemCode(error) ?? 'unknown trouble'}): citations of this format need it, so make room or set DATA_DIR to a folder that can be written to.`,
    );
  }
}

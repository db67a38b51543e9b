// Files at paths that a person named: written with the folders above them, never over something else.
import { readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { PersonError } from '../message/person-error.ts';
import type { ExportFiles } from '../ports/export-files.ts';
import { systemCode, writingTrouble } from './disk-trouble.ts';
import { makeFolder } from './make-folder.ts';

function readingTrouble(error: unknown): string {
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: 'there is no such file',
    ENOTDIR: 'there is no such file',
    EISDIR: 'it is a folder',
    EACCES: 'permission is missing',
    EPERM: 'permission is missing',
    ELOOP: 'the link leads back to itself',
    ENAMETOOLONG: 'its path is too long',
    ERR_FS_FILE_TOO_LARGE: 'it is too large, or never ends',
  };
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'the reason is not known';
  return reasons[code] ?? code;
}

/** Reads and writes on the local disk. */
export const exportFiles: ExportFiles = {
  async write(path, text) {
    const there = await readFile(path, 'utf8').catch(() => null);
    if (there === text) return;
    if (there !== null) {
      throw new PersonError(`${path} is there already and says something else: choose an empty folder for --to.`);
    }
    try {
      await makeFolder(dirname(path));
      await writeFile(path, text, { flag: 'wx' });
    } catch (error) {
      throw new PersonError(
        `${path} cannot be written: ${writingTrouble(systemCode(error))}; choose another folder for --to.`,
      );
    }
  },
  async read(path) {
    try {
      return await readFile(path, 'utf8');
    } catch (error) {
      throw new PersonError(`${path} cannot be read: ${readingTrouble(error)}.`);
    }
  },
};

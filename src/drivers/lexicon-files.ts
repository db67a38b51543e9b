// What the package knows of language as files: how people say things, and what their words mean.
import { hash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { PersonError } from '../message/person-error.ts';

const GLOSSARY = 'glossary.json';
const MEANINGS = 'meanings.bin';

/** The lexicon in `folder`. Every start asks for its stamp, so that comes of the files' size and time, not of a megabyte. */
export function lexiconFiles(folder: string) {
  const guarded = async <T>(name: string, use: (path: string) => Promise<T>): Promise<T> => {
    const path = join(folder, name);
    return use(path).catch(() => {
      throw new PersonError(`What Whetstone knows of language cannot be read at ${path}: reinstall Whetstone.`);
    });
  };
  return {
    stamp: async () => {
      const stats = await Promise.all([GLOSSARY, MEANINGS].map(name => guarded(name, path => stat(path))));
      return hash('sha256', stats.map(({ size, mtimeMs }) => `${size} ${mtimeMs}`).join('\n'));
    },
    read: async () => ({
      glossary: await guarded(GLOSSARY, path => readFile(path, 'utf8')),
      meanings: await guarded(MEANINGS, path => readFile(path)),
    }),
  };
}

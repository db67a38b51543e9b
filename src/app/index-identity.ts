// What an index is known by. Apart from what builds indexes, so that asking a finished one loads nothing of that.
import { resolve } from 'node:path';

// Bump it whenever the same text would get another vector, or the same bank be judged by another measure: wording, talk about
// other things, stop words, what confidence knew before a bank. An index keeps what it was fitted to.
export const EMBEDDER_ID = 'local-meanings-26';

/** The key under which the index of the bank at `path`, seen from `cwd`, is kept. */
export function indexKey(cwd: string, path: string): string {
  return resolve(cwd, path);
}

// Puts a text in the place of a file in one step, so that a reader finds the old text or the new one, never a part.
import { readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { makeFolder } from '../make-folder.ts';
import { syncFolder, writeSealed } from '../sealed-files.ts';
import { isAbandoned, UNFINISHED } from '../unfinished.ts';

/** Throws what the system says where the text cannot be written; the file is as before then. */
export async function replaceFile(path: string, text: string): Promise<void> {
  const folder = dirname(path);
  await makeFolder(folder);
  // Two processes that write at the same time must not write into one file.
  const beside = join(folder, `${UNFINISHED}${process.pid}-${process.hrtime.bigint()}-${basename(path)}`);
  try {
    await writeSealed(beside, Buffer.from(text));
    await rename(beside, path);
  } finally {
    await rm(beside, { force: true });
  }
  await syncFolder(folder);
  await clearAbandoned(folder, basename(path));
}

/** What others began to write in that place and never finished. */
async function clearAbandoned(folder: string, name: string): Promise<void> {
  const abandoned = (await readdir(folder)).filter(other => other.endsWith(`-${name}`) && isAbandoned(other));
  await Promise.all(abandoned.map(other => rm(join(folder, other), { force: true })));
}

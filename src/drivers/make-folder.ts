// Makes a folder with those above it, and always comes back: Node's own way never does where the system makes no folders.
import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { systemCode } from './disk-trouble.ts';

/** Resolves when the folder is there. Throws what the system said of the first one that cannot be made. */
export async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    if (await isFolder(path)) return;
    const above = dirname(path);
    if (systemCode(error) !== 'ENOENT' || above === path) throw error;
    if (!(await isFolder(above))) await makeFolder(above);
    // Once and no more: /proc says of every folder that the one above is not there.
    await mkdir(path).catch(async again => {
      if (!(await isFolder(path))) throw again;
    });
  }
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() ?? false;
}

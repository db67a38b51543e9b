// Folders of bank files, made for a test and removed after it.
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';

const place = realpathSync(mkdtempSync(join(tmpdir(), 'whetstone-bank-')));
afterAll(() => rmSync(place, { recursive: true, force: true }));
let made = 0;

/** Makes a folder of files with a current folder around it. */
export function folder(texts: Readonly<Record<string, string | Uint8Array>>): { cwd: string; root: string } {
  const cwd = join(place, `${++made}`);
  const root = join(cwd, 'bank');
  mkdirSync(root, { recursive: true });
  for (const [path, text] of Object.entries(texts)) write(join(root, path), text);
  return { cwd, root };
}

/** Writes a file, with the folders above it. */
export function write(path: string, text: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

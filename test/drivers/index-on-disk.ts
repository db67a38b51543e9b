// Where the files of a stored index lie, for tests that look at them or damage them.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileIndexStore } from '../../src/drivers/file-index-store.ts';
import { unsealManifest } from '../../src/drivers/index-manifest.ts';
import type { IndexStore } from '../../src/ports/index-store.ts';
import type { Kept } from '../contracts/kept-index.ts';

const clock = { now: () => new Date('2026-03-01T12:00:00Z') };

/** The file store over a data folder, with graphs from `graphFrom` vectors on; from as many as in earnest when left out. */
export function storeAt(dataDir: string, graphFrom?: number): IndexStore<Kept> {
  return fileIndexStore<Kept>(graphFrom === undefined ? { dataDir, clock } : { dataDir, clock, graphFrom });
}

/** The folder of an index. */
export function folderOf(dataDir: string, key = 'bank'): string {
  return join(dataDir, 'index', createHash('sha256').update(key).digest('hex').slice(0, 32));
}

/** What lies in it. */
export function entriesOf(dataDir: string): string[] {
  try {
    return readdirSync(folderOf(dataDir)).sort();
  } catch {
    return [];
  }
}

/** Where a file of the index in use lies. */
export function fileOf(dataDir: string, name: string): string {
  const folder = folderOf(dataDir);
  if (name === 'current.json') return join(folder, name);
  const { generation } = unsealManifest(readFileSync(join(folder, 'current.json'), 'utf8'))!;
  return join(folder, generation, name);
}

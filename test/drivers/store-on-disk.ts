// Stores in folders of their own, for tests of the store and of what stands on it.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, STORE_FILE } from '../../src/drivers/sql-store.ts';
import type { Store } from '../../src/ports/store.ts';

/** A place for data folders, which `remove` takes away with all that is in it. */
export function storePlace(): { folder(): string; open(): Promise<Store>; remove(): void } {
  const place = mkdtempSync(join(tmpdir(), 'whetstone-store-'));
  let folders = 0;
  const folder = () => {
    folders += 1;
    return join(place, `data ${folders}`);
  };
  return {
    folder,
    open: () => openStore({ dataDir: folder() }),
    remove: () => rmSync(place, { recursive: true, force: true }),
  };
}

export function storeFile(dataDir: string): string {
  return join(dataDir, STORE_FILE);
}

/** All bytes that lie in the data folder, whatever their files are called. */
export function bytesIn(dataDir: string): Buffer {
  return Buffer.concat(readdirSync(dataDir).map(name => readFileSync(join(dataDir, name))));
}

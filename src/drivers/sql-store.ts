// The store on disk: a file in the data folder. What it takes to read one is loaded when it is opened, not before.
import { join } from 'node:path';
import { PersonError } from '../message/person-error.ts';
import type { Store } from '../ports/store.ts';
import { systemCode, writingTrouble } from './disk-trouble.ts';
import { makeFolder } from './make-folder.ts';
import type { SqliteOptions } from './store/sqlite-store.ts';

/** The name of the store in `DATA_DIR`. */
export const STORE_FILE = 'whetstone.db';

/**
 * Opens the store in `dataDir`, which is made when it is not there; several processes may have it open. Throws `PersonError`
 * when the folder or the file cannot be used, was damaged, or was written by a newer version.
 */
export async function openStore(
  { dataDir }: { readonly dataDir: string },
  options: SqliteOptions = {},
): Promise<Store> {
  const { openSqliteStore } = await import('./store/sqlite-store.ts');
  try {
    await makeFolder(dataDir);
    return await openSqliteStore(join(dataDir, STORE_FILE), options);
  } catch (error) {
    const code = systemCode(error);
    if (code === null) throw error;
    throw new PersonError(
      `The store cannot be opened: DATA_DIR ${dataDir} cannot be written to: ${writingTrouble(code)}; set DATA_DIR to a folder that can be written to.`,
      { cause: error },
    );
  }
}

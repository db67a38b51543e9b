// What SQLite reports about a disk or a file, as one sentence for a person that tells what to do.
import { PersonError } from '../../message/person-error.ts';

// Result codes of SQLite, without their details in the upper bits.
const PERMISSION = 3;
const BUSY = 5;
const LOCKED = 6;
const READ_ONLY = 8;
const DISK = 10;
const CORRUPT = 11;
const FULL = 13;
const CANNOT_OPEN = 14;
const NOT_A_DATABASE = 26;

/** Whether another process is writing: to be tried again. */
export function isBusy(error: unknown): boolean {
  const code = resultCode(error);
  return code === BUSY || code === LOCKED;
}

/** The error as a sentence about the store at `place`; what says nothing of disk and file is a bug and given back as it is. */
export function sqliteTrouble(error: unknown, place: string): unknown {
  const trouble = TROUBLES[resultCode(error) ?? -1];
  return trouble === undefined ? error : new PersonError(`The store ${place} ${trouble}.`, { cause: error });
}

const CLOSED =
  'cannot be written to: permission is missing, or its disk can only be read; grant it, or set DATA_DIR to another folder';
const DAMAGED =
  'is damaged or is not a store at all: put a copy of it back, or move it and its -wal and -shm files away and a new one is made';
const OCCUPIED = 'is kept busy by another process: end that process, or wait for it and try again';

const TROUBLES: Readonly<Record<number, string>> = {
  [PERMISSION]: CLOSED,
  [BUSY]: OCCUPIED,
  [LOCKED]: OCCUPIED,
  [READ_ONLY]: CLOSED,
  [DISK]: 'cannot be read or written: the disk reports an error; look into the system log and check the disk',
  [CORRUPT]: DAMAGED,
  [FULL]: 'cannot be written to: there is no space left; free some, and what was not kept can be sent again',
  [CANNOT_OPEN]: 'cannot be opened: check that its folder is there and can be written to, or set DATA_DIR to another',
  [NOT_A_DATABASE]: DAMAGED,
};

function resultCode(error: unknown): number | null {
  const detailed = error instanceof Error && 'errcode' in error ? error.errcode : null;
  return typeof detailed === 'number' ? detailed & 0xff : null;
}

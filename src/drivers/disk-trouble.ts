// Trouble with the disk, said in one sentence that tells what to do.
import { PersonError } from '../message/person-error.ts';

/** The code of an error of the operating system, such as ENOSPC; null for any other error. */
export function systemCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error) || !('errno' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}

/** An error of saving an index as a sentence for a person. What did not come from the system is a bug and thrown on. */
export function saveTrouble(error: unknown, dataDir: string): PersonError {
  if (error instanceof PersonError) return error;
  const code = systemCode(error);
  if (code === null) throw error;
  return new PersonError(`The index was not saved: ${dataTrouble(code, dataDir)}.`, { cause: error });
}

/** Why the data folder cannot be written to, and what to do, as a clause. */
function dataTrouble(code: string, dataDir: string): string {
  return `cannot write to DATA_DIR ${dataDir}: ${writingTrouble(code)}; ${ADVICE[code] ?? ELSEWHERE}`;
}

const ELSEWHERE = 'set DATA_DIR to a folder that can be written to';
const ADVICE: Readonly<Record<string, string>> = {
  ENOSPC: 'free some, or set DATA_DIR to a folder on another disk',
  EDQUOT: 'free some, or set DATA_DIR to a folder on another disk',
  EFBIG: 'free some, or set DATA_DIR to a folder on another disk',
  EACCES: 'grant it, or set DATA_DIR to another folder',
  EPERM: 'grant it, or set DATA_DIR to another folder',
};

/** What the code of a failed writing means, as a clause. */
export function writingTrouble(code: string | null): string {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return 'there is no space left';
    case 'EROFS':
      return 'it lies on a disk that can only be read';
    case 'EACCES':
    case 'EPERM':
      return 'permission is missing';
    case 'ENOTDIR':
    case 'EEXIST':
      return 'a file is in the way';
    case 'ENOENT':
      return 'the system makes no folder there';
    case 'ENAMETOOLONG':
      return 'its path is too long';
    case 'ELOOP':
      return 'a link leads back to itself';
    default:
      return code === null ? 'for a reason that is not known' : `the system says ${code}`;
  }
}

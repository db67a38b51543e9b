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
  return new PersonError(`The index was not saved: ${reasonFor(code, dataDir)}.`, { cause: error });
}

function reasonFor(code: string, dataDir: string): string {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return `there is no space left for it in ${dataDir}; free some, or set DATA_DIR to a folder on another disk`;
    case 'EROFS':
      return `${dataDir} lies on a disk that can only be read; set DATA_DIR to a folder that can be written to`;
    case 'EACCES':
    case 'EPERM':
      return `permission to write to ${dataDir} is missing; grant it, or set DATA_DIR to another folder`;
    case 'ENOTDIR':
    case 'EEXIST':
      return `${dataDir} cannot hold folders because a file is in the way; set DATA_DIR to another folder`;
    default:
      return `writing to ${dataDir} failed (${code}); check the disk, or set DATA_DIR to another folder`;
  }
}

// Trouble with the disk, said in one sentence that tells what to do.
import { PersonError } from '../message/person-error.ts';

/** The code of an error of the operating system, such as ENOSPC; null for any other error. */
export function systemCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error) || !('errno' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}

/** An error of writing below `folder` as a sentence for a person. What did not come from the system is a bug and thrown on. */
export function writeTrouble(error: unknown, folder: string): PersonError {
  if (error instanceof PersonError) return error;
  const code = systemCode(error);
  if (code === null) throw error;
  return new PersonError(`${sentenceFor(code, folder)} The index was not saved.`, { cause: error });
}

function sentenceFor(code: string, folder: string): string {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return `There is no space left to write to ${folder}: free some, or set DATA_DIR to a folder on another disk.`;
    case 'EROFS':
      return `${folder} lies on a disk that can only be read: set DATA_DIR to a folder that can be written to.`;
    case 'EACCES':
    case 'EPERM':
      return `There is no permission to write to ${folder}: grant it, or set DATA_DIR to a folder that can be written to.`;
    case 'ENOTDIR':
    case 'EEXIST':
      return `${folder} cannot be created because a file is in the way: remove it, or set DATA_DIR to another folder.`;
    default:
      return `Writing to ${folder} failed (${code}): check the disk, or set DATA_DIR to another folder.`;
  }
}

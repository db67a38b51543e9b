// The port for a bank's files: reads them, notices that they changed, follows their changes.
import type { BankFile } from '../bank/bank-file.ts';
import type { Skipped } from '../bank/entry.ts';
import type { PassedOver } from '../bank/folder-rules.ts';

/**
 * Says which files of a folder hold no questions, by their path within the bank, so that they are not even read.
 * A folder is asked about with a `/` behind it. A bank that is a single file is never asked about.
 */
export type PassOver = (pathInBank: string) => PassedOver | null;

/** All files of a bank in the order of their paths within it, and what was left out with the reason. */
export interface BankListing {
  readonly files: readonly BankFile[];
  readonly skipped: readonly Skipped[];
}

/** A file as it is now. */
export interface FileContent {
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/** Follows a bank until closed. */
export interface BankWatch {
  close(): Promise<void>;
}

/** Banks on disk. Where a bank does not exist or cannot be read, `list` and `fingerprint` throw a `PersonError` that says so. */
export interface BankFiles {
  /**
   * Reads the bank at `path`: a file, or a folder with everything below it. Symbolic links are followed, loops are not.
   * Files that are empty, too large or unreadable are named in `skipped`.
   */
  list(path: string, passOver?: PassOver): Promise<BankListing>;
  /**
   * A hash over path, size, time of change and inode of each file that `list` would read: cheap, and another one as soon
   * as a file was edited, added or removed.
   */
  fingerprint(path: string, passOver?: PassOver): Promise<string>;
  /** Reads one file by its path as citations print it; null when it cannot be read any more. */
  read(path: string): Promise<FileContent | null>;
  /**
   * Calls `onChange` soon after the bank's fingerprint became another one, once for edits that come together. It goes on when
   * the bank vanishes and returns. Errors are not thrown: what can still be noticed is noticed.
   */
  watch(path: string, onChange: () => void, passOver?: PassOver): BankWatch;
}

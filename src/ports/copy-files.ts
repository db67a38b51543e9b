// The port for Markdown copies of banks whose format escapes its text: citations point into them.

/** Copies under the data folder, by the content of their originals. */
export interface CopyFiles {
  /** Where the copy of a file will stand, as citations print it. */
  pathOf(sha256OfOriginal: string, pathInBank: string): string;
  /** Writes a copy, whole or not at all; leaves it when it already says the same. */
  write(path: string, text: string): Promise<void>;
}

// The port for Markdown copies of banks whose format escapes its text: citations point into them.

/** A copy and where it stands, as citations print it. */
export interface Copy {
  readonly path: string;
  readonly text: string;
}

/** Copies under the data folder, by the content of their originals. */
export interface CopyFiles {
  /** Where the copy of a file will stand, as citations print it. */
  pathOf(sha256OfOriginal: string, pathInBank: string): string;
  /** Writes a copy, whole or not at all; leaves it when it already says the same. */
  write(path: string, text: string): Promise<void>;
  /**
   * To be called when an index is stored: makes sure that the copies it cites stand, then removes those that no stored index
   * cites. Another process does the same only before or after, so none is lost between the two. What cannot be removed now
   * is removed next time.
   */
  settle(copies: readonly Copy[], cited: () => Promise<readonly string[]>): Promise<void>;
}

// The port for files that a person asks for: banks written out, questions read in.

/** Writes and reads files at paths that a person named. Trouble is a `PersonError` that says what to do. */
export interface ExportFiles {
  /** Writes a file and the folders above it; refuses to write over one that is there and says something else. */
  write(path: string, text: string): Promise<void>;
  /** The whole text of a file. */
  read(path: string): Promise<string>;
}

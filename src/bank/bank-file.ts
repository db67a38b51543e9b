// A file of a bank on its way: as it was found, decoded, and imported.
import type { Imported } from './entry.ts';
import type { SourceText } from './source-text.ts';

/** A file as it was found. `path` is what citations print, `pathInBank` is relative to the bank with `/` between. */
export interface BankFile {
  readonly path: string;
  readonly pathInBank: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/** A file with its text. */
export interface DecodedFile {
  readonly file: BankFile;
  readonly source: SourceText;
}

/** A file with what its importer made of it. */
export interface ReadFile extends DecodedFile {
  readonly imported: Imported;
}

// What every importer is: text of one file in, entries and named omissions out.
import type { Imported } from '../entry.ts';
import type { SourceText } from '../source-text.ts';

/** One format family. `recognises` looks at the file's name and text; `read` never throws on bad input. */
export interface Importer {
  readonly name: string;
  recognises(source: SourceText): boolean;
  read(source: SourceText): Imported;
}

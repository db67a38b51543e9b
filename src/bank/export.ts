// A bank in our own Markdown: one file for each that it was read from, and the same entries when it is read again.

import type { Bank } from './entry.ts';
import { entryMarkdown, type RawText } from './export-entry.ts';

/** A file to write, with its path relative to the target folder. */
export interface ExportedFile {
  readonly path: string;
  readonly text: string;
}

/** All entries as Markdown. `rawText` gives a passage as its file spells it, so that links and emphasis are kept. */
export function exportBank(bank: Bank, rawText: RawText = () => null): ExportedFile[] {
  const byFile = Map.groupBy(bank.entries, entry => entry.id.slice(0, entry.id.indexOf('#')));
  return [...byFile].map(([path, entries]) => ({
    path: `${path}.md`,
    text: `# ${titleOf(path)}\n\n${entries.map(entry => entryMarkdown(entry, rawText)).join('\n')}`,
  }));
}

function titleOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/[-_]+/g, ' ');
  return name.charAt(0).toUpperCase() + name.slice(1);
}

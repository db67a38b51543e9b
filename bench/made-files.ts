// Writes a made-up bank as Markdown files, so that indexing has to read and parse them like any other.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MadeEntry } from './synthetic-bank.ts';

const ENTRIES_PER_FILE = 200;

/** Writes `entries` below `folder` as questions under headings, their passages as paragraphs. */
export function writeBank(folder: string, entries: readonly MadeEntry[]): void {
  mkdirSync(folder, { recursive: true });
  for (let start = 0; start < entries.length; start += ENTRIES_PER_FILE) {
    const some = entries.slice(start, start + ENTRIES_PER_FILE);
    const questions = some.map(({ title, passages }) => `## ${title}\n\n${passages.join('\n\n')}\n`);
    writeFileSync(
      join(folder, `part-${start / ENTRIES_PER_FILE + 1}.md`),
      `# Made-up questions\n\n${questions.join('\n')}`,
    );
  }
}

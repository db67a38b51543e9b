// Reads the files of a bank into entries, for the commands that look at a bank without asking it.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { buildBank } from '../bank/build-bank.ts';
import type { Bank } from '../bank/entry.ts';
import { exportBank } from '../bank/export.ts';
import { passOverPath } from '../bank/folder-rules.ts';
import { lint } from '../bank/lint.ts';
import { PersonError } from '../message/person-error.ts';
import type { BankFiles } from '../ports/bank-files.ts';
import type { CopyFiles } from '../ports/copy-files.ts';
import type { ExportFiles } from '../ports/export-files.ts';
import type { BankReport } from './use-cases.ts';

/** What reading and converting a bank needs of the world. */
export interface ReadingPorts {
  readonly files: BankFiles;
  readonly copies: CopyFiles;
  readonly exports: ExportFiles;
}

/** Counts the bank at `path` and names what was left out. */
export async function lintBank(ports: ReadingPorts, path: string): Promise<BankReport> {
  return lint(await readBank(ports, path));
}

/** Converts the bank at `path` into Markdown files below `to`. */
export async function importBank(
  ports: ReadingPorts,
  path: string,
  to: string,
): Promise<{ readonly files: readonly string[]; readonly report: BankReport }> {
  const bank = await readBank(ports, path);
  const report = lint(bank);
  if (!bank.entries.length) throw new PersonError(`No question with an answer was found in ${path}.`);
  const files: string[] = [];
  for (const file of exportBank(bank)) {
    await ports.exports.write(join(to, file.path), file.text);
    files.push(join(to, file.path));
  }
  return { files, report };
}

async function readBank(ports: ReadingPorts, path: string): Promise<Bank> {
  const listing = await ports.files.list(path, passOverPath);
  const { bank } = buildBank(listing.files, {
    hash: bytes => createHash('sha256').update(bytes).digest('hex'),
    copyPath: ports.copies.pathOf,
    alreadySkipped: listing.skipped,
  });
  return bank;
}

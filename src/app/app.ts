// The application: every use case over the ports that compose.ts gives it.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type BuiltBank, buildBank } from '../bank/build-bank.ts';
import { exportBank } from '../bank/export.ts';
import { passOverPath } from '../bank/folder-rules.ts';
import { lint } from '../bank/lint.ts';
import { PersonError } from '../message/person-error.ts';
import type { ExportFiles } from '../ports/export-files.ts';
import { examine } from './doctor.ts';
import { evaluate } from './evaluate.ts';
import { type AskingPorts, openBank } from './open-bank.ts';
import type { App, OnProgress } from './use-cases.ts';

/** Everything that the application needs of the world. */
export interface AppPorts extends AskingPorts {
  readonly exports: ExportFiles;
  readonly bankDir: string;
  readonly dataDir: string;
  /** Whether the native vector search was compiled here; what to say when it was not. */
  readonly nativeSearch: () => Promise<boolean>;
  readonly runtime: string;
}

const silent: OnProgress = () => {};

/** The application over `ports`. */
export function createAppOver(ports: AppPorts): App {
  const read = async (path: string): Promise<BuiltBank> => {
    const listing = await ports.files.list(path, passOverPath);
    return buildBank(listing.files, {
      hash: bytes => createHash('sha256').update(bytes).digest('hex'),
      copyPath: ports.copies.pathOf,
      alreadySkipped: listing.skipped,
    });
  };
  return {
    openBank: (path, onProgress = silent) => openBank(ports, path, onProgress),
    index: async (path, onProgress = silent) => {
      const { report, unsaved } = await ports.indexer(path, onProgress);
      if (unsaved) throw new PersonError(unsaved.reason);
      return report;
    },
    lint: async path => lint((await read(path)).bank),
    importBank: async (path, to) => {
      const { bank } = await read(path);
      const report = lint(bank);
      if (!bank.entries.length) throw new PersonError(`No question with an answer was found in ${path}.`);
      const files: string[] = [];
      for (const file of exportBank(bank)) {
        await ports.exports.write(join(to, file.path), file.text);
        files.push(join(to, file.path));
      }
      return { files, report };
    },
    evaluate: (path, queriesFile, onProgress = silent) => evaluate(ports, path, queriesFile, onProgress),
    doctor: () => examine(ports),
  };
}

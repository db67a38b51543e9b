// The command `index`: builds or refreshes the index of a bank and says what was reused.
import type { IndexReport } from '../../src/app/use-cases.ts';
import { cleanLine } from './clean-text.ts';
import { checkBankPath } from './open-bank.ts';
import { print, printJson } from './print.ts';
import { showProgress } from './progress.ts';
import type { Surroundings } from './surroundings.ts';

export interface IndexOptions {
  readonly bank?: string;
  readonly json?: boolean;
}

/** Indexes and gives the exit status. */
export async function buildIndex(options: IndexOptions, around: Surroundings): Promise<number> {
  const chosen = checkBankPath(options.bank);
  const { app, bankDir } = await around.open('command');
  const progress = showProgress(around.terminal);
  const report = await app.index(chosen ?? bankDir, progress.report).finally(progress.stop);
  if (options.json === true) await printJson(around.terminal.output, report);
  else await print(around.terminal.output, describe(report));
  return 0;
}

function describe(report: IndexReport): string {
  const size = `${report.entries} questions in ${report.passages} passages`;
  const path = cleanLine(report.path);
  const skipped = report.skipped.length;
  const lines = [
    report.rebuilt
      ? `Indexed ${size}, ${report.reused} of them reused, in ${(report.ms / 1000).toFixed(1)} s: ${path}`
      : `Up to date: ${size}: ${path}`,
    ...(report.vectorSearch === 'coarse' ? ['Vectors are looked through coarsely first.'] : []),
    ...(report.vectorSearch === 'hnsw' ? ['Vectors are searched by a graph.'] : []),
    ...(skipped > 0 ? [`${skipped} places were skipped; \`whetstone bank lint\` names each with its reason.`] : []),
  ];
  return `${lines.join('\n')}\n`;
}

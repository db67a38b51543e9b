// The command `eval`: how well the bank's questions are found, cited and declined, as a table.
import type { Evaluation } from '../../src/app/use-cases.ts';
import { cleanLine } from './clean-text.ts';
import { checkBankPath } from './open-bank.ts';
import { print, printJson } from './print.ts';
import { showProgress } from './progress.ts';
import type { Surroundings } from './surroundings.ts';

export interface EvalOptions {
  readonly bank?: string;
  readonly queries?: string;
  readonly json?: boolean;
}

/** Evaluates and gives the exit status. */
export async function evaluate(options: EvalOptions, around: Surroundings): Promise<number> {
  const chosen = checkBankPath(options.bank);
  const { app, bankDir } = await around.open('command');
  const progress = showProgress(around.terminal);
  const result = await app.evaluate(chosen ?? bankDir, options.queries ?? null, progress.report).finally(progress.stop);
  if (options.json === true) await printJson(around.terminal.output, result);
  else await print(around.terminal.output, renderEvaluation(result));
  return 0;
}

/** A row a measure: its name, its value, and of how many questions a share was taken. */
export function renderEvaluation(result: Evaluation): string {
  const outside = result.questions - result.answerable;
  const rows = [
    ['questions', String(result.questions), `${result.answerable} covered by the bank, ${outside} outside it`],
    ['right entry first', ...share(result.firstRight, result.answerable)],
    ['mean reciprocal rank', figure(result.reciprocalRank), ''],
    ['nDCG@10', figure(result.ndcg), ''],
    ['stated facts present', ...share(result.factsPresent, null)],
    ['covered but refused', ...share(result.coveredRefused, result.answerable)],
    ['outside but answered', ...share(result.outsideAnswered, outside)],
    ...result.outsideByKind.map(({ kind, answered, questions }) => [
      `  of ${cleanLine(kind)}`,
      ...share(answered, questions),
    ]),
    ['citation faults', String(result.citationFaults), ''],
    ['threshold', figure(result.threshold), ''],
    ['median time', `${result.medianMs.toFixed(2)} ms`, ''],
  ] as [string, string, string][];
  const [names, values] = [0, 1].map(column => Math.max(...rows.map(row => row[column]?.length ?? 0))) as [
    number,
    number,
  ];
  const lines = rows.map(([name, value, note]) =>
    `${name.padEnd(names)}  ${value.padStart(values)}  ${note}`.trimEnd(),
  );
  return `${lines.join('\n')}\n`;
}

function share(value: number | null, of: number | null): [string, string] {
  if (value === null) return ['-', 'no question of the kind'];
  const counts = of === null ? '' : `${Math.round(value * of)} of ${of}`;
  return [`${(value * 100).toFixed(1)}%`, counts];
}

function figure(value: number | null): string {
  return value === null ? '-' : value.toFixed(3);
}

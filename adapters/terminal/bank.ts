// The commands `bank lint`, `bank import` and `bank stats`: what a bank holds, and what was left out and why.
import type { BankReport } from '../../src/app/use-cases.ts';
import { cleanLine } from './clean-text.ts';
import { checkBankPath } from './open-bank.ts';
import { print, printJson } from './print.ts';
import type { Surroundings, Terminal } from './surroundings.ts';

interface JsonOption {
  readonly json?: boolean;
}

/** Checks a bank. The status is 1 when it has errors, or nothing to ask about. */
export async function lintBank(path: string, { json }: JsonOption, around: Surroundings): Promise<number> {
  checkBankPath(path);
  const { app } = await around.open('command');
  const report = await app.lint(path);
  if (json === true) await printJson(around.terminal.output, reportAsJson(report));
  else await printLint(report, around.terminal);
  const failure = failureOf(report, path);
  if (failure === null) return 0;
  around.terminal.errors.write(`${failure}\n`);
  return 1;
}

/** The sentence that goes with a status of 1, since lines of JSON do not tell errors from warnings. */
function failureOf(report: BankReport, path: string): string | null {
  if (report.entries === 0) return `No question with an answer was found in ${cleanLine(path)}.`;
  const errors = countErrors(report);
  return errors === 0 ? null : `${cleanLine(path)} has ${count(errors, 'error')}; mend what the lines name.`;
}

/** Counts a bank. */
export async function countBank(path: string | undefined, { json }: JsonOption, around: Surroundings): Promise<number> {
  const chosen = checkBankPath(path);
  const { app, bankDir } = await around.open('command');
  const report = await app.lint(chosen ?? bankDir);
  if (json === true) await printJson(around.terminal.output, reportAsJson(report));
  else await print(around.terminal.output, `${statistics(report).join('\n')}\n`);
  return 0;
}

/** Converts a bank into Markdown files below `to`. */
export async function importBank(
  path: string,
  { to, json }: JsonOption & { readonly to: string },
  around: Surroundings,
): Promise<number> {
  checkBankPath(path);
  checkBankPath(to);
  const { output } = around.terminal;
  const { app } = await around.open('command');
  const { files, report } = await app.importBank(path, to);
  if (json === true) await printJson(output, { ...reportAsJson(report), files });
  else await print(output, [...files.map(file => `wrote ${cleanLine(file)}`), summary(report), ''].join('\n'));
  return 0;
}

function reportAsJson({ entries, choices, formats, skipped }: BankReport): object {
  return { entries, choices, formats, skipped: skipped.map(({ path, line, reason }) => ({ path, line, reason })) };
}

async function printLint(report: BankReport, { output }: Terminal): Promise<void> {
  for (const { path, line, severity, reason } of report.skipped) {
    const place = line === null ? cleanLine(path) : `${cleanLine(path)}:${line}`;
    await print(output, `${place}: ${severity}: ${cleanLine(reason)}\n`);
  }
  await print(output, `${summary(report)}\n`);
}

function summary(report: BankReport): string {
  const errors = countErrors(report);
  const warnings = report.skipped.length - errors;
  return `${count(report.entries, 'question')}, ${count(errors, 'error')}, ${count(warnings, 'warning')}.`;
}

function statistics(report: BankReport): string[] {
  const formats = Object.entries(report.formats).map(([name, entries]) => [`in ${name}`, entries] as const);
  const rows = [
    ['questions', report.entries],
    ['with options', report.choices],
    ...formats,
    ['skipped', report.skipped.length],
  ] as const;
  const width = Math.max(...rows.map(([name]) => name.length));
  const digits = Math.max(...rows.map(([, number]) => String(number).length));
  return rows.map(([name, number]) => `${name.padEnd(width)}  ${String(number).padStart(digits)}`);
}

function countErrors(report: BankReport): number {
  return report.skipped.filter(skipped => skipped.severity === 'error').length;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

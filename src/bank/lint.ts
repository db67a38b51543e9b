// What a bank holds, counted, and what is wrong with it: the face of `bank lint` and `bank stats`.
import type { Bank, Entry, Format, Skipped } from './entry.ts';

/** Counts and complaints. Lint fails when there are `errors`. */
export interface BankReport {
  /** Questions that have an answer or a right option. */
  readonly entries: number;
  /** How many of them have options. */
  readonly choices: number;
  readonly formats: Readonly<Partial<Record<Format, number>>>;
  readonly skipped: readonly Skipped[];
  /** One clear sentence each: repeated ids, or nothing found at all. */
  readonly errors: readonly string[];
}

/** Counts a bank and gathers its errors. */
export function lint(bank: Bank): BankReport {
  const answered = bank.entries.filter(isAnswered);
  const formats: Partial<Record<Format, number>> = {};
  for (const { format } of answered) formats[format] = (formats[format] ?? 0) + 1;
  const errors = bank.skipped.filter(({ severity }) => severity === 'error').map(sentenceOf);
  if (answered.length === 0) errors.push('No question with an answer was found.');
  return {
    entries: answered.length,
    choices: answered.filter(hasOptions).length,
    formats,
    skipped: bank.skipped,
    errors,
  };
}

function isAnswered({ passages }: Entry): boolean {
  return passages.some(passage => passage.kind !== 'option' || passage.right === true);
}

function hasOptions({ passages }: Entry): boolean {
  return passages.some(passage => passage.kind === 'option');
}

function sentenceOf({ path, line, reason }: Skipped): string {
  return `${path}${line === null ? '' : `:${line}`}: ${reason}`;
}

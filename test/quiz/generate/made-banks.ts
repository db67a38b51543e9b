// Banks made by chance for property tests: tables, lists of terms, figures and marked options, repeated and alike on purpose.
import fc from 'fast-check';
import type { Bank } from '../../../src/bank/entry.ts';
import { build } from '../../bank/bank-files.ts';

const WORDS = [
  'queue',
  'cache',
  'shard',
  'replica',
  'leader',
  'broker',
  'cursor',
  'bucket',
  'kernel',
  'mutex',
  'socket',
];
const UNITS = ['ms', ' seconds', ' minutes', ' GB', '%', ' requests'];

const word = fc.constantFrom(...WORDS);
const words = (least: number, most: number) =>
  fc.array(word, { minLength: least, maxLength: most }).map(list => list.join(' '));
const figure = fc
  .tuple(fc.integer({ min: 1, max: 96 }), fc.constantFrom(...UNITS))
  .map(([amount, unit]) => `${amount}${unit}`);
const cell = fc.oneof(words(1, 4), figure);

const table = fc
  .tuple(
    fc.uniqueArray(word, { minLength: 3, maxLength: 3 }),
    fc.array(fc.tuple(word, cell, cell, cell), { maxLength: 5 }),
  )
  .map(([columns, rows]) =>
    [`| Name | ${columns.join(' | ')} |`, '|---|---|---|---|', ...rows.map(cells => `| ${cells.join(' | ')} |`)].join(
      '\n',
    ),
  );
const terms = fc
  .array(fc.tuple(word, words(4, 9)), { minLength: 3, maxLength: 6 })
  .map(list => list.map(([term, said]) => `- **${term}**: ${said}`).join('\n'));
const statement = fc
  .tuple(words(3, 5), figure, words(3, 4))
  .map(([before, amount, after]) => `The ${before} takes ${amount} ${after}.`);
const options = fc
  .array(fc.tuple(fc.boolean(), words(1, 3)), { minLength: 2, maxLength: 6 })
  .map(list => list.map(([right, text]) => `- [${right ? 'x' : ' '}] ${text}`).join('\n'));

const body = fc.oneof(
  table,
  terms,
  fc.array(statement, { minLength: 1, maxLength: 4 }).map(list => list.join('\n\n')),
  options,
);
const entry = fc.tuple(words(2, 4), body).map(([asked, answer]) => `## How does a ${asked} work?\n\n${answer}\n`);

/** A bank of one file. */
export const madeBank: fc.Arbitrary<Bank> = fc
  .array(entry, { minLength: 1, maxLength: 6 })
  .map(entries => build({ 'made.md': entries.join('\n') }).bank);

/** The bank in a file of these lines. */
export function bankOf(...lines: readonly string[]): Bank {
  return build({ 'bank.md': lines.join('\n') }).bank;
}

// Caveats: a dated note comes with the statement that it speaks of, and with no other.
import { expect, test } from 'vitest';
import { caveatsOf, withCaveats } from '../../src/answer/caveats.ts';
import { build } from '../bank/bank-files.ts';

const { bank } = build({
  'bank.md': `# Kettles

## What should you know of kettles?

- Gas kettles boil in 9 minutes.
- Bosch sells a filter against limescale.
- A fuse blows when it runs dry.

> **Note, 2026-11-23:** The filter is no longer sold: Bosch stopped in 2019, as its catalogue says.

> **Note, 2026-11-23:** 9 minutes is a figure of the year 1950. Gas burners of today take less.

> **Note, 2026-11-23:** Everything here was checked again this year.
`,
});
const [entry] = bank.entries;
const numberOf = (text: string) => entry!.passages.findIndex(passage => passage.text.includes(text));
const notesWith = (...texts: string[]) =>
  withCaveats(entry!, caveatsOf(entry!), texts.map(numberOf))
    .filter(number => entry!.passages[number]!.kind === 'note')
    .map(number => entry!.passages[number]!.text);

test('a note comes with its statement', () => {
  expect(notesWith('Bosch sells')).toEqual([expect.stringContaining('no longer sold')]);
  expect(notesWith('Gas kettles')).toEqual([expect.stringContaining('1950')]);
  expect(notesWith('Gas kettles', 'Bosch sells')).toHaveLength(2);
});

test('and not with another', () => {
  expect(notesWith('A fuse')).toEqual([]);
});

test('a note that was chosen itself is said once', () => {
  expect(notesWith('Bosch sells', 'no longer sold')).toHaveLength(1);
});

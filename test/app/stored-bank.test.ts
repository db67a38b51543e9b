// A stored bank: gives back the entries that were stored, each read when it is first looked at and only then.
import { deserialize, serialize } from 'node:v8';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BankIndex } from '../../src/app/bank-index.ts';
import { fromStored, toStored } from '../../src/app/stored-bank.ts';
import type { Entry } from '../../src/bank/entry.ts';
import { build } from '../bank/bank-files.ts';

const ALL: Record<keyof Required<Entry>, true> = {
  id: true,
  title: true,
  file: true,
  format: true,
  titleRange: true,
  questionCode: true,
  tags: true,
  difficulty: true,
  url: true,
  variants: true,
  keyPoints: true,
  passages: true,
  line: true,
};
const FIELDS = Object.keys(ALL) as (keyof Entry)[];

/** An index of which only the bank matters here. */
function indexOf(files: Readonly<Record<string, string>>): BankIndex {
  return { bank: build(files).bank, indexedFrom: '/here' } as unknown as BankIndex;
}

const plain = ({ bank }: BankIndex) => bank.entries.map(entry => FIELDS.map(name => entry[name]));

describe('what was stored comes back', () => {
  test('whatever the texts, and all else of the index with it', () => {
    const line = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).map(text => text.replace(/[\r\n]/g, ' '));
    fc.assert(
      fc.property(fc.array(fc.tuple(line, line), { minLength: 1, maxLength: 5 }), questions => {
        const markdown = questions.map(([title, answer]) => `## ${title}?\n\n- ${answer}\n\n`).join('');
        const index = indexOf({ 'bank.md': markdown });
        const { bank, ...rest } = fromStored(deserialize(serialize(toStored(index))));
        expect(plain({ bank, ...rest } as BankIndex)).toEqual(plain(index));
        expect(bank.files).toEqual(index.bank.files);
        expect(rest).toEqual({ indexedFrom: '/here' });
      }),
      { numRuns: 40 },
    );
  });
});

test('an entry is read once, and lists of entries read none', () => {
  const stored = toStored(indexOf({ 'bank.md': '## What boils?\n\nWater.\n\n## What freezes?\n\nWater as well.\n' }));
  const { bank } = fromStored({ ...stored, bank: { ...stored.bank, rests: stored.bank.rests.fill(0x20, 0, 1) } });
  expect(bank.entries.map(({ title }) => title)).toEqual(['What boils?', 'What freezes?']);
  expect(() => bank.entries[0]!.passages).toThrow();
  expect(bank.entries[1]!.passages).toBe(bank.entries[1]!.passages);
  expect(bank.entries[1]!.passages.map(({ text }) => text)).toEqual(['Water as well.']);
});

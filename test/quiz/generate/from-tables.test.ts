// Questions about the cells of tables.
import { describe, expect, it } from 'vitest';
import type { Bank } from '../../../src/bank/entry.ts';
import { fromTables } from '../../../src/quiz/generate/from-tables.ts';
import { placesOf } from '../../../src/quiz/generate/place.ts';
import { bankOf } from './made-banks.ts';

const QUESTION = '## How do the storage classes compare?';

function asked(bank: Bank, seed = 1) {
  return placesOf(bank).flatMap(place => fromTables(place, seed));
}

function table(...rows: readonly string[]): Bank {
  return bankOf(QUESTION, '', '| Class | Latency | Used for |', '|---|---|---|', ...rows);
}

const FULL = table(
  '| Hot | 10 ms | Serving pictures |',
  '| Cool | 80 ms | Monthly reports |',
  '| Cold | 900 ms | Old invoices |',
  '| Frozen | 12 hours | Legal archives |',
);

describe('questions from tables', () => {
  it('name the entry, the row and the column, and draw from the same column', () => {
    const question = asked(FULL).find(({ prompt }) => prompt.includes('“Cold” under “Latency”'));
    expect(question?.prompt).toContain('On “How do the storage classes compare?”');
    expect(question?.options.toSorted()).toEqual(['10 ms', '12 hours', '80 ms', '900 ms']);
    expect(question?.options[question.correct[0] ?? -1]).toBe('900 ms');
  });

  it('prove what they ask by the row and the cell', () => {
    const question = asked(FULL).find(({ prompt }) => prompt.includes('“Hot” under “Latency”'));
    const texts = question?.proofs.map(({ passage }) => FULL.entries[0]?.passages[passage]?.text);
    expect(texts).toEqual(['Hot | 10 ms | Serving pictures', '10 ms']);
  });

  it('take no option that is right for the row as well', () => {
    const bank = table(
      '| Hot | 10 ms | Serving pictures |',
      '| Cool | 10 ms | Monthly reports |',
      '| Cold | 900 ms | Old invoices |',
      '| Frozen | 12 hours | Legal archives |',
    );
    const question = asked(bank).find(({ prompt }) => prompt.includes('“Hot” under “Latency”'));
    expect(question?.options.filter(option => option === '10 ms')).toHaveLength(1);
  });

  it('leave out a cell that repeats the name of its row', () => {
    const bank = table(
      '| Hot | 10 ms | Hot data |',
      '| Cool | 80 ms | Monthly reports |',
      '| Cold | 900 ms | Old invoices |',
      '| Frozen | 12 hours | Legal archives |',
    );
    expect(asked(bank).filter(({ prompt }) => prompt.includes('“Hot” under “Used for”'))).toEqual([]);
  });

  it('leave out what a dated note corrects', () => {
    const note = '> **Note, 2026-01-01:** The class Frozen was withdrawn; its successor restores within minutes.';
    const noted = bankOf(
      QUESTION,
      '',
      '`id: classes` · `difficulty: easy` · `tags: storage`',
      '',
      '| Class | Latency | Used for |',
      '|---|---|---|',
      '| Hot | 10 ms | Serving pictures |',
      '| Cool | 80 ms | Monthly reports |',
      '| Cold | 900 ms | Old invoices |',
      '| Frozen | 12 hours | Legal archives |',
      '',
      note,
    );
    expect(asked(noted).some(({ prompt }) => prompt.includes('“Hot”'))).toBe(true);
    expect(asked(noted).filter(({ prompt }) => prompt.includes('“Frozen”'))).toEqual([]);
  });

  it('leave out cells that say nothing or hold code', () => {
    const bank = table('| Hot | n/a | `get(key)` |', '| Cool | none | `put(key)` |', '| Cold | TBD | `del(key)` |');
    expect(asked(bank)).toEqual([]);
  });
});

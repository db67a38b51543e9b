// Questions about the cells of tables.
import { describe, expect, it } from 'vitest';
import type { Bank } from '../../../src/bank/entry.ts';
import { fromTables } from '../../../src/quiz/generate/from-tables.ts';
import { placesOf } from '../../../src/quiz/generate/place.ts';
import { build } from '../../bank/bank-files.ts';
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

  it('leave out a cell that has the name of its row within a word', () => {
    const head = [
      '| Record | Part |',
      '|---|---|',
      '| Task | Subtask |',
      '| Order | OrderItem |',
      '| Post | Comment |',
    ];
    const rows = ['| Product | Variant |', '| Project | Milestone |'];
    const prompts = asked(bankOf('## Which parts do records have?', '', ...head, ...rows)).map(({ prompt }) => prompt);
    expect(prompts.map(prompt => /“(\w+)” under/.exec(prompt)?.[1]).sort()).toEqual(['Post', 'Product', 'Project']);
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

  it('take what the title compares for the things of the table, whichever way it is laid', () => {
    const rows = [
      '| Reach | within racks | across rooms | between continents |',
      '| Cost | cheap cables | costly switches | rented fibres |',
    ];
    const head = ['| Feature | Ring | Star | Mesh |', '|---|---|---|---|'];
    const compared = asked(bankOf('## How do ring, star and mesh differ?', '', ...head, ...rows));
    expect(compared.map(({ prompt }) => prompt.split(': ').at(-1))).toEqual(
      expect.arrayContaining(['what does the table give for “Star” under “Reach”?']),
    );
    for (const { options } of compared) expect(options).toHaveLength(3);
    // With two things there are too few cells of one kind.
    const two = [
      '| Feature | Ring | Star |',
      '|---|---|---|',
      '| Reach | one rack | one room |',
      '| Speed | low | high |',
    ];
    expect(asked(bankOf('## How do ring and star differ?', '', ...two))).toEqual([]);
  });

  it.each([
    [
      'a card of one thing',
      [
        '| Description | Keeps pictures hot |',
        '|---|---|',
        '| Status: | Stable |',
        '| Module: | mod_hot |',
        '| Default: | Off |',
        '| Context: | server, host |',
      ],
    ],
    [
      'a table whose head is data',
      ['| Hot | 10 ms |', '|---|---|', '| Cool | 80 ms |', '| Cold | 900 ms |', '| Frozen | 12 hours |'],
    ],
    [
      'a table whose head is a phrase',
      [
        '| max_hot | before taking a picture |',
        '|---|---|',
        '| max_cool | passed to the queue |',
        '| max_cold | simultaneous calls |',
        '| max_old | non-picture commands |',
      ],
    ],
    [
      'a table that does not name its rows',
      [
        '| Layer | Change |',
        '|---|---|',
        '| Model | Fewer weights |',
        '| Model | Smaller cache |',
        '| Kernel | Less traffic |',
        '| System | Skipped calls |',
      ],
    ],
    [
      'versions',
      ['| Class | Latency |', '|---|---|', '| Hot | Broker 1.2 |', '| Cool | Broker 2.0 |', '| Cold | Broker 3.1 |'],
    ],
    [
      'the options of a command',
      [
        '| Name | Effect |',
        '|---|---|',
        '| --hot | Old shards |',
        '| --cool | Whole journals |',
        '| --cold | Few copies |',
      ],
    ],
    [
      'a column of a manual',
      [
        '| Class | Default |',
        '|---|---|',
        '| Hot | Old shards |',
        '| Cool | Whole journals |',
        '| Cold | Few copies |',
      ],
    ],
    [
      'a head that a cell repeats',
      [
        '| Class | Reach | Use |',
        '|---|---|---|',
        '| Hot | Use | Racks |',
        '| Cool | Rooms | Shards |',
        '| Cold | Towns | Logs |',
      ],
    ],
    [
      'names that only machines have',
      [
        '| Class | New place |',
        '|---|---|',
        '| Hot | eth0 |',
        '| Cool | eth1 |',
        '| Cold | eth2 |',
        '| Frozen | eth3 |',
      ],
    ],
    [
      'numbers of nobody knows what',
      ['| Class | Rule |', '|---|---|', '| Hot | 1 |', '| Cool | 2 |', '| Cold | 3 |', '| Frozen | 4 |'],
    ],
  ])('ask nothing of %s', (_, lines) => {
    expect(asked(bankOf(QUESTION, '', ...lines))).toEqual([]);
  });

  it('ask a number where its column says what it counts', () => {
    const lines = ['| Class | Memory (GB) |', '|---|---|', '| Hot | 16 |', '| Cool | 64 |', '| Cold | 256 |'];
    expect(asked(bankOf(QUESTION, '', ...lines))).toHaveLength(3);
  });

  it('ask nothing in our words of an entry in another language', () => {
    const lines = [
      '| Clase | Uso de la clase |',
      '|---|---|',
      '| Rápida | Fotos de la tienda |',
      '| Lenta | Informes del mes |',
      '| Fría | Facturas que ya no se usan |',
    ];
    expect(asked(bankOf('## ¿Qué clases de almacenamiento hay y para qué se usa cada una?', '', ...lines))).toEqual([]);
  });

  it('ask nothing of tables in pages without a head of their own', () => {
    const rows = (cells: string) => `<h2>How do the storage classes compare?</h2><table>${cells}</table>`;
    const row = (tag: string, ...texts: string[]) =>
      `<tr>${texts.map(text => `<${tag}>${text}</${tag}>`).join('')}</tr>`;
    const data = [
      ['Hot', 'Serving pictures'],
      ['Cool', 'Making reports'],
      ['Cold', 'Keeping invoices'],
    ];
    const body = data.map(cells => row('td', ...cells)).join('');
    const pageOf = (head: string) => build({ 'page.html': `<html><body>${rows(head + body)}</body></html>` }).bank;
    expect(asked(pageOf(row('td', 'Frozen', 'Holding archives')))).toEqual([]);
    expect(asked(pageOf(row('th', 'Class', 'Used for')))).toHaveLength(3);
  });

  it('leave out cells that say nothing or hold code', () => {
    const bank = table('| Hot | n/a | `get(key)` |', '| Cool | none | `put(key)` |', '| Cold | TBD | `del(key)` |');
    expect(asked(bank)).toEqual([]);
  });
});

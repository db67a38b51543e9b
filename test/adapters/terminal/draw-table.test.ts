// Tables on a terminal: aligned by the width that people see, wrapped within their columns, never wider than the terminal.

import fc from 'fast-check';
import stringWidth from 'fast-string-width';
import picocolors from 'picocolors';
import { expect, test } from 'vitest';
import { type Column, drawTable, fitsUnbroken } from '../../../adapters/terminal/draw-table.ts';

const COLUMNS: readonly Column[] = [
  { title: 'name' },
  { title: 'price', align: 'right' },
  { title: 'note', grows: true },
];

function draw(rows: readonly string[][], width = 80, columns = COLUMNS, coloured = false): string[] {
  const colours = picocolors.createColors(coloured);
  return drawTable(columns, rows, { width, colours, currentFolder: '/', takesNumbers: false });
}

test('columns are as wide as their longest cell, numbers stand to the right, and no line ends in spaces', () => {
  expect(
    draw([
      ['p5.48xlarge', '$55.04', ''],
      ['t', '$1', 'cheap'],
    ]),
  ).toEqual(['name          price  note', 'p5.48xlarge  $55.04', 't                $1  cheap']);
});

test('what does not fit is wrapped within the column that gives way', () => {
  expect(draw([['p5.48xlarge', '$55.04', 'eight of them in a node']], 34)).toEqual([
    'name          price  note',
    'p5.48xlarge  $55.04  eight of them',
    '                     in a node',
  ]);
});

test('wide characters take the columns that they take on a terminal, and colours none', () => {
  const lines = draw(
    [
      ['日本語', picocolors.createColors(true).green('$1'), 'x'],
      ['👩‍👩‍👧', '$22', 'y'],
      ['é', '$333', 'z'],
    ],
    80,
    COLUMNS,
    true,
  );
  expect(lines.slice(1).map(line => stringWidth(line))).toEqual([16, 16, 16]);
  expect(lines[0]).toContain('\u001b[1mname\u001b[22m');
});

test('columns that give way keep their words whole as long as there is room for that', () => {
  const columns: readonly Column[] = [
    { title: 'class', grows: true },
    { title: 'price', grows: true },
  ];
  expect(draw([['Standard_NC24ads_A100_v4 spot', '$1 up to 50 GB; $2 beyond all of that']], 40, columns)).toEqual([
    'class                     price',
    'Standard_NC24ads_A100_v4  $1 up to 50',
    'spot                      GB; $2 beyond',
    '                          all of that',
  ]);
});

test.each([
  [30, true],
  [29, false],
])('of %d columns, it is %s that a table fits with its words whole', (width, fits) => {
  const look = { width, colours: picocolors.createColors(false), currentFolder: '/', takesNumbers: false };
  expect(
    fitsUnbroken(
      COLUMNS,
      [
        ['p5.48xlarge', '$55.04 all', 'eight of'],
        ['a', '', ''],
      ],
      look,
    ),
  ).toBe(fits);
});

test('where giving way does not suffice, the others give way too', () => {
  expect(draw([['p5.48xlarge', '$55.04', 'eight']], 22)).toEqual([
    'name      price  note',
    'p5.48xl  $55.04  eight',
    'arge',
  ]);
});

test('a table without rows is its heading, and a short row has empty cells', () => {
  expect(draw([])).toEqual(['name  price  note']);
  expect(draw([['a']])).toEqual(['name  price  note', 'a']);
});

test('a cell with lines keeps them', () => {
  expect(draw([['a', '1', 'one\ntwo']])).toEqual(['name  price  note', 'a         1  one', '             two']);
});

const cell = fc.string({ unit: fc.constantFrom('a', ' ', 'ß', '語', '1'), maxLength: 30 });

test('whatever the cells are, no line is wider than the terminal, and nothing is lost', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(cell, cell, cell), { maxLength: 5 }),
      fc.integer({ min: 40, max: 100 }),
      (rows, width) => {
        const lines = draw(rows, width);
        for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(width);
        const letters = (text: string) => [...text.replace(/\s/g, '')].sort().join('');
        expect(letters(lines.join(''))).toBe(letters(`namepricenote${rows.flat().join('')}`));
      },
    ),
  );
});

// Tables as they stand in an entry's passages, and which way they are read.

import { anyOf } from './any-of.ts';
import { likeness, shared, stemsOf } from './likeness.ts';
import type { Placed } from './place.ts';

/** A cell with the names of its row and its column. */
export interface Cell {
  readonly row: string;
  readonly column: string;
  readonly text: string;
  readonly placed: Placed;
}

export interface Table {
  readonly cells: readonly Cell[];
  /** The names of its rows, in their order, one as often as it stands there. */
  readonly rows: readonly string[];
  /** The passage of the whole row of `cell`, where there is one. */
  rowOf(cell: Cell): readonly Placed[];
}

/** The tables among `passages`: rows and cells that follow one another, with columns of the same names. */
export function tablesOf(passages: readonly Placed[]): Table[] {
  const tables: Placed[][] = [];
  let before: Placed | undefined;
  for (const placed of passages) {
    if (!isPartOfTable(placed)) continue;
    const goesOn =
      before !== undefined && before.index === placed.index - 1 && !beginsAnew(tables.at(-1) ?? [], placed);
    if (goesOn) tables.at(-1)?.push(placed);
    else tables.push([placed]);
    before = placed;
  }
  return tables.map(tableOf);
}

function isPartOfTable({ passage: { kind, row } }: Placed): boolean {
  return (kind === 'row' || kind === 'cell') && row !== undefined;
}

/** A column that the table's first row does not have is of another table. */
function beginsAnew(table: readonly Placed[], { passage }: Placed): boolean {
  if (passage.kind !== 'cell') return false;
  const cells = table.filter(each => each.passage.kind === 'cell');
  const first = cells[0]?.passage.row;
  const columns = cells.filter(each => each.passage.row === first).map(each => each.passage.column);
  return passage.row !== first && columns.length > 0 && !columns.includes(passage.column);
}

function tableOf(placed: readonly Placed[]): Table {
  const cells = placed.flatMap((each): Cell[] => {
    const { kind, row, column, text } = each.passage;
    return kind === 'cell' && row !== undefined && column !== undefined
      ? [{ row, column, text: text.trim(), placed: each }]
      : [];
  });
  const rows = placed.filter(each => each.passage.kind === 'row');
  return {
    cells,
    rows: rows.flatMap(({ passage: { row } }) => row ?? []),
    rowOf: ({ placed: cell }) =>
      rows
        .filter(each => each.index < cell.index)
        .slice(-1)
        .filter(each => each.passage.row === cell.passage.row),
  };
}

// What tables compare things by.
const QUALITIES = [
  'strengths?',
  'weakness(?:es)?',
  'speed',
  'latency',
  'throughput',
  'performance',
  'scalab\\w+',
  'security',
];
const COSTS = [
  'costs?',
  'pric(?:e|es|ing)',
  'licen[cs]e',
  'overhead',
  'memory',
  'storage',
  'bandwidth',
  'size',
  'complexity',
];
const FITTING = [
  'use[ -]?cases?',
  'best (?:for|when|fit)',
  'used (?:for|when|in)',
  'when to use',
  'fits',
  'purpose',
  'goals?',
];
const MEANINGS = [
  'definition',
  'description',
  'meaning',
  'means',
  'examples?',
  'what it (?:is|does|changes|means)',
  'why',
  'how',
];
const SIDES = [
  'pros',
  'cons',
  'advantages?',
  'disadvantages?',
  'features?',
  'trade-?offs?',
  'limit\\w*',
  'support',
  'control',
];
const TRAITS = [
  'types?',
  'scope',
  'default\\w*',
  'focus',
  'approach',
  'behaviou?r',
  'availability',
  'consistency',
  'isolation',
];
const FORMS = [
  'format',
  'syntax',
  'language',
  'tools?',
  'role',
  'function',
  'output',
  'input',
  'method',
  'model',
  'level',
];
const STATES = ['layer', 'state', 'persistence', 'durability', 'execution', 'value', 'effect', 'notes?', 'flexibility'];
const CARE = ['maintenance', 'management', 'learning curve', '(?:data|key|main|startup|return)\\b.*'];
const ATTRIBUTES = new RegExp(
  `^${anyOf(QUALITIES, COSTS, FITTING, MEANINGS, SIDES, TRAITS, FORMS, STATES, CARE)}$`,
  'i',
);

const MANY_TIMES = 2;

/** Whether `table`, of the entry `title`, compares what its columns name ("AWS", "Azure") row by row, rather than what its rows name. */
export function readsByColumn({ cells }: Table, title: string): boolean {
  const rows = new Set(cells.map(({ row }) => row));
  const columns = new Set(cells.map(({ column }) => column));
  if (columns.size > 1 && areIn(columns, title) && !areIn(rows, title)) return true;
  const [rowNames, columnNames] = [shareOfAttributes(rows), shareOfAttributes(columns)];
  if (rowNames !== columnNames) return rowNames > columnNames;
  // A long list of things has few attributes.
  if (rows.size > MANY_TIMES * columns.size) return false;
  return columns.size > 1 && innerLikeness(cells, 'row') > innerLikeness(cells, 'column');
}

/** Whether `title` has all of `names`: "Differences between TCP and UDP". */
function areIn(names: ReadonlySet<string>, title: string): boolean {
  const titled = stemsOf(title);
  return [...names].every(name => {
    const stems = stemsOf(name);
    return stems.size > 0 && shared(stems, titled) === stems.size;
  });
}

function shareOfAttributes(names: ReadonlySet<string>): number {
  return [...names].filter(isAttribute).length / Math.max(1, names.size);
}

/** Whether `name` is of something that many things have, such as a price. */
export function isAttribute(name: string): boolean {
  return ATTRIBUTES.test(name.trim().replace(/\s*:$/, ''));
}

/** How alike cells are, on average, that share a row or a column. */
function innerLikeness(cells: readonly Cell[], by: 'row' | 'column'): number {
  const pairs = cells.flatMap((cell, at) =>
    cells
      .slice(at + 1)
      .filter(other => other[by] === cell[by])
      .map(other => formLikeness(cell.text, other.text)),
  );
  return pairs.reduce((sum, each) => sum + each, 0) / Math.max(1, pairs.length);
}

/** From 0 to 3: by their words, their lengths, and whether both state figures. */
function formLikeness(a: string, b: string): number {
  const lengths = Math.min(a.length, b.length) / Math.max(1, a.length, b.length);
  return likeness(stemsOf(a), stemsOf(b)) + lengths + (/\d/.test(a) === /\d/.test(b) ? 1 : 0);
}

// Draws a table without borders, as wide as the terminal at most: what does not fit is wrapped within its column.
import CliTable from 'cli-table3';
import stringWidth from 'fast-string-width';
import { type Look, wrap } from './look.ts';

export interface Column {
  readonly title: string;
  readonly align?: 'left' | 'right';
  /** Gives way first where the table is too wide. */
  readonly grows?: boolean;
}

const GAP = 2;
/** Narrower than this a column is no longer read. */
const NARROWEST = 6;
const BORDERLESS = Object.fromEntries(
  ['top', 'bottom', 'left', 'right', 'mid'].flatMap(side =>
    [side, `${side}-mid`, `${side}-left`, `${side}-right`].map(name => [name, '']),
  ),
);

/** The lines of the table. Its cells are plain or coloured text, clean of what could steer the terminal. */
export function drawTable(columns: readonly Column[], rows: readonly (readonly string[])[], look: Look): string[] {
  // Colours around nothing would keep the blanks at the end of a line.
  const titles = columns.map(({ title }) => (title === '' ? '' : look.colours.bold(title)));
  const cells = [titles, ...rows];
  const natural = naturalWidths(cells, columns.length);
  const widths = fitWidths(columns, natural, leastWidths(columns, cells), look.width);
  const last = columns.length - 1;
  const table = new CliTable({
    chars: { ...BORDERLESS, middle: '' },
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [], compact: true },
    colAligns: columns.map(({ align }) => align ?? 'left'),
    colWidths: widths.map((width, at) => width + (at === last ? 0 : GAP)),
  });
  table.push(...cells.map(row => columns.map((column, at) => cellOf(row[at] ?? '', column, widths[at]!, at === last))));
  return table
    .toString()
    .split('\n')
    .map(line => line.trimEnd());
}

/** The gap stands to the right of every cell but the last one's. */
function cellOf(text: string, { align }: Column, width: number, isLast: boolean): string {
  const lines = text.split('\n').flatMap(line => wrap(line, width));
  return lines.map(line => `${line}${align === 'right' && !isLast ? ' '.repeat(GAP) : ''}`).join('\n');
}

/** Whether the table fits with every word whole: the columns that give way are wrapped between words, the others not at all. */
export function fitsUnbroken(columns: readonly Column[], rows: readonly (readonly string[])[], look: Look): boolean {
  return totalOf(leastWidths(columns, [columns.map(({ title }) => title), ...rows])) <= look.width;
}

/** As narrow as columns can be without a word that breaks. */
function leastWidths(columns: readonly Column[], rows: readonly (readonly string[])[]): number[] {
  const natural = naturalWidths(rows, columns.length);
  const words = rows.map(row => row.map(cell => cell.replaceAll(' ', '\n')));
  const longest = naturalWidths(words, columns.length);
  return columns.map(({ grows }, at) => (grows === true ? longest[at]! : natural[at]!));
}

function totalOf(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, GAP * (widths.length - 1));
}

function naturalWidths(rows: readonly (readonly string[])[], count: number): number[] {
  const widthOf = (cell = '') => Math.max(1, ...cell.split('\n').map(line => stringWidth(line)));
  return Array.from({ length: count }, (_, at) => Math.max(...rows.map(row => widthOf(row[at]))));
}

/** Columns that give way do so first, between words as far as that goes, and where that is not enough, the others too. */
function fitWidths(
  columns: readonly Column[],
  natural: readonly number[],
  least: readonly number[],
  room: number,
): number[] {
  const giving = columns.flatMap(({ grows }, at) => (grows === true ? [at] : []));
  const narrowest = natural.map(() => NARROWEST);
  const steps: readonly [readonly number[], readonly number[]][] = [
    [giving, least.map(width => Math.max(width, NARROWEST))],
    [giving, narrowest],
    [[...natural.keys()], narrowest],
  ];
  return steps.reduce<readonly number[]>((widths, [at, down]) => shrink(widths, at, down, room), natural).slice();
}

/** Takes width from the widest of some columns that are not as narrow as they may be, until all fit or none can give more. */
function shrink(
  widths: readonly number[],
  giving: readonly number[],
  least: readonly number[],
  room: number,
): number[] {
  const shrunk = [...widths];
  for (let excess = totalOf(shrunk) - room; excess > 0; excess -= 1) {
    const able = giving.filter(at => shrunk[at]! > least[at]!);
    if (able.length === 0) break;
    const widest = able.reduce((best, at) => (shrunk[at]! > shrunk[best]! ? at : best));
    shrunk[widest]! -= 1;
  }
  return shrunk;
}

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
  const widths = fitWidths(columns, naturalWidths([titles, ...rows], columns.length), look.width);
  const last = columns.length - 1;
  const table = new CliTable({
    chars: { ...BORDERLESS, middle: '' },
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [], compact: true },
    colAligns: columns.map(({ align }) => align ?? 'left'),
    colWidths: widths.map((width, at) => width + (at === last ? 0 : GAP)),
  });
  table.push(
    ...[titles, ...rows].map(cells =>
      columns.map((column, at) => cellOf(cells[at] ?? '', column, widths[at]!, at === last)),
    ),
  );
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

function naturalWidths(rows: readonly (readonly string[])[], count: number): number[] {
  const widthOf = (cell = '') => Math.max(1, ...cell.split('\n').map(line => stringWidth(line)));
  return Array.from({ length: count }, (_, at) => Math.max(...rows.map(row => widthOf(row[at]))));
}

/** Columns that give way do so first, and where that is not enough, the others too. */
function fitWidths(columns: readonly Column[], natural: readonly number[], room: number): number[] {
  const giving = columns.flatMap(({ grows }, at) => (grows === true ? [at] : []));
  return shrink(shrink(natural, giving, room), [...natural.keys()], room);
}

/** Takes width from the widest of some columns until all fit, or none of them can give more. */
function shrink(widths: readonly number[], giving: readonly number[], room: number): number[] {
  const shrunk = [...widths];
  let excess = shrunk.reduce((sum, width) => sum + width, GAP * (shrunk.length - 1)) - room;
  for (; excess > 0; excess -= 1) {
    const widest = giving.reduce<number | undefined>(
      (best, at) => (shrunk[at]! > (shrunk[best ?? -1] ?? NARROWEST) ? at : best),
      undefined,
    );
    if (widest === undefined) break;
    shrunk[widest]! -= 1;
  }
  return shrunk;
}

// Rows and cells of a Markdown table, each with the names of its row and column.
import type { Table, TableCell } from 'mdast';
import type { DraftPassage, Range } from '../../entry.ts';
import { textOf } from './inline-text.ts';
import { rangeOf } from './parse.ts';

type Piece = Omit<DraftPassage, 'headings' | 'labelRange'>;

interface Cell {
  readonly text: string;
  readonly range: Range;
}

/** The rows below a table's header, each followed by its cells; the first cell is the row's name. */
export function rowsOfTable(table: Table, text: string): Piece[] {
  const [header, ...rows] = table.children;
  const names = header?.children.map(textOf) ?? [];
  if (rows.length === 0 && header !== undefined)
    return piecesOfRow(
      header.children.map(cell => cellOf(cell, text)),
      [],
    );
  return rows.flatMap(row =>
    piecesOfRow(
      row.children.map(cell => cellOf(cell, text)),
      names,
    ),
  );
}

function piecesOfRow(cells: readonly Cell[], names: readonly string[]): Piece[] {
  const filled = cells.filter(cell => cell.text !== '');
  const first = filled[0];
  const last = filled.at(-1);
  if (first === undefined || last === undefined) return [];
  const row = first.text;
  const whole: Piece = {
    kind: 'row',
    text: filled.map(cell => cell.text).join(' | '),
    range: { start: first.range.start, end: last.range.end },
    row,
  };
  return [whole, ...cells.flatMap((cell, index) => pieceOfCell(cell, first, row, names[index] ?? ''))];
}

function pieceOfCell(cell: Cell, first: Cell, row: string, column: string): Piece[] {
  if (cell === first || cell.text === '') return [];
  return [{ kind: 'cell', text: cell.text, range: cell.range, row, column }];
}

/** A cell's words and where they stand. */
export function cellOf(cell: TableCell, text: string): Cell {
  const first = cell.children[0];
  const last = cell.children.at(-1);
  if (first === undefined || last === undefined) return { text: '', range: rangeOf(cell) };
  const range = { start: rangeOf(first).start, end: rangeOf(last).end };
  return { text: textOf(cell), range: text.length < range.end ? rangeOf(cell) : range };
}

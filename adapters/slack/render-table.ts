// Draws tables: as Slack's own where they fit, in several where they are too large, row by row where a cell is too long.
import { onOneLine } from '../../src/message/clean-text.ts';
import type { Block } from '../../src/message/message.ts';
import { rowText } from '../../src/message/plain-text.ts';
import type { TableCell } from './block-kit.ts';
import type { Place } from './ledger.ts';
import { LIMITS } from './limits.ts';
import { costOf, LARGEST_PIECE, type Piece, together } from './piece.ts';
import { listPieces, preformatted, textPieces } from './render-rich-text.ts';

type Table = Extract<Block, { kind: 'table' }>;
type Row = readonly string[];

interface Grid {
  /** Null when no column has a name. */
  readonly head: Row | null;
  readonly rows: readonly Row[];
}

/** Longer cells make a table that nobody can read, and Slack refuses it from some length on that it does not tell. */
const LONGEST_CELL = 500;
/** Columns of text beside each other that a window shows without breaking lines. */
const VIEW_WIDTH = 60;
/** Slack refuses an empty cell. */
const EMPTY = '–';

export function tablePieces(table: Table, place: Place): Piece[] {
  const grid = gridOf(table);
  if (grid.rows.length === 0 && grid.head === null) return [];
  if (place !== 'post') return alignedPieces(grid) ?? rowByRow(grid);
  return nativePieces(grid) ?? rowByRow(grid);
}

/** Figures in letters of one width where they are narrow, which any place shows and as often as one likes; else as a table. */
export function figurePieces(table: Omit<Table, 'kind'>, place: Place): Piece[] {
  const grid = gridOf(table);
  return alignedPieces(grid, 'figures') ?? (place === 'post' ? nativePieces(grid) : null) ?? rowByRow(grid);
}

/** All rows of one width, the cells on one line each. */
function gridOf({ columns, rows }: Omit<Table, 'kind'>): Grid {
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), columns.length);
  const fill = (row: Row) => Array.from({ length: width }, (_, at) => onOneLine(row[at] ?? ''));
  const head = fill(columns);
  const filled = width === 0 ? [] : rows.map(fill);
  return { head: head.some(cell => cell !== '') ? head : null, rows: filled };
}

/** Null when it cannot be a table of Slack's. */
function nativePieces({ head, rows }: Grid): Piece[] | null {
  const all = head === null ? rows : [head, ...rows];
  if (all.some(row => row.some(cell => cell.length > LONGEST_CELL))) return null;
  const pieces = columnsIn(all[0]?.length ?? 0).map(columns => {
    const pick = (row: Row) => columns.map(at => row[at] ?? '');
    return inTables(head === null ? null : pick(head), rows.map(pick));
  });
  const whole = pieces.filter(piece => piece !== null);
  return whole.length === pieces.length ? whole.flat() : null;
}

/** Which columns each table shows: the first one in all of them, since it tells what a row is about. */
function columnsIn(width: number): number[][] {
  const every = Array.from({ length: width }, (_, at) => at);
  if (width <= LIMITS.tableColumns) return [every];
  const others = every.slice(1);
  const step = LIMITS.tableColumns - 1;
  return Array.from({ length: Math.ceil(others.length / step) }, (_, at) => [
    0,
    ...others.slice(at * step, (at + 1) * step),
  ]);
}

/** The rows in as many tables as they need, each under the head; null when a row alone is too much. */
function inTables(head: Row | null, rows: readonly Row[]): Piece[] | null {
  const top = head === null ? [] : [head];
  const tables: Row[][] = [];
  for (const row of rows.length === 0 ? [[]] : rows) {
    const next = row.length === 0 ? [] : [row];
    const last = tables.at(-1);
    if (last !== undefined && fits([...last, ...next])) last.push(...next);
    else if (fits([...top, ...next])) tables.push([...top, ...next]);
    else return null;
  }
  return tables.map(tablePiece);
}

function fits(rows: readonly Row[]): boolean {
  const characters = rows.flat().reduce((sum, cell) => sum + Math.max(cell.length, 1), 0);
  if (rows.length > LIMITS.tableRows || characters > LIMITS.tableCharacters) return false;
  return costOf(tablePiece(rows)) <= LARGEST_PIECE;
}

function tablePiece(rows: readonly Row[]): Piece {
  const cells = rows.map(row => row.map((cell): TableCell => ({ type: 'raw_text', text: cell === '' ? EMPTY : cell })));
  const columns = (rows[0] ?? []).map(() => ({ is_wrapped: true }));
  return { block: { type: 'table', rows: cells, column_settings: columns }, said: rows.map(rowText).join('\n') };
}

/** A narrow table in letters of one width; null when it is too wide. Figures stand below each other by their last digit. */
function alignedPieces({ head, rows }: Grid, cells: 'text' | 'figures' = 'text'): Piece[] | null {
  const all = head === null ? rows : [head, ...rows];
  const widths = (all[0] ?? []).map((_, at) => Math.max(...all.map(row => row[at]?.length ?? 0)));
  if (widths.reduce((sum, width) => sum + width + 2, 0) > VIEW_WIDTH) return null;
  const lines = all.map(row =>
    row
      .map((cell, at) =>
        cells === 'figures' && at > 0 ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
  return preformatted(lines.join('\n'));
}

/** Each row as a short list: its first cell, and below it what the others say under their columns' names. */
function rowByRow({ head, rows }: Grid): Piece[] {
  const shown = rows.length === 0 && head !== null ? [head] : rows;
  return together(
    shown.flatMap(row => rowPieces(row, head)),
    '\n',
  );
}

function rowPieces([first = '', ...others]: Row, head: Row | null): Piece[] {
  const name = head?.[0] ?? '';
  const title = first === '' ? EMPTY : first;
  const items = others.map((cell, at) => itemOf(cell, head?.[at + 1] ?? '')).filter(item => item.length > 0);
  return [
    ...textPieces([
      { kind: 'text', text: name === '' ? '' : `${name}: ` },
      { kind: 'text', text: title, style: 'strong' },
    ]),
    ...listPieces({ kind: 'list', items, ordered: false }),
  ];
}

function itemOf(cell: string, name: string): { kind: 'text'; text: string }[] {
  if (cell === '' && name === '') return [];
  return [{ kind: 'text', text: name === '' ? cell : `${name}: ${cell || EMPTY}` }];
}

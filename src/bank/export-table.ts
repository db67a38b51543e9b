// A table put together again from the passages of its rows and cells.
import type { Passage } from './entry.ts';
import { escapeInline } from './import/markdown-escape.ts';

/** The Markdown table of consecutive row and cell passages; the name of its first column is not known. */
export function tableMarkdown(passages: readonly Passage[]): string {
  const rows = rowsOf(passages);
  const byName = rows.every(({ cells }) => new Set(cells.map(({ column }) => column)).size === cells.length);
  const columns = byName
    ? [...new Set(rows.flatMap(({ cells }) => cells.map(({ column }) => column)))]
    : rows.map(({ cells }) => cells.map(({ column }) => column)).reduce((a, b) => (b.length > a.length ? b : a), []);
  const lines = rows.map(row => (byName && row.cells.length > 0 ? inColumns(row, columns) : inOrder(row)));
  const width = Math.max(columns.length + 1, ...lines.map(cells => cells.length));
  return [['', ...columns], Array<string>(width).fill('---'), ...lines].map(cells => lineOf(cells, width)).join('\n');
}

interface Row {
  readonly head: string;
  /** The whole row's text, for rows without cells of their own. */
  readonly text: string;
  readonly cells: { readonly column: string; readonly text: string }[];
}

function rowsOf(passages: readonly Passage[]): Row[] {
  const rows: Row[] = [];
  for (const { kind, row, column, text } of passages) {
    if (kind === 'row') rows.push({ head: row ?? '', text, cells: [] });
    else rows.at(-1)?.cells.push({ column: column ?? '', text });
  }
  return rows;
}

function inColumns({ head, cells }: Row, columns: readonly string[]): string[] {
  return [head, ...columns.map(column => cells.find(cell => cell.column === column)?.text ?? '')];
}

function inOrder({ head, text, cells }: Row): string[] {
  return cells.length > 0 ? [head, ...cells.map(cell => cell.text)] : text.split(' | ');
}

function lineOf(cells: readonly string[], width: number): string {
  const all = Array.from({ length: width }, (_, at) => cells[at] ?? '');
  return `| ${all.map(cell => escapeInline(cell).replaceAll('|', '\\|')).join(' | ')} |`;
}

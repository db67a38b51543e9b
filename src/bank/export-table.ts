// A table put together again from the passages of its rows and cells.
import type { Passage } from './entry.ts';
import { escapeInline } from './import/markdown-escape.ts';

/** The Markdown table of consecutive row and cell passages; the name of its first column is not known. */
export function tableMarkdown(passages: readonly Passage[]): string {
  const columns = [...new Set(passages.flatMap(({ column }) => (column === undefined ? [] : [column])))];
  const rows = rowsOf(passages);
  const loose = rows.filter(({ byColumn }) => byColumn.size === 0).map(({ cells }) => cells.length);
  const width = Math.max(columns.length + 1, ...loose);
  const lines = rows.map(({ head, cells, byColumn }) =>
    byColumn.size > 0 ? [head, ...columns.map(column => byColumn.get(column) ?? '')] : cells,
  );
  return [['', ...columns], Array<string>(width).fill('---'), ...lines].map(cells => lineOf(cells, width)).join('\n');
}

interface Row {
  readonly head: string;
  readonly cells: readonly string[];
  readonly byColumn: Map<string, string>;
}

function rowsOf(passages: readonly Passage[]): Row[] {
  const rows: Row[] = [];
  for (const passage of passages) {
    if (passage.kind === 'row')
      rows.push({ head: passage.row ?? '', cells: passage.text.split(' | '), byColumn: new Map() });
    else if (passage.column !== undefined) rows.at(-1)?.byColumn.set(passage.column, passage.text);
  }
  return rows;
}

function lineOf(cells: readonly string[], width: number): string {
  const all = Array.from({ length: width }, (_, at) => cells[at] ?? '');
  return `| ${all.map(cell => escapeInline(cell).replaceAll('|', '\\|')).join(' | ')} |`;
}

// The rows of an HTML table as a reader sees them: cells where their spans put them, and which rows are its head.
import { attribute, childElements, descendants, type Element, isElement, plainText } from './html-nodes.ts';

/** Cells by their columns; null where nothing stands. */
export type HtmlRow = readonly (Element | null)[];

export interface HtmlTable {
  /** The rows that name the columns; none where the table marks none, since its first row is data like the others. */
  readonly head: readonly HtmlRow[];
  readonly body: readonly HtmlRow[];
}

/** What still reaches down from a row above. */
interface Span {
  readonly cell: Element | null;
  readonly rows: number;
}

/** A longer span is taken for a mistake, and would repeat its cell without end. */
const LONGEST_SPAN = 50;

/**
 * The rows of `table`. A cell that spans rows stands in each of them; one that spans columns stands in the first of them,
 * and in a head in each.
 */
export function layOut(table: Element): HtmlTable {
  const rows = descendants(table, 'tr');
  const count = headRows(table, rows);
  const spans = new Map<number, Span>();
  const laid = rows.map((row, at) => cellsOf(row, at < count, spans));
  return { head: laid.slice(0, count), body: laid.slice(count) };
}

/** Whether cells of `table` reach over several rows or columns, so that their number in a row is not their column. */
export function hasSpans(table: Element): boolean {
  return descendants(table, 'td', 'th').some(cell => spanOf(cell, 'rowspan') > 1 || spanOf(cell, 'colspan') > 1);
}

/** How many of the first `rows` of `table` name its columns. */
export function headRows(table: Element, rows: readonly Element[]): number {
  // A table around tables lays out a page.
  if (descendants(table, 'table').length > 0) return 0;
  const marked = rows.findIndex(row => !isMarkedAsHead(row));
  if (marked > 0) return marked;
  if (rows.length < 2) return 0;
  return marked === -1 || isBold(rows[0]!) ? 1 : 0;
}

function isMarkedAsHead(row: Element): boolean {
  const { parentNode } = row;
  if (parentNode !== null && 'tagName' in parentNode && parentNode.tagName === 'thead') return true;
  const filled = filledCells(row);
  return filled.length > 0 && filled.every(cell => cell.tagName === 'th');
}

/** Whether every word of the row stands in bold letters. */
function isBold(row: Element): boolean {
  const filled = filledCells(row);
  return (
    filled.length > 0 &&
    filled.every(cell => {
      const bold = descendants(cell, 'b', 'strong').map(plainText).join(' ');
      return cell.tagName === 'th' || bold === plainText(cell);
    })
  );
}

function filledCells(row: Element): Element[] {
  return childElements(row, 'th', 'td').filter(cell => plainText(cell) !== '');
}

/** The cells of `row` by column; takes what reaches down from `spans`, and leaves there what reaches further. */
function cellsOf(row: Element, isHead: boolean, spans: Map<number, Span>): HtmlRow {
  const cells: (Element | null)[] = [];
  for (const cell of row.childNodes.filter(isElement).filter(({ tagName }) => /^t[dh]$/.test(tagName))) {
    takeFromAbove(cells, spans);
    const [width, height] = [spanOf(cell, 'colspan'), spanOf(cell, 'rowspan')];
    for (let nth = 0; nth < width; nth += 1) {
      const shown = nth === 0 || isHead ? cell : null;
      if (height > 1) spans.set(cells.length, { cell: shown, rows: height - 1 });
      cells.push(shown);
    }
  }
  takeFromAbove(cells, spans);
  return cells;
}

function takeFromAbove(cells: (Element | null)[], spans: Map<number, Span>): void {
  for (let span = spans.get(cells.length); span !== undefined; span = spans.get(cells.length)) {
    if (span.rows === 1) spans.delete(cells.length);
    else spans.set(cells.length, { ...span, rows: span.rows - 1 });
    cells.push(span.cell);
  }
}

function spanOf(cell: Element, name: 'rowspan' | 'colspan'): number {
  const span = Number(attribute(cell, name).trim() || '1');
  return Number.isInteger(span) && span > 1 && span <= LONGEST_SPAN ? span : 1;
}

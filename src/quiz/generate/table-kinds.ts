// Which tables can be asked: those whose head names their columns, and whose cells are of one kind.
import { figuresIn } from './figures.ts';
import { isAttribute, type Table } from './tables.ts';

/** From this share on, the rows of a table are the fields of one thing. */
const MOST = 0.5;
/** A longer head of a column is a sentence, and stands there since the table has no head of its own. */
const MOST_WORDS = 7;

/** Whether `table` is neither a card of one thing nor without a head. */
export function isForAsking(table: Table): boolean {
  return !isCard(table) && !hasDataAsHead(table);
}

/** Whether the rows are fields of one thing ("Status:", "Module:"), whose values no one would take for one another. */
function isCard({ cells }: Table): boolean {
  const rows = [...new Set(cells.map(({ row }) => row.trim()))];
  const columns = new Set(cells.map(({ column }) => column));
  const fields = rows.filter(row => row.endsWith(':') || isAttribute(row));
  return columns.size === 1 && fields.length >= MOST * rows.length;
}

/** Whether what stands above the columns is a row of data, as where a table has no head. */
function hasDataAsHead({ cells }: Table): boolean {
  return [...new Set(cells.map(({ column }) => column.trim()))].some(isData);
}

function isData(head: string): boolean {
  const figures = figuresIn(head);
  const isFigure = figures.length === 1 && figures[0]?.start === 0 && figures[0].end === head.length;
  return isFigure || /^[\d.,\s]+$/.test(head) || head.split(/\s+/).length > MOST_WORDS || /\w\.$|,.* .* /.test(head);
}

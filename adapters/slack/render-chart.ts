// Draws charts as tables of their figures, since Slack draws none from data.
import { amountText, decimalOf } from '../../src/message/amounts.ts';
import { type ChartTable, chartTable } from '../../src/message/chart-table.ts';
import { onOneLine } from '../../src/message/clean-text.ts';
import type { Chart } from '../../src/message/message.ts';
import type { Place } from './ledger.ts';
import { type Piece, together } from './piece.ts';
import { headingPieces } from './render-heading.ts';
import { boldPieces } from './render-rich-text.ts';
import { figurePieces } from './render-table.ts';

/** The title above a table of the figures; nothing for a chart without any. */
export function chartPieces(chart: Chart, place: Place): Piece[] {
  const table = chartTable(chart, figure => amountText(decimalOf(figure)));
  if (table === null) return [];
  const figures = figurePieces(upright(table), place);
  // A table of Slack's may go to a post of its own, and takes nothing but a heading with it.
  if (figures.some(({ block }) => block.type === 'table')) return [...headingPieces(chart.title), ...figures];
  return together([...boldPieces(onOneLine(chart.title)), ...figures], '\n');
}

/** A chart has few series and many points, and a window is narrow: so the points go down where they are more. */
function upright({ columns, rows }: ChartTable): ChartTable {
  if (columns.length - 1 <= rows.length) return { columns, rows };
  const across = [columns, ...rows];
  const turned = columns.map((_, at) => across.map(row => row[at] ?? ''));
  return { columns: turned[0] ?? [], rows: turned.slice(1) };
}

// A chart as text for a terminal, drawn with letters, so that it looks the same with and without colours.
import type { Chart } from '../../src/message/message.ts';
import { pointsIn } from './chart-figures.ts';
import { cleanLine } from './clean-text.ts';
import { type Look, wrap } from './look.ts';
import { renderBars } from './render-bars.ts';
import { renderCurves } from './render-curves.ts';

/** Lines of at most `look.width` columns, the title first; none for a chart that has no points or no series. */
export function renderChart(chart: Chart, look: Look): string[] {
  if (chart.series.length === 0 || pointsIn(chart) === 0) return [];
  const title = cleanLine(chart.title);
  const lines = title === '' ? [] : wrap(title, look.width).map(line => look.colours.bold(line));
  return [...lines, ...(chart.shape === 'bars' ? renderBars(chart, look) : renderCurves(chart, look))];
}

// Curves as text for a terminal: a line of small columns for each, between its first and its last amount, all on one scale.
import stringWidth from 'fast-string-width';
import { isFigure } from '../../src/message/chart-table.ts';
import type { Chart } from '../../src/message/message.ts';
import { type Figures, figuresOf, padded, pointsIn, SHORTEST_DRAWING, shownAmount, widest } from './chart-figures.ts';
import { cleanLine } from './clean-text.ts';
import { type Look, wrap } from './look.ts';

interface Curve {
  readonly label: string;
  readonly figures: Figures;
  /** The first and the last amount that there are. */
  readonly first: string;
  readonly last: string;
}

/** How wide each part of a line is, colours left out; `before` is everything to the left of the columns. */
interface Widths {
  readonly label: number;
  readonly first: number;
  readonly before: number;
  readonly columns: number;
}

const COLUMNS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;
const WIDEST_POINT = 4;

export function renderCurves(chart: Chart, look: Look): string[] {
  const curves = chart.series.map(series => curveOf(series, chart));
  const draw = drawingOn(curves, look);
  const widths = widthsOf(curves, pointsIn(chart), look);
  if (widths === null) {
    const columns = columnsFor(pointsIn(chart), look.width);
    const lines = curves.flatMap(curve => [...wrap(saidOf(curve), look.width), draw(curve, columns)]);
    return [...lines, ...axisLines(chart.labels, 0, columns, look)];
  }
  const lines = curves.map(curve => {
    const label = widths.label === 0 ? '' : `${padded(curve.label, widths.label)} `;
    return `${label}${padded(curve.first, widths.first, 'start')} ${draw(curve, widths.columns)} ${curve.last}`;
  });
  return [...lines, ...axisLines(chart.labels, widths.before, widths.columns, look)];
}

function curveOf(series: Chart['series'][number], chart: Chart): Curve {
  const figures = figuresOf(series, chart);
  const there = figures.filter(isFigure);
  return {
    label: cleanLine(series.label),
    figures,
    first: shownAmount(there[0] ?? null),
    last: shownAmount(there.at(-1) ?? null),
  };
}

function saidOf({ label, first, last }: Curve): string {
  return `${label} ${first} … ${last}`.trim();
}

/** Null where there is no room for the columns beside the rest. */
function widthsOf(curves: readonly Curve[], points: number, look: Look): Widths | null {
  const label = widest(curves.map(curve => curve.label));
  const first = widest(curves.map(curve => curve.first));
  const before = (label === 0 ? 0 : label + 1) + first + 1;
  const room = look.width - before - widest(curves.map(curve => curve.last)) - 1;
  return room < SHORTEST_DRAWING ? null : { label, first, before, columns: columnsFor(points, room) };
}

/** As many columns for every point, or one for each column that there is. */
function columnsFor(points: number, room: number): number {
  return points > room ? room : points * Math.min(WIDEST_POINT, Math.floor(room / points));
}

function drawingOn(curves: readonly Curve[], look: Look): (curve: Curve, columns: number) => string {
  const height = heightAmong(curves.flatMap(({ figures }) => figures.filter(isFigure)));
  const sign = (figure: number | null | undefined) => (isFigure(figure) ? COLUMNS[height(figure)] : ' ');
  return ({ figures }, columns) => {
    const drawn = Array.from({ length: columns }, (_, column) =>
      sign(figures[pointAt(column, columns, figures.length)]),
    );
    return look.colours.cyan(drawn.join(''));
  };
}

/** Which of the eight a figure is; in the middle where all are alike. Halved first: two far apart differ by more than a number holds. */
function heightAmong(figures: readonly number[]): (figure: number) => number {
  const lowest = figures.reduce((low, figure) => Math.min(low, figure), Number.POSITIVE_INFINITY) / 2;
  const range = figures.reduce((high, figure) => Math.max(high, figure), Number.NEGATIVE_INFINITY) / 2 - lowest;
  const share = (figure: number) => (range > 0 ? (figure / 2 - lowest) / range : 0.5);
  return figure => Math.round(share(figure) * (COLUMNS.length - 1));
}

/** Of more points than columns the first and the last are shown, and those between at even steps. */
function pointAt(column: number, columns: number, points: number): number {
  if (points <= columns) return Math.floor((column * points) / columns);
  return Math.round((column * (points - 1)) / Math.max(1, columns - 1));
}

/** What the ends of the axis are called, below them where there is room. */
function axisLines(labels: readonly string[], before: number, columns: number, look: Look): string[] {
  const ends = labels.length > 1 ? [labels[0], labels.at(-1)] : [labels[0]];
  const [first = '', last = ''] = ends.map(label => cleanLine(label ?? ''));
  const gap = columns - stringWidth(first) - stringWidth(last);
  const below = [`${' '.repeat(before)}${first}${' '.repeat(Math.max(0, gap))}${last}`.trimEnd()];
  const said = [first, last].filter(end => end !== '').join(' … ');
  const lines = gap > 0 || last === '' ? below : wrap(said, look.width);
  const fits = lines.every(line => stringWidth(line) <= look.width);
  return (fits ? lines : wrap(said, look.width)).filter(line => line !== '').map(line => look.colours.dim(line));
}

// Bars as text for a terminal: each between its label and its amount, or below both where the terminal is narrow.
import type { Chart } from '../../src/message/message.ts';
import { type Figures, figuresOf, padded, SHORTEST_DRAWING, shownAmount, widest } from './chart-figures.ts';
import { cleanLine } from './clean-text.ts';
import { type Look, wrap } from './look.ts';

interface Bar {
  readonly label: string;
  readonly amount: string;
  /** Its share of the longest bar, from 0 to 1. */
  readonly share: number;
}

const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

export function renderBars(chart: Chart, look: Look): string[] {
  const bars = barsOf(chart);
  const labelWidth = widest(bars.map(({ label }) => label));
  const amountWidth = widest(bars.map(({ amount }) => amount));
  const room = look.width - labelWidth - amountWidth - 2;
  if (room < SHORTEST_DRAWING) return bars.flatMap(bar => belowItsLabel(bar, look));
  return bars.map(({ label, amount, share }) => {
    const drawn = look.colours.cyan(padded(barText(share, room), room));
    return `${padded(label, labelWidth)} ${drawn} ${padded(amount, amountWidth, 'start')}`;
  });
}

function belowItsLabel({ label, amount, share }: Bar, look: Look): string[] {
  const drawn = barText(share, look.width);
  return [...wrap(`${label} ${amount}`.trim(), look.width), ...(drawn === '' ? [] : [look.colours.cyan(drawn)])];
}

/** The series side by side at each point, since they are there to be compared. */
function barsOf(chart: Chart): Bar[] {
  const figures = chart.series.map(series => figuresOf(series, chart));
  const [longest, points] = [longestOf(figures), figures[0]?.length ?? 0];
  return Array.from({ length: points }, (_, at) =>
    chart.series.map(({ label }, nth): Bar => {
      const names = [chart.labels[at] ?? '', chart.series.length > 1 ? label : ''].map(cleanLine);
      const figure = figures[nth]?.[at] ?? null;
      const share = longest > 0 ? (figure ?? 0) / longest : 0;
      return { label: names.filter(name => name !== '').join(', '), amount: shownAmount(figure), share };
    }),
  ).flat();
}

function longestOf(figures: readonly Figures[]): number {
  return figures.flat().reduce<number>((most, figure) => Math.max(most, figure ?? 0), 0);
}

/** A share of `room` columns, to the eighth of one; what is more than nothing can be seen. */
function barText(share: number, room: number): string {
  if (share <= 0) return '';
  const eighths = Math.max(1, Math.round(share * room * 8));
  return `${'█'.repeat(Math.floor(eighths / 8))}${EIGHTHS[eighths % 8]}`;
}

// A chart as a table, for surfaces that draw none: the points across, the series down.
import type { Chart } from './message.ts';

export interface ChartTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const NO_FIGURE = '–';

/** Every row as wide as the widest; null when there is nothing to show. `figure` writes a finite number. */
export function chartTable(
  { unit, labels, series }: Omit<Chart, 'title'>,
  figure: (value: number) => string,
): ChartTable | null {
  const width = Math.max(labels.length, ...series.map(({ values }) => values.length));
  if (series.length === 0 || width === 0) return null;
  const points = Array.from({ length: width }, (_, at) => at);
  const cell = (value: number | null | undefined) => (isFigure(value) ? figure(value) : NO_FIGURE);
  return {
    columns: [unit, ...points.map(at => labels[at] ?? '')],
    rows: series.map(({ label, values }) => [label, ...points.map(at => cell(values[at]))]),
  };
}

export function isFigure(value: number | null | undefined): value is number {
  return Number.isFinite(value);
}

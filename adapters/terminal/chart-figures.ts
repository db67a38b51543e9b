// What bars and curves have in common on a terminal: which points there are, their figures, and how wide text is.
import stringWidth from 'fast-string-width';
import { amountText, decimalOf } from '../../src/message/amounts.ts';
import { isFigure } from '../../src/message/chart-table.ts';
import type { Chart } from '../../src/message/message.ts';

/** Null where there is no figure, or none that can be drawn. */
export type Figures = readonly (number | null)[];

const NO_FIGURE = '–';
/** A shorter drawing tells nothing, so it gets a line of its own. */
export const SHORTEST_DRAWING = 8;

/** The figures of a series, one for every point of the chart: it may have fewer than there are, or more than have a name. */
export function figuresOf({ values }: Chart['series'][number], chart: Chart): Figures {
  return Array.from({ length: pointsIn(chart) }, (_, at) => {
    const value = values[at];
    return isFigure(value) ? value : null;
  });
}

export function pointsIn({ labels, series }: Chart): number {
  return series.reduce((most, { values }) => Math.max(most, values.length), labels.length);
}

export function shownAmount(figure: number | null): string {
  return figure === null ? NO_FIGURE : amountText(decimalOf(figure));
}

export function widest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, stringWidth(text)), 0);
}

/** With spaces behind it, or before it, so that it is as wide as its fellows. */
export function padded(text: string, width: number, side: 'start' | 'end' = 'end'): string {
  const space = ' '.repeat(Math.max(0, width - stringWidth(text)));
  return side === 'end' ? `${text}${space}` : `${space}${text}`;
}

// What the walk through a file notes down: places where the outline may change.
import type { Lines } from './fences.ts';

/**
 * A place where the outline may change. `start` to `end` is taken out of the running text; `from` to `to` are its words.
 * - `plain`: a paragraph right before options · `heading`: Markdown or HTML heading · `line`: `Q67. …` · `bold`: a line in bold · `item`: a list item that asks
 * - `answer`: `**Answer:** …` · `open`, `close`, `summary`: details · `gap`: nothing to read
 */
export interface Landmark {
  readonly kind: 'heading' | 'line' | 'bold' | 'plain' | 'item' | 'answer' | 'open' | 'close' | 'summary' | 'gap';
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
  /** Of a heading: its level from 1; of the others 0. */
  readonly level: number;
  /** How far the text below it is indented because of it. */
  readonly indent: number;
  /** The line it stands on, from 0. */
  readonly line: number;
}

/** What a line may turn out to be. */
export type Found = Landmark | null;

/** The stretch that a landmark takes out of the running text. */
export interface Whole {
  readonly start: number;
  readonly end: number;
  readonly line: number;
}

/** Makes a landmark whose words stand between `from` and `to`. */
export function landmark(
  kind: Landmark['kind'],
  whole: Whole,
  from: number,
  to: number,
  level = 0,
  indent = 0,
): Landmark {
  return { kind, ...whole, from, to, level, indent };
}

/** The first line after `line` that starts at `offset` or later. */
export function lineAt(lines: Lines, line: number, offset: number): number {
  let next = line + 1;
  while (next < lines.count && lines.startOf(next) < offset) next += 1;
  return next;
}

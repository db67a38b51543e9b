// The lines of a plain text with their offsets.

/** A line without its line break. */
export interface Line {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** From 1. */
  readonly number: number;
}

/** All lines of a text. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf('\n', start);
    const next = found < 0 ? text.length : found;
    const end = found > start && text[found - 1] === '\r' ? found - 1 : next;
    lines.push({ text: text.slice(start, end), start, end, number: lines.length + 1 });
    start = next + 1;
  }
  return lines;
}

// Cuts a JSON text into its rows with their lines, so that one bad row costs one row. JSON.parse does the parsing.

/** One row's text and the line that it starts on, from 1. */
export interface JsonPiece {
  readonly text: string;
  readonly line: number;
}

/** Each line that is not blank. */
export function* jsonLines(text: string): Generator<JsonPiece> {
  let line = 0;
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    line += 1;
    const row = text.slice(start, end).trim();
    if (row !== '') yield { text: row, line };
    start = end + 1;
  }
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const LIST = 0x5b;
const OBJECT = 0x7b;

/** The outermost objects that stand in a list: `[{…}]`, `{ "faqs": [{…}] }`, lists by topic. */
export function* jsonListItems(text: string, firstLine = 1): Generator<JsonPiece> {
  const open: number[] = [];
  let line = firstLine;
  let counted = 0;
  let from = -1;
  let depth = 0;
  for (const { at, code } of brackets(text)) {
    if (code === LIST || code === OBJECT) {
      if (from < 0 && code === OBJECT && open.at(-1) === LIST) [from, depth] = [at, open.length];
      open.push(code);
      continue;
    }
    open.pop();
    if (from < 0 || open.length > depth) continue;
    line += lineBreaks(text, counted, from);
    counted = from;
    yield { text: text.slice(from, at + 1), line };
    from = -1;
  }
}

/** Where brackets and braces open and close outside of strings. */
function* brackets(text: string): Generator<{ at: number; code: number }> {
  const mark = /["[\]{}]/g;
  for (let match = mark.exec(text); match !== null; match = mark.exec(text)) {
    const code = text.charCodeAt(match.index);
    if (code === QUOTE) mark.lastIndex = stringEnd(text, match.index + 1);
    else yield { at: match.index, code };
  }
}

/** Past the closing quote; a string that never closes ends with its line, so that the rows below are kept. */
function stringEnd(text: string, start: number): number {
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at += 1;
    else if (code === QUOTE || code === 0x0a) return at + 1;
  }
  return text.length;
}

function lineBreaks(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', start); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

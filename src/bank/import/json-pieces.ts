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

/** Keys under which a list of questions is found inside an object. */
const LIST_KEY =
  /"(?:data|questions?|faqs?|items?|entries|intents|results?|rows|docs|documents|records|quiz|cards|content)"\s*:\s*\[/i;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** The objects of the list that a JSON text is, or holds under a telling key. */
export function* jsonListItems(text: string): Generator<JsonPiece> {
  const list = listStart(text);
  if (list === null) return;
  let line = 1;
  let counted = 0;
  let from = list;
  let depth = 0;
  for (const { at, opens } of brackets(text, list)) {
    depth += opens ? 1 : -1;
    if (depth === 0) break;
    if (opens && depth === 2) from = at;
    if (opens || depth !== 1) continue;
    line += lineBreaks(text, counted, from);
    counted = from;
    yield { text: text.slice(from, at + 1), line };
  }
}

function listStart(text: string): number | null {
  const first = text.search(/\S/);
  if (text[first] === '[') return first;
  const key = LIST_KEY.exec(text);
  return key === null ? null : key.index + key[0].length - 1;
}

/** Where brackets and braces open and close outside of strings. */
function* brackets(text: string, start: number): Generator<{ at: number; opens: boolean }> {
  const mark = /["[\]{}]/g;
  mark.lastIndex = start;
  for (let match = mark.exec(text); match !== null; match = mark.exec(text)) {
    const code = text.charCodeAt(match.index);
    if (code === QUOTE) mark.lastIndex = stringEnd(text, match.index + 1);
    else yield { at: match.index, opens: code === 0x5b || code === 0x7b };
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

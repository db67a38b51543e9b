// Where the lines of code blocks stand, whole or cut between lines.
import type { Code } from 'mdast';
import type { Range } from '../../entry.ts';
import { cutLong, QUOTE_LIMIT, trimmed } from '../sentences.ts';
import { rangeOf } from './parse.ts';

/** Where the lines of a code block stand, without its fences. */
export function codeRange(block: Code, text: string): Range {
  const { start, end } = rangeOf(block);
  const raw = text.slice(start, end);
  const fence = /^(`{3,}|~{3,})[^\n]*\n/.exec(raw);
  if (fence?.[1] === undefined) return { start, end };
  const closing = /\n[ \t>]*(`{3,}|~{3,})[ \t]*$/.exec(raw);
  const last = closing === null ? end : start + closing.index;
  return trimmed(text, start + fence[0].length, last) ?? { start, end };
}

/** Cuts long code between lines. */
export function pieceLines(text: string, range: Range): Range[] {
  const pieces: Range[] = [];
  let start = range.start;
  while (range.end - start > QUOTE_LIMIT) {
    const line = text.lastIndexOf('\n', start + QUOTE_LIMIT);
    if (line <= start) return [...pieces, ...cutLong(text, { start, end: range.end })];
    const piece = trimmed(text, start, line);
    if (piece !== null) pieces.push(piece);
    start = line + 1;
  }
  const rest = trimmed(text, start, range.end);
  return rest === null ? pieces : [...pieces, rest];
}

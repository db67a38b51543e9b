// Blocks of documentation sites that unfold: `??? question "Title"` with its text indented below it.
import type { Lines } from './fences.ts';
import type { Landmark } from './landmark.ts';

const UNFOLDING = /^([ \t]*)(?:\?\?\?\+?|!!!)[ \t]+([\w-]+)(?:[ \t]+[\w-]+)*[ \t]*(?:(["'])(.*)\3)?[ \t]*$/;
/** A block that stands open asks or answers only where its kind says so; others are remarks. */
const ASKING_KIND = /^(question|faq|help|quiz|answer|solution|success)$/i;
const INDENT = 4;

/** A block that a line opens: where its title stands and which line is the first below it. */
export interface Admonition {
  readonly opening: readonly Landmark[];
  readonly next: number;
  closing(line: number): Landmark;
}

/** Reads the line that opens a block, or gives null. */
export function admonitionAt(lines: Lines, line: number, content: string): Admonition | null {
  if (!/^[ \t]*(?:\?\?\?|!!!)/.test(content)) return null;
  const match = UNFOLDING.exec(content);
  if (match === null) return null;
  const [, blanks = '', kind = '', quote, title = ''] = match;
  if (content.includes('!!!') && !ASKING_KIND.test(kind)) return null;
  const next = lineAfter(lines, line, blanks.length + INDENT);
  if (next === line + 1) return null;
  const start = lines.startOf(line);
  const end = lines.startOf(line + 1);
  const words = quote === undefined ? kind : title;
  const from = start + content.lastIndexOf(words);
  const base = { start, end: start, from: start, to: start, level: 0, indent: blanks.length + INDENT, line };
  const summary = { ...base, kind: 'summary' as const, end, from, to: from + words.length };
  return { opening: [{ ...base, kind: 'open' }, summary], next, closing: last => closingAt(lines, last) };
}

function closingAt(lines: Lines, line: number): Landmark {
  const at = lines.startOf(line);
  return { kind: 'close', start: at, end: at, from: at, to: at, level: 0, indent: 0, line };
}

/** The first line that is indented less than the block's text. */
function lineAfter(lines: Lines, line: number, indent: number): number {
  let last = line;
  for (let next = line + 1; next < lines.count; next += 1) {
    const content = lines.at(next);
    if (content.trim() === '') continue;
    if (content.replaceAll('\t', '    ').search(/\S/) < indent) break;
    last = next;
  }
  return last + 1;
}

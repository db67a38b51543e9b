// Where fenced code ends: a fence that nobody closed must not swallow the questions after it.

/** The lines of a text by number, without copying it. */
export interface Lines {
  readonly text: string;
  readonly count: number;
  startOf(line: number): number;
  /** The line's text without its line break. */
  at(line: number): string;
}

/** Splits a text into lines. */
export function linesOf(text: string): Lines {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  if (starts.length > 1 && starts.at(-1) === text.length) starts.pop();
  return {
    text,
    count: starts.length,
    startOf: line => starts[line] ?? text.length,
    at: line => {
      const end = starts[line + 1] ?? text.length;
      return text.slice(starts[line] ?? end, end).replace(/\r?\n$/, '');
    },
  };
}

export interface Fence {
  readonly mark: string;
  readonly info: string;
}

const OPENING = /^[ \t]*(?:>[ \t]*)*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(?:\[[ xX]?\][ \t]*)?(`{3,}|~{3,})[ \t]*([^`]*)$/;

/** The fence that a line opens, if it does. */
export function fenceOpenedBy(line: string): Fence | null {
  if (!line.includes('```') && !line.includes('~~~')) return null;
  const match = OPENING.exec(line);
  return match === null ? null : { mark: match[1] ?? '', info: (match[2] ?? '').trim() };
}

const CLOSING = /^[ \t>]*(`{3,}|~{3,})[ \t]*$/;
const QUESTION_HEADING = /^ {0,3}#{2,6}[ \t]+(?:\**(?:Q|Question)[ \t]*\d|.*\?\**[ \t]*#*[ \t]*$)/i;
const ANY_HEADING = /^ {0,3}(?:#{2,6}[ \t]+\S|Q\d+[.:)]|<\/?details\b|<summary\b|\*\*Q)/i;

/**
 * The line after the fence that opens on `opened`. A fence that meets another opening, the end of the file or a
 * question in it was never closed: it ends before the next heading.
 */
export function lineAfterFence(lines: Lines, opened: number, fence: Fence): number {
  const shows = /^(md|markdown|mdx|text|txt|rst)\b/i.test(fence.info);
  const inside: Inside = { heading: -1, question: -1 };
  for (let line = opened + 1; line < lines.count; line += 1) {
    const content = lines.at(line);
    if (closes(content, fence)) return inside.question >= 0 && !shows ? inside.question : line + 1;
    if (!shows && opensAnother(content, fence)) return inside.heading >= 0 ? inside.heading : line;
    noteHeading(lines, line, content, inside);
  }
  if (inside.question >= 0) return inside.question;
  return inside.heading >= 0 ? inside.heading : lines.count;
}

/** The first lines in a fence that look like a heading, and like a question's heading. */
interface Inside {
  heading: number;
  question: number;
}

function noteHeading(lines: Lines, line: number, content: string, inside: Inside): void {
  if (!/^ {0,3}[#Q<*]/.test(content)) return;
  if (inside.heading < 0 && ANY_HEADING.test(content)) inside.heading = line;
  const asks = inside.question < 0 && QUESTION_HEADING.test(content);
  if (asks && lines.at(line - 1).trim() === '') inside.question = line;
}

function closes(content: string, fence: Fence): boolean {
  const mark = CLOSING.exec(content)?.[1];
  return mark?.startsWith(fence.mark) ?? false;
}

function opensAnother(content: string, fence: Fence): boolean {
  const other = fenceOpenedBy(content);
  return other !== null && other.info !== '' && fence.mark.length <= 3 && other.mark[0] === fence.mark[0];
}

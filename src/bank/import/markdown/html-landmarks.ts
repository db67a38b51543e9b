// Landmarks of raw HTML: details and summaries, headings, comments, and tags that hold nothing.
import type { Lines } from './fences.ts';
import { type Landmark, lineAt } from './landmark.ts';

const HTML_HEADING = /^[ \t]{0,3}<h([1-6])\b[^>]*>/i;

const EMPTY_TAGS =
  /^[ \t]*(?:<\/?(?:p|div|b|i|em|strong|center|br|hr|span|font|section|main|article|big|small|u|a|blockquote|quiz|questions?|options?|explanation|hint|tabs?|tab-?item|faq|admonition)\b[^>]*>[ \t]*)+$/i;

const HTML_UNIT = /^[ \t]{0,3}<(table|ul|ol|dl|pre|script|style|svg|picture|iframe)\b/i;

const DETAILS = /<(\/?)(details|summary)\b[^>]*>/gi;

const LONGEST_COMMENT = 10_000;
const LONGEST_UNIT = 600;

/** HTML that matters for the outline; gives the next line to read, or 0 when the line is to be read as Markdown. */
export function readHtml(lines: Lines, line: number, content: string, found: Landmark[]): number {
  const start = lines.startOf(line);
  const comment = /^[ \t]*<!--/.test(content);
  if (comment) return afterComment(lines, line, found);
  const unit = HTML_UNIT.exec(content)?.[1];
  if (unit !== undefined && !/<details|<summary/i.test(content)) return afterUnit(lines, line, unit);
  if (/<\/?(details|summary)\b/i.test(content)) return readDetails(lines, line, content, found);
  if (EMPTY_TAGS.test(content)) {
    found.push({ kind: 'gap', start, end: lines.startOf(line + 1), from: start, to: start, level: 0, indent: 0, line });
    return line + 1;
  }
  return HTML_HEADING.test(content) ? readHtmlHeading(lines, line, content, found) : 0;
}

function readHtmlHeading(lines: Lines, line: number, content: string, found: Landmark[]): number {
  const match = HTML_HEADING.exec(content);
  const start = lines.startOf(line);
  const from = start + (match?.[0].length ?? 0);
  const close = lines.text.slice(from, from + 1200).search(/<\/h[1-6]>/i);
  if (match === null || close < 0) return 0;
  const to = from + close;
  const next = lineAt(lines, line, to);
  found.push({ kind: 'heading', start, end: lines.startOf(next), from, to, level: Number(match[1]), indent: 0, line });
  return next;
}

function afterComment(lines: Lines, line: number, found: Landmark[]): number {
  const start = lines.startOf(line);
  const length = lines.text.slice(start, start + LONGEST_COMMENT).indexOf('-->');
  if (length < 0) return line + 1;
  const close = start + length;
  const next = lineAt(lines, line, close);
  const rest = lines.text.slice(close + 3, lines.startOf(next));
  const end = rest.trim() === '' ? lines.startOf(next) : close + 3;
  found.push({ kind: 'gap', start, end, from: start, to: start, level: 0, indent: 0, line });
  return next;
}

/** Raw HTML of several lines is read as one piece, so that no line in it counts as Markdown. */
function afterUnit(lines: Lines, line: number, name: string): number {
  const closing = `</${name.toLowerCase()}`;
  for (let next = line; next < Math.min(lines.count, line + LONGEST_UNIT); next += 1) {
    const content = lines.at(next).toLowerCase();
    if (content.includes(closing)) return next + 1;
    if (next > line && (/^#{1,6} |<details|<summary/.test(content) || /^(picture|svg|iframe)$/i.test(name)))
      return next;
  }
  return line + 1;
}

/** Details and summary tags anywhere on a line; a summary may go on over several lines. */
function readDetails(lines: Lines, line: number, content: string, found: Landmark[]): number {
  const start = lines.startOf(line);
  const masked = content.replace(/(`+)[^`]+\1/g, code => ' '.repeat(code.length));
  const indent = content.length - content.trimStart().length;
  for (const match of masked.matchAll(DETAILS)) {
    const at = start + match.index;
    if (at < (found.at(-1)?.end ?? 0)) continue;
    const end = at + match[0].length;
    const isClose = match[1] === '/';
    const base = { start: at, end, from: end, to: end, level: 0, indent, line };
    const tag = tagOf(match[2] ?? '', isClose, base, lines.text);
    found.push(tag);
    const next = tag.kind === 'summary' ? lineAt(lines, line, tag.end) : line + 1;
    if (next > line + 1) return readRest(lines, next - 1, tag.end, found);
  }
  return masked.match(DETAILS) === null ? 0 : line + 1;
}

function tagOf(name: string, isClose: boolean, base: Omit<Landmark, 'kind'>, text: string): Landmark {
  if (name.toLowerCase() === 'details') return { ...base, kind: isClose ? 'close' : 'open' };
  return isClose ? { ...base, kind: 'gap' } : readSummary(text, base);
}

/** What follows a summary of several lines on its last line. */
function readRest(lines: Lines, line: number, from: number, found: Landmark[]): number {
  const rest = lines.text.slice(from, lines.startOf(line + 1));
  const match = /<\/details\s*>/i.exec(rest);
  if (match !== null) {
    const at = from + match.index;
    const end = at + match[0].length;
    found.push({ kind: 'close', start: at, end, from: end, to: end, level: 0, indent: 0, line });
  }
  return line + 1;
}

function readSummary(text: string, base: Omit<Landmark, 'kind'>): Landmark {
  const window = text.slice(base.end, base.end + 4000);
  const close = /<\/summary\s*>/i.exec(window);
  const other = window.search(/<\/?details\b|<summary\b/i);
  if (close !== null && (other < 0 || close.index < other)) {
    const to = base.end + close.index;
    return { ...base, kind: 'summary', end: to + close[0].length, to };
  }
  const stop = window.search(/\r?\n|<\/?details\b/i);
  const to = base.end + (stop < 0 ? window.length : stop);
  return { ...base, kind: 'summary', end: to, to };
}

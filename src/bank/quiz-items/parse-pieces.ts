// Parses a quiz file piece by piece, from heading to heading: the parser's time for a whole file grows with its square.
import { type Block, parseFully, rangeOf } from '../import/markdown/parse.ts';

const HEADING = /^#{1,6}[ \t]/gm;
const FENCE = /^(`{3,}|~{3,})/;
/** HTML that runs on over blank lines. */
const LONG_HTML = /^<(?:pre|script|style|textarea|[!?])/i;
const BLANK_LINE = /\n[ \t]*\r?\n/;

/** The blocks of `text`, as if it had been parsed at once. */
export function parsePieces(text: string): Block[] {
  const cuts = [0, ...[...text.matchAll(HEADING)].map(({ index }) => index).filter(at => at > 0), text.length];
  const last = cuts.length - 1;
  const pieces: Block[][] = [];
  let from = 0;
  let headings = 1;
  while (from < last) {
    const to = Math.min(from + headings, last);
    const end = cuts[to] ?? text.length;
    const piece = parseFully(text, cuts[from] ?? 0, end);
    if (to < last && !isClosed(piece.at(-1), text, end)) {
      headings *= 2;
      continue;
    }
    pieces.push(piece);
    from = to;
    headings = 1;
  }
  return pieces.flat();
}

/** Whether a line that looks like a heading is one after `block`, the last before `end`: in code and HTML it may be a line of it. */
function isClosed(block: Block | undefined, text: string, end: number): boolean {
  if (block === undefined || (block.type !== 'code' && block.type !== 'html')) return true;
  const range = rangeOf(block);
  const raw = text.slice(range.start, range.end);
  if (block.type === 'code') return isFenced(raw);
  if (LONG_HTML.test(raw)) return raw.startsWith('<!--') && raw.trimEnd().endsWith('-->');
  return BLANK_LINE.test(text.slice(range.end, end));
}

/** Whether code is indented, or has its closing fence. */
function isFenced(raw: string): boolean {
  const [, fence] = FENCE.exec(raw) ?? [];
  const lines = raw.trimEnd().split('\n');
  const lastLine = lines.at(-1)?.trim() ?? '';
  return (
    fence === undefined ||
    (lines.length > 1 && lastLine.startsWith(fence) && lastLine === fence[0]?.repeat(lastLine.length))
  );
}

// Passages of raw HTML that stands in a Markdown file: paragraphs, list items, table rows and code.
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import type { PassageKind, Range } from '../../entry.ts';
import { hasSpans, headRows } from '../html-table.ts';
import { trimmed } from '../sentences.ts';

/** A piece of text found in raw HTML, its range in the file. */
export interface HtmlPiece {
  readonly kind: PassageKind;
  readonly text: string;
  readonly range: Range;
  readonly row?: string;
  readonly column?: string;
}

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

const BLOCKS = new Set(
  'p div li ul ol table tbody thead tr td th pre blockquote section h1 h2 h3 h4 h5 h6 dl dt dd center figure figcaption details summary body html'.split(
    ' ',
  ),
);
const SILENT = new Set('script style template svg math select button noscript iframe'.split(' '));

/** Tags nested deeper than this are no text. */
const DEEPEST = 200;

interface Run {
  start: number;
  end: number;
  text: string;
}

/** Text pieces of the HTML in `html`, which stands at `offset` in the file. */
export function piecesOfHtml(html: string, offset: number): HtmlPiece[] {
  const pieces: HtmlPiece[] = [];
  const run: Run = { start: -1, end: -1, text: '' };
  const flush = (kind: PassageKind): void => {
    const range = run.start < 0 ? null : trimmed(html, run.start, run.end);
    const text = kind === 'code' ? run.text.trim() : run.text.replace(/\s+/g, ' ').trim();
    if (range !== null && text !== '') {
      pieces.push({ kind, text, range: { start: range.start + offset, end: range.end + offset } });
    }
    run.start = -1;
    run.text = '';
  };
  let depth = 0;
  const walk = (nodes: readonly Node[], kind: PassageKind): void => {
    for (const node of nodes) {
      if ('tagName' in node) walkElement(node, kind);
      else if (node.nodeName === '#text') addText(run, node as DefaultTreeAdapterTypes.TextNode);
    }
  };
  const walkElement = (element: Element, kind: PassageKind): void => {
    if (SILENT.has(element.tagName) || depth > DEEPEST) return;
    if (element.tagName === 'table') {
      flush(kind);
      pieces.push(...rowsOf(element, html, offset));
      return;
    }
    if (element.tagName === 'br') run.text += ' ';
    const inner = kindOf(element, kind);
    const isBlock = BLOCKS.has(element.tagName);
    if (isBlock) flush(kind);
    depth += 1;
    walk(element.childNodes, inner);
    depth -= 1;
    if (isBlock) flush(inner);
  };
  walk(parseFragment(html, { sourceCodeLocationInfo: true }).childNodes, 'paragraph');
  flush('paragraph');
  return pieces;
}

function kindOf(element: Element, around: PassageKind): PassageKind {
  if (element.tagName === 'li') return 'bullet';
  if (element.tagName === 'pre') return 'code';
  if (/^h[1-6]$/.test(element.tagName)) return 'label';
  return element.tagName === 'p' && around === 'label' ? 'paragraph' : around;
}

function addText(run: Run, node: DefaultTreeAdapterTypes.TextNode): void {
  const at = node.sourceCodeLocation;
  if (at === null || at === undefined) return;
  run.text += node.value;
  if (node.value.trim() === '') return;
  if (run.start < 0) run.start = at.startOffset;
  run.end = at.endOffset;
}

function rowsOf(table: Element, html: string, offset: number): HtmlPiece[] {
  const elements = descendants(table, 'tr');
  const rows = elements.map(row =>
    row.childNodes.flatMap(cell =>
      'tagName' in cell && /^t[dh]$/.test(cell.tagName) ? [cellOf(cell, html, offset)] : [],
    ),
  );
  const count = headRows(table, elements);
  // Where cells span others, or several rows name the columns, the number of a cell in its row does not tell its column.
  const names = count === 1 && !hasSpans(table) ? (rows[0] ?? []).map(cell => cell?.text ?? '') : [];
  return rows.slice(count).flatMap(cells => rowPieces(cells, names));
}

type Cell = { text: string; range: Range } | null;

function rowPieces(cells: readonly Cell[], names: readonly string[]): HtmlPiece[] {
  const filled = cells.filter(cell => cell !== null);
  const first = filled[0];
  const last = filled.at(-1);
  if (first === undefined || last === undefined) return [];
  const row = first.text;
  const range = { start: first.range.start, end: last.range.end };
  const whole: HtmlPiece = { kind: 'row', text: filled.map(cell => cell.text).join(' | '), range, row };
  const single = cells.flatMap((cell, index): HtmlPiece[] =>
    cell === null || cell === first ? [] : [{ kind: 'cell', ...cell, row, column: names[index] ?? '' }],
  );
  return [whole, ...single];
}

function cellOf(cell: Element, html: string, offset: number): Cell {
  const run: Run = { start: -1, end: -1, text: '' };
  const pending: Node[] = [...cell.childNodes].reverse();
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.nodeName === '#text') addText(run, next as DefaultTreeAdapterTypes.TextNode);
    else if ('childNodes' in next) {
      run.text += ' ';
      pending.push(...[...next.childNodes].reverse());
    }
  }
  const range = run.start < 0 ? null : trimmed(html, run.start, run.end);
  const text = run.text.replace(/\s+/g, ' ').trim();
  if (range === null || text === '') return null;
  return { text, range: { start: range.start + offset, end: range.end + offset } };
}

function descendants(element: Element, name: string): Element[] {
  return element.childNodes.flatMap(child => {
    if (!('tagName' in child)) return [];
    return child.tagName === name ? [child] : descendants(child, name);
  });
}

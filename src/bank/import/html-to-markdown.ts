// HTML content as Markdown: paragraphs, lists, tables, code. Marks of emphasis are dropped, the words stay.
import { defaultTreeAdapter } from 'parse5';
import {
  attribute,
  childElements,
  descendants,
  type Element,
  isBlock,
  isElement,
  isOutside,
  type Node,
  rawText,
} from './html-nodes.ts';
import { type HtmlRow, layOut } from './html-table.ts';
import { codeSpan, fenced } from './markdown-copy.ts';
import { escapeInline, escapeLineStarts } from './markdown-escape.ts';

/** The nodes as Markdown blocks, blank lines between them. */
export function markdownOf(nodes: readonly Node[]): string {
  return blocksOf(nodes).join('\n\n');
}

/** Inline text runs become paragraphs, block elements blocks. */
function blocksOf(nodes: readonly Node[]): string[] {
  const blocks: string[] = [];
  let run: Node[] = [];
  const flush = () => {
    const text = paragraph(run);
    if (text !== '') blocks.push(text);
    run = [];
  };
  for (const node of nodes) {
    if (!holdsBlock(node)) {
      run.push(node);
      continue;
    }
    flush();
    blocks.push(...blockOf(node as Element));
  }
  flush();
  return blocks;
}

/** A link or span around a block counts as a block. */
function holdsBlock(node: Node): boolean {
  return isBlock(node) || (isElement(node) && !isOutside(node) && node.childNodes.some(holdsBlock));
}

const RENDER: Readonly<Record<string, (element: Element) => string>> = {
  ul: element => list(element),
  ol: element => list(element),
  dl: element => definitions(element),
  table: element => table(element),
  pre: element => fenced(rawText(element).replace(/^\n|\s+$/g, '')),
  blockquote: element => markdownOf(element.childNodes).replace(/^/gm, '> '),
  hr: () => '',
};

function blockOf(element: Element): string[] {
  if (isOutside(element)) return [];
  const render = RENDER[element.tagName];
  if (render !== undefined) return [render(element)].filter(text => text.trim() !== '');
  if (/^h[1-6]$/.test(element.tagName)) return [`### ${inline(element.childNodes)}`].filter(text => text !== '### ');
  return blocksOf(element.childNodes);
}

function paragraph(nodes: readonly Node[]): string {
  const text = inline(nodes)
    .replace(/[ \t]*\n[ \t]*/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return escapeLineStarts(text);
}

/** Inline nodes as text on lines: white space folded, line breaks kept. */
function inline(nodes: readonly Node[]): string {
  return nodes
    .map(inlineNode)
    .join('')
    .replace(/[ \t]+/g, ' ')
    .trim();
}

function inlineNode(node: Node): string {
  if (defaultTreeAdapter.isTextNode(node)) return escapeInline(node.value.replace(/\s+/g, ' '));
  if (!isElement(node) || isOutside(node)) return '';
  if (node.tagName === 'br') return '\n';
  if (['code', 'kbd', 'samp', 'tt'].includes(node.tagName)) {
    const code = rawText(node).trim();
    return code === '' ? '' : codeSpan(code);
  }
  if (node.tagName === 'a') return link(node);
  if (node.tagName === 'img') return escapeInline(attribute(node, 'alt'));
  const inner = node.childNodes.map(inlineNode).join('');
  return isBlock(node) ? ` ${inner} ` : inner;
}

function link(element: Element): string {
  const text = inline(element.childNodes);
  const href = attribute(element, 'href');
  const worthIt = /^https?:[^\s()<>]+$/.test(href) && text !== '' && !text.includes('\n') && !text.startsWith('http');
  return worthIt ? `[${text}](${href})` : text;
}

function list(element: Element): string {
  const ordered = element.tagName === 'ol';
  const items = childElements(element, 'li').map((item, index) => listItem(item, ordered ? `${index + 1}. ` : '- '));
  return items.filter(item => item !== '').join('\n');
}

function listItem(item: Element, marker: string): string {
  const blocks = blocksOf(item.childNodes);
  if (blocks.length === 0) return '';
  const indent = ' '.repeat(marker.length);
  const text = blocks.map(block => block.replace(/\n(?=.)/g, `\n${indent}`)).join(`\n${indent}`);
  return `${marker}${text}`;
}

/** Terms with what is said of them, a point each. */
function definitions(element: Element): string {
  const parts = descendants(element, 'dt', 'dd');
  const points: string[] = [];
  for (const part of parts) {
    const text = inline(part.childNodes).replace(/\n/g, ' ');
    if (part.tagName === 'dt') points.push(`- ${text}`);
    else points[Math.max(points.length - 1, 0)] = `${points.at(-1) ?? '-'}${points.length > 0 ? ': ' : ' '}${text}`;
  }
  return points.join('\n');
}

function table(element: Element): string {
  const { head, body } = layOut(element);
  const texts = (row: HtmlRow) => row.map(cell => (cell === null ? '' : cellText(cell)));
  const rows = body.map(texts).filter(row => row.some(cell => cell !== ''));
  const names = namesOver(head.map(texts));
  const width = Math.max(names.length, ...rows.map(row => row.length));
  if (rows.length === 0 && names.every(name => name === '')) return '';
  if (width <= 1) return [names, ...rows].flat().filter(Boolean).join('\n\n');
  const line = (cells: readonly string[]) =>
    `| ${Array.from({ length: width }, (_, at) => cells[at] ?? '').join(' | ')} |`;
  // Markdown knows no table without a head: an empty one names no column.
  return [line(names), `|${' --- |'.repeat(width)}`, ...rows.map(line)].join('\n');
}

/** The name of each column: what the rows of the head say of it, once. */
function namesOver(head: readonly (readonly string[])[]): string[] {
  const width = Math.max(0, ...head.map(row => row.length));
  return Array.from({ length: width }, (_, at) =>
    [...new Set(head.map(row => row[at] ?? ''))].filter(Boolean).join(' '),
  );
}

function cellText(cell: Element): string {
  return inline(cell.childNodes).replace(/\s+/g, ' ').replaceAll('|', '\\|');
}

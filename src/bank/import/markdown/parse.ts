// Markdown to a syntax tree whose positions are offsets in the whole file, piece by piece so that size does not matter.
import type { Nodes, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import type { Range } from '../../entry.ts';
import { type Chunk, chunksOf } from './simple-blocks.ts';
import { isTangled, paragraphsAsText } from './tangled.ts';

/** Bare addresses are left as text: a tree transform would make nodes of them that have no position. */
const treeExtensions = gfmFromMarkdown().map(({ transforms: _, ...extension }) => extension);
const options = { extensions: [gfm()], mdastExtensions: treeExtensions };

/** A block of a file: a syntax tree node whose offsets refer to the file. */
export type Block = RootContent;

/**
 * Parses the Markdown between `start` and `end` of `text` as a document of its own. Up to `indent` blanks at the start
 * of each line are passed over, for text that an enclosing list indents.
 */
export function parseBlocks(text: string, start: number, end: number, indent = 0): Block[] {
  if (indent > 0) return parseIndented(text, start, end, indent);
  const chunks = chunksOf(text, start, end);
  return chunks === null
    ? parseFully(text, start, end)
    : chunks.flatMap((_, index) => blocksOfChunk(text, chunks, index));
}

/** Parses without any short way. */
export function parseFully(text: string, start: number, end: number): Block[] {
  const raw = text.slice(start, end);
  if (isTangled(raw)) return paragraphsAsText(text, start, end);
  const blocks = fromMarkdown(raw, options).children;
  if (start > 0) for (const block of blocks) shift(block, offset => offset + start);
  return blocks;
}

/** Neighbouring chunks that are not simple are parsed together, by the first of them. */
function blocksOfChunk(text: string, chunks: readonly Chunk[], index: number): Block[] {
  const chunk = chunks[index] as Chunk;
  if (chunk.blocks !== null && !isContinued(text, chunks[index + 1])) return chunk.blocks;
  const before = chunks[index - 1];
  if (before !== undefined && (before.blocks === null || isContinued(text, chunk))) return [];
  let last = index;
  while (chunks[last + 1] !== undefined && (chunks[last + 1]?.blocks === null || isContinued(text, chunks[last + 2])))
    last += 1;
  return parseFully(text, chunk.start, (chunks[last] as Chunk).end);
}

/** Whether a chunk is indented, so that it may go on with the list item above it. */
function isContinued(text: string, chunk: Chunk | undefined): boolean {
  return chunk !== undefined && /[ \t]/.test(text[chunk.start] ?? '');
}

function parseIndented(text: string, start: number, end: number, indent: number): Block[] {
  const lines: string[] = [];
  const kept: number[] = [];
  const taken: number[] = [];
  let length = 0;
  let at = start;
  while (at < end) {
    const found = text.indexOf('\n', at);
    const next = found < 0 || found >= end ? end : found + 1;
    const blanks = leadingBlanks(text, at, next, indent);
    kept.push(length);
    taken.push(at + blanks);
    lines.push(text.slice(at + blanks, next));
    length += next - at - blanks;
    at = next;
  }
  const back = (offset: number): number => {
    const line = lastAtMost(kept, offset);
    return (taken[line] ?? start) + offset - (kept[line] ?? 0);
  };
  const dedented = lines.join('');
  const blocks = parseBlocks(dedented, 0, dedented.length);
  for (const block of blocks) shift(block, back);
  return blocks;
}

/** How many characters of white space at `at` make up at most `indent` columns. */
function leadingBlanks(text: string, at: number, end: number, indent: number): number {
  let columns = 0;
  let count = 0;
  while (columns < indent && at + count < end) {
    const code = text.charCodeAt(at + count);
    if (code !== 0x20 && code !== 0x09) break;
    columns += code === 0x09 ? 4 - (columns % 4) : 1;
    count += 1;
  }
  return count;
}

function lastAtMost(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Where a node stands in the file. */
export function rangeOf(node: Nodes): Range {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}

function shift(node: Nodes, move: (offset: number) => number): void {
  const { position } = node;
  if (position?.start.offset !== undefined) position.start.offset = move(position.start.offset);
  if (position?.end.offset !== undefined) position.end.offset = move(position.end.offset);
  if ('children' in node) for (const child of node.children) shift(child, move);
}

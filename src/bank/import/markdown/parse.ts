// Markdown to a syntax tree whose positions are offsets in the whole file, piece by piece so that size does not matter.
import type { Nodes, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import type { Range } from '../../entry.ts';

/** Bare addresses are left as text: a tree transform would make nodes of them that have no position. */
const treeExtensions = gfmFromMarkdown().map(({ transforms: _, ...extension }) => extension);
const options = { extensions: [gfm()], mdastExtensions: treeExtensions };

/** A block of a file: a syntax tree node whose offsets refer to the file. */
export type Block = RootContent;

/** Parses the Markdown between `start` and `end` of `text` as a document of its own. */
export function parseBlocks(text: string, start: number, end: number): Block[] {
  const blocks = fromMarkdown(text.slice(start, end), options).children;
  if (start > 0) for (const block of blocks) shift(block, start);
  return blocks;
}

/** Where a node stands in the file. */
export function rangeOf(node: Nodes): Range {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}

function shift(node: Nodes, by: number): void {
  if (node.position?.start.offset !== undefined) node.position.start.offset += by;
  if (node.position?.end.offset !== undefined) node.position.end.offset += by;
  if ('children' in node) for (const child of node.children) shift(child, by);
}

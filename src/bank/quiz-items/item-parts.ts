// The parts of a quiz item as they stand under its prompt: chips, options or points or a number, reason and excerpts.
import type { Blockquote, List, ListItem, Paragraph } from 'mdast';
import { type Chips, chipsOf } from '../import/markdown/chips.ts';
import { textOf } from '../import/markdown/inline-text.ts';
import { type Block, rangeOf } from '../import/markdown/parse.ts';
import type { SourceText } from '../source-text.ts';
import type { AuthoredOption, AuthoredPoint, Excerpt } from './item.ts';

/** What was found, in the order of the file; `strange` holds the lines of what belongs to no part. */
export interface Parts {
  readonly chips: Chips[];
  readonly options: AuthoredOption[];
  readonly points: AuthoredPoint[];
  readonly answers: string[];
  readonly reasons: string[];
  readonly excerpts: Excerpt[];
  readonly strange: number[];
}

/** Reads the blocks under a prompt. */
export function readParts(blocks: readonly Block[], source: SourceText): Parts {
  const parts: Parts = { chips: [], options: [], points: [], answers: [], reasons: [], excerpts: [], strange: [] };
  for (const block of blocks) addBlock(block, parts, source);
  return parts;
}

function addBlock(block: Block, parts: Parts, source: SourceText): void {
  switch (block.type) {
    case 'list':
      addList(block, parts, source);
      return;
    case 'blockquote':
      parts.excerpts.push(excerptOf(block, source));
      return;
    case 'paragraph':
      if (addParagraph(block, parts)) return;
      break;
    case 'html':
      if (block.value.startsWith('<!--')) return;
      break;
  }
  parts.strange.push(lineOf(block, source));
}

const LABELLED = /^(Answer|Why|Proof):\s*(.*)$/s;

/** Takes a paragraph as what it is; false when it is none of the parts. */
function addParagraph(paragraph: Paragraph, parts: Parts): boolean {
  const chips = chipsOf(paragraph);
  if (chips !== null) parts.chips.push(chips);
  const [, label, words = ''] = LABELLED.exec(textOf(paragraph)) ?? [];
  if (label === 'Answer') parts.answers.push(words);
  if (label === 'Why') parts.reasons.push(words);
  const isBareProof = label === 'Proof' && words === '';
  return chips !== null || label === 'Answer' || label === 'Why' || isBareProof;
}

function addList(list: List, parts: Parts, source: SourceText): void {
  for (const item of list.children) {
    const text = wordsOf(item);
    const excerpts = item.children.flatMap(child => (child.type === 'blockquote' ? [excerptOf(child, source)] : []));
    const others = item.children.filter(({ type }) => type !== 'paragraph' && type !== 'blockquote');
    parts.strange.push(...others.map(child => lineOf(child, source)));
    if (typeof item.checked === 'boolean') {
      parts.options.push({ text, right: item.checked });
      parts.excerpts.push(...excerpts);
    } else parts.points.push({ text, excerpts });
  }
}

function wordsOf(item: ListItem): string {
  return item.children.flatMap(child => (child.type === 'paragraph' ? [textOf(child)] : [])).join(' ');
}

function excerptOf(quote: Blockquote, source: SourceText): Excerpt {
  return { text: textOf(quote), line: lineOf(quote, source) };
}

function lineOf(block: Block, source: SourceText): number {
  return source.lineAt(rangeOf(block).start);
}

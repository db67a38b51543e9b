// An option of a multiple-choice question, and what a question's content looks like around its options.
import type { ListItem } from 'mdast';
import type { Range } from '../../entry.ts';
import type { Item } from './content.ts';
import { textOf } from './inline-text.ts';
import { type Block, parseBlocks, rangeOf } from './parse.ts';
import { bareWords } from './words.ts';

export interface Option {
  readonly text: string;
  readonly range: Range;
  readonly right: boolean;
}

/** A question's items, split around its options. */
export interface Choices {
  readonly before: readonly Item[];
  readonly options: readonly Option[];
  readonly after: readonly Item[];
  readonly kind: 'boxes' | 'letters';
}

/** A check box at the start of a line. */
export const BOX = /^[ \t>]*(?:(?:[-*+]|\d{1,4}[.)])[ \t]*)?\[([ xX✓✔*]?)\](?!\()/;

/** Whether a block is a list, or lines, of check boxes. */
export function isBoxBlock(item: Item, text: string): boolean {
  if (item.type === 'list') return item.children.some(child => isBox(child, text));
  return item.type === 'paragraph' && BOX.test(rawOf(item, text));
}

/** Whether a list item is a check box. */
export function isBox(item: ListItem, text: string): boolean {
  return typeof item.checked === 'boolean' || BOX.test(rawOf(item, text));
}

/** A block as it stands in the file. */
export function rawOf(block: Block | ListItem, text: string): string {
  const { start, end } = rangeOf(block);
  return text.slice(start, end);
}

/** The words of a raw piece of inline Markdown. */
export function plain(raw: string): string {
  if (!/[*_`[\]<>&\\~]/.test(raw)) return raw.replace(/\s+/g, ' ').trim();
  const [block] = parseBlocks(`x ${raw}`, 0, raw.length + 2);
  return block === undefined ? raw.trim() : textOf(block).replace(/^x ?/, '');
}

/** Whether two texts are the same but for marks and letter case. */
export function sameWords(one: string, other: string): boolean {
  const words = bareWords(one);
  return words !== '' && words === bareWords(other);
}

// Options as check boxes: in lists, lines, or far right; in words, code, pictures, or in the block below an empty box.
import type { Image, List, ListItem, Paragraph } from 'mdast';
import type { Range } from '../../entry.ts';
import { cutLong, QUOTE_LIMIT, trimmed } from '../sentences.ts';
import { codeRange } from './code-ranges.ts';
import type { Item } from './content.ts';
import { textOf, textOfAll } from './inline-text.ts';
import { optionMark, placesOf } from './letters.ts';
import { BOX, type Choices, isBox, isBoxBlock, type Option, plain, rawOf } from './option.ts';
import { type Block, rangeOf } from './parse.ts';

interface Growing {
  text: string;
  start: number;
  end: number;
  right: boolean;
  /** Whether the option has no words yet: the block below it is the option. */
  empty: boolean;
}

/** A question's items around its check boxes, or null when it has none. */
export function boxesAmong(items: readonly Item[], text: string): Choices | null {
  const first = items.findIndex(item => isBoxBlock(item as Block, text));
  if (first < 0) return null;
  const options: Growing[] = [];
  const before = items.slice(0, first);
  const after: Item[] = [];
  let index = first;
  for (; index < items.length; index += 1) {
    const item = items[index] as Item;
    if (isBoxBlock(item as Block, text)) addBoxes(item as Block, text, options, after);
    else if (options.at(-1)?.empty && fillsOption(item)) grow(options.at(-1) as Growing, item as Block, text);
    else if (moreBoxesFollow(items, index, text) && fillsOption(item))
      grow(options.at(-1) as Growing, item as Block, text);
    else break;
  }
  after.push(...items.slice(index));
  return {
    before,
    options: withoutLetters(
      options.flatMap(option => finished(option, text)),
      text,
    ),
    after,
    kind: 'boxes',
  };
}

/** `- [ ] A. one`: letters in the order of the boxes are marks, not words. */
function withoutLetters(options: readonly Option[], text: string): readonly Option[] {
  const marks = options.map(({ range }) => optionMark(text.slice(range.start, range.end)));
  if (options.length < 2 || !marks.every((mark, place) => mark !== null && placesOf(mark.letter).includes(place)))
    return options;
  return options.map((option, index) => {
    const { start, end } = option.range;
    const from = Math.min(start + (marks[index]?.length ?? 0), end - 1);
    return { ...option, text: option.text.slice(optionMark(option.text)?.length ?? 0), range: { start: from, end } };
  });
}

function moreBoxesFollow(items: readonly Item[], index: number, text: string): boolean {
  const next = items[index + 1];
  return next !== undefined && isBoxBlock(next as Block, text);
}

function fillsOption(item: Item): boolean {
  return item.type === 'code' || item.type === 'paragraph' || item.type === 'html' || item.type === 'table';
}

function addBoxes(block: Block, text: string, options: Growing[], after: Item[]): void {
  if (block.type === 'paragraph') {
    options.push(...boxLines(block, text));
    return;
  }
  for (const item of (block as List).children) {
    if (isBox(item, text)) options.push(optionOf(item, text, options, after));
    else if (options.length > 0) after.push({ ...(block as List), children: [item] });
  }
}

/** Several boxes that Markdown reads as one paragraph, a line each. */
function boxLines(block: Paragraph, text: string): Growing[] {
  const { start, end } = rangeOf(block);
  const found: Growing[] = [];
  let at = start;
  for (const line of text.slice(start, end).split('\n')) {
    const box = BOX.exec(line);
    const from = at + (box?.[0].length ?? 0);
    const range = trimmed(text, from, at + line.length);
    const last = found.at(-1);
    if (box !== null)
      found.push({
        text: '',
        start: range?.start ?? from,
        end: range?.end ?? from,
        right: isRight(box[1]),
        empty: range === null,
      });
    else if (last !== undefined && range !== null) last.end = range.end;
    at += line.length + 1;
  }
  return found.map(each => ({ ...each, text: plain(text.slice(each.start, each.end)) }));
}

function isRight(mark: string | undefined): boolean {
  return mark !== undefined && mark.trim() !== '';
}

function optionOf(item: ListItem, text: string, options: Growing[], after: Item[]): Growing {
  const raw = rawOf(item, text);
  const box = BOX.exec(raw);
  const right = typeof item.checked === 'boolean' ? item.checked : isRight(box?.[1]);
  const growing: Growing = { text: '', start: -1, end: -1, right, empty: true };
  for (const child of item.children) {
    if (child.type === 'list' && child.children.some(each => isBox(each, text))) {
      options.push(growing);
      const nested = child.children.map(each => optionOf(each, text, options, after));
      options.push(...nested.slice(0, -1));
      return nested.at(-1) as Growing;
    }
    if (child.type === 'blockquote' && !growing.empty) {
      after.push(child);
      continue;
    }
    grow(growing, child as Block, text, growing.start < 0 ? box?.[0].length : 0, rangeOf(item).start);
  }
  return growing;
}

/** Adds a block to an option; of the first one the box itself is left out. */
function grow(option: Growing, block: Block, text: string, box = 0, itemStart = 0): void {
  const range = block.type === 'code' ? codeRange(block, text) : rangeOf(block);
  const start = Math.max(range.start, box > 0 ? itemStart + box : 0);
  const inner = trimmed(text, start, range.end);
  if (inner === null) return;
  const words = block.type === 'code' ? block.value : optionText(block, text, inner);
  if (words === '') return;
  option.text = option.text === '' ? words : `${option.text}\n${words}`;
  if (option.start < 0 || option.empty) option.start = inner.start;
  option.end = inner.end;
  option.empty = false;
}

function optionText(block: Block, text: string, range: Range): string {
  const words = block.type === 'paragraph' ? plainOfParagraph(block) : textOf(block);
  if (words !== '') return words;
  const image = block.type === 'paragraph' ? block.children.find(child => child.type === 'image') : undefined;
  return image === undefined ? plain(text.slice(range.start, range.end)) : nameOf(image as Image);
}

function plainOfParagraph(block: Paragraph): string {
  return textOfAll(block.children).replace(BOX, '').trim();
}

function nameOf(image: Image): string {
  return image.alt?.trim() || (image.url.split(/[?#]/)[0]?.split('/').at(-1) ?? image.url);
}

function finished(option: Growing, text: string): Option[] {
  if (option.empty || option.end <= option.start) return [];
  const range = { start: option.start, end: option.end };
  const cut = option.end - option.start > QUOTE_LIMIT ? (cutLong(text, range)[0] ?? range) : range;
  return [{ text: option.text, range: cut, right: option.right }];
}

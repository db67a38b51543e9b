// Options of a multiple-choice question: check boxes and lettered lists, in the shapes that people give them.
import type { Image, List, ListItem, Paragraph } from 'mdast';
import type { DraftPassage, Range } from '../../entry.ts';
import { cutLong, QUOTE_LIMIT, trimmed } from '../sentences.ts';
import type { Item } from './content.ts';
import { textOf, textOfAll } from './inline-text.ts';
import { OPTION_MARK, placesOf } from './letters.ts';
import { type Block, parseBlocks, rangeOf } from './parse.ts';
import { codeRange } from './passages.ts';

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

const BOX = /^[ \t>]*(?:[-*+]|\d{1,4}[.)])?[ \t]*\[([ xX✓✔*]?)\](?!\()/;
const MARKED_RIGHT = /✅|✔|☑|\[correct\]|\(correct(?: answer)?\)|<-+ ?correct|\*\*\s*✓/i;

/** The options among a question's items, or null when there are none. */
export function choicesAmong(items: readonly Item[], text: string): Choices | null {
  const flat = items.flatMap(item => unwrapped(item, text));
  return boxesAmong(flat, text) ?? lettersAmong(flat, text);
}

/** Options that stand in a block quote, or so far right that Markdown takes them for code, are as good as others. */
function unwrapped(item: Item, text: string): Item[] {
  if (item.type === 'code' && BOX.test(item.value) && !/^\s*(?:```|~~~)/.test(rawOf(item, text))) {
    const { start, end } = rangeOf(item);
    return parseBlocks(text, text.lastIndexOf('\n', start) + 1, end, 12);
  }
  if (item.type !== 'blockquote') return [item];
  return item.children.some(child => isBoxBlock(child, text)) ? item.children : [item];
}

function isBoxBlock(item: Item, text: string): boolean {
  if (item.type === 'list') return item.children.some(child => isBox(child, text));
  return item.type === 'paragraph' && BOX.test(rawOf(item, text));
}

function isBox(item: ListItem, text: string): boolean {
  return typeof item.checked === 'boolean' || BOX.test(rawOf(item, text));
}

function rawOf(block: Block | ListItem, text: string): string {
  const { start, end } = rangeOf(block);
  return text.slice(start, end);
}

interface Growing {
  text: string;
  start: number;
  end: number;
  right: boolean;
  /** Whether the option has no words yet: the block below it is the option. */
  empty: boolean;
}

function boxesAmong(items: readonly Item[], text: string): Choices | null {
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
  return { before, options: options.flatMap(option => finished(option, text)), after, kind: 'boxes' };
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
    if (isBox(item, text)) options.push(optionOf(item, text, options));
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

function optionOf(item: ListItem, text: string, options: Growing[]): Growing {
  const raw = rawOf(item, text);
  const box = BOX.exec(raw);
  const right = typeof item.checked === 'boolean' ? item.checked : isRight(box?.[1]);
  const growing: Growing = { text: '', start: -1, end: -1, right, empty: true };
  for (const child of item.children) {
    if (child.type === 'list' && child.children.some(each => isBox(each, text))) {
      options.push(finishedHead(growing));
      const nested = child.children.map(each => optionOf(each, text, options));
      options.push(...nested.slice(0, -1));
      return nested.at(-1) as Growing;
    }
    grow(growing, child as Block, text, growing.start < 0 ? box?.[0].length : 0, rangeOf(item).start);
  }
  return growing;
}

function finishedHead(growing: Growing): Growing {
  return { ...growing };
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

function plain(raw: string): string {
  if (!/[*_`[\]<>&\\~]/.test(raw)) return raw.replace(/\s+/g, ' ').trim();
  const [block] = parseBlocks(`x ${raw}`, 0, raw.length + 2);
  return block === undefined ? raw.trim() : textOf(block).replace(/^x ?/, '');
}

function finished(option: Growing, text: string): Option[] {
  if (option.empty || option.end <= option.start) return [];
  const range = { start: option.start, end: option.end };
  const cut = option.end - option.start > QUOTE_LIMIT ? (cutLong(text, range)[0] ?? range) : range;
  return [{ text: option.text, range: cut, right: option.right }];
}

/** An option with a letter, before it is known which letters are right. */
export interface Lettered extends Option {
  readonly places: readonly number[];
}

function lettersAmong(items: readonly Item[], text: string): (Choices & { options: readonly Lettered[] }) | null {
  for (let index = 0; index < items.length; index += 1) {
    const options: Lettered[] = [];
    let next = index;
    let lead: Item[] = [];
    while (next < items.length) {
      const found = letteredIn(items[next] as Item, text);
      if (found === null || !goesOn(options, found.options)) break;
      if (options.length === 0) lead = found.lead;
      options.push(...found.options);
      next += 1;
      while (options.length > 0 && isOptionCode(items, next, text, options)) next += 1;
    }
    if (options.length >= 2) {
      return { before: [...items.slice(0, index), ...lead], options, after: items.slice(next), kind: 'letters' };
    }
  }
  return null;
}

/** Code between two lettered options belongs to the first. */
function isOptionCode(items: readonly Item[], index: number, text: string, options: readonly Lettered[]): boolean {
  const next = items[index + 1];
  if (items[index]?.type !== 'code' || next === undefined) return false;
  const following = letteredIn(next, text);
  return following !== null && goesOn(options, following.options);
}

function goesOn(options: readonly Lettered[], more: readonly Lettered[]): boolean {
  const first = more[0];
  return first?.places.includes(options.length) ?? false;
}

interface LetteredBlock {
  readonly options: Lettered[];
  readonly lead: Item[];
}

function letteredIn(item: Item, text: string): LetteredBlock | null {
  if (item.type === 'list') {
    const options = item.children.map(child => letteredLine(rangeOf(child), text));
    if (options.some(option => option === null)) return null;
    return { options: options as Lettered[], lead: [] };
  }
  if (item.type !== 'paragraph') return null;
  return letteredLines(item, text);
}

/** Lines of a paragraph, each with its letter; lines before the first belong to the question. */
function letteredLines(block: Paragraph, text: string): LetteredBlock | null {
  const { start, end } = rangeOf(block);
  const options: Lettered[] = [];
  let at = start;
  let leadEnd = start;
  for (const line of text.slice(start, end).split('\n')) {
    const option = letteredLine({ start: at, end: at + line.length }, text);
    const last = options.at(-1);
    if (option?.places.includes(options.length)) options.push(option);
    else if (last === undefined) leadEnd = at + line.length;
    else options[options.length - 1] = joined(last, trimmed(text, at, at + line.length), text);
    at += line.length + 1;
  }
  if (options.length === 0) return null;
  return { options, lead: leadEnd > start ? parseBlocks(text, start, leadEnd) : [] };
}

function joined(option: Lettered, more: Range | null, text: string): Lettered {
  if (more === null) return option;
  const range = { start: option.range.start, end: more.end };
  return { ...option, range, text: plain(text.slice(range.start, range.end)) };
}

function letteredLine(range: Range, text: string): Lettered | null {
  const raw = text.slice(range.start, range.end);
  const mark = OPTION_MARK.exec(raw);
  const letter = mark?.[2] ?? mark?.[3];
  if (mark === null || letter === undefined) return null;
  const words = trimmed(text, range.start + mark[0].length, range.end);
  if (words === null) return null;
  const said = text.slice(words.start, words.end);
  const right = MARKED_RIGHT.test(raw);
  const shown = plain(said.replace(/^```\w*\n|\n?```$/g, ''))
    .replace(/\*\*/g, '')
    .replace(/\s*(?:✅|✔️?|☑️?|\[correct\]|\(correct(?: answer)?\))\s*$/i, '');
  return { text: shown.trim(), range: words, right, places: placesOf(letter) };
}

/** Options as passages. */
export function passagesOfOptions(options: readonly Option[]): DraftPassage[] {
  return options.map(({ text, range, right }) => ({
    kind: 'option',
    text,
    range,
    headings: [],
    labelRange: null,
    right,
  }));
}

// Options with letters, in lists, in lines or in paragraphs, in many scripts.
import type { Paragraph } from 'mdast';
import type { Range } from '../../entry.ts';
import { trimmed } from '../sentences.ts';
import type { Item } from './content.ts';
import { optionMark, placesOf } from './letters.ts';
import { type Choices, type Option, plain } from './option.ts';
import { parseBlocks, rangeOf } from './parse.ts';

const MARKED_RIGHT = /✅|✔|☑|\[correct\]|\(correct(?: answer)?\)|<-+ ?correct|\*\*\s*✓/i;

/** An option with a letter, before it is known which letters are right. */
export interface Lettered extends Option {
  readonly places: readonly number[];
}

/** A question's items around its lettered options, or null when it has none. */
export function lettersAmong(items: readonly Item[], text: string): LetteredChoices | null {
  for (let index = 0; index < items.length; index += 1) {
    const found = optionsFrom(items, index, text);
    if (found.options.length < 2) continue;
    const before = [...items.slice(0, index), ...found.lead];
    return { before, options: found.options, after: items.slice(found.next), kind: 'letters' };
  }
  return null;
}

type LetteredChoices = Choices & { readonly options: readonly Lettered[] };

/** The run of options that starts with an item. */
function optionsFrom(items: readonly Item[], index: number, text: string): LetteredBlock & { next: number } {
  const options: Lettered[] = [];
  let lead: Item[] = [];
  let next = index;
  while (next < items.length) {
    const found = letteredIn(items[next] as Item, text, options.length);
    if (found === null || !goesOn(options, found.options)) break;
    if (options.length === 0) lead = found.lead;
    options.push(...found.options);
    next += 1;
    while (isOptionCode(items, next, text, options)) next += 1;
  }
  return { options, lead, next };
}

/** Code between two lettered options belongs to the first. */
function isOptionCode(items: readonly Item[], index: number, text: string, options: readonly Lettered[]): boolean {
  const next = items[index + 1];
  if (items[index]?.type !== 'code' || next === undefined) return false;
  const following = letteredIn(next, text, options.length);
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

/** The options in a block, of which the first has the given place. */
function letteredIn(item: Item, text: string, place: number): LetteredBlock | null {
  if (item.type === 'list') {
    const options = item.children.map(child => letteredLine(rangeOf(child), text));
    if (options.some(option => option === null)) return null;
    return { options: options as Lettered[], lead: [] };
  }
  if (item.type !== 'paragraph') return null;
  return letteredLines(item, text, place);
}

/** Lines of a paragraph, each with its letter; lines before the first belong to the question. */
function letteredLines(block: Paragraph, text: string, place: number): LetteredBlock | null {
  const { start, end } = rangeOf(block);
  const options: Lettered[] = [];
  let at = start;
  let leadEnd = start;
  for (const line of text.slice(start, end).split('\n')) {
    const option = letteredLine({ start: at, end: at + line.length }, text);
    const last = options.at(-1);
    if (option?.places.includes(place + options.length)) options.push(option);
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
  const mark = optionMark(raw);
  if (mark === null) return null;
  const words = trimmed(text, range.start + mark.length, range.end);
  if (words === null) return null;
  const said = text.slice(words.start, words.end);
  const right = MARKED_RIGHT.test(raw);
  const shown = plain(said.replace(/^```\w*\n|\n?```$/g, ''))
    .replace(/\*\*/g, '')
    .replace(/\s*(?:✅|✔️?|☑️?|\[correct\]|\(correct(?: answer)?\))\s*$/i, '');
  return { text: shown.trim(), range: words, right, places: placesOf(mark.letter) };
}

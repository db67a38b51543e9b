// Options of a multiple-choice question: check boxes and lettered lists, in the shapes that people give them.
import type { DraftPassage } from '../../entry.ts';
import { boxesAmong } from './check-boxes.ts';
import type { Item } from './content.ts';
import { lettersAmong } from './lettered-options.ts';
import { BOX, type Choices, isBoxBlock, type Option, rawOf } from './option.ts';
import { parseBlocks, rangeOf } from './parse.ts';

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

// Which letters an answer names, and what is left of it as an explanation.
import type { Item } from './content.ts';
import { textOf, textOfAll } from './inline-text.ts';
import { afterLetters, lettersNamed } from './letters.ts';
import { parseBlocks, rangeOf } from './parse.ts';

interface Named {
  readonly letters: readonly (readonly number[])[];
  /** The answer's first sentence, which may repeat the option instead of its letter. */
  readonly words: string;
  /** The explanation: what is left when the line that only names the letter is gone. */
  readonly rest: readonly Item[];
}

/** The right letters, from the title of the answer or from its first words. */
export function namedAnswer(items: readonly Item[], text: string): Named {
  for (const [index, item] of items.entries()) {
    const named = item.type === 'answer' ? namedBy(item.title, items, index + 1, text) : null;
    if (named !== null) return named;
  }
  return { letters: [], words: '', rest: items };
}

function namedBy(title: string, items: readonly Item[], index: number, text: string): Named | null {
  const fromTitle = lettersOfTitle(title);
  if (fromTitle.length > 0) return { letters: fromTitle, words: '', rest: items };
  const next = items[index];
  if (next === undefined || next.type === 'answer') return null;
  const { said, below } = firstLine(next, text);
  const letters = lettersNamed(said);
  const isBare = letters.length > 0 && (afterLetters(said) === '' || isShort(said));
  const words = said.split(/(?<=[.!?])\s/)[0] ?? '';
  return { letters, words, rest: isBare ? items.flatMap(each => (each === next ? below : [each])) : items };
}

/** `Answer: B, C` or `Answer B`. */
function lettersOfTitle(title: string): Named['letters'] {
  if (/[:：]/.test(title)) return lettersNamed(title.replace(/^[^:：]*[:：]/, ''));
  const last = /\s([A-Z])\W*$/.exec(title)?.[1];
  return last === undefined ? [] : lettersNamed(last);
}

/** The first line of an answer, and what stands below it in the same paragraph. */
export function firstLine(
  item: Exclude<Item, { type: 'answer' }>,
  text: string,
): { said: string; below: readonly Item[] } {
  if (item.type === 'label') return { said: item.text, below: [] };
  const { start, end } = rangeOf(item);
  const stop = text.indexOf('\n', start);
  if (item.type !== 'paragraph' || stop < 0 || stop >= end) return { said: textOf(item), below: [] };
  return { said: textOfAll(parseBlocks(text, start, stop)), below: parseBlocks(text, stop + 1, end) };
}

/** A line that repeats the option next to its letter, without a reason. */
function isShort(said: string): boolean {
  return said.length < 120 && !/because|since|[.!?]\s+\p{Lu}/u.test(said);
}

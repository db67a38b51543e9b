// Options without letters: a list from which the answer picks one by its letter or number.
import type { List } from 'mdast';
import { trimmed } from '../sentences.ts';
import type { Item } from './content.ts';
import { textOf } from './inline-text.ts';
import { type Choices, type Option, sameWords } from './option.ts';
import { rangeOf } from './parse.ts';
import { firstLine } from './right-letters.ts';

const PICKED =
  /^[\s*_"'(]*(?:(?:the )?(?:correct |right )?(?:answer|option|choice)(?: is)?[\s*_:]*)?[("'*_\x60]*([A-J]|\d{1,2})[)"'*_\x60]*(?:\s*$|[.,:;)–—-])/i;
const MOST = 10;
const LONGEST = 300;

/** A question's items around a list of two to ten points, when its answer names one of them; else null. */
export function pickedAmong(items: readonly Item[], text: string): Choices | null {
  const mark = items.findIndex(item => item.type === 'answer');
  const at = items.slice(0, Math.max(0, mark)).findLastIndex(item => item.type === 'list');
  const list = items[at];
  if (list?.type !== 'list' || list.children.length < 2 || list.children.length > MOST) return null;
  const unmarked = optionsOf(list, text);
  const place = placeNamed(items, mark, unmarked, text);
  if (place === null || place < 0 || place >= list.children.length) return null;
  const options = unmarked.map((option, index) => ({ ...option, right: index === place }));
  if (options.some(({ text: words, range }) => words === '' || range.end - range.start > LONGEST)) return null;
  return { before: items.slice(0, at), options, after: items.slice(at + 1), kind: 'letters' };
}

function placeNamed(items: readonly Item[], mark: number, options: readonly Option[], text: string): number | null {
  for (let index = mark; index < items.length; index += 1) {
    const item = items[index];
    if (item?.type !== 'answer') continue;
    const title = /[:：][\s*_]*([^\s*_].*)$/.exec(item.title)?.[1] ?? '';
    const next = items[index + 1];
    if (title === '' && next?.type === 'answer') continue;
    const said = title !== '' || next === undefined || next.type === 'answer' ? title : firstLine(next, text).said;
    return placeOf(said, options);
  }
  return null;
}

/** A letter or number counts the options; else the words of one may be the answer. */
function placeOf(said: string, options: readonly Option[]): number | null {
  const words = options.findIndex(option => sameWords(option.text, said));
  if (words >= 0) return words;
  const named = PICKED.exec(said)?.[1]?.toUpperCase();
  if (named === undefined) return null;
  return /\d/.test(named) ? Number(named) - 1 : named.charCodeAt(0) - 65;
}

/** `1: Undefined`: the number in a point's words is its mark when all points count so. */
const COUNTED = /^\(?(\d{1,2})\)?[:.)][ \t]+/;

function optionsOf(list: List, text: string): Option[] {
  const counted = list.children.every((item, index) => COUNTED.exec(textOf(item))?.[1] === String(index + 1));
  return list.children.map(item => {
    const first = item.children[0];
    const around = rangeOf(first ?? item);
    const mark = counted ? (COUNTED.exec(text.slice(around.start, around.end))?.[0].length ?? 0) : 0;
    const range = trimmed(text, around.start + mark, around.end) ?? around;
    const words = first === undefined ? '' : textOf(item);
    return { text: counted ? words.replace(COUNTED, '') : words, range, right: false };
  });
}

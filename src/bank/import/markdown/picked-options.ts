// Options without letters: a list from which the answer picks one by its letter or number.
import type { List } from 'mdast';
import { trimmed } from '../sentences.ts';
import type { Item } from './content.ts';
import { textOf } from './inline-text.ts';
import type { Choices, Option } from './option.ts';
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
  const place = placeNamed(items, mark, text);
  if (place === null || place >= list.children.length) return null;
  const options = optionsOf(list, place, text);
  if (options.some(({ text: words, range }) => words === '' || range.end - range.start > LONGEST)) return null;
  return { before: items.slice(0, at), options, after: items.slice(at + 1), kind: 'letters' };
}

function placeNamed(items: readonly Item[], mark: number, text: string): number | null {
  const start = items[mark];
  const title = start?.type === 'answer' ? (/[:：]\s*(.+)$/.exec(start.title)?.[1] ?? '') : '';
  const next = items[mark + 1];
  const said = title !== '' || next === undefined || next.type === 'answer' ? title : firstLine(next, text).said;
  const named = PICKED.exec(said)?.[1]?.toUpperCase();
  if (named === undefined) return null;
  return /\d/.test(named) ? Number(named) - 1 : named.charCodeAt(0) - 65;
}

function optionsOf(list: List, right: number, text: string): Option[] {
  return list.children.map((item, index) => {
    const first = item.children[0];
    const around = rangeOf(first ?? item);
    const range = trimmed(text, around.start, around.end) ?? around;
    return { text: first === undefined ? '' : textOf(item), range, right: index === right };
  });
}

// The words that ask: a section's title, or the first paragraph below a title that is only a number.
import type { Paragraph } from 'mdast';
import type { Range } from '../../entry.ts';
import { trimmed } from '../sentences.ts';
import type { Item } from './content.ts';
import { textOfAll } from './inline-text.ts';
import { optionMark, placesOf } from './letters.ts';
import type { Section } from './outline.ts';
import { parseBlocks } from './parse.ts';
import { innerRange } from './passages.ts';
import type { Question } from './roles.ts';
import { isPartTitle } from './words.ts';

interface Words {
  readonly text: string;
  readonly range: Range;
}

/** "Question 7" names no question: its first paragraph does. So it is where an answer unfolds below plain text. */
export function titleAndRest(
  question: Question,
  items: readonly Item[],
  text: string,
): { title: Words; rest: readonly Item[] } {
  const { section, from, to } = question;
  const isWhole = from === 0 && to === section.parts.length && section.kind !== 'root';
  if (isWhole && /[\p{L}\p{N}]/u.test(section.title.text)) return { title: section.title, rest: items };
  const end = items.findIndex(item => item.type === 'answer');
  const index = items.findIndex(item => wordsOf(item, text) !== null);
  const words = wordsOf(items[index], text);
  if (words === null || (end >= 0 && end < index))
    return { title: isWhole ? numberAlone(section, text) : NO_WORDS, rest: items };
  return { title: words, rest: items.flatMap((item, at) => (at === index ? words.rest : [item])) };
}

const NO_WORDS: Words = { text: '', range: { start: 0, end: 0 } };

/** Where nothing else asks, the number is what the question is known by. */
function numberAlone(section: Section, text: string): Words {
  const line = text.slice(section.start, section.end);
  const shown = line
    .replace(/^[\s#>*_]+|[\s#*_:]+$/g, '')
    .replace(/<[^>]*>/g, '')
    .trim();
  const start = section.start + Math.max(0, line.indexOf(shown));
  return { text: shown, range: { start, end: start + shown.length } };
}

type Split = Words & { readonly rest: readonly Item[] };

function wordsOf(item: Item | undefined, text: string): Split | null {
  if (item?.type === 'list') {
    const first = item.children.length === 1 ? item.children[0]?.children : undefined;
    const words = wordsOf(first?.[0], text);
    return words === null ? null : { ...words, rest: [...words.rest, ...(first?.slice(1) ?? [])] };
  }
  if (item?.type === 'blockquote') {
    const words = wordsOf(item.children[0], text);
    return words === null ? null : { ...words, rest: [...words.rest, ...item.children.slice(1)] };
  }
  return item?.type === 'paragraph' ? wordsOfParagraph(item, text) : null;
}

function wordsOfParagraph(item: Paragraph, text: string): Split | null {
  const range = innerRange(item);
  const cut = optionsStart(text, range);
  const [head, rest] =
    cut < 0 ? [[item], []] : [parseBlocks(text, range.start, cut), parseBlocks(text, cut, range.end)];
  const words = textOfAll(head).replace(/^(?:Q\s*\d*|\d{1,4})\s*[.:)]\s*/, '');
  if (words === '' || /^[^:]{0,20}:$/.test(words) || (isPartTitle(words) && !words.includes('?')) || isMetadata(words))
    return null;
  const end = cut < 0 ? range.end : (trimmed(text, range.start, cut)?.end ?? cut);
  return { text: words, range: { start: range.start, end }, rest };
}

function isMetadata(words: string): boolean {
  return /^(difficulty|level|type|topic|category|tags?|points|marks|time)\s*:/i.test(words) && words.length < 160;
}

/** Where the first option of a question stands that goes on into its options without a blank line, or -1. */
function optionsStart(text: string, range: Range): number {
  let at = range.start;
  for (const line of text.slice(range.start, range.end).split('\n')) {
    const mark = optionMark(line);
    if (at > range.start && mark !== null && placesOf(mark.letter).includes(0)) return at;
    at += line.length + 1;
  }
  return -1;
}

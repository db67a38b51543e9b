// A question's title from its raw line: numbers, marks, anchors and emoji at its ends go, the question stays.
import type { PhrasingContent } from 'mdast';
import type { Range } from '../../entry.ts';
import { trimmed } from '../sentences.ts';
import { textOf, textOfAll } from './inline-text.ts';
import { parseBlocks } from './parse.ts';
import { QUESTION_WORDS } from './words.ts';

/** How a title was numbered, if at all. */
export type Numbering = 'none' | 'number' | 'question-number';

/** A title ready to be read, and where its words stand. */
export interface Title {
  readonly text: string;
  readonly range: Range;
  readonly numbering: Numbering;
  /** The number itself, of a chapter's number the last part; null without one. */
  readonly number: number | null;
  /** Where its words lead when the whole title is a link to a place in the page. */
  readonly isAnchor: boolean;
}

const PICTURE = String.raw`(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F|\u200D|\u20E3|[\u{1F1E6}-\u{1F1FF}])`;
const DRESSING = new RegExp(String.raw`^(?:[\s*_#~>]|</?[a-z][^>]*>|${PICTURE})+`, 'u');
const DRESSING_END = new RegExp(String.raw`(?:[\s*_~]|</?[a-z][^>]*>|\{#[^}]*\}|${PICTURE})+$`, 'u');
/** How far from its end a title is looked at for emoji and anchors. */
const TITLE_END = 200;
const QUESTION_NUMBER = new RegExp(
  String.raw`^(?:Q(?:[ \t]*[#.\-]?[ \t]*\p{Nd}{1,5}(?:\.\p{Nd}+)*[a-z]?)|(?:NEW )?(?:${QUESTION_WORDS})[ \t]*(?:(?:[Nn][Oo]|[Nn]r|[Nn]um|[Nn]umber|NUMBER)[.:]*)?[ \t]*[#№.\-]?[ \t]*\p{Nd}{1,5}(?:[ \t]*(?:of|\/|von|de|из)[ \t]*\p{Nd}+)?(?![\p{L}\p{N}])|Q(?=[:：.)])|(?:${QUESTION_WORDS})(?=[ \t]*[*_]*[:：]))(?:[*_ \t]*[.:)：、\]\-–—/]+)?[*_ \t]*(?:[.:)：\-–—]+[ \t]*)?`,
  'u',
);
const NUMBER =
  /^[([#]?(?:[A-Z]{1,2}(?=\d{1,4}[.:)]\s))?\d{1,4}(?:\.\d{1,3})*(?:\\?[.:)\]：、]+(?=\D|$)|[ \t]+[-–—][ \t]+|(?<=\.\d{1,3})[ \t]+)[*_ \t]*/u;

/** What stands beside a bare number: how hard the question is, or how it is to be answered. */
const NAMES_NOTHING =
  /^(?:[([]?(?:question|easy|medium|hard|beginner|intermediate|advanced|basic|difficult|difficulty.*|multiple[- ]choice|single[- ]choice|true\/false|open[- ]ended|\d+ (?:points?|marks?|pts))[)\]]?\s*[:.]?|[\p{P}\p{S}\s]*)$/iu;

/** Reads the title that stands between `start` and `end` of `text`. */
export function readTitle(text: string, start: number, end: number): Title {
  const raw = text.slice(start, end);
  const head = leadingMarks(raw);
  const tail = DRESSING_END.exec(raw.slice(Math.max(head.length, raw.length - TITLE_END)))?.[0].length ?? 0;
  const range = trimmed(text, start + head.length, end - tail) ?? { start: end - tail, end: end - tail };
  const words = plainTitle(text.slice(range.start, range.end));
  return {
    text: NAMES_NOTHING.test(words.text) ? '' : words.text,
    range,
    numbering: head.numbering,
    number: head.number,
    isAnchor: words.isAnchor,
  };
}

/** What stands before the words: marks and numbers in any order, such as `**12. Q3:`. */
function leadingMarks(raw: string): { length: number; numbering: Numbering; number: number | null } {
  let length = 0;
  let numbering: Numbering = 'none';
  for (let round = 0; round < 4; round += 1) {
    const rest = raw.slice(length);
    const dressing = DRESSING.exec(rest)?.[0].length ?? 0;
    const question = QUESTION_NUMBER.exec(rest.slice(dressing))?.[0].length ?? 0;
    const number = question > 0 ? 0 : (NUMBER.exec(rest.slice(dressing))?.[0].length ?? 0);
    if (dressing + question + number === 0) break;
    if (question > 0) numbering = 'question-number';
    else if (number > 0 && numbering === 'none') numbering = 'number';
    length += dressing + question + number;
  }
  const digits = numbering === 'none' ? undefined : raw.slice(0, length).match(/\d+/g)?.at(-1);
  return { length, numbering, number: digits === undefined ? null : Number(digits) };
}

function plainTitle(raw: string): { text: string; isAnchor: boolean } {
  if (!/[*_`[\]<>&\\~!]/.test(raw)) return { text: raw.replace(/\s+/g, ' ').trim(), isAnchor: false };
  const block = parseBlocks(`x ${raw.replace(/\s+/g, ' ')}`, 0, raw.length + 2)[0];
  if (block?.type !== 'paragraph') return { text: raw.trim(), isAnchor: false };
  const nodes = block.children.filter(node => !isBackLink(node));
  const first = nodes[0];
  if (first?.type === 'text') first.value = first.value.replace(/^x ?/, '');
  const said = nodes.filter(node => !(node.type === 'text' && node.value.trim() === ''));
  const isAnchor = said.length === 1 && said[0]?.type === 'link' && said[0].url.startsWith('#');
  return { text: dropLooseMarks(textOfAll(nodes)), isAnchor };
}

function isBackLink(node: PhrasingContent): boolean {
  if (node.type !== 'link') return false;
  const text = textOf(node);
  return (
    !/[\p{L}\p{N}]/u.test(text) ||
    /^[^\p{L}\p{N}]*(back to (the )?(top|toc|contents)|top|↑)[^\p{L}\p{N}]*$/iu.test(text)
  );
}

function dropLooseMarks(text: string): string {
  return text.replace(/\*\*/g, '').replace(DRESSING_END, '').replace(/\s+/g, ' ').trim();
}

// A question's section to an entry: what asks, what answers, which options are right, what grades.
import type { Paragraph } from 'mdast';
import type { DraftEntry, DraftPassage, Format, Range } from '../../entry.ts';
import { trimmed } from '../sentences.ts';
import { type Chips, chipsOf } from './chips.ts';
import type { Item } from './content.ts';
import { textOf, textOfAll } from './inline-text.ts';
import { afterLetters, lettersNamed, OPTION_MARK, placesOf } from './letters.ts';
import { type Choices, choicesAmong, type Lettered, type Option, passagesOfOptions } from './options.ts';
import type { Section } from './outline.ts';
import { parseBlocks, rangeOf } from './parse.ts';
import { type AnswerBlock, innerRange, isLinksAlone, passagesOfBlocks } from './passages.ts';
import type { Question } from './roles.ts';
import { isPartTitle, isPlaceholder } from './words.ts';

/** An entry and the format that it is counted under. */
export type Drafted = DraftEntry & { readonly format: Format };

/** An entry, or why there is none. */
export type Outcome = { readonly entry: Drafted } | { readonly reason: string };

const NO_CHIPS: Chips = { id: null, difficulty: null, tags: [], url: null };

/** Makes the entry of a question whose content is `items`. */
export function entryOf(question: Question, items: readonly Item[], text: string): Outcome {
  const { section, categories } = question;
  const found = items.findIndex(item => chipsOf(item) !== null);
  const chips = found >= 0 && found <= 1 ? chipsOf(items[found]) : null;
  const body = chips === null ? items : items.filter((_, index) => index !== found);
  const { title, rest } = titleAndRest(question, body, text);
  if (title.text === '') return { reason: 'The question has no words.' };
  const { keyPoints, variants, kept } = gradedParts(rest, chips !== null);
  const answer = answerOf(kept, text, startsBelow(question));
  if ('reason' in answer) return answer;
  const { id, difficulty, tags, url } = chips ?? NO_CHIPS;
  const entry: DraftEntry = {
    id,
    title: title.text,
    titleRange: title.range,
    ...(answer.questionCode === '' ? {} : { questionCode: answer.questionCode }),
    tags: tags.length > 0 ? tags : categories.slice(-2),
    difficulty,
    url,
    variants,
    keyPoints,
    passages: answer.passages,
    line: section.line + 1,
  };
  return { entry: { ...entry, format: answer.isChoice ? 'choices' : formatOf(question) } };
}

function formatOf(question: Question): Format {
  const { section } = question;
  if (section.kind === 'details' || section.kind === 'root') return 'details';
  return section.parts.some(part => 'parts' in part && part.kind === 'details') ? 'details' : 'markdown';
}

interface Words {
  readonly text: string;
  readonly range: Range;
}

/** "Question 7" names no question: its first paragraph does. So it is where an answer unfolds below plain text. */
function titleAndRest(
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
  if (words === '' || /^[^:]{0,20}:$/.test(words) || isPartTitle(words) || isMetadata(words)) return null;
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
    const mark = OPTION_MARK.exec(line);
    if (at > range.start && mark !== null && placesOf(mark[2] ?? mark[3] ?? '').includes(0)) return at;
    at += line.length + 1;
  }
  return -1;
}

/** Questions without a heading's mark of their own need the answer's mark to part question and answer. */
function startsBelow({ section }: Question): boolean {
  return section.kind !== 'heading' || !/[?？؟]/.test(section.title.text);
}

interface Graded {
  readonly keyPoints: readonly string[];
  readonly variants: readonly string[];
  readonly kept: readonly Item[];
}

/** Takes the key points and variants out of an entry of our own format. */
function gradedParts(items: readonly Item[], isOwn: boolean): Graded {
  const keyPoints: string[] = [];
  const variants: string[] = [];
  const kept: Item[] = [];
  let into: string[] | null = null;
  let level = 0;
  for (const item of items) {
    const heading = headingOf(item);
    if (heading !== null && (into === null || heading.level <= level)) {
      into = /^asked as$/i.test(heading.text) ? variants : /^key points$/i.test(heading.text) ? keyPoints : null;
      level = heading.level;
      if (into === null || (into === keyPoints && !isOwn)) kept.push(item);
      continue;
    }
    if (into !== null && item.type === 'list') into.push(...item.children.map(textOf));
    if (into === null || (into === keyPoints && !isOwn)) kept.push(item);
  }
  return { keyPoints, variants, kept };
}

function headingOf(item: Item): { text: string; level: number } | null {
  if (item.type === 'label') return item;
  return item.type === 'heading' ? { text: textOf(item), level: item.depth } : null;
}

interface Answer {
  readonly passages: readonly DraftPassage[];
  readonly questionCode: string;
  readonly isChoice: boolean;
}

type AnswerOutcome = Answer | { readonly reason: string };

function answerOf(items: readonly Item[], text: string, parted: boolean): AnswerOutcome {
  const choices = choicesAmong(items, text);
  if (choices?.kind === 'boxes') return boxAnswer(choices, text);
  if (choices !== null) {
    const lettered = letterAnswer(choices as Choices & { options: readonly Lettered[] }, text);
    if (lettered !== null) return lettered;
  }
  return openAnswer(items, text, parted);
}

function boxAnswer(choices: Choices, text: string): AnswerOutcome {
  const named = choices.options.some(option => option.right) ? choices.options : rightByLetters(choices, text);
  const explained = passagesOf(choices.after, text);
  const isAnswered = named.some(option => option.right) || explained.length > 0;
  if (!isAnswered) return { reason: 'No option is marked as right.' };
  return {
    passages: [...passagesOfOptions(named), ...explained],
    questionCode: questionText(choices.before),
    isChoice: named.length > 0,
  };
}

function rightByLetters(choices: Choices, text: string): readonly Option[] {
  const { letters } = namedAnswer(choices.after, text);
  return choices.options.map((option, index) => ({ ...option, right: letters.some(places => places.includes(index)) }));
}

/** Letters before a text make options only where the answer chooses among them. */
function letterAnswer(choices: Choices & { options: readonly Lettered[] }, text: string): AnswerOutcome | null {
  if (choices.before.some(item => item.type === 'answer')) return null;
  const { letters, words, rest } = namedAnswer(choices.after, text);
  const marked = choices.options.some(option => option.right);
  const options = choices.options.map(({ text: said, range, right }, index) => ({
    text: said,
    range,
    right: marked ? right : letters.some(places => places.includes(index)) || (words !== '' && sameWords(words, said)),
  }));
  const isAnswered = options.some(option => option.right);
  const hasMark = choices.after.some(item => item.type === 'answer');
  if (!isAnswered && !hasMark) return null;
  const explained = passagesOf(isAnswered ? rest : choices.after, text);
  if (!isAnswered && explained.length === 0) return { reason: 'No option is marked as right.' };
  return {
    passages: [...passagesOfOptions(options), ...explained],
    questionCode: questionText(choices.before),
    isChoice: true,
  };
}

function sameWords(one: string, other: string): boolean {
  const bare = (said: string): string =>
    said
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  return bare(one) === bare(other) && bare(one) !== '';
}

interface Named {
  readonly letters: readonly (readonly number[])[];
  readonly words: string;
  /** The explanation: what is left when the line that only names the letter is gone. */
  readonly rest: readonly Item[];
}

/** The right letters, from the title of the answer or from its first words. */
function namedAnswer(items: readonly Item[], text: string): Named {
  for (const [index, item] of items.entries()) {
    if (item.type !== 'answer') continue;
    const fromTitle = lettersNamed(item.title.replace(/^[^:：]*[:：]/, ''));
    if (/[:：]/.test(item.title) && fromTitle.length > 0) return { letters: fromTitle, words: '', rest: items };
    const spaced = /\s([A-Z])\W*$/.exec(item.title)?.[1];
    if (spaced !== undefined) return { letters: lettersNamed(spaced), words: '', rest: items };
    const next = items[index + 1];
    if (next?.type === 'answer' || next === undefined) continue;
    const said = next.type === 'label' ? next.text : textOf(next);
    const letters = lettersNamed(said);
    const isBare = letters.length > 0 && (afterLetters(said) === '' || isOneLine(next, text));
    const words = said.split(/(?<=[.!?])\s/)[0] ?? '';
    return { letters, words, rest: isBare ? items.filter(each => each !== next) : items };
  }
  return { letters: [], words: '', rest: items };
}

function isOneLine(item: Item, text: string): boolean {
  if (item.type !== 'paragraph') return false;
  const { start, end } = rangeOf(item);
  const raw = text.slice(start, end);
  return !raw.includes('\n') && raw.length < 120 && !/because|since|[.!?]\s+\p{Lu}/u.test(raw);
}

/** How much prose before an answer's mark is taken for part of a question that already asks in its heading. */
const LONG_PREAMBLE = 300;

function openAnswer(items: readonly Item[], text: string, parted: boolean): AnswerOutcome {
  const mark = items.findIndex(item => item.type === 'answer');
  const before = mark < 0 ? [] : items.slice(0, mark);
  const preamble = questionText(before);
  const prose = before.filter(item => item.type === 'paragraph' || item.type === 'list').length;
  const divides = mark >= 0 && (parted || prose === 0 || preamble.length <= LONG_PREAMBLE);
  const passages = passagesOf(divides ? items.slice(mark) : items, text);
  const reason = whyUnanswered(passages, text);
  if (reason !== null) return { reason };
  return { passages, questionCode: divides ? preamble : '', isChoice: false };
}

/** Why passages are no answer, or null when they are one. */
function whyUnanswered(passages: readonly DraftPassage[], text: string): string | null {
  const [only] = passages;
  if (only === undefined) return 'The question has no answer.';
  if (passages.length > 2) return null;
  const said = passages.map(passage => passage.text).join(' ');
  if (isPlaceholder(said)) return `The answer is missing: it only says "${said.slice(0, 40)}".`;
  const raw = text.slice(only.range.start, only.range.end).trim();
  const isLink = passages.length === 1 && /^(?:\[[^\]]*\]\([^)]*\)|<?https?:\/\/\S+>?)\.?$/.test(raw);
  return isLink ? 'The answer is only a link.' : null;
}

function passagesOf(items: readonly Item[], text: string): DraftPassage[] {
  const blocks = items.filter(item => item.type !== 'answer') as AnswerBlock[];
  return passagesOfBlocks(blocks, text);
}

/** What stands between a question's title and its options or answer. */
function questionText(items: readonly Item[]): string {
  const said = items.flatMap(item => {
    if (item.type === 'answer' || item.type === 'html' || item.type === 'definition') return [];
    if (item.type === 'paragraph' && isLinksAlone(item)) return [];
    if (item.type === 'label') return item.text === '' ? [] : [item.text];
    return item.type === 'list' ? item.children.map(textOf) : [textOfItem(item)];
  });
  return said.filter(each => each.trim() !== '').join('\n\n');
}

function textOfItem(item: Exclude<Item, { type: 'answer' | 'label' }>): string {
  return item.type === 'code' ? item.value : textOf(item);
}

// A question's section to an entry: what asks, what answers, which options are right, what grades.
import type { DraftEntry, DraftPassage, Format } from '../../entry.ts';
import { type Chips, chipsOf } from './chips.ts';
import type { Item } from './content.ts';
import { gradedParts } from './graded-parts.ts';
import { textOf } from './inline-text.ts';
import type { Lettered } from './lettered-options.ts';
import { whyUnanswered } from './no-answer.ts';
import { type Choices, type Option, sameWords } from './option.ts';
import { choicesAmong, passagesOfOptions } from './options.ts';
import { type AnswerBlock, isLinksAlone, passagesOfBlocks } from './passages.ts';
import { pickedAmong } from './picked-options.ts';
import { titleAndRest } from './question-title.ts';
import { namedAnswer } from './right-letters.ts';
import type { Question } from './roles.ts';
import { isPartTitle } from './words.ts';

/** An entry and the format that it is counted under. */
export type Drafted = DraftEntry & { readonly format: Format };

/** An entry, or why there is none. */
export type Outcome = { readonly entry: Drafted; readonly offersAlone: boolean } | { readonly reason: string };

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
  const offersAlone = !answer.isChoice && isOffer(kept, text);
  return { entry: { ...entry, format: answer.isChoice ? 'choices' : formatOf(question) }, offersAlone };
}

/** Lettered lines and nothing after them: an answer in points, or in an exam the options of a question left open. */
function isOffer(items: readonly Item[], text: string): boolean {
  const choices = items.some(item => item.type === 'answer') ? null : choicesAmong(items, text);
  return choices !== null && choices.after.length === 0;
}

function formatOf(question: Question): Format {
  const { section } = question;
  if (section.kind === 'details' || section.kind === 'root') return 'details';
  return section.parts.some(
    part => 'parts' in part && part.kind === 'details' && part.parts.length > 0 && !question.own.has(part),
  )
    ? 'details'
    : 'markdown';
}

/** Questions without a heading's mark of their own need the answer's mark to part question and answer. */
function startsBelow({ section }: Question): boolean {
  return section.kind !== 'heading' || !/[?？؟]/.test(section.title.text);
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
  const picked = choices === null ? pickedAmong(items, text) : null;
  if (picked !== null) return pickedAnswer(picked, text);
  return openAnswer(items, text, parted);
}

function pickedAnswer({ before, options, after }: Choices, text: string): Answer {
  return {
    passages: [...passagesOfOptions(options), ...passagesOf(namedAnswer(after, text).rest, text)],
    questionCode: questionText(before),
    isChoice: true,
  };
}

function boxAnswer(choices: Choices, text: string): AnswerOutcome {
  const isTicked = choices.options.some(option => option.right);
  const { letters, rest } = namedAnswer(choices.after, text);
  const named = isTicked ? choices.options : rightByLetters(choices.options, letters);
  const explained = passagesOf(isTicked || letters.length === 0 ? choices.after : rest, text);
  const isAnswered = named.some(option => option.right) || explained.length > 0;
  if (!isAnswered) return { reason: 'No option is marked as right.' };
  return {
    passages: [...passagesOfOptions(named), ...explained],
    questionCode: questionText(choices.before),
    isChoice: named.length > 0,
  };
}

function rightByLetters(options: readonly Option[], letters: readonly (readonly number[])[]): readonly Option[] {
  return options.map((option, index) => ({ ...option, right: letters.some(places => places.includes(index)) }));
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

function passagesOf(items: readonly Item[], text: string): DraftPassage[] {
  const blocks = items.filter(item => item.type !== 'answer') as AnswerBlock[];
  return passagesOfBlocks(blocks, text);
}

/** What stands between a question's title and its options or answer. */
function questionText(items: readonly Item[]): string {
  return items
    .flatMap(saidInQuestion)
    .filter(each => each.trim() !== '' && !isPartTitle(each))
    .join('\n\n');
}

function saidInQuestion(item: Item): string[] {
  switch (item.type) {
    case 'answer':
    case 'html':
    case 'definition':
      return [];
    case 'label':
      return [item.text];
    case 'code':
      return [item.value];
    case 'list':
      return item.children.map(textOf);
    default:
      return item.type === 'paragraph' && isLinksAlone(item) ? [] : [textOf(item)];
  }
}

// Settles what a quiz item asks and what is right, or says in words what keeps it from being asked.
import { MOST_LETTERS } from '../../message/option-letters.ts';
import type { Asked, QuizItem } from './item.ts';
import type { Parts } from './item-parts.ts';

/** What an item says of itself; its id is the one that the file gives. */
type Facts = Pick<QuizItem, 'id' | 'entry' | 'prompt' | 'difficulty' | 'explanation' | 'excerpts' | 'asked'>;

/** The facts, where they are complete, and what is wrong, each thing without a capital letter or a full stop. */
export interface Settled {
  readonly facts: Facts | null;
  readonly wrong: readonly string[];
}

interface Unsettled {
  readonly entry: string | null;
  readonly prompt: string;
  readonly parts: Parts;
}

/** Settles one item. */
export function settle({ entry, prompt, parts }: Unsettled): Settled {
  const wrong: string[] = parts.strange.map(line => `line ${line} belongs to no part of an item`);
  const { id, difficulty } = parts.chips[0] ?? { id: null, difficulty: null };
  const asked = askedBy(parts);
  const [explanation = ''] = parts.reasons;
  if (entry === null) wrong.push('it stands under no section that names an entry');
  if (prompt === '') wrong.push('its heading is empty');
  if (prompt.length > LONGEST.prompt) wrong.push(`its heading is longer than ${LONGEST.prompt} characters`);
  if (id === null) wrong.push('it has no `id`');
  else if (id.length > LONGEST.id) wrong.push(`its \`id\` is longer than ${LONGEST.id} characters`);
  if (!isDifficulty(difficulty)) wrong.push('its `difficulty` is not easy, medium or hard');
  if (parts.chips.length > 1) wrong.push('it has several lines with an id or a difficulty');
  if (explanation === '' || parts.reasons.length > 1) wrong.push('it needs one "Why:"');
  if (!hasExcerpt(parts)) wrong.push('it quotes no proof');
  if (typeof asked === 'string') wrong.push(asked);
  if (entry === null || id === null || !isDifficulty(difficulty) || typeof asked === 'string')
    return { facts: null, wrong };
  return { facts: { id, entry, prompt, difficulty, explanation, excerpts: parts.excerpts, asked }, wrong };
}

function isDifficulty(word: string | null): word is QuizItem['difficulty'] {
  return word === 'easy' || word === 'medium' || word === 'hard';
}

function hasExcerpt({ excerpts, points }: Parts): boolean {
  return [...excerpts, ...points.flatMap(point => point.excerpts)].some(({ text }) => text !== '');
}

/** Characters: what is longer nobody reads while a question is open. */
const LONGEST = { id: 100, prompt: 1_000, option: 500 } as const;

/** What is asked; a text says why that cannot be told. */
function askedBy({ options, points, answers }: Parts): Asked | string {
  const kinds = [options, points, answers].filter(({ length }) => length > 0);
  if (options.length > 0 && points.length > 0 && answers.length === 0)
    return 'one of its options has no box: write "[ ]" or "[x]" before each';
  if (kinds.length !== 1) return 'it needs either options, key points or one "Answer:", and only one of them';
  if (options.length > 0) return choice(options);
  if (answers.length > 0) return number(answers);
  return points.every(({ text }) => text !== '')
    ? { kind: 'open', keyPoints: points }
    : 'one of its key points is empty';
}

const FEWEST_OPTIONS = 3;

function choice(options: Parts['options']): Asked | string {
  const texts = options.map(({ text }) => seen(text));
  if (texts.includes('')) return 'one of its options is empty';
  if (new Set(texts).size < texts.length) return 'two of its options are the same';
  if (texts.length < FEWEST_OPTIONS && texts.toSorted().join() !== 'false,true')
    return `it has fewer than ${FEWEST_OPTIONS} options`;
  if (texts.length > MOST_LETTERS) return `it has more than ${MOST_LETTERS} options`;
  if (options.some(({ text }) => text.length > LONGEST.option))
    return `one of its options is longer than ${LONGEST.option} characters`;
  if (!options.some(({ right }) => right)) return 'none of its options is right';
  if (options.every(({ right }) => right)) return 'none of its options is wrong';
  return { kind: 'choice', options };
}

/** A text as a reader tells it from others: without what is not seen, capital letters and a stop at its end. */
function seen(text: string): string {
  const plain = text.normalize('NFC').toLowerCase();
  return plain
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.!?]+$/, '');
}

const NUMBER = /^(-?\d+(?:\.\d+)?)\s*([\p{L}%$€£][^(]*?)?\s*(?:\(±\s*(\d+(?:\.\d+)?)\s*%\))?$/u;

const MOST_DIGITS = 20;

function number(answers: readonly string[]): Asked | string {
  const [, answer, unit = '', tolerance = '0'] = NUMBER.exec(answers.join(' ')) ?? [];
  // "1e9" would be one "e9".
  if (answer === undefined || answer.length > MOST_DIGITS || /^e\d/i.test(unit))
    return 'its answer is not written like "2160 USD a month (± 2%)"';
  if (Number(tolerance) >= 100) return 'its tolerance is not below 100%';
  return { kind: 'number', answer, unit, tolerance: Number(tolerance) / 100 };
}

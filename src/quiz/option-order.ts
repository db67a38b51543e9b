// The order of options: drawn anew, unless one of them says where others stand.

import { chanceOf } from './chance.ts';
import { anyOf } from './generate/any-of.ts';
import type { ChoiceQuestion, Question } from './question.ts';

const OTHERS = anyOf([
  'above',
  'these',
  'those',
  'them',
  'below',
  'options?',
  'answers?',
  'other',
  'listed',
  'previous',
]);
const LETTER = '\\(?[a-h1-8]\\)?';
const ORDER = new RegExp(
  anyOf([
    `\\b(?:all|none|both|neither|any|either|some|most) of (?:the )?${OTHERS}\\b`,
    '\\b(?:the )?above\\b',
    '\\b(?:options?|answers?|choices?)[ :]+\\(?[a-h1-8]\\b',
    `^(?:both |only |neither )?${LETTER}(?:,? ?(?:and|or|nor|&|,) ?${LETTER})+\\.?$`,
    '^(?:both|neither) [a-h]\\b',
    '^(?:all|both|none|neither)\\.?$',
    '\\ball (?:options|answers)\\b',
    '\\b[a-h] is (?:correct|right|wrong|incorrect|true|false)\\b',
  ]),
  'i',
);

/** Whether a text says where options stand: "all of the above", "A and C". */
export function namesPlaces(text: string): boolean {
  return ORDER.test(text.trim());
}

/** `question` with its options in an order drawn by `seed`, so that nobody learns places instead of answers. */
export function drawOrder(question: Question, seed: number): Question {
  if (question.kind !== 'choice' || [...question.options, question.explanation].some(namesPlaces)) return question;
  const order = chanceOf(seed, question.id).shuffle([...question.options.keys()]);
  return inOrder(question, order);
}

function inOrder(question: ChoiceQuestion, order: readonly number[]): ChoiceQuestion {
  return {
    ...question,
    options: order.map(at => question.options[at]!),
    correct: order.flatMap((at, place) => (question.correct.includes(at) ? [place] : [])),
  };
}

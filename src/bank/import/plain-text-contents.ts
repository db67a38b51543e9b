// The contents list of a plain text: its questions once more, before the first of them is answered.
import { bareWords } from './markdown/words.ts';
import type { QuestionMark } from './plain-text-questions.ts';

const FEWEST = 3;
/** How many of the listed questions must come again: lists are older than their texts. */
const SHARE = 0.6;
const LISTED_LENGTH = 40;

/** How many of the first questions are a contents list, because they come again further down. */
export function listedFirst(questions: readonly QuestionMark[]): number {
  const before = new Set<string>();
  let length = 0;
  for (const question of questions) {
    const words = wordsOf(question);
    if (before.has(words)) break;
    before.add(words);
    length += 1;
  }
  if (length < FEWEST || length === questions.length) return 0;
  const again = new Set(questions.slice(length).map(wordsOf));
  const listed = [...before].filter(words => again.has(words)).length;
  return listed >= length * SHARE ? length : 0;
}

/** The beginning of a question: lists cut what is long. */
function wordsOf({ title }: QuestionMark): string {
  return bareWords(title).slice(0, LISTED_LENGTH);
}

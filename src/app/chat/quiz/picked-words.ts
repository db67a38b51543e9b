// What a person answered, in a few words, so that they see what was taken.
import { letterOf } from '../../../message/option-letters.ts';
import type { Question } from '../../../quiz/question.ts';
import type { GivenAnswer } from '../../../quiz/round/round.ts';

const LONGEST = 60;

/** "You picked B.", "You answered “2.1k”."; null for a text of several sentences, which its writer knows. */
export function pickedWords(question: Question, given: GivenAnswer): string | null {
  if ('text' in given) return given.text.length <= LONGEST ? `You answered “${given.text}”.` : null;
  if (question.kind !== 'choice') return null;
  const letters = given.picks.toSorted((a, b) => a - b).map(letterOf);
  return `You picked ${letters.join(' and ')}.`;
}

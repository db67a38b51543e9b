// Makes a choice question: draws options beside the right one, and their order.
import type { Support } from '../../answer/draft.ts';
import { chanceOf } from '../chance.ts';
import type { ChoiceQuestion, Difficulty } from '../question.ts';
import { unlike } from './likeness.ts';

/** What a choice question is made of. */
export interface ChoiceParts {
  readonly id: string;
  readonly entry: number;
  readonly prompt: string;
  readonly explanation: string;
  readonly difficulty: Difficulty;
  readonly proofs: readonly Support[];
  readonly right: string;
  /** Groups of wrong options, the best first: a later group fills what an earlier one leaves open. */
  readonly wrong: readonly (readonly string[])[];
}

const OPTIONS = 4;
const FEWEST_OPTIONS = 3;

/** The question with options drawn by `seed`; null where fewer than three differ. */
export function choiceOf({ right, wrong, ...asked }: ChoiceParts, seed: number): ChoiceQuestion | null {
  const chance = chanceOf(seed, asked.id);
  const drawn = unlike(
    right,
    wrong.flatMap(group => chance.shuffle(group)),
  ).slice(0, OPTIONS - 1);
  if (drawn.length + 1 < FEWEST_OPTIONS) return null;
  const options = chance.shuffle([right, ...drawn]);
  return { ...asked, kind: 'choice', options, correct: [options.indexOf(right)] };
}

// Grades a choice: right only when exactly the right options are picked.
import type { ChoiceQuestion } from '../question.ts';

/** How a choice did; all are indexes of the question's options, rising. */
export interface ChoiceGrade {
  readonly right: boolean;
  /** Right options that were not picked. */
  readonly missed: readonly number[];
  /** Picked options that are not right. */
  readonly wrong: readonly number[];
}

/** Grades `picked`, indexes of the options; the same picked twice counts once. An index of no option is wrong. */
export function gradeChoice({ correct }: ChoiceQuestion, picked: readonly number[]): ChoiceGrade {
  const chosen = new Set(picked);
  const missed = correct.filter(option => !chosen.has(option));
  const wrong = [...chosen].filter(option => !correct.includes(option)).sort((a, b) => a - b);
  return { right: missed.length === 0 && wrong.length === 0, missed, wrong };
}

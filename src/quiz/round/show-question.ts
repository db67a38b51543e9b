// What of a question may be seen while it can be answered: named field by field, so that nothing new slips through.
import type { Question } from '../question.ts';
import type { ShownQuestion } from './round.ts';

/** `question` without anything that gives the answer away: not even its id, which can name where the proof is. */
export function showQuestion(question: Question): ShownQuestion {
  const { prompt, difficulty } = question;
  switch (question.kind) {
    case 'choice':
      return { kind: 'choice', prompt, difficulty, options: question.options, several: question.correct.length > 1 };
    case 'number':
      return { kind: 'number', prompt, difficulty, unit: question.unit, tolerance: question.tolerance };
    case 'open':
      return { kind: 'open', prompt, difficulty };
  }
}

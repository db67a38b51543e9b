// Questions as bare as grading allows, for tests that say what is asked and nothing else.
import type { ChoiceQuestion, NumberQuestion, OpenQuestion } from '../../../src/quiz/question.ts';

const ASKED = { id: 'asked', entry: 0, explanation: '', difficulty: 'medium', proofs: [] } as const;

/** A choice between `options`, of which those at `correct` are right. */
export function choice(options: readonly string[], correct: readonly number[]): ChoiceQuestion {
  return { ...ASKED, kind: 'choice', prompt: 'Which?', options, correct };
}

/** A question for the amount `answer`. */
export function amount(answer: string, unit: string, tolerance = 0.05): NumberQuestion {
  return { ...ASKED, kind: 'number', prompt: 'How much?', answer, unit, tolerance };
}

/** An open question with `keyPoints`; each is proved by the passage of its number. */
export function open(prompt: string, keyPoints: readonly string[]): OpenQuestion {
  const points = keyPoints.map((text, passage) => ({
    text,
    proofs: [{ entry: 0, passage, part: 'passage' as const }],
  }));
  return { ...ASKED, kind: 'open', prompt, keyPoints: points, answer: keyPoints.join(' ') };
}

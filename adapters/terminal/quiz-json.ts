// The JSON of quiz questions that scripts rely on: names and order are public.
import type { ProvenQuestion } from '../../src/app/quiz/quiz.ts';
import { citationAsJson } from './answer-json.ts';

/** The result of `quiz --json`. */
export function quizAsJson(questions: readonly ProvenQuestion[]): object[] {
  return questions.map(questionAsJson);
}

function questionAsJson({ question, entry, citations }: ProvenQuestion): object {
  const isChoice = question.kind === 'choice';
  return {
    id: question.id,
    kind: question.kind,
    entry: entry.id,
    prompt: question.prompt,
    options: isChoice ? question.options : [],
    correct: isChoice ? question.correct : [],
    answer: isChoice ? question.correct.map(right => question.options[right]).join('; ') : question.answer,
    ...(question.kind === 'number' ? { unit: question.unit, tolerance: question.tolerance } : {}),
    ...(question.kind === 'open' ? { keyPoints: question.keyPoints.map(({ text }) => text) } : {}),
    explanation: question.explanation,
    citations: citations.map(citationAsJson),
    difficulty: question.difficulty,
  };
}

// An interview begins: its first state, with the first question asked.
import { assert } from '../../assert.ts';
import type { OpenQuestion } from '../question.ts';
import { ask, unanswered } from './course.ts';
import type { Stepped } from './interview.ts';

/** How many questions an interview has unless somebody says: with follow-ups a quarter of an hour. */
export const USUAL_QUESTIONS = 3;

/** What an interview is begun with. */
export interface InterviewPlan {
  readonly id: string;
  readonly person: string;
  /** At least one, in the order in which they are asked, each with its proof. */
  readonly questions: readonly OpenQuestion[];
  readonly seed: number;
}

/** The first state of an interview and its first question. `now` is in milliseconds since 1970. */
export function beginInterview(plan: InterviewPlan, now: number): Stepped {
  const { id, person, questions, seed } = plan;
  assert(questions.length > 0, 'an interview has a question');
  assert(
    questions.every(({ proofs }) => proofs.length > 0),
    'a question without proof is not asked',
  );
  return ask(
    {
      id,
      person,
      questions,
      seed,
      phase: 'asking',
      current: unanswered(0),
      lastAsked: '',
      done: [],
      begunAt: now,
      endedAt: null,
      seen: [],
    },
    false,
  );
}

// A round begins: its first state, with the first question asked.
import { assert } from '../../assert.ts';
import type { Question } from '../question.ts';
import { STANDING } from './clock.ts';
import { ask } from './course.ts';
import type { Pace, Stepped } from './round.ts';

/** What a round is begun with. */
export interface RoundPlan {
  readonly id: string;
  readonly startedBy: string;
  /** At least one, in the order in which they are asked, each with its proof. */
  readonly questions: readonly Question[];
  readonly pace: Pace;
}

/** The first state of a round and the order to ask its first question. `now` is in milliseconds since 1970. */
export function beginRound(plan: RoundPlan, now: number): Stepped {
  const { questions, pace } = plan;
  assert(questions.length > 0, 'a round has a question');
  assert(
    questions.every(({ proofs }) => proofs.length > 0),
    'a question without proof is not asked',
  );
  assert(pace.questionSeconds > 0 && pace.graceSeconds >= 0 && (pace.breakSeconds ?? 0) >= 0, 'time goes forward');
  const round = {
    ...plan,
    phase: 'asking',
    paused: false,
    current: 0,
    askedAt: now,
    deliveredAt: null,
    clock: STANDING,
    answers: [],
    log: [],
    tallies: [],
    seen: [],
  } as const;
  return ask(round, 0, now);
}

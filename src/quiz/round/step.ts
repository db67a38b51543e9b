// The round as a state machine: what happened goes in, the next state and what is to be done come out.
import { conduct } from './conduct.ts';
import { comeDue, deliver, unchanged } from './course.ts';
import type { Grade, RoundEvent, RoundState, Stepped } from './round.ts';
import { takeAnswer } from './take-answer.ts';

/** One step of a round. `now` is in milliseconds since 1970, and may go backward when a clock is set. */
export type Step = (state: RoundState, event: RoundEvent, now: number) => Stepped;

/**
 * The machine that grades answers by `grade`. It is pure, and its state goes through JSON unharmed: an event whose
 * step was not saved is taken again with the same end, and one whose step was saved does nothing the second time.
 */
export function stepWith(grade: Grade): Step {
  return (state, event, now) => {
    if (event.kind === 'due') return comeDue(state, event, now);
    if (event.kind === 'delivered') return deliver(state, event, now);
    if (state.seen.includes(event.id)) return unchanged(state);
    const next = { ...state, seen: [...state.seen, event.id] };
    return event.kind === 'answer' ? takeAnswer(next, event, now, grade) : conduct(next, event, now);
  };
}

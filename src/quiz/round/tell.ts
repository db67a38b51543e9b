// A word to one person about what they did.
import type { RoundState, Stepped } from './round.ts';
import type { Saying } from './sentences.ts';

/** `state` as it is, and a word to the person who did something. */
export function tell(state: RoundState, done: { readonly id: string; readonly person: string }, says: Saying): Stepped {
  return { state, effects: [{ kind: 'tell', person: done.person, event: done.id, says }] };
}

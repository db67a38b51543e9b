// The command `start`: runs the surfaces that are configured, which for now is the chat on this terminal.
import { converse } from './converse.ts';
import type { Surroundings } from './surroundings.ts';

/** Serves until the input ends or the person leaves, and gives the exit status. */
export function start(around: Surroundings): Promise<number> {
  return converse({ bank: undefined, context: [], follow: true, mustAsk: false, purpose: 'start' }, around);
}

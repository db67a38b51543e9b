// The command `start`: serves the chat platforms that are set up; where none is, it is the chat on this terminal.
import { converse } from './converse.ts';
import type { Surroundings } from './surroundings.ts';

/** Serves until it is stopped, or until the input ends or the person leaves, and gives the exit status. */
export async function start(around: Surroundings): Promise<number> {
  const serve = await around.openServing();
  if (serve !== null) return serve();
  return converse({ bank: undefined, context: [], follow: true, mustAsk: false, purpose: 'start' }, around);
}

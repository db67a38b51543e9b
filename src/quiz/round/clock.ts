// How long a question or a break has run: pauses do not count, and a clock that is set back takes no time away.
import type { RoundClock } from './round.ts';

export const MILLISECONDS = 1000;

/** A clock that nothing has set going yet. */
export const STANDING: RoundClock = { ran: 0, since: null };

/** Milliseconds that `clock` has run by the moment `at`. */
export function timeRun({ ran, since }: RoundClock, at: number): number {
  return since === null ? ran : ran + Math.max(0, Math.round(at - since));
}

/** `clock` going from the moment `at` on. */
export function setGoing({ ran }: RoundClock, at: number): RoundClock {
  return { ran, since: at };
}

/** `clock` stopped at the moment `at`. */
export function stopped(clock: RoundClock, at: number): RoundClock {
  return { ran: timeRun(clock, at), since: null };
}

/** The moment at which `clock` will have run `milliseconds`; null while it stands. */
export function momentOf({ ran, since }: RoundClock, milliseconds: number): number | null {
  return since === null ? null : since + milliseconds - ran;
}

// The machine's clock.
import type { Clock } from '../ports/clock.ts';

/** Tells the time that the machine has. */
export const systemClock: Clock = { now: () => new Date() };

// A clock that a test turns by hand.
import type { Clock } from '../../src/ports/clock.ts';

const START = Date.parse('2026-03-02T09:00:00Z');

export interface HandClock extends Clock {
  /** Goes on by so many seconds. */
  turn(seconds: number): void;
  /** Goes on to `time`; never back. */
  turnTo(time: Date): void;
  /** Seconds since the clock was made. */
  seconds(): number;
}

export function handClock(): HandClock {
  let now = START;
  return {
    now: () => new Date(now),
    turn: seconds => {
      now += seconds * 1000;
    },
    turnTo: time => {
      now = Math.max(now, time.getTime());
    },
    seconds: () => (now - START) / 1000,
  };
}

// The port for time: whoever needs to know when it is, is given a clock.

/** Tells the time. */
export interface Clock {
  now(): Date;
}

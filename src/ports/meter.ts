// The port for measurements: counts and durations that operators watch.

export type Count = 'received' | 'duplicate' | 'question' | 'estimate' | 'delivered' | 'retry' | 'failed' | 'vote';
export type Duration = 'acknowledge' | 'answer' | 'deliver';

/** `label` tells the kinds of a measurement apart, such as the outcome of a question; there are few of them, and none is text. */
export interface Meter {
  count(what: Count, label: string): void;
  /** Milliseconds. */
  time(what: Duration, ms: number): void;
}

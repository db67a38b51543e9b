// Everything that answering on a chat platform needs of the world.
import type { Clock } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';
import type { Surface } from '../../ports/messenger.ts';
import type { Meter } from '../../ports/meter.ts';
import type { QuizRecord, Store } from '../../ports/store.ts';
import type { Way } from '../../present/present-notice.ts';
import type { Estimates, OpenBank } from '../use-cases.ts';

/** What answering and quizzes need of an open bank. */
export type ChatBank = Pick<
  OpenBank,
  'ask' | 'entry' | 'entries' | 'pathInBank' | 'stillHolds' | 'threshold' | 'questions' | 'grading'
>;

export interface ChatPorts {
  readonly bank: ChatBank;
  readonly estimates: Estimates;
  readonly store: Store;
  readonly surface: Surface;
  readonly clock: Clock;
  readonly log: Logger;
  readonly meter: Meter;
  /** Tells our leases from those of other processes. */
  readonly owner: string;
  /** How one asks on this surface, in its own words. */
  readonly ways: readonly Way[];
  /** Keeps a bug's details for a developer and gives the reference that a person is shown. */
  readonly recordFault: (fault: unknown) => string;
}

/** What the handlers read; they write by the changes that they give back. */
export type Reading = Pick<ChatPorts, 'bank' | 'estimates' | 'surface' | 'clock' | 'meter' | 'ways'> & {
  readonly store: QuizRecord &
    Pick<
      Store,
      'exchange' | 'exchangeOf' | 'exchangesIn' | 'exchangesBy' | 'isFollowed' | 'settings' | 'postsOf' | 'waits'
    >;
};

// What a person's memory of a question is taken to be, by FSRS: plain data, and when the question should come back.
import { type CardInput, createEmptyCard, forgetting_curve, fsrs, Rating as Grade } from 'ts-fsrs';
import type { Answered, Rating } from './rating.ts';
import { ratingOf } from './rating.ts';

/** Plain data that goes through JSON. Moments are milliseconds since 1970. */
export interface Memory {
  /** `new` until the first answer; `learning` and `relearning` while the question comes back within hours. */
  readonly state: 'new' | 'learning' | 'review' | 'relearning';
  /** When the scheduler wants the question back; `dueOf` tells from when on it may be asked. */
  readonly due: number;
  /** Days after which nine of ten people in this state would still know the answer; 0 until the first answer. */
  readonly stability: number;
  /** How hard the question is for the person, from 1 to 10; 0 until the first answer. */
  readonly difficulty: number;
  readonly step: number;
  readonly reviews: number;
  /** How often it was forgotten after it had been known. */
  readonly lapses: number;
  readonly lastReview: number | null;
}

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/**
 * What was missed comes back after four hours, not after a minute as on a card held in the hand: in a chat the answer
 * was just shown, so only half a working day later does it take memory to give it, and no reminder follows another at
 * once. What was missed in the afternoon waits in the next morning. With one step, an answer that was right in part
 * comes back after six.
 */
const STEP = '4h';
/** Banks and what they tell of change: nothing is taken to be known for more than a year. */
const LONGEST = 365 * DAY;
/** The share of answers still known when a question comes back: what FSRS is fitted for, and most who use it keep. */
const RETENTION = 0.9;

/** Without fuzz, so that the same answers give the same days. */
const scheduler = fsrs({
  request_retention: RETENTION,
  enable_fuzz: false,
  enable_short_term: true,
  learning_steps: [STEP],
  relearning_steps: [STEP],
});

/**
 * Who looks in every morning, give or take, must not lose a day because the last answer was at five past nine: what is
 * due after days may be asked this much earlier. Less than half a day, so that it still counts as the day it is meant
 * for.
 */
const EARLY = 8 * HOUR;

/**
 * The memory of a question that was just answered; or, for null, of one that was not asked yet and is not before
 * tomorrow.
 */
export function beginMemory(answered: Answered | null, now: number): Memory {
  const empty: Memory = {
    state: 'new',
    due: now + DAY,
    stability: 0,
    difficulty: 0,
    step: 0,
    reviews: 0,
    lapses: 0,
    lastReview: null,
  };
  return answered === null ? empty : review(empty, ratingOf(answered), now);
}

const GRADES = { again: Grade.Again, hard: Grade.Hard, good: Grade.Good, easy: Grade.Easy } as const;
const STATES = ['new', 'learning', 'review', 'relearning'] as const;

/**
 * `memory` after an answer at `now` that is rated so. The scheduler counts days of the calendar in UTC, which has
 * midnight in the middle of somebody's work; so it is told the days gone by to the nearest one, from a moment of its
 * own. Of a clock that was set back it is told that no time went by.
 */
export function review(memory: Memory, rating: Rating, now: number): Memory {
  const at = Math.round(daysSince(memory, now)) * DAY;
  const { card } = scheduler.next(cardOf(memory), new Date(at), GRADES[rating]);
  return {
    state: STATES[card.state],
    due: now + Math.min(LONGEST, card.due.getTime() - at),
    stability: card.stability,
    difficulty: card.difficulty,
    step: card.learning_steps,
    reviews: card.reps,
    lapses: card.lapses,
    lastReview: now,
  };
}

/** From when on the question may be asked. */
export function dueOf({ state, due, lastReview }: Memory): number {
  return state === 'review' && lastReview !== null && due - lastReview >= DAY ? due - EARLY : due;
}

/**
 * How likely the person knows the answer at `now`, from 0 to 1, by the forgetting curve of FSRS-6; 0 before the first
 * answer.
 */
export function retrievabilityOf(memory: Memory, now: number): number {
  if (memory.lastReview === null) return 0;
  return forgetting_curve(scheduler.parameters.w, daysSince(memory, now), memory.stability);
}

function daysSince({ lastReview }: Memory, now: number): number {
  return lastReview === null ? 0 : Math.max(0, now - lastReview) / DAY;
}

/** The card of a memory whose last answer is the moment 0. */
function cardOf({ state, stability, difficulty, step, reviews, lapses, lastReview }: Memory): CardInput {
  const start = new Date(0);
  return {
    ...createEmptyCard(start),
    state: STATES.indexOf(state),
    stability,
    difficulty,
    learning_steps: step,
    reps: reviews,
    lapses,
    last_review: lastReview === null ? null : start,
  };
}

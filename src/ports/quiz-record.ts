// What the store keeps of quizzes: rounds as they go on, what was asked, every answer that counts, reviews and appeals.
import type { Citation } from '../message/citation.ts';
import type { Question, QuestionKind } from '../quiz/question.ts';
import type { GivenAnswer, RoundState } from '../quiz/round/round.ts';
import type { Conversation } from './incoming.ts';

/** A question with what proves it, as it was when it was drawn. */
export interface KeptQuestion {
  readonly question: Question;
  /** The entry that it is from. */
  readonly entry: { readonly id: string; readonly title: string };
  /** At least one. */
  readonly citations: readonly Citation[];
}

/** What questions are asked for: a round in a channel, the daily question there, somebody's own reviews. */
export type Purpose = 'round' | 'daily' | 'review';

/** A round as it is kept. Of one purpose a channel has one open round at most, and so has a person alone. */
export interface KeptRound {
  readonly workspace: string;
  readonly id: string;
  readonly purpose: Purpose;
  /** Where it is played; the thread is the one that its questions are posted in. */
  readonly conversation: Conversation;
  readonly open: boolean;
  /** Counts from 1 and rises by one with each change. */
  readonly version: number;
  readonly questions: readonly KeptQuestion[];
  /** Its questions are those of `questions`, so they are not kept twice; its log is in the store's answers. */
  readonly state: Omit<RoundState, 'questions' | 'log'>;
  readonly begunAt: Date;
}

/** A practice interview of one person, in a thread. `state` is plain data of `src/quiz/interview`. */
export interface KeptInterview {
  readonly workspace: string;
  readonly id: string;
  readonly person: string;
  readonly conversation: Conversation;
  readonly open: boolean;
  readonly version: number;
  readonly questions: readonly KeptQuestion[];
  readonly state: unknown;
  readonly begunAt: Date;
}

/** That a question was put to somebody. `id` is the round's with the number of the question. */
export interface Asking {
  readonly workspace: string;
  readonly id: string;
  readonly purpose: Purpose;
  readonly channel: string;
  /** Who was asked alone; null for everybody in the channel. */
  readonly person: string | null;
  readonly question: string;
  readonly kind: QuestionKind;
  readonly entry: string;
  readonly askedAt: Date;
  /** When its answer was shown; null while it is open. */
  readonly closedAt: Date | null;
  /** Whether its answers count; false for one that was skipped. */
  readonly counts: boolean;
}

/** The latest answer of a person to what was asked. */
export interface CountedAnswer {
  readonly workspace: string;
  /** The `id` of the asking. */
  readonly asking: string;
  readonly person: string;
  /** What the person answered: their picks or their words. */
  readonly given: GivenAnswer;
  /** From 0 to 1. */
  readonly share: number;
  readonly passed: boolean;
  readonly points: number;
  /** Time taken, in milliseconds. */
  readonly milliseconds: number;
  readonly answeredAt: Date;
}

/** An answer with what it answers. */
export type AnswerInRecord = CountedAnswer & Omit<Asking, 'workspace' | 'id' | 'person'>;

/** How an answer did, as far as it tells of the question. */
export interface Outcome {
  readonly question: string;
  readonly person: string;
  readonly passed: boolean;
}

/** What a person earned by answers that count. */
export interface Earned {
  readonly person: string;
  readonly points: number;
  readonly right: number;
  readonly answered: number;
}

/** Which answers are added up; null takes all. */
export interface EarnedBy {
  readonly since: Date | null;
  readonly entries: readonly string[] | null;
  readonly channel: string | null;
}

/** A question that a person reviews, with what their memory of it is taken to be. */
export interface ReviewCard {
  readonly workspace: string;
  readonly person: string;
  readonly question: string;
  readonly entry: string;
  /** State of the scheduler, plain data that goes through JSON. */
  readonly memory: unknown;
  readonly due: Date;
}

/** The daily question of a channel: when it is asked, and what was asked last. */
export interface KeptDaily {
  readonly workspace: string;
  readonly conversation: Conversation;
  /** Who set it up. */
  readonly person: string;
  /** The plan as data of `src/quiz/daily`. */
  readonly plan: unknown;
  readonly version: number;
}

/** Somebody thinks that a question, or the grade of an answer to it, is wrong. */
export interface Appeal {
  readonly workspace: string;
  readonly id: string;
  readonly person: string;
  readonly asking: string;
  /** In the person's words. */
  readonly reason: string;
  readonly appealedAt: Date;
  readonly settled: Settlement | null;
}

export interface Settlement {
  readonly by: string;
  /** Whether the person was right: the answer is then counted as passed, with the points of a right one. */
  readonly upheld: boolean;
  readonly note: string;
  readonly at: Date;
}

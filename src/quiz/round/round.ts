// A quiz round as plain data: its state, what happens to it, and what is to be done about that.
import type { Difficulty, Question } from '../question.ts';
import type { Saying } from './sentences.ts';

/** What a person answers: indexes of the options that they picked, or words. */
export type GivenAnswer = { readonly picks: readonly number[] } | { readonly text: string };

/** How right an answer is: by a share from 0 to 1, and whether that passes, which for an open question is less than all. */
export interface Verdict {
  readonly share: number;
  readonly passed: boolean;
}

/**
 * Grades an answer; null when it is none to that question at all, such as words where an amount is asked for.
 * It is pure: a round that is played again from its events ends the same.
 */
export type Grade = (question: Question, answer: GivenAnswer) => Verdict | null;

/** How a round goes along, in seconds. */
export interface Pace {
  readonly questionSeconds: number;
  /** How long answers that were given in time may be on their way after the close. */
  readonly graceSeconds: number;
  /** From a reveal to the next question; null when the round waits for somebody to go on. */
  readonly breakSeconds: number | null;
  /** Whether the fast earn more; where people answer when they have time, they do not. */
  readonly rewardsSpeed: boolean;
}

/** A clock that can stand still, in milliseconds: `ran` before it was last set going, at `since`; null while it stands. */
export interface RoundClock {
  readonly ran: number;
  readonly since: number | null;
}

/** A person's answer with what it earns. */
export interface GradedAnswer extends Verdict {
  readonly person: string;
  readonly answer: GivenAnswer;
  /** When the person acted. */
  readonly at: number;
  /** How long the question had been open by then, pauses left out. */
  readonly milliseconds: number;
  readonly points: number;
}

/** What standings are recomputed from: every answer that was accepted, and which questions came to count. */
export type LogEntry =
  | (GradedAnswer & { readonly kind: 'answered'; readonly question: number; readonly event: string })
  | { readonly kind: 'closed'; readonly question: number; readonly counts: boolean };

/** What a person has earned. */
export interface Tally {
  readonly person: string;
  readonly points: number;
  /** How many of their answers passed. */
  readonly right: number;
  /** Time taken for the answers that earned something: a wrong answer, fast or slow, decides no tie. */
  readonly milliseconds: number;
}

/** Equal people share a place, and the places after it are left out: 1, 2, 2, 4. */
export interface Standing extends Tally {
  readonly place: number;
}

/** A round as it is saved. Moments are milliseconds since 1970, questions are told by their index. */
export interface RoundState {
  readonly id: string;
  readonly startedBy: string;
  readonly questions: readonly Question[];
  readonly pace: Pace;
  readonly phase: 'asking' | 'revealed' | 'ended';
  readonly paused: boolean;
  readonly current: number;
  readonly askedAt: number;
  /** When the current question was there to be read; null until that is known. */
  readonly deliveredAt: number | null;
  /** Of the current phase: how long the question, or the break after it, has run. */
  readonly clock: RoundClock;
  /** To the current question: the latest of each person. */
  readonly answers: readonly GradedAnswer[];
  readonly log: readonly LogEntry[];
  /** What each person has earned by the questions that were revealed. */
  readonly tallies: readonly Tally[];
  /** Ids of what people did, so that nothing is done twice. */
  readonly seen: readonly string[];
}

/** Somebody does something. `id` is the same when the same thing is told again. */
interface Done {
  readonly id: string;
  readonly person: string;
}

export interface AnswerEvent extends Done {
  readonly kind: 'answer';
  readonly question: number;
  readonly answer: GivenAnswer;
  /** When the person acted, by the platform's clock where it tells. */
  readonly at: number;
}

/** `close` reveals at once what `skip` reveals without points; `next` cuts the break after a reveal short. */
export interface ControlEvent extends Done {
  readonly kind: 'pause' | 'resume' | 'close' | 'skip' | 'next' | 'stop';
  readonly byAdmin: boolean;
}

export interface DeliveredEvent {
  readonly kind: 'delivered';
  readonly question: number;
  readonly at: number;
}

/** What a wake effect ordered has come due. */
export interface DueEvent {
  readonly kind: 'due';
  readonly for: WakeEffect['for'];
  readonly question: number;
}

export type RoundEvent = AnswerEvent | ControlEvent | DeliveredEvent | DueEvent;

/** A question as it is shown while it can be answered: only what gives nothing away. */
export type ShownQuestion = { readonly prompt: string; readonly difficulty: Difficulty } & (
  | {
      readonly kind: 'choice';
      readonly options: readonly string[];
      /** Whether several options are right. */
      readonly several: boolean;
    }
  | { readonly kind: 'number'; readonly unit: string; readonly tolerance: number }
  | { readonly kind: 'open' }
);

/** Ordered by `for` and `question`: a later order for the same takes the place of the earlier one. */
export interface WakeEffect {
  readonly kind: 'wake';
  readonly at: number;
  readonly for: 'reveal' | 'next';
  readonly question: number;
}

/** What is to be done. Until a question's reveal no effect holds what is right, what was answered, or who answered it. */
export type RoundEffect =
  | {
      readonly kind: 'ask';
      readonly question: number;
      readonly of: number;
      readonly seconds: number;
      readonly shown: ShownQuestion;
    }
  /** How many people have answered by now. */
  | { readonly kind: 'count'; readonly question: number; readonly answered: number }
  | WakeEffect
  | { readonly kind: 'paused'; readonly question: number }
  /** `milliseconds` are left of the question, or of the break; null when nothing runs out. */
  | { readonly kind: 'resumed'; readonly question: number; readonly milliseconds: number | null }
  | {
      readonly kind: 'reveal';
      readonly question: number;
      readonly of: number;
      readonly revealed: Question;
      /** Whether the answers earn points. */
      readonly counts: boolean;
      /** In the order in which they were given. */
      readonly answers: readonly GradedAnswer[];
    }
  /** After a reveal, but for the last one, whose standings come with the end. */
  | { readonly kind: 'standings'; readonly standings: readonly Standing[] }
  /** For the eyes of `person` alone; `event` is the id of what they did. */
  | { readonly kind: 'tell'; readonly person: string; readonly event: string; readonly says: Saying }
  | { readonly kind: 'ended'; readonly stopped: boolean; readonly standings: readonly Standing[] };

/** A round after something happened, and what is to be done about it, in this order. */
export interface Stepped {
  readonly state: RoundState;
  readonly effects: readonly RoundEffect[];
}

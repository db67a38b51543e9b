// A practice interview as plain data: its state, what happens to it, and what is to be done about that.
import type { OpenGrade } from '../grade/open.ts';
import type { OpenQuestion } from '../question.ts';
import type { Saying } from './sentences.ts';

/**
 * Grades what a person said to a question. It is pure: an interview that is held again from its events ends the same.
 */
export type GradeOpen = (question: OpenQuestion, text: string) => OpenGrade;

/** What the interviewer asked further. */
export interface FollowUp {
  /** The key point that it is after, by its index; null where it asks for whatever is left. */
  readonly point: number | null;
  /** What it named of that point; null where it named nothing. */
  readonly subject: string | null;
}

/** What a person said to one question. */
export interface SaidToQuestion {
  /** By its index. */
  readonly question: number;
  /** All that counts, in the person's words, a line for each message. */
  readonly said: string;
  /** What they said the contrary of later: it counts no more. */
  readonly takenBack: readonly string[];
  readonly followUps: readonly FollowUp[];
}

/** How an answer to one question did, with the person's own words for each point and where the bank says it. */
export interface AssessedQuestion extends SaidToQuestion, OpenGrade {}

/** A key point of a question, both by index. */
export interface PointOf {
  readonly question: number;
  readonly point: number;
}

export type InterviewVerdict = 'strong' | 'sound' | 'patchy' | 'weak';

export interface Assessment {
  /** Those that were answered or skipped, in their order. */
  readonly questions: readonly AssessedQuestion[];
  /** Key points that were made in full. */
  readonly strengths: readonly PointOf[];
  /** Key points said the contrary of, then those that were missed. */
  readonly gaps: readonly PointOf[];
  /**
   * Of all key points of a question how much was said, the mean over the questions, from 0 to 1; null when none was
   * reached.
   */
  readonly share: number | null;
  readonly verdict: InterviewVerdict | null;
  /** How many questions were not reached. */
  readonly left: number;
  /** How long the interview took. */
  readonly milliseconds: number;
}

/** An interview as it is saved. Moments are milliseconds since 1970. */
export interface InterviewState {
  readonly id: string;
  readonly person: string;
  readonly questions: readonly OpenQuestion[];
  /** Chooses among the interviewer's ways to say a thing. */
  readonly seed: number;
  readonly phase: 'asking' | 'ended';
  /** To the question that is open, or was at the end. */
  readonly current: SaidToQuestion;
  /** The interviewer's last question, to be asked again when it was not understood. */
  readonly lastAsked: string;
  /** The questions before. */
  readonly done: readonly SaidToQuestion[];
  readonly begunAt: number;
  readonly endedAt: number | null;
  /** Ids of what the person did, so that nothing is done twice. */
  readonly seen: readonly string[];
}

interface Done {
  /** The same when the same thing is told again. */
  readonly id: string;
  readonly person: string;
}

/** What somebody says or wants. Words that mean `hint`, `skip` or `stop` do the same as these. */
export type InterviewEvent =
  | (Done & { readonly kind: 'said'; readonly text: string })
  | (Done & { readonly kind: 'hint' | 'skip' | 'stop' });

/** What is to be said. Until the end no effect holds a key point, nor tells how the answer did. */
export type InterviewEffect =
  /** A question, by its index, with what the interviewer says before it. */
  | {
      readonly kind: 'ask';
      readonly question: number;
      readonly of: number;
      readonly lead: string;
      readonly prompt: string;
    }
  /** The interviewer asks further; `number` counts from 1 to 2. */
  | { readonly kind: 'follow-up'; readonly question: number; readonly number: number; readonly text: string }
  /** A sentence beside the matter; `repeats` is the last question once more, null where it need not be. */
  | { readonly kind: 'say'; readonly says: Saying; readonly repeats: string | null }
  | { readonly kind: 'ended'; readonly stopped: boolean; readonly assessment: Assessment };

/** An interview after something happened, and what is to be said about it, in this order. */
export interface Stepped {
  readonly state: InterviewState;
  readonly effects: readonly InterviewEffect[];
}

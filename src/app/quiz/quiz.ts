// A quiz as surfaces see it: what may be wished, the questions with their proofs, and playing them alone.
import type { Citation } from '../../message/citation.ts';
import type { KeptQuestion } from '../../ports/quiz-record.ts';
import type { QuizRecord } from '../../ports/store.ts';
import type { GradedPoint } from '../../quiz/grade/open.ts';
import type { Question, QuestionKind } from '../../quiz/question.ts';
import type { GivenAnswer, ShownQuestion } from '../../quiz/round/round.ts';

export interface QuizWish {
  /** Words of a topic of the bank; all topics unless said. */
  readonly topic?: string | undefined;
  /** How many questions at most. */
  readonly count: number;
  /** All kinds unless said. */
  readonly kinds?: readonly QuestionKind[] | undefined;
  /** What chance begins at: the same seed draws the same questions. The day unless said. */
  readonly seed?: number | undefined;
  /** Asks what is due for review; where nothing is, what the person does not review yet. */
  readonly review?: boolean | undefined;
}

/** Whose answers are remembered, and where. */
export interface Learner {
  readonly workspace: string;
  readonly person: string;
  readonly record: Pick<QuizRecord, 'cards' | 'keepCards'>;
}

/** A question with what proves it, byte by byte as the bank's files are now. */
export type ProvenQuestion = KeptQuestion;

/** The questions that a bank gives on a day. */
export interface QuestionBook {
  /** What fits a wish, in the order drawn by `seed`. */
  matching(wish: Pick<QuizWish, 'topic' | 'kinds'>, seed: number): readonly Question[];
  /** By what is known of them, see `knownBy`; of one that is gone there is nothing. */
  readonly byKnown: ReadonlyMap<string, Question>;
  /** Those from an entry, by its id. */
  about(entry: string): readonly Question[];
  /** At most `count` of `questions` whose proofs are in the files now; one without proof is not asked. */
  prove(questions: readonly Question[], count: number): Promise<readonly KeptQuestion[]>;
  readonly topics: readonly string[];
  /** Those of which a topic that the bank does not have may be a slip. */
  topicsNear(topic: string): readonly string[];
  /** Ids of the entries of a topic; null where the bank has no such topic. */
  entriesOf(topic: string): readonly string[] | null;
  /** The id of the entry that a question is from. */
  entryOf(question: Question): string;
  /** Why authored items cannot be asked, a sentence each. */
  readonly faults: readonly string[];
}

export interface Quiz {
  readonly questions: readonly ProvenQuestion[];
  /** Why there are fewer than were wished for, what is due, and authored questions that cannot be asked, a sentence each. */
  readonly notices: readonly string[];
  /** Begins to play, by the rules of a round. */
  play(): Play;
}

/** A question that waits for an answer. */
export interface OpenQuestion {
  /** From 1. */
  readonly number: number;
  readonly of: number;
  readonly shown: ShownQuestion;
  readonly entry: ProvenQuestion['entry'];
}

/** What became of an answer. */
export interface Revealed {
  readonly question: Question;
  /** What proves it; none where the bank's file has changed meanwhile, which `remarks` say. */
  readonly citations: readonly Citation[];
  /** Why it is right; null where nothing proves that any more. */
  readonly explanation: string | null;
  /** How right it was, from 0 to 1; null where the question was skipped. */
  readonly share: number | null;
  /** Whether that passes: an open question may leave some of its key points unsaid. */
  readonly passed: boolean;
  /** What was picked of the options. */
  readonly picks: readonly number[];
  /** Of an open question: what became of each key point, with the numbers of the citations that say it. */
  readonly points: readonly (GradedPoint & { readonly citations: readonly number[] })[];
  /** Of an open question: the share of its key points that was said. */
  readonly said: number | null;
  /** What is right, where that is an amount, as people write it: "2,160 USD a month"; else null. */
  readonly amount: string | null;
  /** How it was graded, where there is more to say than whether it is right. */
  readonly reason: string | null;
  /** What else is to be said, a sentence each. */
  readonly remarks: readonly string[];
}

/** Why an answer was not taken, in a sentence; or what it led to. */
export type Taken = { readonly refused: string } | { readonly revealed: Revealed };

export interface Score {
  readonly questions: number;
  readonly answered: number;
  readonly right: number;
  readonly partly: number;
}

/** One person's round. */
export interface Play {
  /** Null once all are answered. */
  readonly open: OpenQuestion | null;
  /** `given` may be words for a choice as well: letters, numbers or the option itself. */
  answer(given: GivenAnswer): Promise<Taken>;
  /** Shows the answer without counting it; who had to see it is taken not to have known. */
  skip(): Promise<Taken>;
  /** What is due for review or when something will be, as a sentence; null where nothing is, or nothing is remembered. */
  outlook(): Promise<string | null>;
  readonly score: Score;
}

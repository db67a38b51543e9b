// What the application can do, as every surface sees it.
import type { Answer, WholeEntry } from '../answer/answer.ts';
import type { Format, Skipped } from '../bank/entry.ts';
import type { AdjustChoices } from '../cost/adjust-choices.ts';
import type { Estimate, Refusal, Rules } from '../cost/estimation.ts';
import type { Citation } from '../message/citation.ts';
import type { PricesInUse, RefreshReport } from './prices/refresh-report.ts';
import type { Grading } from './quiz/grading.ts';
import type { Learner, QuestionBook, Quiz, QuizWish } from './quiz/quiz.ts';

/** A question as a surface hands it over. `context` is the earlier turns, oldest first. */
export interface Question {
  readonly text: string;
  readonly context: readonly string[];
}

/** How long the steps of an answer took, in milliseconds. */
export interface Timings {
  readonly retrieveMs: number;
  readonly totalMs: number;
}

/** An answer as a surface gets it: with the figures beside it where they were asked for, and how long it took. */
export type Reply = Answer & { readonly estimate: Estimate | null; readonly timings: Timings };

/** A ranked entry with where its score comes from. */
export interface Hit {
  readonly entry: string;
  readonly title: string;
  readonly score: number;
  readonly parts: Readonly<Record<string, number>>;
}

/** What indexing did. */
export interface IndexReport {
  readonly path: string;
  readonly entries: number;
  readonly passages: number;
  /** Passages whose analysis and vector were taken over from the index before. */
  readonly reused: number;
  /** False when the index was already up to date. */
  readonly rebuilt: boolean;
  readonly skipped: readonly Skipped[];
  readonly vectorSearch: 'exact' | 'coarse' | 'hnsw';
  readonly ms: number;
}

/** What `bank lint` and `bank stats` count: see INTERFACE. */
export interface BankReport {
  readonly entries: number;
  readonly choices: number;
  readonly formats: Readonly<Partial<Record<Format, number>>>;
  readonly skipped: readonly Skipped[];
}

/** How far work is that may take long: `done` of `total` steps of the stage. `notice` is a sentence to tell at once. */
export interface Progress {
  readonly stage: string;
  readonly done: number;
  readonly total: number;
  readonly notice?: string;
}

export type OnProgress = (progress: Progress) => void;

/** An open bank: answers from its index, and follows edits of its files until closed. */
export interface OpenBank {
  ask(question: Question): Promise<Reply>;
  search(question: Question, k: number): Promise<{ readonly hits: readonly Hit[]; readonly confidence: number }>;
  /** All that an entry says; null when the bank has none of that id. */
  entry(id: string): Promise<WholeEntry | null>;
  /** Questions about what the bank says, drawn and proved, for one person to play; with a learner, who is to remember. */
  quiz(wish: QuizWish, learner?: Learner | null): Promise<Quiz>;
  /** The questions that the bank gives today. */
  questions(): Promise<QuestionBook>;
  /** Grades answers by what the bank's field and language know of words. */
  grading(): Promise<Grading>;
  /** The path of a cited file within the bank, which is what it is known by elsewhere than on this machine. */
  pathInBank(path: string): string;
  /** Whether the files still hold, byte by byte, what was cited: to be asked when time went by since the answer. */
  stillHolds(citations: readonly Citation[]): Promise<boolean>;
  readonly entries: readonly { readonly id: string; readonly title: string }[];
  /** The confidence, from 0 to 1, from which answers are given. */
  readonly threshold: number;
  /** Why the index in use could not be stored, in a sentence; null when it is stored. */
  readonly unsaved: string | null;
  /** Starts to follow edits; `onRefresh` hears of each new index or of why there is none. */
  follow(onRefresh: (event: IndexReport | { readonly failed: string }) => void): void;
  close(): Promise<void>;
}

/** Estimates what requests cost, by one price book. */
export interface Estimator {
  /** `rules` hold where the text names none; the market's unless said. Never throws. */
  estimate(text: string, manner?: { readonly rules?: Rules }): Estimate | Refusal;
  /** Why another price book than the one that was to be used serves, in a sentence; null when all is well. */
  readonly notice: string | null;
}

/** Works out what things cost. A request is text, as a person types it or as an estimate reads it back. */
export interface Estimates {
  estimate(request: string): Promise<Estimate | Refusal>;
  /** The request with these changes, by the names of the choices. */
  adjust(request: string, changes: Readonly<Record<string, string>>): Promise<Estimate | Refusal>;
  /** What can be changed about a request. */
  choices(request: string): Promise<AdjustChoices>;
}

/** The application over banks on disk. Every failure that a person can cause or mend is a `PersonError`. */
export interface App {
  openBank(path: string, onProgress?: OnProgress): Promise<OpenBank>;
  index(path: string, onProgress?: OnProgress): Promise<IndexReport>;
  lint(path: string): Promise<BankReport>;
  importBank(path: string, to: string): Promise<{ readonly files: readonly string[]; readonly report: BankReport }>;
  evaluate(path: string, queriesFile: string | null, onProgress?: OnProgress): Promise<Evaluation>;
  doctor(): Promise<readonly Finding[]>;
  /** The price book of `file`, or else the usual one, with how old its prices are. */
  prices(file?: string): Promise<PricesInUse>;
  /** Estimates by the price book of `file`, or else the usual one. */
  /** Estimates by the book that is in use at the time of each. */
  estimates(): Estimates;
  estimator(pricesFile?: string): Promise<Estimator>;
  /** Fetches newer prices and keeps them. */
  refreshPrices(onProgress?: OnProgress): Promise<RefreshReport>;
}

/** Shares from 0 to 1; counts where the name says so. Null where no question of the kind was asked. */
export interface Evaluation {
  readonly questions: number;
  readonly answerable: number;
  readonly firstRight: number | null;
  readonly reciprocalRank: number | null;
  readonly ndcg: number | null;
  readonly factsPresent: number | null;
  readonly coveredRefused: number | null;
  readonly outsideAnswered: number | null;
  /** The same for each kind of outside question that the questions tell (`"kind"`), with how many there are. */
  readonly outsideByKind: readonly { readonly kind: string; readonly answered: number; readonly questions: number }[];
  readonly citationFaults: number;
  readonly threshold: number;
  readonly medianMs: number;
}

/** One thing that `doctor` looked at, and how to mend it when it is not well. */
export interface Finding {
  readonly name: string;
  readonly state: 'ok' | 'warning' | 'fault';
  readonly detail: string;
  readonly mend: string | null;
}

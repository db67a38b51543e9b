// The port for what must outlive the process: what came in, what has to go out, and what was said before.
import type { Estimate } from '../cost/estimation.ts';
import type { SettingName, Vote } from '../message/action.ts';
import type { Order } from './delivery.ts';
import type { Conversation, Incoming, PostRef } from './incoming.ts';
import type {
  AnswerInRecord,
  Appeal,
  Asking,
  CountedAnswer,
  Earned,
  EarnedBy,
  KeptDaily,
  KeptInterview,
  KeptRound,
  Outcome,
  Purpose,
  ReviewCard,
} from './quiz-record.ts';

/** Somebody's hold on work in hand: until it ends nobody else takes the work. */
export interface Lease {
  readonly owner: string;
  readonly until: Date;
}

/** An event that was claimed. `attempt` counts from 1. */
export interface ClaimedEvent {
  readonly id: number;
  readonly incoming: Incoming;
  readonly attempt: number;
  readonly receivedAt: Date;
}

/**
 * How an attempt ended that did not finish its order: `clear` when nothing of it or of those before may have arrived, `unclear`
 * when this one may have, `untried` when this one sent nothing and those before are what they were.
 */
export type AttemptEnd = 'clear' | 'unclear' | 'untried';

/** An order that was claimed. */
export interface ClaimedOrder extends Order {
  readonly id: number;
  readonly attempt: number;
  readonly orderedAt: Date;
  /** The posts of the pages that are out, in order. */
  readonly posts: readonly PostRef[];
  /** When the last attempt began whose end nobody knows: what it or one before it sent may have arrived. Null when none did. */
  readonly unclearSince: Date | null;
}

/** A question that was answered (or refused), as the conversation remembers it. */
export interface Exchange {
  /** What was asked for: an answer of the bank, or a cost estimate alone. */
  readonly kind: 'question' | 'cost';
  /** The answer's id, which actions name. */
  readonly id: string;
  readonly workspace: string;
  readonly person: string;
  /** Where it was asked: the thread is the one that the answer is in. */
  readonly conversation: Conversation;
  /** The post that asked; null for a command. */
  readonly post: PostRef | null;
  readonly question: string;
  readonly context: readonly string[];
  /** The answer as plain text. */
  readonly text: string;
  readonly answered: boolean;
  /** Ids of the entries that it cites. */
  readonly entries: readonly string[];
  /** The key of the order that carries the answer. */
  readonly order: string;
  readonly askedAt: Date;
  /** The figures as they were shown: another day's prices would tell another story. Null where none were shown. */
  readonly estimate: Estimate | null;
}

/** What handling an event leads to. All changes of an event are made together with its end, or none. */
export type Change =
  | { readonly kind: 'order'; readonly order: Order }
  | { readonly kind: 'exchange'; readonly exchange: Exchange }
  | { readonly kind: 'follow'; readonly conversation: Conversation; readonly person: string; readonly on: boolean }
  | {
      readonly kind: 'vote';
      readonly workspace: string;
      readonly answer: string;
      readonly person: string;
      readonly vote: Vote;
      /** Why, in the person's words and choices; null when they did not say. */
      readonly reason: string | null;
    }
  | {
      readonly kind: 'set';
      readonly workspace: string;
      readonly person: string;
      readonly setting: SettingName;
      readonly value: string;
    }
  | QuizChange
  /** Something is to come in at `at`; the same key ordered again takes the place of what waits, and can be taken back. */
  | { readonly kind: 'due'; readonly key: string; readonly at: Date; readonly incoming: Incoming }
  | { readonly kind: 'not-due'; readonly workspace: string; readonly key: string }
  /** Takes what was asked and answered out of the record. */
  | { readonly kind: 'erase'; readonly workspace: string; readonly answer: string }
  | { readonly kind: 'forget'; readonly workspace: string; readonly person: string };

/**
 * What changes in quizzes. `expected` is the version that the change was made from, null for something new: when it is another
 * by now, or a channel has an open one already, nothing of the event is changed, and finishing it throws `StaleError`.
 */
export type QuizChange =
  | { readonly kind: 'round'; readonly round: KeptRound; readonly expected: number | null }
  | { readonly kind: 'interview'; readonly interview: KeptInterview; readonly expected: number | null }
  | { readonly kind: 'daily'; readonly daily: KeptDaily; readonly expected: number | null }
  | { readonly kind: 'no-daily'; readonly workspace: string; readonly channel: string }
  /** New, or closed. */
  | { readonly kind: 'asking'; readonly asking: Asking }
  /** Takes the place of what the person answered to the same before. */
  | { readonly kind: 'answer'; readonly answer: CountedAnswer }
  | { readonly kind: 'card'; readonly card: ReviewCard }
  /** New, or settled. */
  | { readonly kind: 'appeal'; readonly appeal: Appeal }
  /** Removes all that is kept of a person's quizzes, from rounds that go on as well. */
  | { readonly kind: 'forget-quiz'; readonly workspace: string; readonly person: string };

/** What somebody thinks of an answer, and why if they said so. */
export interface StoredVote {
  readonly person: string;
  readonly vote: Vote;
  readonly reason: string | null;
}

/** What follows from the end of an order. */
export interface AfterOrder {
  readonly instead?: Order | undefined;
  readonly news?: Incoming | undefined;
}

/** How much work waits: not yet done, whoever has it in hand. */
export interface Depth {
  readonly events: number;
  readonly orders: number;
}

/** What is kept of quizzes. */
export interface QuizRecord {
  round(workspace: string, id: string): Promise<KeptRound | null>;
  /** The open round of a purpose in a channel; for reviews the channel is the one where a person is talked to alone. */
  openRound(workspace: string, channel: string, purpose: Purpose): Promise<KeptRound | null>;
  /** Those of a workspace that go on, of every purpose. */
  openRounds(workspace: string): Promise<readonly KeptRound[]>;
  interview(workspace: string, id: string): Promise<KeptInterview | null>;
  /** The open interview whose thread that is. */
  openInterview(conversation: Conversation): Promise<KeptInterview | null>;
  daily(workspace: string, channel: string): Promise<KeptDaily | null>;
  asking(workspace: string, id: string): Promise<Asking | null>;
  /** What was asked in a channel since a time, oldest first. */
  askingsIn(workspace: string, channel: string, since: Date): Promise<readonly Asking[]>;
  /** The last answers of a person, newest first. */
  answersBy(workspace: string, person: string, limit: number): Promise<readonly AnswerInRecord[]>;
  /** Answers of everybody to what was asked in a workspace since a time (of one channel unless null), oldest first. */
  answersSince(workspace: string, channel: string | null, since: Date): Promise<readonly AnswerInRecord[]>;
  /**
   * How people answered what was asked in a workspace since a time and is closed, the latest `most` of them, oldest first: a year of
   * a large workspace is more than anybody wants to wait for.
   */
  outcomes(workspace: string, since: Date, most: number): Promise<readonly Outcome[]>;
  /** What people earned by answers to closed askings that count, of rounds and daily questions; most points first. */
  earned(workspace: string, by: EarnedBy): Promise<readonly Earned[]>;
  /** The answer of a person to what was asked. */
  answer(workspace: string, asking: string, person: string): Promise<CountedAnswer | null>;
  /** Who set the setting `board` to `hidden`. */
  hiddenPeople(workspace: string): Promise<ReadonlySet<string>>;
  cards(workspace: string, person: string): Promise<readonly ReviewCard[]>;
  /** The cards that some people have of one question, in no order. */
  cardsOf(workspace: string, question: string, people: readonly string[]): Promise<readonly ReviewCard[]>;
  /** Keeps cards outside of any event, all or none; each takes the place of what was kept of the same question. */
  keepCards(cards: readonly ReviewCard[]): Promise<void>;
  appeal(workspace: string, id: string): Promise<Appeal | null>;
  /** Those that nobody has settled, oldest first. */
  openAppeals(workspace: string): Promise<readonly Appeal[]>;
}

/**
 * The store. A change that a method makes is on the disk when its promise fulfils. `PersonError` says in a sentence what is
 * wrong with the disk or the file.
 */
export interface Store extends QuizRecord {
  /** Keeps events, all or none; for each whether it is new. One is known by its id, and by its content, within a workspace. */
  receive(events: readonly Incoming[], now: Date): Promise<readonly boolean[]>;
  /**
   * Takes up to `limit` events that are due and that nobody has in hand, oldest first. Those of one channel are taken in
   * their order, several at once or one after the other: none while an earlier one is in hand or waits to be taken up again.
   * Where there is no channel this holds for each person.
   */
  claimEvents(now: Date, lease: Lease, limit: number): Promise<readonly ClaimedEvent[]>;
  /**
   * Ends an event that `owner` has in hand and makes its changes; false, and nothing done, when another took it meanwhile. Throws
   * `StaleError` where a change is to something that is another by now.
   */
  finishEvent(id: number, owner: string, changes: readonly Change[], now: Date): Promise<boolean>;
  /** Lets come in what was ordered for a time that has come, each once whoever calls, and gives how many those were. */
  ringDue(now: Date): Promise<number>;
  /** Gives an event back that was not worked on, to be taken up again from `due` on. The claim does not count as an attempt. */
  postponeEvent(id: number, owner: string, due: Date): Promise<void>;

  /**
   * Takes up to `limit` orders that are due. Orders of one thread go one after the other, and so does what one person alone
   * is told; what only adorns, and windows, go beside them. Two posts for one channel keep `paceMs` apart, and what changes a
   * post counts as one. The claim itself is kept as the beginning of an attempt.
   */
  claimOrders(now: Date, lease: Lease, limit: number, paceMs: number): Promise<readonly ClaimedOrder[]>;
  /**
   * Notes that a page is out, which clears up what attempts before this one left unclear. This attempt goes on: should it end
   * without a word, the next page may be out.
   */
  notePost(id: number, owner: string, post: PostRef): Promise<void>;
  /**
   * Ends an order. What it said is not kept. `instead` has its turn in the conversation, at once; `news` comes in as an event in
   * the same moment.
   */
  finishOrder(id: number, owner: string, now: Date, after?: AfterOrder): Promise<void>;
  /** Gives an order back to be taken up from `due` on; `pause` holds its whole channel. */
  postponeOrder(id: number, owner: string, due: Date, options: { end: AttemptEnd; pause: boolean }): Promise<void>;
  /** Puts another delivery in an order that was not sent, since what it says no longer stands. Its key stays. */
  redraftOrder(id: number, owner: string, order: Order): Promise<void>;
  /** The posts of an order that was finished, by its key; none while it is not. */
  postsOf(workspace: string, key: string): Promise<readonly PostRef[]>;
  /** Whether an order of that key is known and not finished. */
  waits(workspace: string, key: string): Promise<boolean>;

  /**
   * Gives up what `owner` has in hand, whose events then were not attempted; without an owner what anybody has, for a process
   * that is alone: what died over an event did attempt it.
   */
  release(owner?: string): Promise<void>;
  /** From when on there is something to claim; work in hand counts from the end of its lease. Null when nothing waits. */
  nextDue(): Promise<Date | null>;
  depth(): Promise<Depth>;

  exchange(workspace: string, id: string): Promise<Exchange | null>;
  /** The exchange that a post began. */
  exchangeOf(workspace: string, post: PostRef): Promise<Exchange | null>;
  /** The last exchanges of a thread (or, without one, of a channel) since a time, oldest first. */
  exchangesIn(conversation: Conversation, since: Date, limit: number): Promise<readonly Exchange[]>;
  /** What a person asked last, newest first. */
  exchangesBy(workspace: string, person: string, limit: number): Promise<readonly Exchange[]>;
  isFollowed(conversation: Conversation): Promise<boolean>;
  /** The votes on an answer. */
  votes(workspace: string, answer: string): Promise<readonly StoredVote[]>;
  settings(workspace: string, person: string): Promise<Readonly<Partial<Record<SettingName, string>>>>;

  /** Removes what was kept long enough, as the guides in `docs` tell it. Gives how many rows went. */
  sweep(now: Date): Promise<number>;
  /** Removes all that is kept of a person or of a workspace, and gives how many rows that were. */
  forget(whom: { readonly workspace: string; readonly person?: string }): Promise<number>;
  /** The workspaces that something is kept of. */
  workspaces(): Promise<readonly string[]>;
  /** Throws when it cannot be read and written. */
  check(): Promise<void>;
  close(): Promise<void>;
}

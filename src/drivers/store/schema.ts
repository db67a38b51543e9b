// The tables of the store as types. Times are milliseconds since 1970; lists and nested values are JSON.
import type { Generated } from 'kysely';

/** What came in. A finished event keeps its keys alone, so that it is known when it comes again. */
export interface EventRow {
  readonly id: Generated<number>;
  readonly workspace: string;
  /** Null from the event's end on, like `payload`. */
  readonly person: string | null;
  /** The channel whose events go one after the other; a person whose event is in none counts as one. Null from the end on. */
  readonly channel: string | null;
  /** Hashes of the two things that an event is known by, its workspace in them. */
  readonly event_key: string;
  readonly content_key: string;
  readonly payload: string | null;
  readonly attempts: Generated<number>;
  readonly received_at: number;
  /** From when on it may be taken: for one in hand that is the end of the lease. */
  readonly due: number;
  /** Who has it in hand, or had until `due`. */
  readonly owner: string | null;
  readonly done_at: number | null;
}

/** What goes out. A finished order keeps the hash of its key, its posts and its times. */
export interface OrderRow {
  readonly id: Generated<number>;
  readonly workspace: string;
  readonly person: string | null;
  readonly key: string | null;
  readonly key_hash: string;
  /** The conversation whose orders go one after the other; null for one that waits for none. */
  readonly lane: string | null;
  /** The order's turn, when that is not its id: an order instead of another has the turn of that one. */
  readonly turn: number | null;
  /** Where it is shown; null where that is no channel. */
  readonly channel: string | null;
  /** 1 when it keeps its distance from the others of its channel. */
  readonly paced: number;
  /** The stored answer that it shows. */
  readonly answer: string | null;
  /** `OrderBody`; null when it was erased or is finished. */
  readonly body: string | null;
  readonly attempts: Generated<number>;
  readonly ordered_at: number;
  readonly due: number;
  readonly owner: string | null;
  /** When the attempt in course began, and the first one before it whose end nobody knows. */
  readonly begun_at: number | null;
  readonly unclear_since: number | null;
  readonly posts: Generated<string>;
  readonly done_at: number | null;
}

/** When something may be said in a channel again. */
export interface ChannelRow {
  readonly workspace: string;
  readonly channel: string;
  readonly paced_until: number;
  readonly paused_until: number;
}

export interface ExchangeRow {
  readonly workspace: string;
  readonly id: string;
  readonly person: string;
  readonly channel: string;
  /** Empty at the top level. */
  readonly thread: string;
  readonly direct: number;
  readonly post_channel: string | null;
  readonly post_id: string | null;
  readonly question: string;
  readonly context: string;
  readonly text: string;
  readonly answered: number;
  readonly entries: string;
  readonly order_key: string;
  readonly asked_at: number;
  readonly kind: string;
  /** `Estimate`; null where there is none. */
  readonly estimate: string | null;
}

export interface FollowRow {
  readonly workspace: string;
  readonly channel: string;
  readonly thread: string;
  readonly person: string;
  readonly used_at: number;
}

export interface VoteRow {
  readonly workspace: string;
  readonly answer: string;
  readonly person: string;
  readonly vote: string;
  readonly reason: string | null;
  readonly voted_at: number;
}

export interface SettingRow {
  readonly workspace: string;
  readonly person: string;
  readonly setting: string;
  readonly value: string;
}

/** A round or an interview: `open` is 1 until it ends, and of those that are the place is unique. */
interface GameRow {
  readonly workspace: string;
  readonly id: string;
  readonly channel: string;
  /** Empty at the top level. */
  readonly thread: string;
  readonly direct: number;
  readonly open: number;
  readonly version: number;
  /** `KeptQuestion`s. */
  readonly questions: string;
  readonly state: string;
  readonly begun_at: number;
}

export interface RoundRow extends GameRow {
  readonly purpose: string;
}

export interface InterviewRow extends GameRow {
  readonly person: string;
}

export interface DailyRow {
  readonly workspace: string;
  readonly channel: string;
  readonly thread: string;
  readonly direct: number;
  readonly person: string;
  readonly plan: string;
  readonly version: number;
}

export interface AskingRow {
  readonly workspace: string;
  readonly id: string;
  readonly purpose: string;
  readonly channel: string;
  readonly person: string | null;
  readonly question: string;
  readonly kind: string;
  readonly entry: string;
  readonly asked_at: number;
  readonly closed_at: number | null;
  readonly counts: number;
}

export interface AnswerRow {
  readonly workspace: string;
  readonly asking: string;
  readonly person: string;
  /** `GivenAnswer`. */
  readonly given: string;
  readonly share: number;
  readonly passed: number;
  readonly points: number;
  readonly milliseconds: number;
  readonly answered_at: number;
}

export interface CardRow {
  readonly workspace: string;
  readonly person: string;
  readonly question: string;
  readonly entry: string;
  readonly memory: string;
  readonly due: number;
}

/** The last four are null until it is settled. */
export interface AppealRow {
  readonly workspace: string;
  readonly id: string;
  readonly person: string;
  readonly asking: string;
  readonly reason: string;
  readonly appealed_at: number;
  readonly settled_by: string | null;
  readonly upheld: number | null;
  readonly note: string | null;
  readonly settled_at: number | null;
}

/** What is to come in at `due`. */
export interface DueRow {
  readonly workspace: string;
  readonly key: string;
  readonly person: string;
  readonly due: number;
  /** `Incoming`. */
  readonly incoming: string;
}

export interface Tables {
  readonly events: EventRow;
  readonly orders: OrderRow;
  readonly channels: ChannelRow;
  readonly exchanges: ExchangeRow;
  readonly follows: FollowRow;
  readonly votes: VoteRow;
  readonly settings: SettingRow;
  readonly rounds: RoundRow;
  readonly interviews: InterviewRow;
  readonly dailies: DailyRow;
  readonly askings: AskingRow;
  readonly answers: AnswerRow;
  readonly cards: CardRow;
  readonly appeals: AppealRow;
  readonly dues: DueRow;
  /** One row, written to find out whether the store can be written. */
  readonly checks: { readonly id: number; readonly times: number };
  readonly migrations: { readonly number: number };
}

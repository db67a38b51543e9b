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

export interface Tables {
  readonly events: EventRow;
  readonly orders: OrderRow;
  readonly channels: ChannelRow;
  readonly exchanges: ExchangeRow;
  readonly follows: FollowRow;
  readonly votes: VoteRow;
  readonly settings: SettingRow;
  /** One row, written to find out whether the store can be written. */
  readonly checks: { readonly id: number; readonly times: number };
  readonly migrations: { readonly number: number };
}

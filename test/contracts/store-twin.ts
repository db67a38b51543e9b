// The twin of a store's inbox and outbox: lists that are searched from the beginning each time. Times are seconds.
import type { AttemptEnd } from '../../src/ports/store.ts';

interface Held {
  /** The store's id of the row, once it was claimed. */
  number?: number;
  attempt: number;
  readonly since: number;
  due: number;
  owner: string | null;
  done: boolean;
}

/** Rows that are taken, given back and ended. */
class Rows<Row extends Held> {
  readonly rows: Row[] = [];

  depth(): number {
    return this.rows.filter(row => !row.done).length;
  }

  /** One of those that were ever claimed. */
  nth(n: number): Row | undefined {
    const claimed = this.rows.filter(row => row.number !== undefined);
    return claimed.length === 0 ? undefined : claimed[n % claimed.length];
  }

  release(owner: string): void {
    for (const row of this.rows.filter(row => !row.done && row.owner === owner)) {
      row.owner = null;
      row.due = row.since;
    }
  }

  protected isHeld(row: Row | undefined, owner: string): row is Row {
    return row !== undefined && !row.done && row.owner === owner;
  }
}

interface TwinEvent extends Held {
  readonly channel: string;
  readonly id: string;
  readonly content: string;
}

export class EventTwin extends Rows<TwinEvent> {
  receive(channel: string, id: string, content: string, now: number): boolean {
    if (this.rows.some(row => row.id === id || row.content === content)) return false;
    this.rows.push({ channel, id, content, attempt: 0, since: now, due: now, owner: null, done: false });
    return true;
  }

  claim(now: number, owner: string, until: number, limit: number): TwinEvent[] {
    const waiting = this.rows.filter(row => !row.done);
    const isReady = (row: TwinEvent) =>
      waiting.every(one => one.channel !== row.channel || !this.#stops(one, row, now));
    const taken = waiting.filter(isReady).slice(0, limit);
    for (const row of taken) {
      row.owner = owner;
      row.due = until;
      row.attempt += 1;
    }
    return taken;
  }

  #stops(one: TwinEvent, row: TwinEvent, now: number): boolean {
    return one.due > now && this.rows.indexOf(one) <= this.rows.indexOf(row);
  }

  finish(row: TwinEvent | undefined, owner: string): boolean {
    if (!this.isHeld(row, owner)) return false;
    row.done = true;
    return true;
  }

  postpone(row: TwinEvent | undefined, owner: string, due: number): void {
    if (!this.isHeld(row, owner)) return;
    row.owner = null;
    row.due = due;
    row.attempt -= 1;
  }

  override release(owner: string): void {
    for (const row of this.rows.filter(row => this.isHeld(row, owner))) row.attempt -= 1;
    super.release(owner);
  }

  nextDue(): number | null {
    const waiting = this.rows.filter(row => !row.done);
    const first = (channel: string) => waiting.find(row => row.channel === channel)!;
    return earliest(waiting.map(row => first(row.channel).due));
  }
}

interface Place {
  readonly channel: string;
  readonly thread: string;
  readonly kind: 'post' | 'react' | 'turn';
}

interface TwinOrder extends Held, Place {
  readonly key: string;
  begun: number | null;
  unclear: number | null;
  readonly posts: string[];
}

/** The rows stand in the order of their turns. */
export class OrderTwin extends Rows<TwinOrder> {
  readonly #pacedUntil = new Map<string, number>();
  readonly #pausedUntil = new Map<string, number>();

  order(key: string, { channel, thread, kind }: Place, now: number, turn = this.rows.length): void {
    if (this.rows.some(row => row.key === key)) return;
    const fresh = { attempt: 0, since: now, due: now, owner: null, done: false, begun: null, unclear: null, posts: [] };
    this.rows.splice(turn, 0, { key, channel, thread, kind, ...fresh });
  }

  claim(now: number, owner: string, until: number, limit: number, pace: number): TwinOrder[] {
    const taken: TwinOrder[] = [];
    for (const row of this.#inTurn()) {
      if (taken.length === limit || this.#readyAt(row) > now) continue;
      taken.push(row);
      if (row.kind === 'post') this.#pacedUntil.set(row.channel, now + pace);
    }
    for (const row of taken) {
      row.owner = owner;
      row.due = until;
      row.attempt += 1;
      row.unclear = row.begun ?? row.unclear;
      row.begun = now;
    }
    return taken;
  }

  note(row: TwinOrder | undefined, owner: string, post: string): void {
    if (!this.isHeld(row, owner)) return;
    row.posts.push(post);
    row.unclear = null;
  }

  finish(row: TwinOrder | undefined, owner: string, now: number, instead: string | null): void {
    if (!this.isHeld(row, owner)) return;
    row.done = true;
    if (instead !== null) this.order(instead, row, now, this.rows.indexOf(row));
  }

  postpone(row: TwinOrder | undefined, owner: string, due: number, options: { end: AttemptEnd; pause: boolean }): void {
    if (!this.isHeld(row, owner)) return;
    row.owner = null;
    row.due = due;
    if (options.end !== 'unclear') row.begun = null;
    if (options.end === 'clear') row.unclear = null;
    const paused = this.#pausedUntil.get(row.channel) ?? 0;
    if (options.pause && row.kind !== 'turn') this.#pausedUntil.set(row.channel, Math.max(due, paused));
  }

  nextDue(): number | null {
    return earliest(this.#inTurn().map(row => this.#readyAt(row)));
  }

  #inTurn(): TwinOrder[] {
    const waiting = this.rows.filter(row => !row.done);
    return waiting.filter(row => row.kind !== 'post' || waiting.find(before => isOneLane(before, row)) === row);
  }

  #readyAt(row: TwinOrder): number {
    if (row.kind === 'turn') return row.due;
    const paced = row.kind === 'post' ? (this.#pacedUntil.get(row.channel) ?? 0) : 0;
    return Math.max(row.due, paced, this.#pausedUntil.get(row.channel) ?? 0);
  }
}

function isOneLane(a: TwinOrder, b: TwinOrder): boolean {
  return a.kind === 'post' && a.channel === b.channel && a.thread === b.thread;
}

function earliest(times: readonly number[]): number | null {
  return times.length === 0 ? null : Math.min(...times);
}

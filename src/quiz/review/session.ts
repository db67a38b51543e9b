// Which cards to ask now and in which order, and how many come due when.
import type { Card } from './card.ts';
import { DAY, dueOf, type Memory } from './memory.ts';

/**
 * The cards to ask at `now`, at most `most`. First comes what is most overdue for how stable it is: a day late costs
 * what was known for two days more than what was known for a month. What was never answered cannot be forgotten and
 * comes last, the oldest first. Cards of one entry do not follow one another where others can stand between, since one
 * would answer the next.
 */
export function sessionOf<C extends Card>(cards: readonly C[], now: number, { most }: { readonly most: number }): C[] {
  const due = cards.filter(isDueAt(now)).map(card => ({ card, urgency: urgencyOf(card.memory, now) }));
  const sorted = due.toSorted(
    (one, other) =>
      other.urgency - one.urgency ||
      dueOf(one.card.memory) - dueOf(other.card.memory) ||
      (one.card.question < other.card.question ? -1 : 1),
  );
  return apart(sorted.slice(0, Math.max(0, most)).map(({ card }) => card));
}

/** How many cards can be asked at `now`. */
export function countDue(cards: readonly Card[], now: number): number {
  return cards.filter(isDueAt(now)).length;
}

/** How many cards come due; each count holds those before it. */
export interface Forecast {
  readonly now: number;
  /** By the end of the local day. */
  readonly today: number;
  /** By the end of the sixth local day after it: seven days in all. */
  readonly week: number;
  /** When the first card comes due that is not yet; null when there is none. */
  readonly next: number | null;
}

const MINUTE = 60_000;
const WEEK_DAYS = 7;

/** What comes due for a person whose clock is `zoneOffset` minutes ahead of UTC. */
export function forecast(cards: readonly Card[], now: number, zoneOffset = 0): Forecast {
  const offset = zoneOffset * MINUTE;
  const midnight = (Math.floor((now + offset) / DAY) + 1) * DAY - offset;
  const moments = cards.map(({ memory }) => dueOf(memory));
  const before = (end: number) => moments.filter(due => due < end).length;
  const later = moments.filter(due => due > now);
  return {
    now: countDue(cards, now),
    today: before(midnight),
    week: before(midnight + (WEEK_DAYS - 1) * DAY),
    next: later.length === 0 ? null : later.reduce((first, due) => Math.min(first, due)),
  };
}

function isDueAt(now: number): (card: Card) => boolean {
  return ({ memory }) => dueOf(memory) <= now;
}

/** Time since a card came due, as a multiple of its stability; -1 for one that was never answered. */
function urgencyOf(memory: Memory, now: number): number {
  return memory.lastReview === null ? -1 : (now - dueOf(memory)) / (memory.stability * DAY);
}

/**
 * `cards` with as little change of their order as keeps cards of one entry from following one another, where that can
 * be.
 */
function apart<C extends Card>(cards: readonly C[]): C[] {
  const left = [...cards];
  const ordered: C[] = [];
  while (left.length > 0) {
    const last = ordered.at(-1)?.entry;
    const crowd = crowdIn(left);
    const fits = left.findIndex(({ entry }) => entry !== last && (crowd === null || crowd === last || crowd === entry));
    ordered.push(...left.splice(Math.max(0, fits), 1));
  }
  return ordered;
}

/**
 * The entry that must come now, since so many cards are its own that others barely suffice to stand between; else null.
 */
function crowdIn(cards: readonly Card[]): string | null {
  const groups = [...Map.groupBy(cards, ({ entry }) => entry)];
  const crowd = groups.find(([, { length }]) => 2 * length > cards.length);
  return crowd?.[0] ?? null;
}

// What becomes a card: answers in rounds, daily questions and reviews, and what somebody asked the bot.
import type { Difficulty, QuestionKind } from '../question.ts';
import { isGeneratedId, knownBy } from '../question-ids.ts';
import type { Card } from './card.ts';
import { beginMemory, review } from './memory.ts';
import { type Answered, ratingOf } from './rating.ts';

/** An answer to a question by its id. */
export interface AnsweredQuestion extends Answered {
  readonly question: string;
  readonly entry: string;
}

/**
 * The card of a question after its answer; null where there is to be none. What has a card is reviewed by every answer,
 * wherever it was given, since it tells of the same memory. What has none gets one when it was missed or known in part,
 * whatever its kind: an open answer that passed and left points out is not done. What was known gets none. A card costs
 * some ten answers in its first year, and a daily question alone would add one each day; the channel asks again in
 * time, and a miss makes the card then.
 */
export function cardAfter(card: Card | null, answered: AnsweredQuestion, now: number): Card | null {
  const rating = ratingOf(answered);
  if (card !== null) return { ...card, memory: review(card.memory, rating, now) };
  if (rating === 'good' || rating === 'easy') return null;
  return { question: knownBy(answered.question), entry: answered.entry, memory: beginMemory(answered, now) };
}

/** A question that may become a card. `entry` is the id of its entry. */
export interface Candidate {
  readonly id: string;
  readonly entry: string;
  readonly kind: QuestionKind;
  readonly difficulty: Difficulty;
}

/** Who asks one thing wants to know that, not to be examined in it. */
const MOST_OF_ENTRY = 2;
/**
 * Who asks thirty things a day would find thirty cards; while so many were never answered, no more are laid beside
 * them.
 */
const MOST_WAITING = 10;

/**
 * New cards from an entry that the bot was asked about, at most two, to be asked from tomorrow on: today the answer is
 * still on the screen. Questions of an author come before generated ones, those with a sure grade before open ones,
 * easy ones before hard ones, else in the order of `questions`; what is among the person's `cards` already is left out.
 */
export function cardsForEntry(
  entry: string,
  questions: readonly Candidate[],
  cards: readonly Card[],
  now: number,
): Card[] {
  const held = new Set(cards.map(({ question }) => question));
  const waiting = cards.filter(({ memory }) => memory.state === 'new').length;
  const names = questions
    .filter(question => question.entry === entry)
    .toSorted((one, other) => rank(one) - rank(other))
    .map(({ id }) => knownBy(id))
    .filter(question => !held.has(question));
  const most = Math.min(MOST_OF_ENTRY, Math.max(0, MOST_WAITING - waiting));
  return [...new Set(names)].slice(0, most).map(question => ({ question, entry, memory: beginMemory(null, now) }));
}

const LEVELS: Readonly<Record<Difficulty, number>> = { easy: 0, medium: 1, hard: 2 };
const OPEN = 3;
const GENERATED = 6;

function rank({ id, kind, difficulty }: Candidate): number {
  return LEVELS[difficulty] + (kind === 'open' ? OPEN : 0) + (isGeneratedId(id) ? GENERATED : 0);
}

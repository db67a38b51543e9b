// How well an answer shows that somebody knows: the four ratings that FSRS learns from.
import type { QuestionKind } from '../question.ts';
import type { Verdict } from '../round/round.ts';

export type Rating = 'again' | 'hard' | 'good' | 'easy';

/** An answer as far as it tells of memory. */
export interface Answered extends Verdict {
  /** Time taken, in milliseconds. */
  readonly milliseconds: number;
  readonly kind: QuestionKind;
}

/** Who has half of what is asked remembers something; with less, the answer is taken as forgotten. */
const PARTLY_FROM = 0.5;
/**
 * An open answer in one's own words that has three of four key points leaves nothing out that has to come back soon.
 */
const COMPLETE_FROM = 0.75;

/**
 * What is right within so many milliseconds was known at once. A choice has some forty words, which take ten seconds to
 * read at 238 words a minute (Brysbaert 2019, "How many words do we read per minute?"): who is right before has not
 * weighed the options one by one. An amount is read faster, but typed as well. An open answer of forty words is typed
 * in a minute at forty words a minute (Dhakal et al. 2018, "Observations on typing from 136 million keystrokes": 52 on
 * average), so it was not searched for.
 */
const QUICK: Readonly<Record<QuestionKind, number>> = { choice: 8_000, number: 12_000, open: 60_000 };

/**
 * The rating of an answer. Wrong is `again`. `hard` is what was right in part, or passed and left something out; `good`
 * is right; `easy` is right and quick. Slowness costs nothing: in a chat somebody may have been called away.
 */
export function ratingOf({ share, passed, milliseconds, kind }: Answered): Rating {
  if (!passed) return share >= PARTLY_FROM ? 'hard' : 'again';
  if (share < COMPLETE_FROM) return 'hard';
  return milliseconds <= QUICK[kind] ? 'easy' : 'good';
}

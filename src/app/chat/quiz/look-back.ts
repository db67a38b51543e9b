// How far back quizzes look, and what the answers since then tell of questions.
import type { EarnedBy } from '../../../ports/quiz-record.ts';
import { type ItemStats, itemStats } from '../../../quiz/items/item-stats.ts';
import type { Standing } from '../../../quiz/round/round.ts';
import { rank } from '../../../quiz/round/standings.ts';
import type { Reading } from '../chat-ports.ts';

const YEAR_MS = 365 * 24 * 3_600_000;
/** A year of twenty people; where more answer, fewer days tell as much, and nobody has to wait for the rest. */
const MOST_OUTCOMES = 20_000;

/** The moment a year before `now`. */
export function yearBefore(now: Date): Date {
  return new Date(now.getTime() - YEAR_MS);
}

/** How questions proved in a workspace; of one that can still be answered nothing is told. */
export async function statsOfItems({ store, clock }: Reading, workspace: string): Promise<ItemStats> {
  return itemStats(await store.outcomes(workspace, yearBefore(clock.now()), MOST_OUTCOMES));
}

/** Who stands where by what they earned over time, in which nobody's speed decides a tie. */
export async function standingsBy({ store }: Reading, workspace: string, by: EarnedBy): Promise<Standing[]> {
  const earned = await store.earned(workspace, by);
  return rank(earned.map(each => ({ ...each, milliseconds: 0 })));
}

/** The titles of the bank's entries, by their ids; of one that is gone, the id. */
export function titlesOf({ bank }: Reading): (entry: string) => string {
  const titles = new Map(bank.entries.map(({ id, title }) => [id, title]));
  return entry => titles.get(entry) ?? entry;
}

// Questions that people's answers speak against, for admins to look at.
import type { FlaggedQuestion } from '../../../present/quiz/present-appeals.ts';
import { itemStats } from '../../../quiz/items/item-stats.ts';
import type { Reading } from '../chat-ports.ts';
import { misleadingIn } from './draw-questions.ts';

const YEAR_MS = 365 * 24 * 3_600_000;

/** Those of a workspace, by the answers of a year; of one that the bank no longer has there is nothing to mend. */
export async function flaggedIn(ports: Reading, workspace: string): Promise<FlaggedQuestion[]> {
  const since = new Date(ports.clock.now().getTime() - YEAR_MS);
  const [book, answers] = await Promise.all([ports.bank.questions(), ports.store.answersSince(workspace, null, since)]);
  return misleadingIn(itemStats(answers), book).flatMap(({ question: known, reasons, stat }) => {
    const question = book.byKnown.get(known);
    return question === undefined
      ? []
      : [{ prompt: question.prompt, id: question.id, reasons, right: stat.right, answered: stat.answered }];
  });
}

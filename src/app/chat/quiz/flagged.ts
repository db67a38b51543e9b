// Questions that people's answers speak against, for admins to look at.
import type { FlaggedQuestion } from '../../../present/quiz/present-appeals.ts';
import type { Reading } from '../chat-ports.ts';
import { misleadingIn } from './draw-questions.ts';
import { statsOfItems } from './look-back.ts';

/** Those of a workspace, by the answers of a year; of one that the bank no longer has there is nothing to mend. */
export async function flaggedIn(ports: Reading, workspace: string): Promise<FlaggedQuestion[]> {
  const [book, stats] = await Promise.all([ports.bank.questions(), statsOfItems(ports, workspace)]);
  return misleadingIn(stats, book).flatMap(({ question: known, reasons, stat }) => {
    const question = book.byKnown.get(known);
    return question === undefined
      ? []
      : [{ prompt: question.prompt, id: question.id, reasons, right: stat.right, answered: stat.answered }];
  });
}

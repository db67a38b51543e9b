// Deletes what is kept of a person's quizzes.
import type { Incoming } from '../../../ports/incoming.ts';
import type { Change } from '../../../ports/store.ts';
import { tell } from '../say.ts';

const DONE = 'Your quiz answers, reviews, interviews and appeals are deleted, and you are out of the standings.';

/** Deletes it, and tells the person so. */
export function forgetQuizzes(incoming: Incoming): Change[] {
  const { person, conversation } = incoming;
  return [{ kind: 'forget-quiz', workspace: conversation.workspace, person }, ...tell(incoming, 'info', DONE)];
}

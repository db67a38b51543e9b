// What somebody who types wants with the question before them: to answer it, to see its answer, or to leave.
import type { Play } from '../../src/app/quiz/quiz.ts';

type Given = Parameters<Play['answer']>[0];
export type Move =
  | { readonly kind: 'answer'; readonly given: Given }
  | { readonly kind: 'skip' }
  | { readonly kind: 'leave' };

const LEAVING: ReadonlySet<string> = new Set(['quit', 'exit', 'q', ':q']);

/** The move of a line that is not blank. */
export function moveOf(text: string): Move {
  const typed = text.trim().toLowerCase();
  if (LEAVING.has(typed)) return { kind: 'leave' };
  return typed === 'skip' ? { kind: 'skip' } : { kind: 'answer', given: { text } };
}

/** Makes a move, but for leaving. */
export function make(move: Exclude<Move, { readonly kind: 'leave' }>, play: Play): ReturnType<Play['answer']> {
  return move.kind === 'skip' ? play.skip() : play.answer(move.given);
}

// Who asked what, above an answer that does not stand below its question.
import { words } from '../message/lines.ts';
import type { Block, Line } from '../message/message.ts';
import type { ShownAnswer } from '../message/shown-answer.ts';

/** Whoever asked alone is told what they asked; others are told who it was as well. */
export function askedBlocks({ asked, private: alone }: Pick<ShownAnswer, 'asked' | 'private'>): Block[] {
  if (asked === null) return [];
  const question = words(asked.question, 'emphasis');
  const line: Line = alone
    ? [words('You asked: '), question]
    : [{ kind: 'person', id: asked.person }, words(' asked: '), question];
  return [{ kind: 'text', line }];
}

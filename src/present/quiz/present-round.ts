// What is said in the course of a round beside its questions: that it pauses and goes on, and one person's own result.
import { lineOf, words } from '../../message/lines.ts';
import type { Block, Line, Message } from '../../message/message.ts';
import type { GradedPoint } from '../../quiz/grade/open.ts';
import { gradedBlocks, isProven, presentReveal, proofBlocks, type RevealedQuestion } from './present-reveal.ts';
import { counted, spanInWords } from './quiz-words.ts';

const MILLISECONDS = 1000;

/** That `person` has paused the round, with the buttons by which it goes on; nobody is named where that is empty. */
export function presentPaused(round: string, person: string): Message {
  return {
    blocks: [
      {
        kind: 'notice',
        level: 'info',
        line: [
          ...(person === '' ? [words('Paused')] : [words('Paused by '), { kind: 'person', id: person } as const]),
          words('. The time stands still.'),
        ],
      },
      {
        kind: 'buttons',
        buttons: [
          { label: 'Resume', style: 'primary', action: { kind: 'quiz-conduct', round, control: 'resume' } },
          { label: 'Stop', action: { kind: 'quiz-conduct', round, control: 'stop' } },
        ],
      },
    ],
  };
}

/** `milliseconds` are left of the question or of the break; null when nothing runs out. */
export function presentResumed(milliseconds: number | null): Message {
  const left = milliseconds === null ? '' : ` ${spanInWords(Math.ceil(milliseconds / MILLISECONDS))} left.`;
  return { blocks: [{ kind: 'notice', level: 'info', line: lineOf(`It goes on.${left}`) }] };
}

/** How one person's answer was graded. */
export interface OwnResult {
  readonly share: number;
  readonly passed: boolean;
  /** Of an open question: the share of its key points that was said; else null. */
  readonly said: number | null;
  readonly points: readonly GradedPoint[];
  readonly remarks: readonly string[];
}

/** The answer for somebody who plays alone, with how theirs was graded; null when they gave none. */
export function presentOwnReveal(revealed: RevealedQuestion, own: OwnResult | null): Message {
  const { blocks } = presentReveal(revealed, null);
  return {
    blocks: [{ kind: 'text', line: verdictOf(own) }, ...(own === null ? [] : ownBlocks(revealed, own)), ...blocks],
  };
}

/** How one person's answer was graded, by itself. */
export function presentOwnResult(revealed: OwnAnswered, own: OwnResult): Message {
  return {
    blocks: [
      { kind: 'text', line: verdictOf(own) },
      { kind: 'text', line: [words(revealed.revealed.prompt, 'strong')] },
      ...ownBlocks(revealed, own),
      ...proofBlocks(revealed),
    ],
  };
}

type OwnAnswered = Pick<RevealedQuestion, 'revealed' | 'citations' | 'fileAt'>;

function verdictOf(own: OwnResult | null): Line {
  if (own === null) return [words('Here is the answer.', 'strong')];
  const { passed, said, share } = own;
  if (said !== null) {
    const part = `${Math.round(said * 100)}% of the key points are in it.`;
    return [words(passed ? 'Passed.' : 'Not passed.', 'strong'), words(` ${part}`)];
  }
  if (passed) return [words('Right.', 'strong')];
  return [words(share === 0 ? 'Wrong.' : `Partly right: ${Math.round(share * 100)}%.`, 'strong')];
}

function ownBlocks(answered: OwnAnswered, { points, remarks }: OwnResult): Block[] {
  const { revealed } = answered;
  const graded =
    revealed.kind === 'open' && points.length > 0 ? gradedBlocks(revealed, points, isProven(answered)) : [];
  const said = remarks.map((remark): Block => ({ kind: 'notice', level: 'info', line: lineOf(remark) }));
  return [...graded, ...said];
}

/** Before somebody's own questions: reviews that are due, or new ones where none is. */
export function presentReviewStart(questions: number, due: boolean): Message {
  const what = due
    ? `${counted(questions, 'question')} to review.`
    : `Nothing is due, so here ${questions === 1 ? 'is a question' : `are ${questions} questions`} that you have not met.`;
  return {
    blocks: [{ kind: 'text', line: lineOf(`${what} Only you see this, and what you miss comes back to you.`) }],
  };
}

/** After them: how many were known, and when more come due. */
export function presentReviewEnd(right: number, of: number, stopped: boolean): Message {
  const end = stopped ? 'Stopped.' : 'That was it for now.';
  return {
    blocks: [
      {
        kind: 'text',
        line: lineOf(`${end} ${right} of ${of} right. What you missed comes back when you are about to forget it.`),
      },
    ],
  };
}

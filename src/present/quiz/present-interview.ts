// What an interviewer says, and the assessment at the end: point by point, with the bank's proof.
import type { Citation } from '../../message/citation.ts';
import { lineOf, words } from '../../message/lines.ts';
import type { Block, Message } from '../../message/message.ts';
import type {
  AssessedQuestion,
  Assessment,
  InterviewEffect,
  InterviewVerdict,
} from '../../quiz/interview/interview.ts';
import { SENTENCES } from '../../quiz/interview/sentences.ts';
import type { OpenQuestion } from '../../quiz/question.ts';
import { gradedBlocks, isProven, proofBlocks } from './present-reveal.ts';
import { spanInWords } from './quiz-words.ts';

type Said = Exclude<InterviewEffect, { readonly kind: 'ended' }>;

const HOW = 'Answer here in your own words. “hint”, “skip” and “stop” do what they say.';

/** What the interviewer says before the end. */
export function presentInterviewer(effect: Said): Message {
  switch (effect.kind) {
    case 'ask':
      return {
        blocks: [
          { kind: 'text', line: lineOf(effect.lead) },
          { kind: 'text', line: [words(effect.prompt, 'strong')] },
          ...(effect.question === 0 ? [{ kind: 'notice', level: 'info', line: lineOf(HOW) } as const] : []),
        ],
      };
    case 'follow-up':
      return { blocks: [{ kind: 'text', line: lineOf(effect.text) }] };
    case 'say':
      return {
        blocks: [
          { kind: 'text', line: lineOf(SENTENCES[effect.says]) },
          ...(effect.repeats === null ? [] : [{ kind: 'text', line: [words(effect.repeats, 'strong')] } as const]),
        ],
      };
  }
}

const VERDICTS: Readonly<Record<InterviewVerdict, string>> = {
  strong: 'A strong interview: two points of three and more, and no question failed.',
  sound: 'A sound interview: it would pass, and there is more to say.',
  patchy: 'A patchy interview: some of it is there, and too much is missing to pass.',
  weak: 'A weak interview: most of what the bank says is missing.',
};

interface Proofs {
  /** Of each question, in their order; none where the bank's file has changed. */
  readonly citations: readonly (readonly Citation[])[];
  readonly fileAt: (path: string) => string;
}

const MILLISECONDS = 1000;

/** What the interview amounts to; every point stands on an excerpt of the bank. */
export function presentAssessment(assessment: Assessment, questions: readonly OpenQuestion[], proofs: Proofs): Message {
  const { verdict, share, left, milliseconds } = assessment;
  const took = `It took ${spanInWords(Math.round(milliseconds / MILLISECONDS))}.`;
  const open = left === 0 ? '' : ` ${left} of ${questions.length} questions were left out.`;
  return {
    blocks: [
      { kind: 'heading', text: 'Your interview' },
      ...(verdict === null || share === null
        ? []
        : [
            {
              kind: 'text',
              line: [words(VERDICTS[verdict], 'strong'), words(` ${Math.round(share * 100)}% of the key points.`)],
            } as const,
          ]),
      { kind: 'text', line: lineOf(`${took}${open}`) },
      ...assessment.questions.flatMap(each => questionBlocks(each, questions, proofs)),
    ],
  };
}

function questionBlocks(
  each: AssessedQuestion,
  questions: readonly OpenQuestion[],
  { citations, fileAt }: Proofs,
): Block[] {
  const asked = questions[each.question];
  if (asked === undefined) return [];
  const proof = { citations: citations[each.question] ?? [], fileAt };
  return [
    { kind: 'divider' },
    { kind: 'text', line: [words(asked.prompt, 'strong')] },
    {
      kind: 'text',
      line: lineOf(`${each.passed ? 'Passed' : 'Not passed'}: ${Math.round(each.share * 100)}% of the key points.`),
    },
    ...gradedBlocks(asked, each.points, isProven(proof)),
    ...proofBlocks(proof),
  ];
}

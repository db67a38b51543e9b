// A bank of two entries with canned answers, which a test can change, break and take away.
import type { WholeEntry } from '../../../src/answer/answer.ts';
import type { ChatPorts } from '../../../src/app/chat/chat-ports.ts';
import type { Question, Reply } from '../../../src/app/use-cases.ts';
import type { Estimate } from '../../../src/cost/estimation.ts';
import type { Citation } from '../../../src/message/citation.ts';
import type { Question as QuizQuestion } from '../../../src/quiz/question.ts';
import { answered, refused, TITLES } from '../../fakes/app.ts';
import { QUESTIONS, questionBook, smallGrading } from './quiz-questions.ts';

export interface ChatBank {
  readonly port: ChatPorts['bank'];
  /** Every question that was asked, in order. */
  readonly asked: Question[];
  /** The files hold something else now: what was cited before no longer stands. */
  change(): void;
  /** What asking comes to instead of an answer; null for an answer. */
  fault: (() => Promise<Reply>) | null;
  /** What stands beside every answer. */
  estimate: Estimate | null;
  entries: { readonly id: string; readonly title: string }[];
  whole: WholeEntry | null;
  /** What it gives to ask. */
  questions: readonly QuizQuestion[];
  /** How sure the bank is of what it does not cover; its threshold is 0.4. */
  confidence: number;
}

/** Questions with "trainium" or "chips" in them are answered, in the words of this state of the bank. */
export function chatBank(): ChatBank {
  let state = 1;
  const asked: Question[] = [];
  const stamp = () => `${state}`.repeat(64);
  const reply = (text: string): Reply => {
    if (!/trainium|chips/i.test(text))
      return { ...refused(text), confidence: bank.confidence, estimate: bank.estimate };
    const { claims, citations, ...rest } = answered(text);
    const [first, ...others] = claims;
    return {
      ...rest,
      estimate: bank.estimate,
      text: `Trainium is for training, says state ${state}. [1] Asked: ${text}`,
      claims: [{ ...first!, text: `Trainium is for training, says state ${state}.` }, ...others],
      citations: citations.map(citation => ({ ...citation, source: { ...citation.source, sha256: stamp() } })),
    };
  };
  const bank: ChatBank = {
    asked,
    change: () => {
      state += 1;
    },
    fault: null,
    estimate: null,
    entries: TITLES.map((title, index) => ({ id: `chips#${index}`, title })),
    whole: null,
    confidence: 0.12,
    questions: QUESTIONS,
    port: {
      questions: async () => questionBook(bank.questions, stamp),
      grading: async () => smallGrading(),
      ask: async question => {
        asked.push(question);
        return bank.fault === null ? reply(question.text) : bank.fault();
      },
      entry: async id => (bank.whole?.id === id ? bank.whole : null),
      threshold: 0.4,
      pathInBank: path => path.replace('knowledge/bank/', ''),
      stillHolds: async (citations: readonly Citation[]) => citations.every(({ source }) => source.sha256 === stamp()),
      get entries() {
        return bank.entries;
      },
    },
  };
  return bank;
}

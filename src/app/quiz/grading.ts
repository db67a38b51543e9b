// Grades answers of every kind for a round, and tells in detail how an answer came to its grade.
import { gradeChoice } from '../../quiz/grade/choice.ts';
import { gradeNumber } from '../../quiz/grade/number.ts';
import { type GradedPoint, gradeOpen, type Objection, type OpenGrade } from '../../quiz/grade/open.ts';
import { readPicks } from '../../quiz/grade/picks.ts';
import type { WordSense } from '../../quiz/grade/words-alike.ts';
import type { ChoiceQuestion, NumberQuestion, OpenQuestion, Question } from '../../quiz/question.ts';
import type { GivenAnswer, Grade, Verdict } from '../../quiz/round/round.ts';

/** What is said of an answer beside how right it is. */
export interface Detail {
  readonly points: readonly GradedPoint[];
  /** Of an open question: the share of its key points that was said, from 0 to 1, whether it passed or not. */
  readonly said: number | null;
  /** A sentence each. */
  readonly remarks: readonly string[];
}

/** What a person typed as an answer to a question; or a sentence that says why it can be none. */
export type Read = { readonly given: GivenAnswer } | { readonly unread: string };

export interface Grading {
  readonly grade: Grade;
  /** Words typed for a choice become the options that they name. */
  read(question: Question, given: GivenAnswer): Read;
  detail(question: Question, given: GivenAnswer): Detail;
  /** An open answer by itself, point by point. */
  open(question: OpenQuestion, text: string): OpenGrade;
}

const NOTHING: Detail = { points: [], said: null, remarks: [] };

/** Grading by what `words` know of language; pure. */
export function gradingBy(words: WordSense): Grading {
  return {
    grade: (question, given) => {
      if ('picks' in given) return question.kind === 'choice' ? verdictOfPicks(question, given.picks) : null;
      if (question.kind === 'number') return verdictOfAmount(question, given.text);
      return question.kind === 'open' ? verdictOfWords(question, given.text, words) : null;
    },
    open: (question, text) => gradeOpen(question, text, words),
    read: (question, given) => {
      if ('picks' in given || question.kind === 'open') return { given };
      return question.kind === 'choice' ? readChoice(question, given.text) : readAmount(question, given.text);
    },
    detail: (question, given) => {
      if ('picks' in given) return NOTHING;
      if (question.kind === 'number') return { ...NOTHING, remarks: [gradeNumber(question, given.text).reason] };
      return question.kind === 'open' ? detailOfWords(question, given.text, words) : NOTHING;
    },
  };
}

/** Of several right options each one picked counts, and each wrong one takes one away. */
function verdictOfPicks(question: ChoiceQuestion, picks: readonly number[]): Verdict {
  const { right, missed, wrong } = gradeChoice(question, picks);
  const all = question.correct.length;
  return { share: Math.max(0, all - missed.length - wrong.length) / all, passed: right };
}

const FOR_CLOSE = 0.5;

function verdictOfAmount(question: NumberQuestion, text: string): Verdict | null {
  const { verdict } = gradeNumber(question, text);
  if (verdict === 'unread') return null;
  return { share: verdict === 'right' ? 1 : verdict === 'close' ? FOR_CLOSE : 0, passed: verdict === 'right' };
}

/** What fails earns nothing, however many points it touches: it says something wrong as well, or next to nothing. */
function verdictOfWords(question: OpenQuestion, text: string, words: WordSense): Verdict {
  const { share, passed } = gradeOpen(question, text, words);
  return { share: passed ? share : 0, passed };
}

function readChoice(question: ChoiceQuestion, text: string): Read {
  const picks = readPicks(text, question);
  return 'unread' in picks ? picks : { given: { picks: picks.picked } };
}

function readAmount(question: NumberQuestion, text: string): Read {
  const { verdict, reason } = gradeNumber(question, text);
  return verdict === 'unread' ? { unread: reason } : { given: { text } };
}

const OBJECTIONS: Readonly<Record<Objection, string>> = {
  'says-the-contrary': 'It says the contrary of what the bank says, so it does not pass.',
  'a-list-of-words': 'It is a list of words rather than an answer, so it does not pass.',
};

function detailOfWords(question: OpenQuestion, text: string, words: WordSense): Detail {
  const { points, share, objection, setAside } = gradeOpen(question, text, words);
  const toGrader = setAside.length > 0 ? ['What you wrote to the grader is no part of the answer.'] : [];
  return { points, said: share, remarks: [...(objection === null ? [] : [OBJECTIONS[objection]]), ...toGrader] };
}

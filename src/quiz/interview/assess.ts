// The assessment at the end of an interview: what was said point by point, with the bank's proof, and its worth.
import { type OpenGrade, PASS_FROM } from '../grade/open.ts';
import type {
  AssessedQuestion,
  Assessment,
  GradeOpen,
  InterviewState,
  InterviewVerdict,
  PointOf,
} from './interview.ts';

/** Two points of three, without one question failed: nobody gives all of a bank's points from memory. */
const STRONG_FROM = 0.65;
/** Half of what passes. */
const PATCHY_FROM = PASS_FROM / 2;

/**
 * What the interview amounts to so far. A question that is open counts once something was said to it, or all have
 * ended.
 */
export function assess(state: InterviewState, grade: GradeOpen): Assessment {
  const isCurrentIn =
    state.current.said !== '' && !state.done.some(({ question }) => question === state.current.question);
  const answers = isCurrentIn ? [...state.done, state.current] : state.done;
  const questions = answers.map(answer => ({ ...answer, ...grade(state.questions[answer.question]!, answer.said) }));
  const share =
    questions.length === 0 ? null : questions.reduce((sum, each) => sum + credit(each), 0) / questions.length;
  return {
    questions,
    strengths: pointsWith(questions, 'hit'),
    gaps: [...pointsWith(questions, 'contrary'), ...pointsWith(questions, 'missed')],
    share,
    verdict: share === null ? null : verdictOf(share, questions),
    left: state.questions.length - questions.length,
    milliseconds: Math.max(0, (state.endedAt ?? state.begunAt) - state.begunAt),
  };
}

/** A list of words is no answer, however many of the points it touches. */
function credit({ share, objection }: OpenGrade): number {
  return objection === 'a-list-of-words' ? 0 : share;
}

function verdictOf(share: number, questions: readonly AssessedQuestion[]): InterviewVerdict {
  if (share >= STRONG_FROM && questions.every(({ passed }) => passed)) return 'strong';
  if (share >= PASS_FROM) return 'sound';
  return share >= PATCHY_FROM ? 'patchy' : 'weak';
}

function pointsWith(questions: readonly AssessedQuestion[], wanted: 'hit' | 'contrary' | 'missed'): PointOf[] {
  return questions.flatMap(({ question, points }) =>
    points.flatMap(({ outcome }, point) => (outcome === wanted ? [{ question, point }] : [])),
  );
}

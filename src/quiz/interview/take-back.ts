// Adds what a person says to what they said before; what they correct takes the place of what was wrong.
import type { GradedPoint } from '../grade/open.ts';
import type { OpenQuestion } from '../question.ts';
import type { GradeOpen, SaidToQuestion } from './interview.ts';

/**
 * `answer` with `text` added. Where the text makes a point of which the contrary was said before, the words that said
 * so are taken back, provided that this does the whole answer good: a follow-up on a mistake would be idle if it could
 * not be mended.
 */
export function addWords(
  answer: SaidToQuestion,
  text: string,
  question: OpenQuestion,
  grade: GradeOpen,
): SaidToQuestion {
  const plain = { ...answer, said: joined(answer.said, text) };
  const wrong = correctedIn(answer.said, text, question, grade);
  if (wrong.length === 0) return plain;
  const kept = joined(cutOut(answer.said, wrong), text);
  if (grade(question, kept).share <= grade(question, plain.said).share) return plain;
  const takenBack = [...answer.takenBack, ...wrong.map(({ start, end }) => answer.said.slice(start, end))];
  return { ...answer, said: kept, takenBack };
}

interface Cut {
  readonly start: number;
  readonly end: number;
}

/** Where `said` says the contrary of points that `text` makes; in their order, none within another. */
function correctedIn(said: string, text: string, question: OpenQuestion, grade: GradeOpen): Cut[] {
  if (said === '') return [];
  const before = grade(question, said).points;
  if (!before.some(({ outcome }) => outcome === 'contrary')) return [];
  const now = grade(question, text).points;
  const cuts = before.flatMap(({ outcome, said: words }, at) =>
    outcome === 'contrary' && words !== null && isMade(now[at]) ? [{ start: words.start, end: words.end }] : [],
  );
  return merged(cuts);
}

function isMade(point: GradedPoint | undefined): boolean {
  return point?.outcome === 'hit' || point?.outcome === 'partly';
}

function merged(cuts: readonly Cut[]): Cut[] {
  const whole: Cut[] = [];
  for (const cut of cuts.toSorted((one, other) => one.start - other.start)) {
    const last = whole.at(-1);
    if (last !== undefined && cut.start <= last.end)
      whole[whole.length - 1] = { ...last, end: Math.max(last.end, cut.end) };
    else whole.push(cut);
  }
  return whole;
}

function cutOut(text: string, cuts: readonly Cut[]): string {
  return cuts
    .toReversed()
    .reduce((kept, { start, end }) => kept.slice(0, start) + kept.slice(end), text)
    .trim();
}

function joined(said: string, text: string): string {
  return said === '' ? text.trim() : `${said}\n${text.trim()}`;
}

// What an interviewer asks further: about what is wrong, then about what is missing, never giving it away.
import type { Chance } from '../chance.ts';
import { shared, stemsOf } from '../generate/likeness.ts';
import type { GradedPoint, OpenGrade } from '../grade/open.ts';
import type { OpenQuestion } from '../question.ts';
import type { FollowUp } from './interview.ts';
import { FRAMES, type FrameName, PLAIN } from './sentences.ts';
import { givesAway, subjectsOf } from './subject-of-point.ts';

/** So often an interviewer asks further, and then takes the next question: with the first one, three turns. */
const MOST_FOLLOW_UPS = 2;

/** What is asked further, and after what. */
export interface AskedFurther extends FollowUp {
  readonly text: string;
}

/** How a question stands. */
export interface Standing {
  readonly question: OpenQuestion;
  readonly said: string;
  readonly grade: OpenGrade;
  readonly followUps: readonly FollowUp[];
  /** What is said just before asking further. */
  readonly lead: string;
}

/**
 * What to ask further; null when all is said, or it was asked further often enough, or nothing is left that could be
 * asked without giving it away. A list of words is asked for in sentences first. Then points said the contrary of come
 * before missed ones, each once, and no subject is named twice.
 */
export function followUpOn(standing: Standing, chance: Chance): AskedFurther | null {
  if (standing.followUps.length >= MOST_FOLLOW_UPS) return null;
  const list = standing.grade.objection === 'a-list-of-words' ? inPlainWords(standing, null, 'list') : null;
  return list ?? afterPoints(standing, chance);
}

/** What helps somebody who asks for a hint, or does not know where to begin: a follow-up that names a subject. */
export function helpWith(standing: Standing, chance: Chance): AskedFurther | null {
  if (standing.followUps.length >= MOST_FOLLOW_UPS) return null;
  const help = afterPoints(standing, chance);
  return help?.subject === null ? null : help;
}

function frameOf({ said, question }: Standing, subject: string, { outcome }: GradedPoint): FrameName {
  if (said === '') return 'help';
  if (outcome === 'contrary') return 'contrary';
  return shared(stemsOf(subject), stemsOf(`${said} ${question.prompt}`)) > 0 ? 'more' : 'unsaid';
}

function afterPoints(standing: Standing, chance: Chance): AskedFurther | null {
  const open = openPoints(standing);
  for (const outcome of ['contrary', 'missed'] as const) {
    const points = open.filter(each => each.point.outcome === outcome);
    const [first] = points;
    if (first === undefined) continue;
    const found =
      firstOf(points, each => aboutSubject(standing, each, chance)) ??
      (outcome === 'contrary' ? inPlainWords(standing, first.at, 'contrary') : inPlainWords(standing, null, 'more'));
    if (found !== null) return found;
  }
  return null;
}

interface OpenPoint {
  readonly point: GradedPoint;
  readonly at: number;
}

/** The points that are missing or wrong and were not asked for yet, in the order of the bank. */
function openPoints({ grade, followUps }: Standing): OpenPoint[] {
  const askedFor = new Set(followUps.map(({ point }) => point));
  return grade.points.map((point, at) => ({ point, at })).filter(({ at }) => !askedFor.has(at));
}

function firstOf<T, R>(all: readonly T[], find: (each: T) => R | null): R | null {
  for (const each of all) {
    const found = find(each);
    if (found !== null) return found;
  }
  return null;
}

/** A question about a subject of a point; null where none can be named safely. */
function aboutSubject(standing: Standing, { point, at }: OpenPoint, chance: Chance): AskedFurther | null {
  const named = new Set(standing.followUps.map(({ subject }) => subject));
  const subjects = subjectsOf(standing.question, at).filter(subject => !named.has(subject));
  const all = subjects.flatMap(subject =>
    chance
      .shuffle(FRAMES[frameOf(standing, subject, point)])
      .map(frame => ({ point: at, subject, text: frame(subject) })),
  );
  return all.find(({ text }) => isSafe(standing, text)) ?? null;
}

/** A question that names nothing, asked once: whoever had no more to say then has none now. */
function inPlainWords(standing: Standing, point: number | null, kind: keyof typeof PLAIN): AskedFurther | null {
  if (standing.followUps.some(({ subject }) => subject === null)) return null;
  const text = PLAIN[kind].find(each => isSafe(standing, each));
  return text === undefined ? null : { point, subject: null, text };
}

/** Whether `text` gives away no point that the person has not made. */
function isSafe({ grade, lead }: Standing, text: string): boolean {
  const whole = `${lead} ${text}`;
  return grade.points.every(
    ({ outcome, text: point }) => outcome === 'hit' || outcome === 'partly' || !givesAway(whole, point),
  );
}

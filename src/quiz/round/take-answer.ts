// A person answers the open question: one answer each, changeable until the close, secret until the reveal.
import { assert } from '../../assert.ts';
import type { Question } from '../question.ts';
import { timeRun } from './clock.ts';
import { currentQuestion, open, timeToAnswer } from './course.ts';
import { pointsFor } from './points.ts';
import type { AnswerEvent, Grade, GradedAnswer, RoundState, Stepped, Verdict } from './round.ts';
import type { Saying } from './sentences.ts';
import { tell } from './tell.ts';

/** `round` with the answer of `event`, or a word to the person why it is not taken. */
export function takeAnswer(round: RoundState, event: AnswerEvent, now: number, grade: Grade): Stepped {
  if (event.question !== round.current || round.phase !== 'asking') return tell(round, event, 'too-late');
  if (round.paused) return tell(round, event, 'paused');
  // Who answers has the question before them, even when the platform's word of the delivery is still to come.
  const { state, effects } = open(round, event.at, now);
  const taken = takeInTime(state, event, now, grade);
  return { state: taken.state, effects: [...effects, ...taken.effects] };
}

function takeInTime(round: RoundState, event: AnswerEvent, now: number, grade: Grade): Stepped {
  const limit = timeToAnswer(round);
  const milliseconds = timeRun(round.clock, Math.min(event.at, now));
  if (milliseconds > limit) return tell(round, event, 'too-late');
  const earlier = round.answers.find(({ person }) => person === event.person);
  if (earlier && event.at < earlier.at) return tell(round, event, 'overtaken');
  const question = currentQuestion(round);
  const verdict = judge(question, event, grade);
  if (verdict === null) return tell(round, event, `invalid-${question.kind}`);
  const { person, answer, at } = event;
  const points = pointsFor(verdict.share, milliseconds, limit, round.pace.rewardsSpeed);
  const given = { person, answer, at, milliseconds, share: verdict.share, passed: verdict.passed, points };
  return keep(round, event, given, earlier ? 'changed' : 'accepted');
}

function keep(round: RoundState, event: AnswerEvent, given: GradedAnswer, says: Saying): Stepped {
  const question = round.current;
  const answers = [...round.answers.filter(({ person }) => person !== given.person), given];
  const log = [...round.log, { kind: 'answered' as const, question, event: event.id, ...given }];
  const { state, effects } = tell({ ...round, answers, log }, event, says);
  if (says === 'changed') return { state, effects };
  return { state, effects: [...effects, { kind: 'count', question, answered: answers.length }] };
}

function judge(question: Question, { answer }: AnswerEvent, grade: Grade): Verdict | null {
  const fits = 'picks' in answer ? arePicks(question, answer.picks) : areWords(question, answer.text);
  const verdict = fits ? grade(question, answer) : null;
  assert(verdict === null || (verdict.share >= 0 && verdict.share <= 1), 'an answer is right by a share from 0 to 1');
  return verdict;
}

/** Options that there are, none twice; just one where just one is right. */
function arePicks(question: Question, picks: readonly number[]): boolean {
  if (question.kind !== 'choice' || new Set(picks).size !== picks.length) return false;
  const mayPick = question.correct.length > 1 ? question.options.length : 1;
  return picks.length >= 1 && picks.length <= mayPick && picks.every(pick => question.options[pick] !== undefined);
}

function areWords(question: Question, text: string): boolean {
  return question.kind !== 'choice' && text.trim() !== '';
}

// How a round goes along: a question is asked, delivered, closed and revealed, then the next one, until the end.
import { assert } from '../../assert.ts';
import type { Question } from '../question.ts';
import { MILLISECONDS, momentOf, STANDING, setGoing } from './clock.ts';
import type { DeliveredEvent, DueEvent, RoundEffect, RoundState, Stepped, WakeEffect } from './round.ts';
import { showQuestion } from './show-question.ts';
import { addUp, rank } from './standings.ts';

/** Nothing is to be done. */
export function unchanged(state: RoundState): Stepped {
  return { state, effects: [] };
}

/** The question that `round` is at. */
export function currentQuestion(round: RoundState): Question {
  const question = round.questions[round.current];
  assert(question, 'a round is at one of its questions');
  return question;
}

/** How long the current question is open, in milliseconds. */
export function timeToAnswer({ pace }: RoundState): number {
  return pace.questionSeconds * MILLISECONDS;
}

/** Milliseconds that the current phase of `round` lasts; null when nothing ends it but a person. */
export function lengthOfPhase(round: RoundState): number | null {
  if (round.phase === 'asking') return timeToAnswer(round) + round.pace.graceSeconds * MILLISECONDS;
  return round.phase === 'ended' || round.pace.breakSeconds === null ? null : round.pace.breakSeconds * MILLISECONDS;
}

/** What `round` waits for: at most one thing; none while it is paused, undelivered or waits for a person. */
export function wakesOf(round: RoundState): WakeEffect[] {
  const length = lengthOfPhase(round);
  const at = length === null ? null : momentOf(round.clock, length);
  if (at === null) return [];
  return [{ kind: 'wake', at, for: round.phase === 'asking' ? 'reveal' : 'next', question: round.current }];
}

/** `round` with its question number `current` asked. The time to answer does not run before it is delivered. */
export function ask(round: RoundState, current: number, now: number): Stepped {
  const state: RoundState = {
    ...round,
    phase: 'asking',
    current,
    askedAt: now,
    deliveredAt: null,
    clock: STANDING,
    answers: [],
  };
  const shown = showQuestion(currentQuestion(state));
  const seconds = round.pace.questionSeconds;
  return { state, effects: [{ kind: 'ask', question: current, of: round.questions.length, seconds, shown }] };
}

/** What the platform tells of a question that waits for it; of any other it is no news. */
export function deliver(round: RoundState, { question, at }: DeliveredEvent, now: number): Stepped {
  return question === round.current ? open(round, at, now) : unchanged(round);
}

/**
 * The question is known to have been there at the moment `at`: from then on the time runs, unless it did already.
 * Two clocks may differ, so a moment before the question was asked, or one that is still to come, is not believed.
 */
export function open(round: RoundState, at: number, now: number): Stepped {
  if (round.phase !== 'asking' || round.deliveredAt !== null) return unchanged(round);
  const deliveredAt = Math.min(now, Math.max(round.askedAt, at));
  const clock = round.paused ? round.clock : setGoing(round.clock, deliveredAt);
  const state = { ...round, deliveredAt, clock };
  return { state, effects: wakesOf(state) };
}

/** What was ordered has come due. Too early it is ordered again; what nobody waits for any more does nothing. */
export function comeDue(round: RoundState, due: DueEvent, now: number): Stepped {
  const [wake] = wakesOf(round);
  if (wake?.for !== due.for || wake.question !== due.question) return unchanged(round);
  if (now < wake.at) return { state: round, effects: [wake] };
  return due.for === 'reveal' ? closeQuestion(round, true, now) : ask(round, round.current + 1, now);
}

/** Closes the open question of `round` and shows what is right. The last question ends the round as well. */
export function closeQuestion(round: RoundState, counts: boolean, now: number): Stepped {
  const { state, effects } = reveal(round, counts);
  if (round.current === round.questions.length - 1) return end(state, effects, false);
  const rests = { ...state, clock: setGoing(STANDING, now) };
  const standings: RoundEffect[] = counts ? [{ kind: 'standings', standings: rank(state.tallies) }] : [];
  return { state: rests, effects: [...effects, ...standings, ...wakesOf(rests)] };
}

/** Ends `round` before its time; a question that is open is shown with its answer, and counts for nothing. */
export function stop(round: RoundState): Stepped {
  const { state, effects } = round.phase === 'asking' ? reveal(round, false) : unchanged(round);
  return end(state, effects, true);
}

function reveal(round: RoundState, counts: boolean): Stepped {
  const { current, answers } = round;
  const state: RoundState = {
    ...round,
    phase: 'revealed',
    clock: STANDING,
    answers: [],
    log: [...round.log, { kind: 'closed', question: current, counts }],
    tallies: counts ? addUp(round.tallies, answers) : round.tallies,
  };
  const of = round.questions.length;
  const revealed = currentQuestion(round);
  const inOrder = answers.toSorted((one, other) => one.milliseconds - other.milliseconds);
  return { state, effects: [{ kind: 'reveal', question: current, of, revealed, counts, answers: inOrder }] };
}

function end(round: RoundState, before: readonly RoundEffect[], stopped: boolean): Stepped {
  return {
    state: { ...round, phase: 'ended', paused: false, clock: STANDING },
    effects: [...before, { kind: 'ended', stopped, standings: rank(round.tallies) }],
  };
}

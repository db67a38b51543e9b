// Who started a round, or an admin, conducts it: pause, resume, close, skip, next, stop.
import { assertNever } from '../../assert.ts';
import { setGoing, stopped, timeRun } from './clock.ts';
import { ask, closeQuestion, lengthOfPhase, stop, timeToAnswer, wakesOf } from './course.ts';
import type { ControlEvent, RoundState, Stepped } from './round.ts';
import type { Saying } from './sentences.ts';
import { tell } from './tell.ts';

/** `round` after what somebody wants of it, or a word to them why that cannot be. */
export function conduct(round: RoundState, event: ControlEvent, now: number): Stepped {
  const refusal = refusalOf(round, event);
  if (refusal !== null) return tell(round, event, refusal);
  switch (event.kind) {
    case 'pause':
      return pause(round, now);
    case 'resume':
      return resume(round, now);
    case 'close':
      return closeQuestion(round, true, now);
    case 'skip':
      return closeQuestion(round, false, now);
    case 'next':
      return ask(round, round.current + 1, now);
    case 'stop':
      return stop(round);
    default:
      return assertNever(event.kind);
  }
}

function refusalOf(round: RoundState, { kind, person, byAdmin }: ControlEvent): Saying | null {
  if (round.phase === 'ended') return 'over';
  if (person !== round.startedBy && !byAdmin) return 'not-allowed';
  if (kind === 'stop') return null;
  return round.paused ? refusalInPause(kind) : refusalInPlay(kind, round.phase);
}

function refusalInPause(kind: ControlEvent['kind']): Saying | null {
  if (kind === 'resume') return null;
  return kind === 'pause' ? 'already-paused' : 'paused';
}

function refusalInPlay(kind: ControlEvent['kind'], phase: 'asking' | 'revealed'): Saying | null {
  if (kind === 'resume') return 'not-paused';
  if (kind === 'next') return phase === 'asking' ? 'question-open' : null;
  return kind === 'pause' || phase === 'asking' ? null : 'no-question';
}

function pause(round: RoundState, now: number): Stepped {
  return {
    state: { ...round, paused: true, clock: stopped(round.clock, now) },
    effects: [{ kind: 'paused', question: round.current }],
  };
}

/** What was left of the question, or of the break, is left still. A question that is not delivered yet has all its time. */
function resume(round: RoundState, now: number): Stepped {
  const waitsForDelivery = round.phase === 'asking' && round.deliveredAt === null;
  const clock = waitsForDelivery ? round.clock : setGoing(round.clock, now);
  const state = { ...round, paused: false, clock };
  return {
    state,
    effects: [{ kind: 'resumed', question: round.current, milliseconds: timeLeft(state, now) }, ...wakesOf(state)],
  };
}

function timeLeft(round: RoundState, now: number): number | null {
  const length = lengthOfPhase(round);
  if (length === null) return null;
  const grace = round.phase === 'asking' ? length - timeToAnswer(round) : 0;
  return Math.max(0, length - grace - timeRun(round.clock, now));
}

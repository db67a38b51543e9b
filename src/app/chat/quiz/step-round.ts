// Takes a round a step further: what happened goes through the machine, and its effects become changes and orders.
import type { Incoming } from '../../../ports/incoming.ts';
import type { KeptRound } from '../../../ports/quiz-record.ts';
import type { Change } from '../../../ports/store.ts';
import type { RoundEffect, RoundEvent, Stepped } from '../../../quiz/round/round.ts';
import { stepWith } from '../../../quiz/round/step.ts';
import type { Reading } from '../chat-ports.ts';
import { carryOut, isAccepted } from './carry-out.ts';
import { savingOf, stateOf } from './kept-rounds.ts';

/** What `events`, one after the other up to one that is refused, lead to in `round`. `incoming` is what they came with. */
export async function stepRound(
  ports: Reading,
  incoming: Incoming,
  round: KeptRound,
  events: readonly RoundEvent[],
): Promise<Change[]> {
  const now = ports.clock.now();
  const { grade } = await ports.bank.grading();
  const step = stepWith(grade);
  let stepped: Stepped = { state: stateOf(round), effects: [] };
  const effects: RoundEffect[] = [];
  for (const event of events) {
    stepped = step(stepped.state, event, now.getTime());
    effects.push(...stepped.effects);
    if (stepped.effects.some(effect => effect.kind === 'tell' && !isAccepted(effect.says))) break;
  }
  return [
    ...savingOf(round, stepped.state, false, now),
    ...(await carryOut(ports, incoming, { round, state: stepped.state }, effects)),
  ];
}

/** A round that begins: what keeps it, and its first question. */
export async function beginKept(
  ports: Reading,
  incoming: Incoming,
  round: KeptRound,
  { state, effects }: Stepped,
): Promise<Change[]> {
  return [
    ...savingOf(round, state, true, ports.clock.now()),
    ...(await carryOut(ports, incoming, { round, state }, effects)),
  ];
}

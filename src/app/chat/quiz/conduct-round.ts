// Conducts a round for whoever started it, or for an admin: pause, resume, close, skip, next, stop.
import type { Control } from '../../../message/action.ts';
import type { Incoming } from '../../../ports/incoming.ts';
import type { KeptRound } from '../../../ports/quiz-record.ts';
import type { Change } from '../../../ports/store.ts';
import type { Reading } from '../chat-ports.ts';
import { isAdmin } from './people.ts';
import { stepRound } from './step-round.ts';

/** What a person wants of a round that goes on, or a word to them why that cannot be. */
export async function conductRound(
  ports: Reading,
  incoming: Incoming,
  round: KeptRound,
  control: Control,
): Promise<Change[]> {
  const { person, content } = incoming;
  const byAdmin = person !== round.state.startedBy && (await isAdmin(ports, incoming));
  const event = { kind: control, id: content, person, byAdmin } as const;
  // Alone nobody waits for others, so after the answer comes the next question.
  const goesOn = round.purpose === 'review' && (control === 'skip' || control === 'close');
  const next = { kind: 'next', id: `${content}:next`, person, byAdmin } as const;
  return stepRound(ports, incoming, round, goesOn && !isAtEnd(round) ? [event, next] : [event]);
}

/** Whether the question that is open is the last one, after which the round ends by itself. */
export function isAtEnd({ state, questions }: KeptRound): boolean {
  return state.current === questions.length - 1;
}

// What becomes of a call to a platform that is busy now and then, and loses what it is told or its own word of it.
import { DeliveryError } from '../../../../src/message/delivery-error.ts';
import type { Chance } from '../../../../src/quiz/chance.ts';
import type { Call, Outcome } from '../../../fakes/surface.ts';

/** The calls that show something. */
export const SHOWING: ReadonlySet<Call['what']> = new Set(['send', 'update', 'whisper', 'publish']);
export const REFUSED = new DeliveryError('never', 'channel_not_found', { because: 'the channel is archived' });

const MOODS: readonly (readonly ['later' | 'lost', Outcome])[] = [
  ['later', new DeliveryError('later', 'busy')],
  ['later', new DeliveryError('later', 'ratelimited', { retryAfterMs: 7_000 })],
  ['lost', 'lost'],
  ['lost', new DeliveryError('unclear', 'timeout')],
];
const ONE_IN = 50;

/** Of fifty calls one goes each of these ways, and the rest work. What `mayLose` forbids to lose works as well. */
export function drawOutcome(chance: Chance, mayLose: boolean): readonly ['later' | 'lost' | null, Outcome] {
  const [what, outcome] = MOODS[chance.below(ONE_IN)] ?? [null, 'works'];
  return what === 'lost' && !mayLose ? [null, 'works'] : [what, outcome];
}

// The promise: whatever dies, fails and comes twice, each question has its answer once, and nothing waits in the end.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DeliveryError } from '../../../src/message/delivery-error.ts';
import type { Incoming } from '../../../src/ports/incoming.ts';
import type { Outcome } from '../../fakes/surface.ts';
import { type ChatWorld, openWorld } from './chat-world.ts';
import { alone, edit, inChannel, message } from './events.ts';
import { type Fate, mortal } from './mortal.ts';

const OUTCOMES: Readonly<Record<string, Outcome>> = {
  works: 'works',
  lost: 'lost',
  vanished: new DeliveryError('unclear', 'timeout'),
  busy: new DeliveryError('later', 'busy'),
  limited: new DeliveryError('later', 'ratelimited', { retryAfterMs: 7_000 }),
};

interface Question {
  readonly direct: boolean;
  readonly channel: number;
  /** Each time that it comes: under the id that it had first, or under another. */
  readonly copies: readonly boolean[];
  /** How often its text is changed after that. */
  readonly edits: number;
}

interface Life extends Fate {
  /** Seconds until the next process is there, which takes over what the dead one had, or waits for the end of its lease. */
  readonly pause: number;
  readonly takesOver: boolean;
}

const anyQuestion: fc.Arbitrary<Question> = fc.record({
  direct: fc.boolean(),
  channel: fc.integer({ min: 1, max: 2 }),
  copies: fc.array(fc.boolean(), { minLength: 1, maxLength: 4 }),
  edits: fc.integer({ min: 0, max: 2 }),
});
const anyLife: fc.Arbitrary<Life> = fc.record({
  steps: fc.integer({ min: 1, max: 25 }),
  takesEffect: fc.boolean(),
  pause: fc.integer({ min: 0, max: 60 }),
  takesOver: fc.boolean(),
});

function comings({ direct, channel, copies, edits }: Question, number: number): Incoming[] {
  const conversation = direct ? alone(null, `D${channel}`) : inChannel(null, `C${channel}`);
  const parts = { conversation, post: { channel: conversation.channel, id: `question ${number}` } };
  const first = message(`Which chips ${number}?`, parts);
  return [
    ...copies.map((same, i) => ({ ...first, id: same ? first.id : `${first.id} again ${i}` })),
    ...Array.from({ length: edits }, (_, i) => edit(first, `Which chips ${number}, in other words ${i}?`)),
  ];
}

/** Lives until all has come in and is worked off, or until it dies. What came in when it died comes again. */
async function live(process: ChatWorld, waiting: Incoming[], gap: number): Promise<'ended'> {
  while (waiting[0] !== undefined) {
    await process.receive(waiting[0]);
    waiting.shift();
    if (waiting.length % gap === 0) await process.work();
  }
  await process.workOff();
  return 'ended';
}

test('each question is answered once, and nothing waits', { timeout: 120_000 }, async () => {
  let deaths = 0;
  let updates = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyQuestion, { minLength: 1, maxLength: 5 }),
      fc.array(fc.constantFrom(...Object.keys(OUTCOMES)), { maxLength: 12 }),
      // After four deaths over one event it would be given up.
      fc.array(anyLife, { maxLength: 3 }),
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 1, max: 4 }),
      async (questions, outcomes, lives, pages, gap) => {
        const world = await openWorld();
        const { surface, store, clock } = world;
        surface.pagesFor = () => pages;
        surface.onCall = () => OUTCOMES[outcomes.shift() ?? 'works'] ?? 'works';
        const waiting = questions.flatMap(comings);
        const faults: unknown[] = [];
        for (const [number, { pause, takesOver, ...fate }] of lives.entries()) {
          const { wrap, died } = mortal(fate);
          const process = await world.beside(`process ${number}`, wrap);
          const end = await Promise.race([died, live(process, waiting, gap)]);
          faults.push(...process.faults);
          if (end === 'died') deaths += 1;
          clock.turn(pause);
          if (takesOver) await store.release(`process ${number}`);
        }
        await live(world, waiting, gap);
        const expected = questions.flatMap(({ direct, channel }, number) =>
          Array.from({ length: pages }, (_, page) => `${direct ? 'D' : 'C'}${channel}/question ${number} page ${page}`),
        );
        expect(surface.posts.map(({ where, page }) => `${where} page ${page}`).sort()).toEqual(expected.sort());
        updates += surface.callsOf('update').length;
        for (const where of new Set(surface.posts.map(post => post.where))) {
          expect(new Set(surface.read(where)).size).toBe(1);
        }
        expect(await store.depth()).toEqual({ events: 0, orders: 0 });
        expect([...faults, ...world.faults]).toEqual([]);
      },
    ),
    { numRuns: 60 },
  );
  expect(deaths).toBeGreaterThan(20);
  expect(updates).toBeGreaterThan(20);
});

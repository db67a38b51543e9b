// Random sequences of claims, leases, ends and rests against a twin in memory that is plain rather than fast.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Store } from '../../src/ports/store.ts';
import { at, conversation, event, keysOf, order, place, post, withStore } from './store-samples.ts';
import { EventTwin, OrderTwin } from './store-twin.ts';

const RUNS = 50;
const owner = fc.constantFrom('one', 'two');
const limit = fc.integer({ min: 1, max: 3 });
const seconds = fc.integer({ min: 0, max: 40 });
/** Which of the rows that were ever claimed. */
const nth = fc.nat({ max: 7 });

const end = fc.constantFrom('clear' as const, 'unclear' as const, 'untried' as const);
const eventStep = fc.oneof(
  fc.record({
    do: fc.constant('receive' as const),
    channel: fc.constantFrom('C1', 'C2'),
    id: fc.nat({ max: 5 }),
    content: fc.nat({ max: 5 }),
  }),
  fc.record({ do: fc.constant('claim' as const), owner, limit, seconds }),
  fc.record({ do: fc.constant('finish' as const), nth, owner }),
  fc.record({ do: fc.constant('postpone' as const), nth, owner, seconds }),
  fc.record({ do: fc.constant('release' as const), owner }),
  fc.record({ do: fc.constant('wait' as const), seconds }),
);

const placing = fc.record({
  do: fc.constant('order' as const),
  key: fc.nat({ max: 9 }),
  channel: fc.constantFrom('C1', 'C2'),
  thread: fc.constantFrom('T1', 'T2'),
  kind: fc.constantFrom('post' as const, 'post' as const, 'react' as const, 'turn' as const),
});
const claiming = fc.record({
  do: fc.constant('claim' as const),
  owner,
  limit,
  seconds,
  paceMs: fc.constantFrom(0, 1000, 20_000),
});

const orderStep = fc.oneof(
  { arbitrary: placing, weight: 3 },
  { arbitrary: claiming, weight: 3 },
  fc.record({ do: fc.constant('note' as const), nth, owner }),
  fc.record({ do: fc.constant('finish' as const), nth, owner, instead: fc.option(fc.integer({ min: 10, max: 19 })) }),
  fc.record({ do: fc.constant('postpone' as const), nth, owner, seconds, end, pause: fc.boolean() }),
  fc.record({ do: fc.constant('release' as const), owner }),
  fc.record({ do: fc.constant('wait' as const), seconds }),
);

type EventStep = typeof eventStep extends fc.Arbitrary<infer Step> ? Step : never;
export type OrderStep = typeof orderStep extends fc.Arbitrary<infer Step> ? Step : never;

export function storeTwins(open: () => Promise<Store>): void {
  test('events are claimed, ended and postponed alike', { timeout: 60_000 }, () =>
    fc.assert(
      fc.asyncProperty(fc.array(eventStep, { minLength: 5, maxLength: 40 }), steps =>
        withStore(open, async store => {
          const twin = new EventTwin();
          let now = 0;
          for (const step of steps) {
            if (step.do === 'wait') now += step.seconds;
            else await takeEventStep(store, twin, step, now);
            expect((await store.depth()).events).toBe(twin.depth());
            expect(await store.nextDue()).toEqual(dateOf(twin.nextDue()));
          }
        }),
      ),
      { numRuns: RUNS },
    ),
  );

  test('orders are claimed, noted, ended, postponed and held alike', { timeout: 60_000 }, () =>
    fc.assert(
      fc.asyncProperty(fc.array(orderStep, { minLength: 5, maxLength: 50 }), steps =>
        withStore(open, async store => {
          const twin = new OrderTwin();
          let now = 0;
          for (const step of steps) {
            if (step.do === 'wait') now += step.seconds;
            else await takeOrderStep(store, twin, step, now);
            expect((await store.depth()).orders).toBe(twin.depth());
            expect(await store.nextDue()).toEqual(dateOf(twin.nextDue()));
          }
        }),
      ),
      { numRuns: RUNS },
    ),
  );
}

async function takeEventStep(store: Store, twin: EventTwin, step: EventStep, now: number): Promise<void> {
  switch (step.do) {
    case 'receive': {
      const [id, content] = [`${step.id}`, `${step.content}`];
      const arriving = event('', { id, content, conversation: conversation(step.channel) });
      expect(await store.receive([arriving], at(now))).toEqual([twin.receive(step.channel, id, content, now)]);
      return;
    }
    case 'claim': {
      const until = now + step.seconds;
      const claimed = await store.claimEvents(at(now), { owner: step.owner, until: at(until) }, step.limit);
      const expected = twin.claim(now, step.owner, until, step.limit);
      expect(claimed.map(({ incoming, attempt }) => [incoming.id, attempt])).toEqual(
        expected.map(({ id, attempt }) => [id, attempt]),
      );
      for (const [i, row] of expected.entries()) row.number = claimed[i]!.id;
      return;
    }
    case 'finish': {
      const row = twin.nth(step.nth);
      const done = await store.finishEvent(row?.number ?? -1, step.owner, [], at(now));
      expect(done).toBe(twin.finish(row, step.owner));
      return;
    }
    case 'postpone': {
      const row = twin.nth(step.nth);
      await store.postponeEvent(row?.number ?? -1, step.owner, at(now + step.seconds));
      twin.postpone(row, step.owner, now + step.seconds);
      return;
    }
    case 'release':
      await store.release(step.owner);
      twin.release(step.owner);
      return;
  }
}

async function takeOrderStep(store: Store, twin: OrderTwin, step: OrderStep, now: number): Promise<void> {
  switch (step.do) {
    case 'order':
      await place(store, [orderOf(step)], now);
      twin.order(`${step.key}`, step, now);
      return;
    case 'claim': {
      const until = now + step.seconds;
      const lease = { owner: step.owner, until: at(until) };
      const claimed = await store.claimOrders(at(now), lease, step.limit, step.paceMs);
      const expected = twin.claim(now, step.owner, until, step.limit, step.paceMs / 1000);
      expect(keysOf(claimed)).toEqual(keysOf(expected));
      for (const [i, row] of expected.entries()) {
        const { id, attempt, posts, unclearSince } = claimed[i]!;
        row.number = id;
        expect([attempt, posts.map(post => post.id), unclearSince]).toEqual([
          row.attempt,
          row.posts,
          dateOf(row.unclear),
        ]);
      }
      return;
    }
    default:
      return takeStepOfHolder(store, twin, step, now);
  }
}

async function takeStepOfHolder(store: Store, twin: OrderTwin, step: OrderStep, now: number): Promise<void> {
  const row = 'nth' in step ? twin.nth(step.nth) : undefined;
  const id = row?.number ?? -1;
  switch (step.do) {
    case 'note':
      await store.notePost(id, step.owner, post(`${now}`));
      return twin.note(row, step.owner, `${now}`);
    case 'finish': {
      const like = row ?? { channel: 'C1', thread: 'T1', kind: 'post' as const };
      const instead = step.instead === null ? undefined : orderOf({ ...like, key: step.instead });
      await store.finishOrder(id, step.owner, at(now), { instead });
      return twin.finish(row, step.owner, now, step.instead === null ? null : `${step.instead}`);
    }
    case 'postpone': {
      const { end, pause } = step;
      await store.postponeOrder(id, step.owner, at(now + step.seconds), { end, pause });
      return twin.postpone(row, step.owner, now + step.seconds, { end, pause });
    }
    case 'release':
      await store.release(step.owner);
      return twin.release(step.owner);
    default:
      return;
  }
}

function orderOf(parts: { key: number; channel: string; thread: string; kind: 'post' | 'react' | 'turn' }) {
  const where = conversation(parts.channel, parts.thread);
  const key = `${parts.key}`;
  if (parts.kind === 'post') return order(key, { conversation: where });
  const dialog = { title: 'T', message: { blocks: [] } };
  return order(key, {
    conversation: where,
    delivery:
      parts.kind === 'react'
        ? { kind: 'react', post: post('p', parts.channel), sign: 'hello' }
        : { kind: 'turn', window: 'w', dialog },
  });
}

function dateOf(seconds: number | null): Date | null {
  return seconds === null ? null : at(seconds);
}

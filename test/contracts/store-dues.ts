// What every store must do with what is to come in later: each thing once, in the order of its channel, unless it is taken back.
import { expect, test } from 'vitest';
import type { Store } from '../../src/ports/store.ts';
import { due } from './store-quiz-samples.ts';
import {
  at,
  claimAll,
  conversation,
  event,
  leaseFor,
  make,
  order,
  place,
  WORKSPACE,
  withStore,
} from './store-samples.ts';

export function storeDues(open: () => Promise<Store>): void {
  const using = (work: (store: Store) => Promise<void>) => () => withStore(open, work);
  const idsOf = async (store: Store, seconds: number) =>
    (await store.claimEvents(at(seconds), leaseFor('me', seconds), 1000)).map(({ incoming }) => incoming.id);

  test(
    'lets come in what has come due, and that once',
    using(async store => {
      await make(store, [due('b', 20), due('c', 10), due('a', 10), due('later', 21)]);
      expect(await store.depth()).toEqual({ events: 0, orders: 0 });
      expect(await store.ringDue(at(9))).toBe(0);
      expect(await store.ringDue(at(20))).toBe(3);
      expect(await store.ringDue(at(20))).toBe(0);
      const claimed = await store.claimEvents(at(20), leaseFor('me', 20), 1000);
      expect(claimed.map(({ incoming }) => incoming)).toEqual(
        [due('a', 10), due('c', 10), due('b', 20)].map(each => each.incoming),
      );
      expect(claimed[0]).toMatchObject({ attempt: 1, receivedAt: at(20) });
      for (const { id } of claimed) await store.finishEvent(id, 'me', [], at(21));
      expect(await store.ringDue(at(21))).toBe(1);
    }),
  );

  test(
    'many come in together',
    using(async store => {
      await make(
        store,
        Array.from({ length: 100 }, (_, i) => due(`${i}`, i)),
      );
      expect(await store.ringDue(at(99))).toBe(100);
      expect(await idsOf(store, 99)).toEqual(Array.from({ length: 100 }, (_, i) => `${i}:${i}`));
    }),
  );

  test(
    'the same key takes the place of what waits, sooner or later, and can be taken back',
    using(async store => {
      await make(store, [due('a', 10), due('b', 10), due('c', 30), due('d', 10)]);
      const apart = { workspace: 'chat:W2', conversation: conversation('C1', null, 'chat:W2') };
      const other = { ...due('a', 10), incoming: { ...due('a', 10).incoming, ...apart } };
      await make(store, [due('b', 20), due('c', 5), other, { kind: 'not-due', workspace: WORKSPACE, key: 'a' }]);
      await make(store, [{ kind: 'not-due', workspace: WORKSPACE, key: 'never there' }]);
      expect(await store.ringDue(at(10))).toBe(3);
      expect(await idsOf(store, 10)).toEqual(['c:5', 'a:10', 'd:10']);
      await store.forget({ workspace: 'chat:W2' });
      expect(await store.ringDue(at(50))).toBe(1);
    }),
  );

  test(
    'an event that is known comes in no more, and goes from the list',
    using(async store => {
      await make(store, [due('a', 10, { id: 'x' }), due('b', 11, { id: 'x' }), due('c', 12)]);
      expect(await store.ringDue(at(12))).toBe(2);
      expect(await idsOf(store, 12)).toEqual(['x', 'c:12']);
      await make(store, [due('d', 13, { id: 'x' })], 90);
      expect(await store.ringDue(at(90))).toBe(0);
      await store.forget({ workspace: WORKSPACE });
      expect(await store.nextDue()).toBeNull();
    }),
  );

  test(
    'what comes due waits for what is in hand in its channel',
    using(async store => {
      await make(store, [due('a', 10), due('b', 10, { channel: 'C2' })]);
      await store.receive([event('before')], at(9));
      await store.claimEvents(at(9), leaseFor('me', 9), 1);
      await store.ringDue(at(10));
      expect(await idsOf(store, 10)).toEqual(['b:10']);
    }),
  );

  test(
    'is counted when the next work is told',
    using(async store => {
      await make(store, [due('a', 50), due('b', 40)]);
      expect(await store.nextDue()).toEqual(at(40));
      await store.receive([event('now')], at(10));
      expect(await store.nextDue()).toEqual(at(10));
      const [{ id } = { id: 0 }] = await store.claimEvents(at(10), leaseFor('me', 10), 1);
      expect(await store.nextDue()).toEqual(at(40));
      await store.finishEvent(id, 'me', [], at(11));
      await store.ringDue(at(45));
      expect(await store.nextDue()).toEqual(at(45));
    }),
  );

  test(
    'the news of an order comes in with its end, once, and beside what comes instead',
    using(async store => {
      await place(store, [order('a'), order('b', { conversation: conversation('C2') })]);
      const [a, b] = await claimAll(store, 'me', 0);
      await store.finishOrder(a!.id, 'me', at(1), { news: event('a is out') });
      await store.finishOrder(a!.id, 'me', at(1), { news: event('a is out twice') });
      await store.finishOrder(b!.id, 'other', at(1), { news: event('not yours') });
      await store.finishOrder(b!.id, 'me', at(2), { instead: order('c'), news: event('a is out') });
      expect(await store.depth()).toEqual({ events: 1, orders: 1 });
      const claimed = await store.claimEvents(at(2), leaseFor('me', 2), 9);
      expect(claimed).toMatchObject([{ incoming: event('a is out'), receivedAt: at(1), attempt: 1 }]);
    }),
  );

  test(
    'an order keeps what it is to tell of its end',
    using(async store => {
      const then = { kind: 'round-asked', round: 'r1', question: 2, at: null } as const;
      await place(store, [{ ...order('a'), then }]);
      const [claimed] = await claimAll(store, 'me', 0);
      expect(claimed?.then).toEqual(then);
    }),
  );
}

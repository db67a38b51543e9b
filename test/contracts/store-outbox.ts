// What every store must do with orders: each in its turn, each attempt known, each delivered under its key once.
import { expect, test } from 'vitest';
import type { Store } from '../../src/ports/store.ts';
import {
  at,
  claimAll,
  conversation,
  DAY,
  exchange,
  keysOf,
  leaseFor,
  make,
  order,
  place,
  post,
  say,
  WORKSPACE,
  withStore,
} from './store-samples.ts';

const FREE = { end: 'clear', pause: false } as const;

export function storeOutbox(open: () => Promise<Store>): void {
  const using = (work: (store: Store) => Promise<void>) => () => withStore(open, work);

  test(
    'gives back what was ordered',
    using(async store => {
      await place(store, [order('k')], 3);
      const [claimed] = await claimAll(store, 'me', 4);
      expect(claimed).toEqual({
        ...order('k'),
        id: claimed!.id,
        attempt: 1,
        orderedAt: at(3),
        posts: [],
        unclearSince: null,
      });
    }),
  );

  test(
    'a key is ordered once within a workspace, also after its end, for ninety days',
    using(async store => {
      await place(store, [order('k'), order('k', { text: 'again' })]);
      const [claimed] = await claimAll(store, 'me', 0);
      await store.finishOrder(claimed!.id, 'me', at(1));
      await place(store, [order('k')], 2);
      expect(await store.depth()).toEqual({ events: 0, orders: 0 });
      await place(store, [order('k', { conversation: conversation('C1', null, 'chat:W2') })], 2);
      expect(await store.depth()).toEqual({ events: 0, orders: 1 });
      await store.sweep(at(90 * DAY));
      await place(store, [order('k')], 90 * DAY);
      expect(await store.depth()).toEqual({ events: 0, orders: 1 });
      await store.sweep(at(90 * DAY + 1));
      await place(store, [order('k')], 90 * DAY + 1);
      expect(await store.depth()).toEqual({ events: 0, orders: 2 });
    }),
  );

  test(
    'orders of one conversation go one after the other, those of others beside them',
    using(async store => {
      const [one, two] = [conversation('C1', 'T1'), conversation('C1', 'T2')];
      await place(store, [
        order('a', { conversation: one }),
        order('b', { conversation: one }),
        order('c', { conversation: two }),
        order('d', { conversation: conversation('C1') }),
      ]);
      expect(keysOf(await claimAll(store, 'me', 0, 0))).toEqual(['a', 'c', 'd']);
      expect(await claimAll(store, 'me', 1, 0)).toEqual([]);
      await store.release();
      const [a] = await claimAll(store, 'me', 2, 0);
      await store.postponeOrder(a!.id, 'me', at(30), FREE);
      expect(await claimAll(store, 'me', 29, 0)).toEqual([]);
      expect(keysOf(await claimAll(store, 'me', 30, 0))).toEqual(['a']);
      await store.finishOrder(a!.id, 'me', at(31));
      expect(keysOf(await claimAll(store, 'me', 31, 0))).toEqual(['b']);
    }),
  );

  test(
    'windows wait for nobody, and nobody waits for them',
    using(async store => {
      const dialog = { title: 'Entry', message: say('whole') };
      const handles = { private: null, window: 'w' };
      await place(store, [
        order('a'),
        order('open', { delivery: { kind: 'open', handles, dialog } }),
        order('turn', { delivery: { kind: 'turn', window: 'w', dialog } }),
      ]);
      expect(keysOf(await claimAll(store, 'me', 0))).toEqual(['a', 'open', 'turn']);
      await place(store, [
        order('other', { conversation: conversation('C9'), delivery: { kind: 'open', handles, dialog } }),
      ]);
      await place(store, [order('behind', { conversation: conversation('C9') })]);
      await store.claimOrders(at(0), leaseFor('me'), 1, 0);
      expect(keysOf(await claimAll(store, 'me', 0))).toEqual(['behind']);
    }),
  );

  test(
    'the posts of an answer are known for as long as the answer is kept',
    using(async store => {
      await make(store, [
        { kind: 'exchange', exchange: exchange('a', 0) },
        { kind: 'order', order: order('order of a') },
      ]);
      const [sent] = await claimAll(store, 'me', 1);
      await store.notePost(sent!.id, 'me', post('p'));
      await store.finishOrder(sent!.id, 'me', at(1));
      for (let day = 0; day < 92; day++) {
        await store.sweep(at(day * DAY));
        const kept = await store.exchange(WORKSPACE, 'a');
        if (kept !== null) expect(await store.postsOf(WORKSPACE, kept.order), `on day ${day}`).toEqual([post('p')]);
      }
      expect([await store.exchange(WORKSPACE, 'a'), await store.postsOf(WORKSPACE, 'order of a')]).toEqual([null, []]);
    }),
  );

  test(
    'an order waits from when it is known until its end, whoever has it in hand',
    using(async store => {
      expect(await store.waits(WORKSPACE, 'k')).toBe(false);
      await place(store, [order('k')]);
      expect([await store.waits(WORKSPACE, 'k'), await store.waits('chat:W2', 'k')]).toEqual([true, false]);
      const [claimed] = await claimAll(store, 'me', 0);
      expect(await store.waits(WORKSPACE, 'k')).toBe(true);
      await store.finishOrder(claimed!.id, 'me', at(1));
      expect(await store.waits(WORKSPACE, 'k')).toBe(false);
    }),
  );

  test(
    'an attempt without a word leaves the next one unclear, from the last of them on',
    using(async store => {
      await place(store, [order('k')]);
      await claimAll(store, 'one', 0);
      expect(await claimAll(store, 'two', 59)).toEqual([]);
      expect((await claimAll(store, 'two', 60))[0]).toMatchObject({ attempt: 2, unclearSince: at(0) });
      await store.release('two');
      const [third] = await claimAll(store, 'three', 70);
      expect(third).toMatchObject({ attempt: 3, unclearSince: at(60) });
      await store.postponeOrder(third!.id, 'three', at(80), { end: 'unclear', pause: false });
      expect((await claimAll(store, 'four', 80))[0]).toMatchObject({ attempt: 4, unclearSince: at(70) });
      await store.postponeOrder(third!.id, 'four', at(90), { end: 'untried', pause: false });
      expect((await claimAll(store, 'five', 90))[0]).toMatchObject({ attempt: 5, unclearSince: at(70) });
      await store.postponeOrder(third!.id, 'five', at(95), FREE);
      expect((await claimAll(store, 'six', 95))[0]).toMatchObject({ attempt: 6, unclearSince: null });
    }),
  );

  test(
    'pages that are out are kept; what came after them in the same attempt is unclear',
    using(async store => {
      await place(store, [order('k')]);
      const [one] = await claimAll(store, 'one', 0);
      await store.release('one');
      await claimAll(store, 'two', 5);
      await store.notePost(one!.id, 'two', post('p0'));
      await store.notePost(one!.id, 'two', post('p1'));
      expect(await store.postsOf(WORKSPACE, 'k')).toEqual([]);
      const [three] = await claimAll(store, 'three', 65);
      expect(three).toMatchObject({ posts: [post('p0'), post('p1')], unclearSince: at(5) });
      await store.notePost(one!.id, 'three', post('p2'));
      await store.finishOrder(one!.id, 'three', at(66));
      expect(await store.postsOf(WORKSPACE, 'k')).toEqual([post('p0'), post('p1'), post('p2')]);
      expect(await store.postsOf('chat:W2', 'k')).toEqual([]);
      expect(await store.postsOf(WORKSPACE, 'never')).toEqual([]);
    }),
  );

  test(
    'a former owner changes nothing',
    using(async store => {
      await place(store, [order('k')]);
      const [{ id } = { id: 0 }] = await claimAll(store, 'one', 0);
      await claimAll(store, 'two', 60);
      await store.notePost(id, 'one', post('stray'));
      await store.postponeOrder(id, 'one', at(61), { end: 'clear', pause: true });
      await store.redraftOrder(id, 'one', order('k', { text: 'stray' }));
      await store.finishOrder(id, 'one', at(62), { instead: order('instead') });
      await store.release('one');
      expect(await store.depth()).toEqual({ events: 0, orders: 1 });
      expect(await claimAll(store, 'three', 63)).toEqual([]);
      expect((await claimAll(store, 'three', 120))[0]).toMatchObject({
        ...order('k'),
        posts: [],
        unclearSince: at(60),
      });
    }),
  );

  test(
    'nothing changes an order after its end',
    using(async store => {
      await place(store, [order('k')]);
      const [{ id } = { id: 0 }] = await claimAll(store, 'me', 0);
      await store.notePost(id, 'me', post('p'));
      await store.finishOrder(id, 'me', at(1));
      await store.notePost(id, 'me', post('stray'));
      await store.postponeOrder(id, 'me', at(1), FREE);
      await store.finishOrder(id, 'me', at(2), { instead: order('instead') });
      await store.release();
      expect(await claimAll(store, 'me', 100)).toEqual([]);
      expect(await store.postsOf(WORKSPACE, 'k')).toEqual([post('p')]);
    }),
  );

  test(
    'what comes instead has the turn of what it stands for, and again',
    using(async store => {
      await place(store, [order('a'), order('b'), order('c', { conversation: conversation('C0') })]);
      const [a] = await claimAll(store, 'me', 0, 0);
      await store.finishOrder(a!.id, 'me', at(1), { instead: order('instead of a') });
      const [instead] = await store.claimOrders(at(1), leaseFor('me', 1), 1, 0);
      expect(instead).toMatchObject({
        ...order('instead of a'),
        attempt: 1,
        orderedAt: at(1),
        posts: [],
        unclearSince: null,
      });
      await store.finishOrder(instead!.id, 'me', at(2), { instead: order('instead of that') });
      expect(keysOf(await store.claimOrders(at(2), leaseFor('me', 2), 1, 0))).toEqual(['instead of that']);
    }),
  );

  test(
    'a key that is known already comes instead of nothing',
    using(async store => {
      await place(store, [order('a'), order('b')]);
      const [a] = await claimAll(store, 'me', 0, 0);
      await store.finishOrder(a!.id, 'me', at(1), { instead: order('b', { text: 'another' }) });
      expect(await claimAll(store, 'me', 2, 0)).toMatchObject([order('b')]);
    }),
  );

  test(
    'another draft takes the place of what an order says',
    using(async store => {
      await place(store, [order('k')]);
      const [{ id } = { id: 0 }] = await claimAll(store, 'me', 0);
      await store.redraftOrder(id, 'me', order('k', { text: 'as it is now' }));
      await store.release();
      expect((await claimAll(store, 'me', 2))[0]).toMatchObject(order('k', { text: 'as it is now' }));
    }),
  );

  test(
    'a limit takes the oldest',
    using(async store => {
      const places = ['C3', 'C1', 'C2'].map(channel => conversation(channel));
      await place(
        store,
        places.map(where => order(where.channel, { conversation: where })),
      );
      expect(keysOf(await store.claimOrders(at(0), leaseFor('me'), 2, 1000))).toEqual(['C3', 'C1']);
      expect(await store.claimOrders(at(0), leaseFor('me'), 0, 1000)).toEqual([]);
    }),
  );
}

// What every store must do when something or somebody is to be forgotten.
import { expect, test } from 'vitest';
import type { Change, Exchange, Store } from '../../src/ports/store.ts';
import {
  at,
  claimAll,
  conversation,
  event,
  exchange,
  keysOf,
  leaseFor,
  make,
  order,
  place,
  post,
  WORKSPACE,
  withStore,
} from './store-samples.ts';

export function storeErasure(open: () => Promise<Store>): void {
  const using = (work: (store: Store) => Promise<void>) => () => withStore(open, work);
  const erase = (answer: string): Change => ({ kind: 'erase', workspace: WORKSPACE, answer });

  test(
    'an exchange that is erased is gone, with what was to show it and as the context of others',
    using(async store => {
      await make(store, [
        { kind: 'exchange', exchange: exchange('a', 0) },
        { kind: 'exchange', exchange: exchange('b', 1, { context: ['question of a'] }) },
        { kind: 'exchange', exchange: exchange('c', 2, { context: ['x'], conversation: conversation('C1', 'T2') }) },
        { kind: 'order', order: order('order of a') },
        { kind: 'order', order: order('shared', { answer: 'a', conversation: conversation('C2') }) },
        { kind: 'order', order: order('other', { answer: 'b', conversation: conversation('C3') }) },
      ]);
      await make(store, [erase('a'), erase('never there')], 3);
      expect(await store.exchange(WORKSPACE, 'a')).toBeNull();
      expect((await store.exchange(WORKSPACE, 'b'))?.context).toEqual([]);
      expect((await store.exchange(WORKSPACE, 'c'))?.context).toEqual(['x']);
      expect(keysOf(await claimAll(store, 'me', 4))).toEqual(['other']);
      await place(store, [order('order of a')], 5);
      expect(await store.depth()).toEqual({ events: 0, orders: 1 });
    }),
  );

  test(
    'an order that is being sent when it is erased keeps its posts, so that they can be taken back',
    using(async store => {
      await make(store, [{ kind: 'exchange', exchange: exchange('a', 0) }]);
      await place(store, [order('order of a')]);
      const [sent] = await claimAll(store, 'me', 0);
      await make(store, [
        erase('a'),
        { kind: 'order', order: order('back', { delivery: { kind: 'retract', of: 'order of a' } }) },
      ]);
      expect(await claimAll(store, 'other', 1)).toEqual([]);
      await store.redraftOrder(sent!.id, 'me', order('order of a', { text: 'once more' }));
      await store.notePost(sent!.id, 'me', post('p'));
      await store.finishOrder(sent!.id, 'me', at(2));
      expect(await store.postsOf(WORKSPACE, 'order of a')).toEqual([post('p')]);
      expect(keysOf(await claimAll(store, 'other', 3))).toEqual(['back']);
    }),
  );

  test(
    'an order that was erased while its sender died is not taken up again',
    using(async store => {
      await make(store, [{ kind: 'exchange', exchange: exchange('a', 0) }]);
      await place(store, [order('order of a'), order('behind')]);
      await claimAll(store, 'me', 0);
      await make(store, [erase('a')]);
      expect(keysOf(await claimAll(store, 'other', 60))).toEqual(['behind']);
      expect(await store.depth()).toEqual({ events: 0, orders: 1 });
    }),
  );

  const traces = (person: string, workspace = WORKSPACE): Change[] => {
    const where = conversation('C1', `thread of ${person}`, workspace);
    const name = `${workspace} ${person}`;
    return [
      { kind: 'exchange', exchange: exchange(name, 0, { workspace, person, conversation: where }) },
      { kind: 'follow', conversation: where, person, on: true },
      { kind: 'vote', workspace, answer: name, person, vote: 'down', reason: 'why' },
      { kind: 'set', workspace, person, setting: 'follow', value: 'off' },
      { kind: 'order', order: order(name, { person, conversation: where }) },
    ];
  };

  const tracesLeft = async (store: Store, person: string, workspace = WORKSPACE) => {
    const name = `${workspace} ${person}`;
    return [
      await store.exchange(workspace, name),
      (await store.votes(workspace, name))[0],
      (await store.isFollowed(conversation('C1', `thread of ${person}`, workspace))) || null,
      (await store.settings(workspace, person)).follow,
    ].filter(trace => trace !== null && trace !== undefined).length;
  };

  test(
    'a person is forgotten in one workspace, others are not, and what they sent is not answered when it comes again',
    using(async store => {
      await make(store, [...traces('P1'), ...traces('P2'), ...traces('P1', 'chat:W2')]);
      await store.receive([event('waits'), event('of other', { person: 'P2' })], at(1));
      const [mine] = await store.claimEvents(at(1), leaseFor('me', 1), 1);
      expect(await store.forget({ workspace: WORKSPACE, person: 'P1' })).toBe(6);
      expect([
        await tracesLeft(store, 'P1'),
        await tracesLeft(store, 'P2'),
        await tracesLeft(store, 'P1', 'chat:W2'),
      ]).toEqual([0, 4, 4]);
      expect(await store.depth()).toEqual({ events: 1, orders: 2 });
      expect(await store.finishEvent(mine!.id, 'me', traces('P1'), at(2))).toBe(false);
      expect(await store.receive([event('waits')], at(2))).toEqual([false]);
      expect(await store.forget({ workspace: WORKSPACE, person: 'P1' })).toBe(0);
      expect(await store.workspaces()).toEqual([WORKSPACE, 'chat:W2']);
    }),
  );

  test(
    'the order that is being sent to somebody who is forgotten is over',
    using(async store => {
      await place(store, [order('k')]);
      const [mine] = await claimAll(store, 'me', 0);
      await store.forget({ workspace: WORKSPACE, person: 'P1' });
      await store.notePost(mine!.id, 'me', post('p'));
      await store.postponeOrder(mine!.id, 'me', at(1), { end: 'clear', pause: false });
      await store.finishOrder(mine!.id, 'me', at(1));
      expect(await claimAll(store, 'me', 90)).toEqual([]);
    }),
  );

  test(
    'who asks to be forgotten is, and what is ordered after that is kept',
    using(async store => {
      await make(store, traces('P1'));
      await store.receive([event('forget me')], at(1));
      const [mine] = await store.claimEvents(at(1), leaseFor('me', 1), 1);
      const bye: Change = { kind: 'order', order: order('bye') };
      expect(
        await store.finishEvent(mine!.id, 'me', [{ kind: 'forget', workspace: WORKSPACE, person: 'P1' }, bye], at(2)),
      ).toBe(true);
      expect(await tracesLeft(store, 'P1')).toBe(0);
      expect(keysOf(await claimAll(store, 'me', 3))).toEqual(['bye']);
      expect(await store.receive([event('forget me')], at(4))).toEqual([false]);
    }),
  );

  test(
    'what others said in a thread is not kept as the context of their questions either',
    using(async store => {
      const others = exchange('b', 1, { person: 'P2', context: ['question of a'] });
      await make(store, [
        { kind: 'exchange', exchange: exchange('a', 0) },
        { kind: 'exchange', exchange: others },
      ]);
      await store.forget({ workspace: WORKSPACE, person: 'P1' });
      expect(await store.exchange(WORKSPACE, 'b')).toEqual({ ...others, context: [] });
    }),
  );

  /** A question that others follow up in each way that there is: its own words stand in all of them. */
  const followedUp = (parts: Partial<Exchange>): readonly Exchange[] => {
    const asked = exchange('first', 0, { question: 'SECRET question', text: 'SECRET answer', ...parts });
    const context = [asked.question, asked.text];
    const { conversation: where, person } = asked;
    const later = (id: string, parts: Partial<Exchange>) => exchange(id, 1, { person, context, ...parts });
    if (where.direct) {
      return [
        asked,
        later('same thread', { conversation: where }),
        later('other thread', { conversation: { ...where, thread: 'T9' } }),
        later('other place', { conversation: { ...where, channel: 'D9', thread: 'T8' } }),
      ];
    }
    return [
      asked,
      later('same thread', { conversation: where, person: 'P2' }),
      later('command', { conversation: { ...where, thread: null }, post: null }),
    ];
  };

  test.each([
    ['in a thread', { conversation: conversation('C1', 'T1') }],
    ['by a button in a thread', { conversation: conversation('C1', 'T1'), post: null }],
    ['by a command', { conversation: conversation('C1'), post: null }],
    ['directly', { conversation: { ...conversation('D1', 'T1'), direct: true } }],
    ['on the home page', { conversation: { ...conversation(''), direct: true }, post: null }],
  ])('of a question that was asked %s no word is left in what followed it up', (_, parts) =>
    withStore(open, async store => {
      const changes = followedUp(parts).map(exchange => ({ kind: 'exchange', exchange }) as const);
      const apart = exchange('apart', 1, { context: ['other'], conversation: conversation('C1', 'T7') });
      const left = async () => {
        const all = await Promise.all(changes.map(({ exchange }) => store.exchange(WORKSPACE, exchange.id)));
        return JSON.stringify(all).includes('SECRET');
      };
      await make(store, [...changes, { kind: 'exchange', exchange: apart }]);
      expect(await left()).toBe(true);
      await make(store, [erase('first')]);
      expect(await left()).toBe(false);
      expect(await store.exchange(WORKSPACE, 'apart')).toEqual(apart);
      await make(store, changes);
      await store.forget({ workspace: WORKSPACE, person: 'P1' });
      expect(await left()).toBe(false);
    }),
  );

  test(
    'a workspace is forgotten whole',
    using(async store => {
      await make(store, [...traces('P1'), ...traces('P2', 'chat:W2')]);
      await claimAll(store, 'me', 0);
      await store.receive([event('waits')], at(1));
      expect(await store.forget({ workspace: WORKSPACE })).toBeGreaterThanOrEqual(7);
      expect(await store.workspaces()).toEqual(['chat:W2']);
      expect([await tracesLeft(store, 'P1'), await tracesLeft(store, 'P2', 'chat:W2')]).toEqual([0, 4]);
      expect(await store.depth()).toEqual({ events: 0, orders: 1 });
      expect(await store.receive([event('waits')], at(2))).toEqual([true]);
    }),
  );
}

// What every store must do about places: what comes in and what goes out has its turn there, and holds up nobody elsewhere.
import { expect, test } from 'vitest';
import type { Delivery } from '../../src/ports/delivery.ts';
import type { Store } from '../../src/ports/store.ts';
import {
  at,
  claimAll,
  conversation,
  event,
  keysOf,
  leaseFor,
  order,
  place,
  post,
  say,
  WORKSPACE,
  withStore,
} from './store-samples.ts';

export function storePlaces(open: () => Promise<Store>): void {
  const using = (work: (store: Store) => Promise<void>) => () => withStore(open, work);
  const inChannel = (name: string, channel: string) => event(name, { conversation: conversation(channel) });
  /** The names of the events that somebody gets, all that they may have. */
  const take = async (store: Store, owner: string, seconds: number, limit = 9) =>
    (await store.claimEvents(at(seconds), leaseFor(owner, seconds), limit)).map(({ incoming }) =>
      incoming.id.replace('id of ', ''),
    );
  const told = (key: string, person: string, channel = 'C1', thread: string | null = null) => {
    const to = conversation(channel, thread);
    const handles = { private: 'h', window: null };
    const delivery = { kind: 'whisper', to, person, handles, message: say(key), replace: false, answer: null } as const;
    return order(key, { conversation: to, person, delivery });
  };

  test(
    'what came after an event in hand waits for it, in its channel alone',
    using(async store => {
      await store.receive([inChannel('a', 'C1'), inChannel('b', 'C1'), inChannel('c', 'C2')], at(0));
      const [a] = await store.claimEvents(at(0), leaseFor('one'), 1);
      expect(await take(store, 'two', 1)).toEqual(['c']);
      expect(await take(store, 'one', 1)).toEqual([]);
      expect(await store.nextDue()).toEqual(at(60));
      await store.finishEvent(a!.id, 'one', [], at(2));
      expect(await store.nextDue()).toEqual(at(0));
      expect(await take(store, 'two', 2)).toEqual(['b']);
    }),
  );

  test(
    'events of one channel are taken together, in their order, also when a lease has ended',
    using(async store => {
      await store.receive([inChannel('a', 'C1'), inChannel('b', 'C1'), inChannel('c', 'C1')], at(0));
      expect(await take(store, 'one', 0, 2)).toEqual(['a', 'b']);
      expect(await take(store, 'two', 59)).toEqual([]);
      expect(await take(store, 'two', 60)).toEqual(['a', 'b', 'c']);
    }),
  );

  test(
    'an event that was put off is waited for by what came after it, not by what came before',
    using(async store => {
      await store.receive([inChannel('a', 'C1'), inChannel('b', 'C1'), inChannel('c', 'C1')], at(0));
      const [, b] = await store.claimEvents(at(0), leaseFor('one'), 2);
      await store.postponeEvent(b!.id, 'one', at(30));
      await store.release('one');
      expect(await take(store, 'two', 1)).toEqual(['a']);
      expect(await store.nextDue()).toEqual(at(61));
      expect(await take(store, 'two', 30)).toEqual([]);
      await store.release('two');
      expect(await take(store, 'two', 30)).toEqual(['a', 'b', 'c']);
    }),
  );

  test(
    'channels of the same name in two workspaces are two, and where there is none each person is one',
    using(async store => {
      const nowhere = (name: string, person: string) => event(name, { person, conversation: conversation('') });
      const events = [
        inChannel('a', 'C1'),
        event('b', { conversation: conversation('C1', null, 'chat:W2') }),
        nowhere('c', 'P1'),
        nowhere('d', 'P2'),
        nowhere('e', 'P1'),
      ];
      await store.receive(events, at(0));
      for (const name of ['a', 'b', 'c', 'd']) expect(await take(store, 'one', 0, 1)).toEqual([name]);
      expect(await take(store, 'one', 0)).toEqual([]);
    }),
  );

  test(
    'what is over or forgotten is waited for by nobody',
    using(async store => {
      await store.receive([event('a', { person: 'P2' }), event('b')], at(0));
      expect(await take(store, 'one', 0, 1)).toEqual(['a']);
      await store.forget({ workspace: WORKSPACE, person: 'P2' });
      expect(await take(store, 'two', 0)).toEqual(['b']);
    }),
  );

  const where = conversation('C1', 'T1');
  const ASIDE: readonly Delivery[] = [
    { kind: 'react', post: post('p'), sign: 'hello' },
    { kind: 'title', to: where, text: 'T' },
    { kind: 'suggest', to: where, prompts: [] },
    { kind: 'home', person: 'P1', message: say('x') },
  ];

  test.each(ASIDE.map(delivery => [delivery.kind, delivery] as const))(
    'a %s holds nobody up and waits for nobody',
    (_, delivery) =>
      withStore(open, async store => {
        await place(store, [order('aside', { conversation: where, delivery }), order('a', { conversation: where })]);
        expect(keysOf(await claimAll(store, 'me', 0))).toEqual(['aside', 'a']);
        await place(store, [order('late', { conversation: where, delivery })]);
        expect(keysOf(await claimAll(store, 'me', 1))).toEqual(['late']);
      }),
  );

  test(
    'what one person is told alone has its turn, and holds up neither others nor the thread',
    using(async store => {
      await place(store, [
        told('a', 'P1'),
        told('b', 'P1'),
        told('c', 'P2'),
        order('d'),
        told('e', 'P1', 'C1', 'T1'),
        told('f', 'P1', ''),
        told('g', 'P1', ''),
        told('h', 'P2', ''),
      ]);
      expect(keysOf(await claimAll(store, 'me', 0, 0))).toEqual(['a', 'c', 'd', 'e', 'f', 'h']);
    }),
  );

  test(
    'posts to one person go one after the other, wherever they were asked for',
    using(async store => {
      const to = (person: string): Delivery => {
        return { kind: 'post', to: { workspace: WORKSPACE, person }, message: say('x'), answer: null };
      };
      await place(store, [
        order('a', { conversation: where, delivery: to('P1') }),
        order('b', { conversation: where }),
        order('c', { conversation: conversation('C2'), delivery: to('P1') }),
        order('d', { conversation: where, delivery: to('P2') }),
      ]);
      expect(keysOf(await claimAll(store, 'me', 0, 0))).toEqual(['a', 'b', 'd']);
    }),
  );

  test(
    'what changes or takes back an answer waits for it',
    using(async store => {
      const revise = { kind: 'revise', of: 'a', message: say('x'), answer: null } as const;
      await place(store, [
        order('a', { conversation: where }),
        order('b', { conversation: where, person: 'P2', delivery: revise }),
        order('c', { conversation: where, person: 'P3', delivery: { kind: 'retract', of: 'a' } }),
      ]);
      for (const key of ['a', 'b', 'c']) {
        const [claimed, ...others] = await claimAll(store, 'me', 0, 0);
        expect([claimed?.key, others]).toEqual([key, []]);
        await store.finishOrder(claimed!.id, 'me', at(0));
      }
    }),
  );
}

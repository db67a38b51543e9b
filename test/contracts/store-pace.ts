// What every store must do about channels: posts keep their distance, and a channel that is to rest rests.
import { expect, test } from 'vitest';
import type { Store } from '../../src/ports/store.ts';
import { at, claimAll, conversation, keysOf, order, place, post, say, WORKSPACE, withStore } from './store-samples.ts';

export function storePace(open: () => Promise<Store>): void {
  const using = (work: (store: Store) => Promise<void>) => () => withStore(open, work);
  const inThread = (key: string, thread: string, channel = 'C1') =>
    order(key, { conversation: conversation(channel, thread) });
  const whisper = (key: string, thread: string, handle: string | null = null, person = 'P1') => {
    const to = conversation('C1', thread);
    const handles = { private: handle, window: null };
    const message = say(key);
    return order(key, {
      conversation: to,
      delivery: { kind: 'whisper', to, person, handles, message, replace: false, answer: null },
    });
  };

  test(
    'posts and whispers of one channel keep apart, those of another do not wait',
    using(async store => {
      await place(store, [inThread('a', '1'), whisper('b', '2'), inThread('c', '3'), inThread('d', '4', 'C2')]);
      expect(keysOf(await claimAll(store, 'me', 0))).toEqual(['a', 'd']);
      expect(await claimAll(store, 'other', 0.999)).toEqual([]);
      expect(await store.nextDue()).toEqual(at(1));
      expect(keysOf(await claimAll(store, 'other', 1))).toEqual(['b']);
      expect(keysOf(await claimAll(store, 'me', 2))).toEqual(['c']);
    }),
  );

  test(
    'what goes to a person through a handle of theirs keeps its distance from that person alone',
    using(async store => {
      const to = (key: string, person: string) => whisper(key, key, 'handle', person);
      await place(store, [inThread('a', '1'), to('b', 'P1'), to('c', 'P2'), to('d', 'P1'), inThread('e', '2')]);
      expect(keysOf(await claimAll(store, 'me', 0))).toEqual(['a', 'b', 'c']);
      expect(keysOf(await claimAll(store, 'other', 1))).toEqual(['d', 'e']);
    }),
  );

  test(
    'without a pace all go at once',
    using(async store => {
      await place(store, [inThread('a', '1'), whisper('b', '2'), inThread('c', '3')]);
      expect(keysOf(await claimAll(store, 'me', 0, 0))).toEqual(['a', 'b', 'c']);
    }),
  );

  test(
    'channels of the same name in two workspaces are two',
    using(async store => {
      await place(store, [order('a'), order('b', { conversation: conversation('C1', null, 'chat:W2') })]);
      expect(keysOf(await claimAll(store, 'me', 0))).toEqual(['a', 'b']);
    }),
  );

  test(
    'posts to one person keep apart wherever they were asked',
    using(async store => {
      const to = (person: string) => ({ workspace: WORKSPACE, person });
      const delivery = (person: string) => ({ kind: 'post', to: to(person), message: say('x'), answer: null }) as const;
      await place(store, [
        order('a', { conversation: conversation('C1'), delivery: delivery('P1') }),
        order('b', { conversation: conversation('C2'), delivery: delivery('P1') }),
        order('c', { conversation: conversation('C3'), delivery: delivery('P2') }),
      ]);
      expect(keysOf(await claimAll(store, 'me', 0))).toEqual(['a', 'c']);
    }),
  );

  test(
    'what changes a post keeps apart as a post does, since it may have further pages',
    using(async store => {
      const revise = { kind: 'revise', of: 'k', message: say('x'), answer: null } as const;
      await place(store, [
        inThread('a', '1'),
        order('b', { conversation: conversation('C1', '2'), delivery: revise }),
        inThread('c', '3'),
      ]);
      expect(keysOf(await claimAll(store, 'me', 0))).toEqual(['a']);
      expect(keysOf(await claimAll(store, 'me', 1))).toEqual(['b']);
      expect(await claimAll(store, 'me', 1.999)).toEqual([]);
      expect(keysOf(await claimAll(store, 'me', 2))).toEqual(['c']);
    }),
  );

  test(
    'a pause of what one person is told where there is no channel holds nobody else',
    using(async store => {
      const nowhere = conversation('');
      await place(store, [
        order('a', { conversation: nowhere, person: 'P1' }),
        order('b', { conversation: nowhere, person: 'P2' }),
      ]);
      const [a, b] = await claimAll(store, 'me', 0);
      await store.postponeOrder(a!.id, 'me', at(30), { end: 'clear', pause: true });
      await store.postponeOrder(b!.id, 'me', at(1), { end: 'clear', pause: false });
      expect(keysOf(await claimAll(store, 'me', 1))).toEqual(['b']);
    }),
  );

  test(
    'what is no post goes at once',
    using(async store => {
      const where = (thread: string) => conversation('C1', thread);
      await place(store, [
        inThread('a', '1'),
        order('react', { conversation: where('2'), delivery: { kind: 'react', post: post('p'), sign: 'hello' } }),
        order('title', { conversation: where('3'), delivery: { kind: 'title', to: where('3'), text: 'T' } }),
        order('suggest', { conversation: where('4'), delivery: { kind: 'suggest', to: where('4'), prompts: [] } }),
        order('home', { conversation: where('5'), delivery: { kind: 'home', person: 'P1', message: say('x') } }),
        order('retract', { conversation: where('6'), delivery: { kind: 'retract', of: 'k' } }),
      ]);
      expect(keysOf(await claimAll(store, 'me', 0))).toEqual(['a', 'react', 'title', 'suggest', 'home', 'retract']);
    }),
  );

  test(
    'what is no post makes no post wait',
    using(async store => {
      const react = { kind: 'react', post: post('p'), sign: 'hello' } as const;
      await place(store, [order('react', { conversation: conversation('C1', '1'), delivery: react })]);
      expect(keysOf(await claimAll(store, 'me', 0))).toEqual(['react']);
      await place(store, [inThread('a', '2')]);
      expect(keysOf(await claimAll(store, 'me', 0))).toEqual(['a']);
    }),
  );

  test(
    'a pause holds the whole channel, and the longer of two counts',
    using(async store => {
      await place(store, [inThread('a', '1'), inThread('b', '2'), inThread('c', '3', 'C2')]);
      const [a] = await claimAll(store, 'me', 0);
      await place(store, [
        order('react', {
          conversation: conversation('C1', '9'),
          delivery: { kind: 'react', post: post('p'), sign: 'hello' },
        }),
        order('home', {
          conversation: conversation('C1', '8'),
          delivery: { kind: 'home', person: 'P1', message: say('x') },
        }),
      ]);
      await store.postponeOrder(a!.id, 'me', at(30), { end: 'clear', pause: true });
      expect(keysOf(await claimAll(store, 'me', 10))).toEqual(['home']);
      expect(await store.nextDue()).toEqual(at(30));
      expect(keysOf(await claimAll(store, 'me', 30))).toEqual(['a', 'react']);
      await store.postponeOrder(a!.id, 'me', at(20), { end: 'clear', pause: true });
      expect(keysOf(await claimAll(store, 'me', 31))).toEqual(['a']);
    }),
  );

  test(
    'a pause outlasts a shorter one and the sweep',
    using(async store => {
      await place(store, [inThread('a', '1'), inThread('b', '2')]);
      const [a, b] = await claimAll(store, 'me', 0, 0);
      await store.postponeOrder(a!.id, 'me', at(30), { end: 'clear', pause: true });
      await store.postponeOrder(b!.id, 'me', at(20), { end: 'clear', pause: true });
      await store.sweep(at(25));
      expect(await claimAll(store, 'me', 29)).toEqual([]);
      await store.sweep(at(30));
      expect(keysOf(await claimAll(store, 'me', 30))).toEqual(['a']);
    }),
  );
}

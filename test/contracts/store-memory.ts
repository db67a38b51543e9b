// What every store must remember of conversations: exchanges, votes, threads that are followed, settings.
import { expect, test } from 'vitest';
import type { Store } from '../../src/ports/store.ts';
import { estimated } from '../fakes/estimates.ts';
import { at, conversation, DAY, exchange, make, post, WORKSPACE, withStore } from './store-samples.ts';

export function storeMemory(open: () => Promise<Store>): void {
  const using = (work: (store: Store) => Promise<void>) => () => withStore(open, work);
  const ids = (exchanges: readonly { readonly id: string }[]) => exchanges.map(({ id }) => id);
  const keep = (...exchanges: readonly ReturnType<typeof exchange>[]) =>
    exchanges.map(exchange => ({ kind: 'exchange', exchange }) as const);

  test(
    'gives an exchange back, by its id and by the post that began it',
    using(async store => {
      const other = exchange('b', 1, { post: null, answered: false, context: ['one', 'two'], entries: [] });
      const direct = exchange('c', 2, { conversation: { ...conversation('D1'), direct: true }, post: post('x') });
      const cost = exchange('d', 3, { kind: 'cost', post: null, entries: [], estimate: estimated('8xH100 72h') });
      await make(store, keep(exchange('a', 0), other, direct, cost));
      for (const one of [exchange('a', 0), other, direct, cost])
        expect(await store.exchange(WORKSPACE, one.id)).toEqual(one);
      expect(await store.exchange('chat:W2', 'a')).toBeNull();
      expect(await store.exchange(WORKSPACE, 'never')).toBeNull();
      expect(await store.exchangeOf(WORKSPACE, { channel: 'C1', id: 'question a' })).toEqual(exchange('a', 0));
      expect(await store.exchangeOf(WORKSPACE, { channel: 'C2', id: 'question a' })).toBeNull();
      expect(await store.exchangeOf('chat:W2', { channel: 'C1', id: 'question a' })).toBeNull();
    }),
  );

  test(
    'the last exchange that a post began counts, and one with a known id replaces that one',
    using(async store => {
      await make(store, keep(exchange('a', 0), exchange('b', 5, { post: { channel: 'C1', id: 'question a' } })));
      expect((await store.exchangeOf(WORKSPACE, { channel: 'C1', id: 'question a' }))?.id).toBe('b');
      await make(store, keep(exchange('a', 9, { text: 'another' })));
      expect(await store.exchange(WORKSPACE, 'a')).toEqual(exchange('a', 9, { text: 'another' }));
    }),
  );

  test(
    'finds the last exchanges of a thread, of a channel and of a person',
    using(async store => {
      const there = { conversation: conversation('C1', 'T2') };
      await make(
        store,
        keep(
          exchange('a', 0),
          exchange('c', 2),
          exchange('b', 1),
          exchange('d', 3, there),
          exchange('e', 4, { person: 'P2' }),
          exchange('f', 5, { conversation: conversation('C2', 'T1') }),
          exchange('g', 6, { workspace: 'chat:W2', conversation: conversation('C1', 'T1', 'chat:W2') }),
        ),
      );
      const thread = conversation('C1', 'T1');
      expect(ids(await store.exchangesIn(thread, at(0), 9))).toEqual(['a', 'b', 'c', 'e']);
      expect(ids(await store.exchangesIn(thread, at(0), 2))).toEqual(['c', 'e']);
      expect(ids(await store.exchangesIn(thread, at(2), 9))).toEqual(['c', 'e']);
      expect(ids(await store.exchangesIn(conversation('C1'), at(1), 9))).toEqual(['b', 'c', 'd', 'e']);
      expect(ids(await store.exchangesBy(WORKSPACE, 'P1', 3))).toEqual(['f', 'd', 'c']);
      expect(ids(await store.exchangesBy('chat:W2', 'P1', 3))).toEqual(['g']);
    }),
  );

  test(
    'follows a thread for whoever asked, until anybody says stop',
    using(async store => {
      const thread = conversation('C1', 'T1');
      const follow = (person: string, on: boolean, where = thread) =>
        ({ kind: 'follow', conversation: where, person, on }) as const;
      expect(await store.isFollowed(thread)).toBe(false);
      await make(store, [follow('P1', true), follow('P2', true), follow('P1', true, conversation('C1'))]);
      expect(await store.isFollowed(thread)).toBe(true);
      expect(await store.isFollowed(conversation('C1'))).toBe(true);
      expect(await store.isFollowed(conversation('C1', 'T2'))).toBe(false);
      expect(await store.isFollowed(conversation('C2', 'T1'))).toBe(false);
      expect(await store.isFollowed(conversation('C1', 'T1', 'chat:W2'))).toBe(false);
      await make(store, [follow('P2', false)]);
      expect(await store.isFollowed(thread)).toBe(false);
      expect(await store.isFollowed(conversation('C1'))).toBe(true);
    }),
  );

  test(
    'keeps the last vote of each, and the reason of the same vote',
    using(async store => {
      const vote = (person: string, vote: 'up' | 'down', reason: string | null = null) =>
        ({ kind: 'vote', workspace: WORKSPACE, answer: 'a', person, vote, reason }) as const;
      await make(store, [vote('P1', 'up'), vote('P2', 'down'), vote('P2', 'down', 'too old'), vote('P2', 'down')]);
      expect(await store.votes(WORKSPACE, 'a')).toEqual([
        { person: 'P1', vote: 'up', reason: null },
        { person: 'P2', vote: 'down', reason: 'too old' },
      ]);
      await make(store, [vote('P2', 'up')]);
      expect((await store.votes(WORKSPACE, 'a'))[1]).toEqual({ person: 'P2', vote: 'up', reason: null });
      expect(await store.votes('chat:W2', 'a')).toEqual([]);
    }),
  );

  test(
    'keeps what people set, the last of each',
    using(async store => {
      const set = (setting: 'follow' | 'excerpts', value: string, person = 'P1') =>
        ({ kind: 'set', workspace: WORKSPACE, person, setting, value }) as const;
      expect(await store.settings(WORKSPACE, 'P1')).toEqual({});
      await make(store, [
        set('follow', 'off'),
        set('excerpts', 'all'),
        set('follow', 'on'),
        set('follow', 'off', 'P2'),
      ]);
      expect(await store.settings(WORKSPACE, 'P1')).toEqual({ follow: 'on', excerpts: 'all' });
      expect(await store.settings(WORKSPACE, 'P2')).toEqual({ follow: 'off' });
      expect(await store.settings('chat:W2', 'P1')).toEqual({});
    }),
  );

  test(
    'sweeps what was kept for ninety days, and settings never',
    using(async store => {
      const thread = conversation('C1', 'T1');
      const quiet = conversation('C1', 'T2');
      await make(store, [
        ...keep(exchange('a', 0)),
        { kind: 'follow', conversation: thread, person: 'P1', on: true },
        { kind: 'follow', conversation: quiet, person: 'P1', on: true },
        { kind: 'vote', workspace: WORKSPACE, answer: 'a', person: 'P1', vote: 'up', reason: null },
        { kind: 'set', workspace: WORKSPACE, person: 'P1', setting: 'follow', value: 'off' },
      ]);
      // An answer in the thread is a use of it.
      await make(store, keep(exchange('b', 50 * DAY)), 50 * DAY);
      await store.sweep(at(90 * DAY - 1));
      expect(await store.exchange(WORKSPACE, 'a')).not.toBeNull();
      expect(await store.isFollowed(quiet)).toBe(true);
      expect(await store.votes(WORKSPACE, 'a')).toHaveLength(1);
      expect(await store.sweep(at(90 * DAY))).toBe(3);
      expect(await store.exchange(WORKSPACE, 'a')).toBeNull();
      expect(await store.exchange(WORKSPACE, 'b')).not.toBeNull();
      expect(await store.isFollowed(quiet)).toBe(false);
      expect(await store.isFollowed(thread)).toBe(true);
      expect(await store.votes(WORKSPACE, 'a')).toEqual([]);
      expect(await store.settings(WORKSPACE, 'P1')).toEqual({ follow: 'off' });
    }),
  );

  test(
    'sweeps any number of rows',
    using(async store => {
      await make(store, keep(...Array.from({ length: 1203 }, (_, i) => exchange(`${i}`, 0))));
      expect(await store.sweep(at(100 * DAY))).toBe(1204);
    }),
  );
}

// What every store must keep of quizzes by their versions: rounds, interviews and daily questions, one open in each place.
import { expect, test } from 'vitest';
import type { Store } from '../../src/ports/store.ts';
import { changed, daily, interview, round, stateOf, takeUp, tracesIn } from './store-quiz-samples.ts';
import { expectRefused } from './store-refusal.ts';
import { at, conversation, make, WORKSPACE, withStore } from './store-samples.ts';

export function storeQuiz(open: () => Promise<Store>): void {
  const using = (work: (store: Store) => Promise<void>) => () => withStore(open, work);
  test(
    'gives a round back, by its id and as the open one of its channel and purpose',
    using(async store => {
      const daily = round('d1', { purpose: 'daily', state: stateOf('d1', tracesIn('P2', 'a \u0000 \u202e "b"')) });
      const direct = round('m1', { purpose: 'review', conversation: { ...conversation('@P1'), direct: true } });
      const ended = round('old', { open: false });
      await make(
        store,
        [round('r1'), daily, direct, ended].map(each => changed.round(each)),
      );
      for (const each of [round('r1'), daily, direct, ended])
        expect(await store.round(WORKSPACE, each.id)).toEqual(each);
      expect(await store.openRound(WORKSPACE, 'C1', 'round')).toEqual(round('r1'));
      expect(await store.openRound(WORKSPACE, 'C1', 'daily')).toEqual(daily);
      expect(await store.openRound(WORKSPACE, '@P1', 'review')).toEqual(direct);
      expect(await store.openRound(WORKSPACE, 'C2', 'round')).toBeNull();
      expect(await store.openRound('chat:W2', 'C1', 'round')).toBeNull();
      expect(await store.round('chat:W2', 'r1')).toBeNull();
      expect(await store.openRounds(WORKSPACE)).toEqual([direct, daily, round('r1')]);
      expect(await store.openRounds('chat:W2')).toEqual([]);
    }),
  );

  test(
    'changes a round from the version that it has, and from no other',
    using(async store => {
      await make(store, [changed.round(round('r1'))]);
      const second = round('r1', { version: 2, state: stateOf('r1', { current: 1, paused: true }) });
      await make(store, [changed.round(second, 1)]);
      expect(await store.openRound(WORKSPACE, 'C1', 'round')).toEqual(second);
      await expectRefused(store, changed.round(round('r1', { version: 2 }), 1));
      await expectRefused(store, changed.round(round('r1', { version: 4 }), 3));
      await expectRefused(store, changed.round(round('r2', { version: 2 }), 1));
      expect(await store.round(WORKSPACE, 'r1')).toEqual(second);
    }),
  );

  test(
    'a version that does not follow is a bug, not somebody else',
    using(async store => {
      await make(store, [changed.round(round('r1'))]);
      const id = await takeUp(store, 1);
      const wrong = store.finishEvent(id, 'me', [changed.round(round('r1'), 1)], at(1));
      await expect(wrong).rejects.toThrow(/^bug: version 1 does not follow 1/);
      expect(await store.round(WORKSPACE, 'r1')).toEqual(round('r1'));
    }),
  );

  test(
    'a channel has one open round of a purpose, and room for another when it ended',
    using(async store => {
      const elsewhere = [
        round('r2', { conversation: conversation('C2') }),
        round('d1', { purpose: 'daily' }),
        round('w2', { workspace: 'chat:W2', conversation: conversation('C1', null, 'chat:W2') }),
      ];
      await make(
        store,
        [round('r1'), ...elsewhere].map(each => changed.round(each)),
      );
      await expectRefused(store, changed.round(round('r1')));
      await expectRefused(store, changed.round(round('r3', { conversation: conversation('C1', 'other thread') })));
      const moved = round('r2', { version: 2, conversation: conversation('C1') });
      await expectRefused(store, changed.round(moved, 1));
      await make(store, [changed.round(round('r1', { open: false, version: 2 }), 1), changed.round(round('r3'))], 2);
      expect((await store.openRound(WORKSPACE, 'C1', 'round'))?.id).toBe('r3');
      await expectRefused(store, changed.round(round('r1', { version: 3 }), 2));
      expect((await store.round(WORKSPACE, 'r1'))?.open).toBe(false);
      expect((await store.round(WORKSPACE, 'r2'))?.version).toBe(1);
    }),
  );

  test(
    'a thread has one open interview, which may move into it',
    using(async store => {
      const there = conversation('C1', 'T1');
      await make(store, [
        changed.interview(interview('i1', { conversation: there })),
        changed.interview(interview('i2')),
      ]);
      expect(await store.openInterview(there)).toEqual(interview('i1', { conversation: there }));
      expect(await store.openInterview(conversation('C1'))).toBeNull();
      expect(await store.interview(WORKSPACE, 'i2')).toEqual(interview('i2'));
      expect(await store.interview('chat:W2', 'i2')).toBeNull();
      await expectRefused(store, changed.interview(interview('i3', { conversation: there })));
      await expectRefused(store, changed.interview(interview('i2', { version: 3 }), 2));
      await expectRefused(store, changed.interview(interview('i2', { version: 2, conversation: there }), 1));
      await make(store, [changed.interview(interview('i1', { version: 2, conversation: there, open: false }), 1)]);
      expect(await store.openInterview(there)).toBeNull();
      const moved = interview('i2', { version: 2, conversation: there, state: { asked: 2 } });
      await make(store, [changed.interview(moved, 1)], 2);
      expect(await store.openInterview(there)).toEqual(moved);
    }),
  );

  test(
    'a channel has one daily question, which is changed by its version and taken back',
    using(async store => {
      const apart = daily('C1', { workspace: 'chat:W2', conversation: conversation('C1', null, 'chat:W2') });
      await make(store, [changed.daily(daily('C2')), changed.daily(daily('C1')), changed.daily(apart)]);
      expect(await store.daily(WORKSPACE, 'C1')).toEqual(daily('C1'));
      expect(await store.daily(WORKSPACE, 'C3')).toBeNull();
      expect(await store.daily(WORKSPACE, 'C2')).toEqual(daily('C2'));
      expect(await store.daily('chat:W2', 'C1')).toEqual(apart);
      const next = daily('C1', { version: 2, plan: { paused: true } });
      await make(store, [changed.daily(next, 1)]);
      await expectRefused(store, changed.daily(next, 1));
      await expectRefused(store, changed.daily(daily('C1')));
      await expectRefused(store, changed.daily(daily('C9', { version: 2 }), 1));
      expect(await store.daily(WORKSPACE, 'C1')).toEqual(next);
      await make(store, [{ kind: 'no-daily', workspace: WORKSPACE, channel: 'C1' }], 5);
      expect(await store.daily(WORKSPACE, 'C1')).toBeNull();
      expect(await store.daily(WORKSPACE, 'C9')).toBeNull();
      expect(await store.daily(WORKSPACE, 'C2')).toEqual(daily('C2'));
      expect(await store.daily('chat:W2', 'C1')).toEqual(apart);
    }),
  );
}

// What every store must do, whatever engine is below it.
import { describe, expect, test } from 'vitest';
import type { Store } from '../../src/ports/store.ts';
import { storeAnswers } from './store-answers.ts';
import { storeDues } from './store-dues.ts';
import { storeErasure } from './store-erasure.ts';
import { storeMemory } from './store-memory.ts';
import { storeOutbox } from './store-outbox.ts';
import { storePace } from './store-pace.ts';
import { storePlaces } from './store-places.ts';
import { storeQuiz } from './store-quiz.ts';
import { storeQuizErasure } from './store-quiz-erasure.ts';
import { at, conversation, DAY, event, exchange, leaseFor, order, place, withStore } from './store-samples.ts';
import { storeTwins } from './store-twins.ts';

/** Runs the suite; `open` gives an empty store of its own each time. */
export function storeContract(name: string, open: () => Promise<Store>): void {
  describe(`${name} keeps the contract of a store`, () => {
    describe('inbox', () => storeInbox(open));
    describe('outbox', () => storeOutbox(open));
    describe('places', () => storePlaces(open));
    describe('pace', () => storePace(open));
    describe('memory', () => storeMemory(open));
    describe('erasure', () => storeErasure(open));
    describe('quizzes', () => storeQuiz(open));
    describe('answers', () => storeAnswers(open));
    describe('what comes due', () => storeDues(open));
    describe('erasure of quizzes', () => storeQuizErasure(open));
    describe('against a naive twin', () => storeTwins(open));
  });
}

function storeInbox(open: () => Promise<Store>): void {
  const using = (work: (store: Store) => Promise<void>) => () => withStore(open, work);

  test(
    'gives back what it received, oldest first',
    using(async store => {
      const odd = event('odd', { text: 'a "quoted" \u0000 \ud83d\ude00 \u202e line\nand another' });
      expect(await store.receive([event('a'), odd], at(0))).toEqual([true, true]);
      expect(await store.receive([event('b')], at(1))).toEqual([true]);
      const claimed = await store.claimEvents(at(2), leaseFor('me', 2), 2);
      expect(claimed.map(({ incoming }) => incoming)).toEqual([event('a'), odd]);
      expect(claimed.map(({ attempt, receivedAt }) => [attempt, receivedAt])).toEqual([
        [1, at(0)],
        [1, at(0)],
      ]);
      for (const { id } of claimed) await store.finishEvent(id, 'me', [], at(2));
      expect((await store.claimEvents(at(2), leaseFor('me', 2), 9)).map(({ incoming }) => incoming)).toEqual([
        event('b'),
      ]);
    }),
  );

  test(
    'knows an event by its id and by its content, within a workspace',
    using(async store => {
      await store.receive([event('a')], at(0));
      const again = [
        event('a'),
        event('a', { content: 'other' }),
        event('a', { id: 'other' }),
        event('a', { conversation: conversation('C1', null, 'chat:W2') }),
        event('b'),
        event('c', { id: event('b').id }),
        event('d', { content: event('b').content }),
      ];
      expect(await store.receive(again, at(1))).toEqual([false, false, false, true, true, false, false]);
      expect(await store.depth()).toEqual({ events: 3, orders: 0 });
    }),
  );

  test(
    'an event that was refused for its content does not make its id known',
    using(async store => {
      await store.receive([event('a')], at(0));
      expect(await store.receive([event('x', { content: event('a').content }), event('x')], at(1))).toEqual([
        false,
        true,
      ]);
    }),
  );

  test(
    'tells callers at the same time apart, in their order',
    using(async store => {
      const calls = Array.from({ length: 60 }, (_, i) => store.receive([event(`${i % 20}`), event(`own ${i}`)], at(i)));
      const results = await Promise.all(calls);
      expect(results).toEqual(Array.from({ length: 60 }, (_, i) => [i < 20, true]));
      expect(await store.receive([], at(61))).toEqual([]);
      const claimed = await store.claimEvents(at(99), leaseFor('me', 99), 100);
      const expected = Array.from({ length: 60 }, (_, i) => (i < 20 ? [`${i}`, `own ${i}`] : [`own ${i}`])).flat();
      expect(claimed.map(({ incoming }) => incoming.id)).toEqual(expected.map(name => event(name).id));
    }),
  );

  test(
    'keeps its keys after the end, for seven days',
    using(async store => {
      await place(store, []);
      await store.receive([event('a')], at(0));
      const [claimed] = await store.claimEvents(at(0), leaseFor('me'), 1);
      expect(await store.finishEvent(claimed!.id, 'me', [], at(10))).toBe(true);
      expect(await store.receive([event('a')], at(11))).toEqual([false]);
      await store.sweep(at(7 * DAY + 9));
      expect(await store.receive([event('a')], at(7 * DAY + 9))).toEqual([false]);
      expect(await store.sweep(at(7 * DAY + 10))).toBe(1);
      expect(await store.receive([event('a')], at(7 * DAY + 10))).toEqual([true]);
    }),
  );

  test(
    'an event that is not finished stays, however old it is',
    using(async store => {
      await store.receive([event('a')], at(0));
      expect(await store.sweep(at(400 * DAY))).toBe(0);
      expect(await store.claimEvents(at(400 * DAY), leaseFor('me', 400 * DAY), 1)).toHaveLength(1);
    }),
  );

  test(
    'work in hand is left alone until its lease ends, and then the former owner cannot end it',
    using(async store => {
      await store.receive([event('a')], at(0));
      const [mine] = await store.claimEvents(at(0), leaseFor('me'), 1);
      expect(await store.claimEvents(at(59), leaseFor('other', 59), 1)).toEqual([]);
      const [taken] = await store.claimEvents(at(60), leaseFor('other', 60), 1);
      expect(taken).toMatchObject({ id: mine!.id, attempt: 2 });
      const change = { kind: 'order', order: order('late') } as const;
      expect(await store.finishEvent(mine!.id, 'me', [change], at(61))).toBe(false);
      await store.postponeEvent(mine!.id, 'me', at(61));
      expect(await store.depth()).toEqual({ events: 1, orders: 0 });
      expect(await store.claimEvents(at(62), leaseFor('third', 62), 1)).toEqual([]);
      expect(await store.finishEvent(mine!.id, 'other', [change], at(63))).toBe(true);
      expect(await store.finishEvent(mine!.id, 'other', [change], at(64))).toBe(false);
      expect(await store.depth()).toEqual({ events: 0, orders: 1 });
    }),
  );

  test(
    'the end after the lease counts as long as nobody took the event',
    using(async store => {
      await store.receive([event('a')], at(0));
      const [mine] = await store.claimEvents(at(0), leaseFor('me'), 1);
      expect(await store.finishEvent(mine!.id, 'me', [], at(500))).toBe(true);
    }),
  );

  test(
    'a postponed event comes back when it is due, a released one at once',
    using(async store => {
      await store.receive([event('a'), event('b', { conversation: conversation('C2') })], at(0));
      const [a, b] = await store.claimEvents(at(0), leaseFor('me'), 2);
      await store.postponeEvent(a!.id, 'me', at(30));
      expect(await store.finishEvent(a!.id, 'me', [], at(1))).toBe(false);
      expect(await store.claimEvents(at(29), leaseFor('me', 29), 9)).toEqual([]);
      await store.release('other');
      expect(await store.claimEvents(at(29), leaseFor('me', 29), 9)).toEqual([]);
      await store.release('me');
      expect((await store.claimEvents(at(29), leaseFor('you', 29), 9)).map(({ id }) => id)).toEqual([b!.id]);
      await store.release();
      expect((await store.claimEvents(at(30), leaseFor('you', 30), 9)).map(({ id }) => id)).toEqual([a!.id, b!.id]);
    }),
  );

  test(
    'only what was worked on counts as an attempt',
    using(async store => {
      await store.receive([event('a')], at(0));
      const attempt = async (seconds: number) => {
        const [claimed] = await store.claimEvents(at(seconds), leaseFor('me', seconds), 1);
        return claimed?.attempt;
      };
      const [{ id } = { id: 0 }] = await store.claimEvents(at(0), leaseFor('me'), 1);
      await store.postponeEvent(id, 'me', at(1));
      expect(await attempt(1)).toBe(1);
      await store.postponeEvent(id, 'other', at(1));
      await store.release('other');
      await store.release('me');
      expect(await attempt(2)).toBe(1);
      await store.release();
      expect(await attempt(3)).toBe(2);
      expect(await attempt(63)).toBe(3);
    }),
  );

  test(
    'makes all changes of an event or none',
    using(async store => {
      await store.receive([event('a')], at(0));
      const [mine] = await store.claimEvents(at(0), leaseFor('me'), 1);
      const impossible = { ...exchange('a', 0), question: undefined } as never;
      const changes = [
        { kind: 'order', order: order('good') } as const,
        { kind: 'exchange', exchange: impossible } as const,
      ];
      await expect(store.finishEvent(mine!.id, 'me', changes, at(1))).rejects.toThrow();
      expect(await store.depth()).toEqual({ events: 1, orders: 0 });
      expect(await store.finishEvent(mine!.id, 'me', [], at(2))).toBe(true);
    }),
  );

  test(
    'tells when there is something to claim',
    using(async store => {
      expect(await store.nextDue()).toBeNull();
      await store.receive([event('a')], at(5));
      expect(await store.nextDue()).toEqual(at(5));
      const [mine] = await store.claimEvents(at(5), leaseFor('me', 5), 1);
      expect(await store.nextDue()).toEqual(at(65));
      await store.postponeEvent(mine!.id, 'me', at(20));
      expect(await store.nextDue()).toEqual(at(20));
      await store.claimEvents(at(20), leaseFor('me', 20), 1);
      await store.finishEvent(mine!.id, 'me', [], at(21));
      expect(await store.nextDue()).toBeNull();
      await store.check();
    }),
  );
}

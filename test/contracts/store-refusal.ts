// That a store refuses a change to something that is another by now, whole.
import { expect } from 'vitest';
import { StaleError } from '../../src/message/stale-error.ts';
import type { Change, Store } from '../../src/ports/store.ts';
import { card, changed, takeUp } from './store-quiz-samples.ts';
import { at, leaseFor, order, WORKSPACE } from './store-samples.ts';

/** A change that is refused undoes what was made with it, and the event waits to be taken up again. */
export async function expectRefused(store: Store, change: Change): Promise<void> {
  const id = await takeUp(store, 1);
  const changes: Change[] = [{ kind: 'order', order: order('with it') }, changed.card(card('P9', 'q', 0)), change];
  await expect(store.finishEvent(id, 'me', changes, at(2))).rejects.toThrow(StaleError);
  expect(await store.cards(WORKSPACE, 'P9')).toEqual([]);
  expect(await store.depth()).toEqual({ events: 1, orders: 0 });
  await store.postponeEvent(id, 'me', at(3));
  const [again] = await store.claimEvents(at(3), leaseFor('me', 3), 1);
  expect(again?.id).toBe(id);
  expect(await store.finishEvent(id, 'me', [], at(4))).toBe(true);
}

// Group commit: who shares a commit with whom, and what becomes of those whose commit fails.
import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { grouped } from '../../src/drivers/store/grouped.ts';

/** Writes that end when they are told to. */
function gatedWrites() {
  const writes: { items: readonly number[]; end: () => void; fail: (error: Error) => void }[] = [];
  const write = (items: readonly number[]) =>
    new Promise<readonly string[]>((fulfil, reject) => {
      writes.push({ items, end: () => fulfil(items.map(item => `${item} is in`)), fail: reject });
    });
  return { writes, write };
}

test('calls of one turn share a commit, those that come while it is made share the next', async () => {
  const { writes, write } = gatedWrites();
  const put = grouped(write);
  const first = [put([1]), put([2, 3]), put([])];
  await turn();
  const second = [put([4]), put([5])];
  await turn();
  expect(writes.map(({ items }) => items)).toEqual([[1, 2, 3]]);
  writes[0]!.end();
  expect(await Promise.all(first)).toEqual([['1 is in'], ['2 is in', '3 is in'], []]);
  await turn();
  expect(writes.map(({ items }) => items)).toEqual([
    [1, 2, 3],
    [4, 5],
  ]);
  writes[1]!.end();
  expect(await Promise.all(second)).toEqual([['4 is in'], ['5 is in']]);
  const third = put([6]);
  await turn();
  writes[2]!.end();
  expect(await third).toEqual(['6 is in']);
});

test('a commit that fails is told to those who shared it, and to nobody else', async () => {
  const { writes, write } = gatedWrites();
  const put = grouped(write);
  const first = Promise.allSettled([put([1]), put([2])]);
  await turn();
  const second = put([3]);
  writes[0]!.fail(new Error('no room'));
  expect((await first).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  await turn();
  writes[1]!.end();
  expect(await second).toEqual(['3 is in']);
});

test('a call is never torn in two, and a commit does not grow without end', async () => {
  const { writes, write } = gatedWrites();
  const put = grouped(write);
  const many = Array.from({ length: 400 }, (_, i) => i);
  const calls = [put(many), put(many), put([1]), put(many), put([...many, ...many])];
  for (let i = 0; i < 5; i++) {
    await turn();
    writes[i]?.end();
  }
  expect(writes.map(({ items }) => items.length)).toEqual([400, 401, 400, 800]);
  expect((await Promise.all(calls)).map(results => results.length)).toEqual([400, 400, 1, 400, 800]);
});

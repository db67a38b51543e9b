// What is drawn for a channel: nothing that another channel can answer at the same time.
import { expect, test } from 'vitest';
import { openQuizWorld } from './quiz-world.ts';

test('what is asked in a round is asked nowhere else until that is over, whether the channel has a daily question or not', async () => {
  const world = await openQuizWorld();
  await world.type('ann', 'start 3 60m');
  await world.type('bob', 'start 5 60m', 'C2');
  const idsIn = async (channel: string) => (await world.round(channel)).questions.map(({ question }) => question.id);
  const [here, there] = [await idsIn('C1'), await idsIn('C2')];
  expect([here.length, there.length]).toEqual([3, 2]);
  expect(new Set([...here, ...there]).size).toBe(5);
  await world.type('ann', 'stop');
  await world.type('bob', 'stop', 'C2');
  await world.type('ann', 'start 5 60m');
  expect(await idsIn('C1')).toHaveLength(5);
});

test('what somebody reviews alone is drawn for others as well', async () => {
  const world = await openQuizWorld();
  await world.type('ann', 'me');
  await world.type('bob', 'start 5 60m', 'C2');
  expect((await world.round('C2')).questions).toHaveLength(5);
});

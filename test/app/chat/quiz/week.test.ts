// What is told of a week: what counted in it, and nothing of a question that was skipped.
import { expect, test } from 'vitest';
import { openQuizWorld, RIGHT, WRONG } from './quiz-world.ts';

test('a question that was skipped is neither counted nor called the hardest', async () => {
  const world = await openQuizWorld();
  await world.type('ann', 'daily 09:00 Europe/Berlin weekdays');
  await world.passUntil('2026-03-03T09:00:00Z');
  await world.pick('bob', WRONG, await world.round('C1', 'daily'));
  await world.type('ann', 'skip');
  await world.passUntil('2026-03-04T09:00:00Z');
  await world.pick('bob', RIGHT, await world.round('C1', 'daily'));
  await world.passUntil('2026-03-06T15:08:00Z');
  expect(world.read('C1')).toMatch(/The week in questions\s+1 person gave 1 answer, 1 of them right\./);
  expect(world.read('C1')).not.toMatch(/Hardest/);
});

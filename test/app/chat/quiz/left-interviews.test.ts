// An interview that somebody left: the next day they are answered again, and can begin another one.
import { expect, test } from 'vitest';
import { alone, direct } from '../events.ts';
import { OPEN } from '../quiz-questions.ts';
import { openQuizWorld } from './quiz-world.ts';

const HOUR = 3_600;
const QUESTION = 'What is Trainium for?';

async function begun() {
  const world = await openQuizWorld([OPEN]);
  await world.type('ann', 'interview');
  const say = async (text: string) => {
    const before = world.chat.bank.asked.length;
    await world.chat.say(direct(text, { person: 'ann' }));
    return world.chat.bank.asked.length > before;
  };
  const isGoing = async () => {
    const { workspace } = alone();
    const place = { workspace, channel: '@ann', thread: null, direct: true };
    return (await world.chat.store.openInterview(place)) !== null;
  };
  return { world, say, isGoing };
}

test('what is said within a day is for the interviewer', async () => {
  const { world, say, isGoing } = await begun();
  await world.pass(23 * HOUR);
  expect(await say('Limescale slows the kettle down.')).toBe(false);
  expect(await isGoing()).toBe(true);
});

test('what is said on a later day is asked of the bank', async () => {
  const { world, say } = await begun();
  await world.pass(25 * HOUR);
  expect(await say(QUESTION)).toBe(true);
});

test('another interview takes the place of one that was left, and of no other', async () => {
  const { world, say, isGoing } = await begun();
  await world.type('ann', 'interview');
  expect(world.told('ann')).toMatch(/An interview is going on/);
  await world.pass(25 * HOUR);
  await world.type('ann', 'interview');
  expect(await isGoing()).toBe(true);
  expect(await say('Limescale slows the kettle down.')).toBe(false);
  await say('stop');
  expect(await isGoing()).toBe(false);
});

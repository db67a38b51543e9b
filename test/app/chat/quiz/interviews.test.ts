// Practice interviews in direct messages: asked by command, answered in words, ended with an assessment.
import { expect, test } from 'vitest';
import { alone, direct, WORKSPACE } from '../events.ts';
import { OPEN } from '../quiz-questions.ts';
import { openQuizWorld, type QuizWorld } from './quiz-world.ts';

const OWN = { ...alone(null, '@bob') };
const RIGHT = 'Limescale slows the kettle down, and vinegar removes limescale within an hour.';

async function began(): Promise<QuizWorld> {
  const world = await openQuizWorld([OPEN]);
  await world.type('bob', 'interview');
  return world;
}

async function say(world: QuizWorld, text: string, person = 'bob'): Promise<void> {
  await world.chat.receive(direct(text, { person, conversation: alone() }));
  await world.pass(5);
}

/** What was said in the direct message. */
function heard(world: QuizWorld): string {
  return ['@bob', 'D1'].map(where => world.read(where)).join('\n');
}

test('it begins in the direct message, wherever it was asked for, and once at a time', async () => {
  const world = await began();
  expect(world.told('bob')).toMatch(/begins in our direct messages/);
  expect(world.read('@bob')).toContain(OPEN.prompt);
  expect(world.read('C1')).toBe('');
  await world.type('bob', 'interview');
  expect(world.told('bob')).toMatch(/An interview is going on/);
});

test('a full answer ends it with an assessment that cites the bank', async () => {
  const world = await began();
  await say(world, RIGHT);
  expect(heard(world)).toMatch(
    /Your interview[\s\S]*strong interview[\s\S]*Passed: 100% of the key points[\s\S]*Trainium is a chip/,
  );
  expect(await world.chat.store.openInterview(OWN)).toBeNull();
  expect(world.chat.faults).toEqual([]);
});

test('what was missed is asked for, and the same message that comes again is not answered twice', async () => {
  const world = await began();
  const said = direct('Limescale slows the kettle down.', { person: 'bob', conversation: alone() });
  expect(await world.chat.receive(said)).toBe(true);
  await world.pass(5);
  const after = heard(world);
  expect(await world.chat.receive({ ...said, id: 'again' })).toBe(false);
  await world.pass(5);
  expect(heard(world)).toBe(after);
  expect((await world.chat.store.openInterview(OWN))?.open).toBe(true);
  expect(after).not.toContain('Vinegar removes limescale');
});

test('“stop” ends it, and what others say is none of its business', async () => {
  const world = await began();
  await world.chat.receive(direct('stop', { person: 'cyd', conversation: alone(null, 'D2') }));
  await world.pass(5);
  expect(await world.chat.store.openInterview(OWN)).not.toBeNull();
  await say(world, 'stop');
  expect(heard(world)).toMatch(/The interview is over/);
  expect(await world.chat.store.openInterview(OWN)).toBeNull();
});

test('nothing of it is left of somebody who wants to be forgotten', async () => {
  const world = await began();
  const [{ id }] = [(await world.chat.store.openInterview(OWN))!];
  await world.type('bob', 'forget me');
  expect(await world.chat.store.interview(WORKSPACE, id)).toBeNull();
});

// Somebody's own reviews: what they missed comes back in a direct message, and nobody else has a part in them.
import { expect, test } from 'vitest';
import { alone, WORKSPACE } from '../events.ts';
import { choice, OPEN } from '../quiz-questions.ts';
import { openQuizWorld, type QuizWorld, RIGHT, WRONG } from './quiz-world.ts';

const DAY = 24 * 3_600;

async function cards({ chat }: QuizWorld, person: string): Promise<string[]> {
  return (await chat.store.cards(WORKSPACE, person)).map(({ question }) => question);
}

test('what somebody missed in a round is theirs to review, and what they knew is not', async () => {
  const world = await openQuizWorld([choice('alpha')]);
  await world.type('ann', 'start 1 30s');
  await world.pick('bob', WRONG, await world.round());
  await world.pick('cyd', RIGHT, await world.round());
  await world.pass(60);
  expect(await cards(world, 'bob')).toEqual(['bank.quiz#alpha']);
  expect(await cards(world, 'cyd')).toEqual([]);
  await world.pass(3 * DAY);
  await world.type('bob', 'me');
  expect(world.told('bob')).toMatch(/in our direct messages/);
  expect(world.read('@bob')).toMatch(/1 question to review[\s\S]*Review 1 of 1/);
});

test('the answer follows at once, then the next question, and the end says how it went', async () => {
  const world = await openQuizWorld(['alpha', 'beta'].map(choice));
  await world.type('bob', 'me');
  await world.pick('bob', RIGHT, await world.round('@bob', 'review'));
  expect(world.read('@bob')).toMatch(/Right\.[\s\S]*Review 2 of 2/);
  await world.pick('bob', WRONG, await world.round('@bob', 'review'));
  expect(world.read('@bob')).toMatch(/Wrong\.[\s\S]*That was it for now\. 1 of 2 right/);
  await expect(world.round('@bob', 'review')).rejects.toThrow('no review is open');
  // What is reviewed alone is on no board.
  expect(await world.points('@bob')).toEqual({});
});

test('it belongs to one person', async () => {
  const world = await openQuizWorld([choice('alpha')]);
  await world.type('bob', 'me');
  const round = await world.round('@bob', 'review');
  await world.pick('cyd', RIGHT, round);
  expect(world.told('cyd')).toMatch(/belongs to somebody else/);
  await world.press('cyd', { kind: 'quiz-conduct', round: round.id, control: 'stop' }, {}, alone());
  expect((await world.round('@bob', 'review')).state).toMatchObject({ phase: 'asking', current: 0, answers: [] });
});

test('what is no answer leaves the question open', async () => {
  const world = await openQuizWorld([OPEN]);
  await world.type('bob', 'me');
  const { id } = await world.round('@bob', 'review');
  const give = { kind: 'quiz-give', round: id, question: 0, channel: 'D1', place: null } as const;
  await world.press('bob', give, { answer: '   ' }, alone());
  expect(world.told('bob')).toMatch(/write a sentence or two/);
  expect((await world.round('@bob', 'review')).state.phase).toBe('asking');
  expect(world.read('@bob')).not.toContain(OPEN.explanation);
  await world.press('bob', give, { answer: 'Limescale slows the kettle down.' }, alone());
  expect(world.read('@bob')).toContain(OPEN.explanation);
});

test('who asks again is shown the question that waits, and who stops is asked it another time', async () => {
  const world = await openQuizWorld(['alpha', 'beta'].map(choice));
  await world.type('bob', 'me');
  await world.type('bob', 'me');
  expect(world.read('@bob').match(/Review 1 of 2/g)).toHaveLength(2);
  const { id } = await world.round('@bob', 'review');
  await world.press('bob', { kind: 'quiz-conduct', round: id, control: 'stop' }, {}, alone());
  expect(world.read('@bob')).toMatch(/Stopped\. 0 of 2 right/);
  expect(world.read('@bob')).not.toMatch(/The second is right/);
  expect(await cards(world, 'bob')).toEqual([]);
});

test('who would rather see the answer did not know it', async () => {
  const world = await openQuizWorld([choice('alpha')]);
  await world.type('bob', 'me');
  const { id } = await world.round('@bob', 'review');
  await world.press('bob', { kind: 'quiz-conduct', round: id, control: 'skip' }, {}, alone());
  expect(world.read('@bob')).toMatch(/Here is the answer\.[\s\S]*The second is right about alpha/);
  expect(await cards(world, 'bob')).toEqual(['bank.quiz#alpha']);
});

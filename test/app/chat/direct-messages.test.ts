// Talking with us alone: everything is for us, each question has a thread, and what was just said counts.
import { expect, test } from 'vitest';
import { DeliveryError } from '../../../src/message/delivery-error.ts';
import { openWorld } from './chat-world.ts';
import { alone, buttonsOf, direct } from './events.ts';

const QUESTION = 'What is Trainium for?';

test('a question is answered in its thread, with a status before and a title after', async () => {
  const world = await openWorld();
  const question = direct(QUESTION);
  await world.say(question);
  const where = `D1/${question.post.id}`;
  expect(world.surface.calls.map(call => [call.what, call.where])).toEqual([
    ['status', where],
    ['send', where],
    ['title', where],
  ]);
  expect(world.surface.callsOf('title')[0]!.text).toBe(QUESTION);
  expect(buttonsOf(world.surface.posts[0]!.message).map(({ label }) => label)).not.toContain(
    'Stop following this thread',
  );
  await world.say(direct('And chips?', { conversation: alone(question.post.id) }));
  expect(world.surface.callsOf('title')).toHaveLength(1);
});

test.each([
  ['fails', new DeliveryError('never', 'not_an_assistant')],
  ['breaks', 'lost'],
] as const)('the answer comes when the status %s', async (_how, outcome) => {
  const world = await openWorld();
  world.surface.onCall = ({ what }) => (what === 'status' ? outcome : 'works');
  await world.say(direct(QUESTION));
  expect(world.surface.posts).toHaveLength(1);
  expect(world.surface.posts[0]!.message.blocks).not.toContainEqual(expect.objectContaining({ level: 'problem' }));
});

test('a title that cannot be set takes nothing away', async () => {
  const world = await openWorld();
  world.surface.onCall = ({ what }) => (what === 'title' ? new DeliveryError('never', 'not_an_assistant') : 'works');
  await world.say(direct(QUESTION));
  expect(world.surface.posts).toHaveLength(1);
  expect(await world.store.depth()).toEqual({ events: 0, orders: 0 });
});

test.each([
  ['29 minutes later', 29 * 60, 2],
  ['31 minutes later', 31 * 60, 0],
])('at the top level what was said before counts %s', async (_when, seconds, turns) => {
  const world = await openWorld();
  await world.say(direct(QUESTION));
  world.clock.turn(seconds);
  await world.say(direct('And chips?'));
  expect(world.bank.asked[1]!.context).toHaveLength(turns);
});

test('in a thread what was said there counts, however long ago, and nothing else', async () => {
  const world = await openWorld();
  const first = direct(QUESTION);
  await world.say(first, direct('Which chips are there?'));
  world.clock.turn(26 * 3600);
  await world.say(direct('And for inference, which chips?', { conversation: alone(first.post.id) }));
  expect(world.bank.asked[2]!.context).toEqual([QUESTION, expect.stringContaining(QUESTION)]);
});

test('"hi" is greeted with examples', async () => {
  const world = await openWorld();
  await world.say(direct('hi'));
  const [post] = world.surface.posts;
  expect(world.surface.read(post!.where)[0]).toMatch(/^Hello! I answer from a bank of 2 questions/);
  expect(buttonsOf(post!.message)).toHaveLength(2);
  expect(world.bank.asked).toEqual([]);
});

test('a greeting from an empty bank has no examples and does not fail', async () => {
  const world = await openWorld();
  world.bank.entries = [];
  await world.say(direct('hi'));
  expect(world.surface.calls[0]!.text).toContain('0 questions');
  expect(world.faults).toEqual([]);
});

test('thanks get a reaction', async () => {
  const world = await openWorld();
  await world.say(direct('thanks!'));
  expect(world.surface.calls).toMatchObject([{ what: 'react', text: 'welcome' }]);
});

test('two questions that wait together are handled in their order, the second with the first as its context', async () => {
  const world = await openWorld();
  await world.receive(direct(QUESTION));
  await world.receive(direct('And chips?'));
  await world.workOff();
  expect(world.bank.asked.map(({ context }) => context.length)).toEqual([0, 2]);
});

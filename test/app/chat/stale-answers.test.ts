// What waits to be sent is checked once more: a bank that changed is asked again, what was forgotten is not sent.
import { expect, test } from 'vitest';
import { DeliveryError } from '../../../src/message/delivery-error.ts';
import { PersonError } from '../../../src/message/person-error.ts';
import { openWorld, outcomes } from './chat-world.ts';
import { command, inChannel, message, press, WORKSPACE } from './events.ts';

const QUESTION = 'What is Trainium for?';
const T1 = { conversation: inChannel('T1') };
const LATER = new DeliveryError('later', 'busy');

test.each([
  ['a post', () => message(QUESTION, T1)],
  ['a whisper', () => command(QUESTION)],
])('an answer whose bank changed before it was sent is made anew: %s', async (_what, event) => {
  const world = await openWorld();
  outcomes(world, 'send', LATER);
  outcomes(world, 'whisper', LATER);
  await world.receive(event());
  await world.work();
  world.bank.change();
  await world.workOff();
  const last = world.surface.callsOf('send', 'whisper').at(-1)!;
  expect(last.text).toContain('says state 2');
  expect(last.text).not.toContain('says state 1');
});

test('an answer that is made anew is made so on all its pages', async () => {
  const world = await openWorld();
  world.surface.pagesFor = () => 2;
  outcomes(world, 'send', LATER);
  await world.receive(message(QUESTION, T1));
  await world.work();
  world.bank.change();
  await world.workOff();
  const [first, second] = world.surface.read('C1/T1');
  expect(first).toContain('says state 2');
  expect(second).toBe(first);
});

test('pages that follow others fit to them, whatever the bank says by then', async () => {
  const world = await openWorld();
  world.surface.pagesFor = () => 2;
  await world.receive(message(QUESTION, T1));
  await world.work();
  world.bank.change();
  await world.workOff();
  const [first, second] = world.surface.read('C1/T1');
  expect(first).toContain('says state 1');
  expect(second).toBe(first);
});

test('an answer that somebody else shares is not sent once its asker was forgotten', async () => {
  const world = await openWorld();
  await world.say(command(QUESTION));
  const { id } = (await world.store.exchangesBy(WORKSPACE, 'P1', 1))[0]!;
  outcomes(world, 'send', LATER);
  await world.receive(press({ kind: 'share', answer: id }, { person: 'P2' }));
  await world.work();
  const before = world.surface.callsOf('whisper').length;
  await world.store.forget({ workspace: WORKSPACE, person: 'P1' });
  await world.workOff();
  expect(world.surface.posts).toEqual([]);
  expect(world.surface.callsOf('whisper')).toHaveLength(before);
});

test('a bank that is gone when an answer is to be made anew is told by its sentence', async () => {
  const world = await openWorld();
  outcomes(world, 'send', LATER);
  await world.receive(message(QUESTION, T1));
  await world.work();
  world.bank.change();
  world.bank.fault = () => Promise.reject(new PersonError('The bank went away; put it back.'));
  await world.workOff();
  expect(world.surface.read('C1/T1')).toEqual(['The bank went away; put it back.']);
  expect(world.faults).toEqual([]);
});

test('an answer whose asker was forgotten meanwhile is not sent', async () => {
  const world = await openWorld();
  outcomes(world, 'send', LATER);
  await world.receive(message(QUESTION, T1));
  await world.work();
  await world.store.forget({ workspace: WORKSPACE, person: 'P1' });
  world.clock.turn(60);
  await world.workOff();
  expect(world.surface.posts).toEqual([]);
});

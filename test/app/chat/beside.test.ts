// Figures beside answers in a chat: shown with them, kept with them, and never priced anew when the answer is shown again.
import { expect, test } from 'vitest';
import { estimated } from '../../fakes/estimates.ts';
import { openWorld } from './chat-world.ts';
import { actionIn, command, edit, message, press, WORKSPACE } from './events.ts';

const QUESTION = 'What do 8 chips of Trainium cost for 72 h?';
const FIGURES = { ...estimated('8xTrainium1 72h'), expected: '774.00', low: '774.00', high: '774.00' };
const DEARER = { ...FIGURES, expected: '900.00', low: '900.00', high: '900.00' };

test('an answer has the figures under its sources, and keeps them', async () => {
  const world = await openWorld();
  world.bank.estimate = FIGURES;
  const question = message(QUESTION);
  await world.say(question);
  const [text] = world.surface.read(`C1/${question.post.id}`);
  expect(text).toMatch(/says state 1.*chips\.md.*Estimate.*Read as: .*\$774\.00/s);
  expect(await world.store.exchangesBy(WORKSPACE, 'P1', 1)).toMatchObject([{ kind: 'question', estimate: FIGURES }]);
});

test('a bare request has its figures above the text, since it asks for nothing else', async () => {
  const world = await openWorld();
  world.bank.estimate = FIGURES;
  const bare = message('8 chips of Trainium 72 h');
  await world.say(bare);
  expect(world.surface.read(`C1/${bare.post.id}`)[0]).toMatch(/^Read as: .*\$774\.00.*says state 1.*chips\.md/s);
  world.bank.estimate = { ...FIGURES, warnings: ['Not read: “gizmos”.'] };
  const half = message('8 chips of Trainium 72 h gizmos');
  await world.say(half);
  expect(world.surface.read(`C1/${half.post.id}`)[0]).toMatch(/says state 1.*Estimate.*\$774\.00/s);
});

test('where the bank has no answer the figures come first', async () => {
  const world = await openWorld();
  world.bank.estimate = FIGURES;
  const question = message('8xA100 72h');
  await world.say(question);
  expect(world.surface.read(`C1/${question.post.id}`)[0]).toMatch(/^Read as: .*\$774\.00.*The bank does not cover/s);
});

test('shared after the prices have changed, the figures are those that the asker saw', async () => {
  const world = await openWorld();
  world.bank.estimate = FIGURES;
  await world.say(command(QUESTION));
  world.bank.estimate = DEARER;
  const [whisper] = world.surface.callsOf('whisper');
  await world.say(press(actionIn(whisper!.message, /Share/), { alone: true }));
  const said = world.surface.callsOf('send').map(({ text }) => text);
  expect(said).toEqual([expect.stringContaining('$774.00')]);
  expect(said[0]).not.toContain('$900.00');
});

test('an edited question has the figures of what it says now', async () => {
  const world = await openWorld();
  world.bank.estimate = FIGURES;
  const question = message(QUESTION);
  await world.say(question);
  world.bank.estimate = DEARER;
  await world.say(edit(question, 'What do 9 chips of Trainium cost for 72 h?'));
  expect(world.surface.read(`C1/${question.post.id}`)[0]).toContain('$900.00');
  expect(await world.store.exchangesBy(WORKSPACE, 'P1', 1)).toMatchObject([{ estimate: DEARER }]);
});

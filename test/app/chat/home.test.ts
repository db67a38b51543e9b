// The home page with its settings, what people see who begin to talk, and being forgotten.
import { expect, test } from 'vitest';
import type { Message } from '../../../src/message/message.ts';
import { bytesIn } from '../../drivers/store-on-disk.ts';
import { TITLES } from '../../fakes/app.ts';
import { openWorld } from './chat-world.ts';
import { actionIn, alone, command, direct, inChannel, message, press, visit, WORKSPACE } from './events.ts';

const QUESTION = 'What is Trainium for?';

/** Of each picker the option that is marked. */
function chosenIn({ blocks }: Message): string[] {
  return blocks.flatMap(block => (block.kind === 'picker' ? [block.options[block.chosen]!.label] : []));
}

test('the home page tells what is known, how to ask, and that nothing was asked yet', async () => {
  const world = await openWorld();
  await world.say(visit('home'));
  const [home] = world.surface.calls;
  expect(home).toMatchObject({ what: 'publish', where: '@P1' });
  for (const part of [...TITLES, 'Mention me in a channel', 'Nothing yet.']) expect(home!.text).toContain(part);
  expect(chosenIn(home!.message!)).toEqual([
    'answer follow-ups there without a mention',
    'the excerpts that say more than the statement',
    'show me',
  ]);
});

test('the home page names no more than some titles, and says how many more there are', async () => {
  const world = await openWorld();
  world.bank.entries = Array.from({ length: 40 }, (_, i) => ({ id: `e${i}`, title: `Title ${i}` }));
  await world.say(visit('home'));
  expect(world.surface.calls[0]!.text).toMatch(/Title 11.*… and 28 more\./s);
});

test('a setting that is chosen is shown at once and kept; the others stay', async () => {
  const world = await openWorld();
  await world.say(visit('home'));
  await world.say(press(actionIn(world.surface.calls[0]!.message, /every excerpt/), { conversation: alone(null, '') }));
  expect(chosenIn(world.surface.calls[1]!.message!)[1]).toBe('every excerpt word for word');
  await world.say(press(actionIn(world.surface.calls[0]!.message, /wait to be mentioned/)));
  expect(chosenIn(world.surface.calls[2]!.message!)).toEqual([
    'wait to be mentioned again',
    'every excerpt word for word',
    'show me',
  ]);
  await world.say(press(actionIn(world.surface.calls[0]!.message, /leave me out/)));
  expect(chosenIn(world.surface.calls[3]!.message!)).toEqual([
    'wait to be mentioned again',
    'every excerpt word for word',
    'leave me out',
  ]);
  await world.say(visit('home'));
  expect(chosenIn(world.surface.calls[4]!.message!)).toEqual(chosenIn(world.surface.calls[3]!.message!));
});

test('every excerpt is shown to whoever wants it', async () => {
  const world = await openWorld();
  const excerpts = () =>
    world.surface
      .callsOf('whisper')
      .at(-1)!
      .message!.blocks.flatMap(block => (block.kind === 'sources' ? block.sources.map(({ excerpt }) => excerpt) : []));
  await world.say(command(QUESTION));
  expect(excerpts()).toContain(false);
  await world.say(press({ kind: 'set', setting: 'excerpts', value: 'all' }), command(QUESTION));
  expect(excerpts()).toEqual([true, true, true, true, true, true]);
});

test('the last five questions are listed, newest first, with a button each', async () => {
  const world = await openWorld();
  for (let i = 0; i < 6; i++) {
    world.clock.turn(1);
    await world.say(message(i === 5 ? 'What of lunch?' : `Which chips ${i}?`));
  }
  await world.say(message('Which chips do others ask for?', { person: 'P2' }), visit('home'));
  const { text, message: page } = world.surface.callsOf('publish')[0]!;
  expect(text).toMatch(/What of lunch\? \(not covered\).*Which chips 4\?.*Which chips 1\?/s);
  for (const left of ['Which chips 0?', 'do others ask']) expect(text).not.toContain(left);
  await world.say(press(actionIn(page, /Which chips 4/), { conversation: alone(null, '') }));
  expect(world.bank.asked.at(-1)!.text).toBe('Which chips 4?');
});

test('who wants to be forgotten is, to the last byte, and sees an empty page', async () => {
  const world = await openWorld();
  await world.say(message('What is Trainium, the sesame one?', { conversation: inChannel('T1') }));
  const { id } = (await world.store.exchangesBy(WORKSPACE, 'P1', 1))[0]!;
  await world.say(press({ kind: 'set', setting: 'excerpts', value: 'all' }));
  await world.say(press({ kind: 'explain-vote', answer: id }, { fields: { reason: 'wrong', details: 'sesame' } }));
  await world.say(message('Which chips?', { person: 'P2', conversation: inChannel('T1') }));
  await world.say(press({ kind: 'forget-me' }, { conversation: alone(null, '') }));
  expect(await world.store.exchangesBy(WORKSPACE, 'P1', 5)).toEqual([]);
  expect(await world.store.settings(WORKSPACE, 'P1')).toEqual({});
  expect(await world.store.votes(WORKSPACE, id)).toEqual([]);
  expect(bytesIn(world.dataDir).includes('sesame')).toBe(false);
  expect(await world.store.exchangesBy(WORKSPACE, 'P2', 5)).toHaveLength(1);
  const home = world.surface.callsOf('publish').at(-1)!;
  expect(home.text).toContain('Nothing yet.');
  expect(chosenIn(home.message!)[1]).toBe('the excerpts that say more than the statement');
  expect(world.surface.callsOf('whisper').at(-1)!.text).toBe('Everything that I kept about you is deleted.');
});

test('who opens a conversation sees prompts from the bank, the same ones each time', async () => {
  const world = await openWorld();
  world.bank.entries = Array.from({ length: 40 }, (_, i) => ({ id: `e${i}`, title: `Title ${i}` }));
  await world.say(visit('opened', alone('T1')), visit('opened', alone('T2')));
  const [first, second] = world.surface.calls;
  expect(first).toMatchObject({ what: 'suggest', where: 'D1/T1' });
  expect(new Set(first!.text.split('\n')).size).toBe(4);
  expect(second!.text).toBe(first!.text);
});

test('an empty bank suggests nothing, and does not fail', async () => {
  const world = await openWorld();
  world.bank.entries = [];
  await world.say(visit('opened', alone('T1')), visit('home'));
  expect(world.surface.calls.map(({ what }) => what)).toEqual(['suggest', 'publish']);
  expect(world.faults).toEqual([]);
});

test('what was asked on the home page is what a direct message afterwards follows up', async () => {
  const world = await openWorld();
  await world.say(press({ kind: 'ask-entry', entry: 'chips#0' }, { conversation: alone(null, '') }));
  await world.say(direct('And chips?'));
  expect(world.bank.asked[1]!.context[0]).toBe(TITLES[0]);
});

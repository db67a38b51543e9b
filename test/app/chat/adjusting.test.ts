// Changing an estimate by its form: the window with what holds now, and the new figures in the place of those before.
import { expect, test } from 'vitest';
import type { Action } from '../../../src/message/action.ts';
import { DeliveryError } from '../../../src/message/delivery-error.ts';
import type { Handles } from '../../../src/ports/incoming.ts';
import { type ChatWorld, openWorld, outcomes } from './chat-world.ts';
import { actionIn, alone, buttonsOf, command, press, WORKSPACE } from './events.ts';

const REQUEST = '8xH100 72h';
const CLICKED = { private: 'place of the estimate', window: 'window of the click' };

const whispers = (world: ChatWorld) => world.surface.callsOf('whisper');
const kept = async (world: ChatWorld) => world.store.exchangesBy(WORKSPACE, 'P1', 9);

/** Estimates, opens the form, and gives what it sends. */
async function formIn(world: ChatWorld, handles: Handles = CLICKED) {
  await world.say(command(REQUEST, { name: 'cost' }));
  const adjust = actionIn(whispers(world)[0]!.message, /Adjust/);
  await world.say(press(adjust, { alone: true, handles }));
  const submit: Action = actionIn(world.surface.callsOf('open')[0]!.message, /Estimate anew/);
  const nowhere = { conversation: alone(null, ''), handles: { private: null, window: null } };
  return (fields: Record<string, string>) => press(submit, { fields, ...nowhere });
}

test('opens a window with what holds now', async () => {
  const world = await openWorld();
  await formIn(world);
  const [window] = world.surface.callsOf('open');
  expect(window).toMatchObject({ handles: CLICKED });
  expect(window!.text).toMatch(/^Adjust the estimate\nCloud: AWS \(chosen\), Google Cloud\nHours: 72\nRegion:/);
});

test('puts the new figures in the place of those before, and keeps both under ids of their own', async () => {
  const world = await openWorld();
  const send = await formIn(world);
  const [before] = await kept(world);
  world.clock.turn(60);
  await world.say(send({ cloud: 'gcp', hours: '5' }));
  expect(world.estimates.changed).toEqual([{ cloud: 'gcp', hours: '5' }]);
  const last = whispers(world).at(-1)!;
  expect(last).toMatchObject({
    where: 'C1',
    person: 'P1',
    replace: true,
    handles: { private: CLICKED.private, window: null },
  });
  expect(last.text).toMatch(/^You asked: 8xH100 · 72h · gcp · 5 · as read\n\n\$1,188/);
  const [after, ...others] = await kept(world);
  expect(others).toEqual([before]);
  expect(after).toMatchObject({ kind: 'cost', question: '8xH100 · 72h · gcp · 5 · as read' });
  expect(after!.id).not.toBe(before!.id);
  expect(after!.estimate!.input).toBe(`${REQUEST} gcp 5`);
  expect(after!.askedAt.getTime() - before!.askedAt.getTime()).toBeGreaterThanOrEqual(60_000);
});

test('sent twice it is replaced once', async () => {
  const world = await openWorld();
  const send = await formIn(world);
  const sent = send({ hours: '5' });
  await world.say(sent, sent);
  expect(whispers(world)).toHaveLength(2);
  expect(await kept(world)).toHaveLength(2);
});

test('what comes out of it can be adjusted and shared again, even when it was shared before', async () => {
  const world = await openWorld();
  const send = await formIn(world);
  const share = actionIn(whispers(world)[0]!.message, /Share/);
  await world.say(press(share, { alone: true }), send({ hours: '5' }));
  const labels = buttonsOf(whispers(world).at(-1)!.message!).map(({ label }) => label);
  expect(labels).toEqual(expect.arrayContaining(['Share in channel', 'Adjust']));
  const shareNew = actionIn(whispers(world).at(-1)!.message, /Share/);
  await world.say(press(shareNew, { alone: true }), press(shareNew, { alone: true }));
  expect(world.surface.read('C1')).toEqual([
    expect.stringMatching(/^P1 asked: 8xH100 72h\n/),
    expect.stringMatching(/^P1 asked: 8xH100 · 72h · 5 · as read\n/),
  ]);
});

test('what cannot be estimated stands beside the estimate, which stays', async () => {
  const world = await openWorld();
  const send = await formIn(world);
  const before = await kept(world);
  await world.say(send({ request: '8xh10' }));
  expect(whispers(world).at(-1)).toMatchObject({ where: 'C1', replace: false, handles: { private: CLICKED.private } });
  expect(whispers(world).at(-1)!.text).toContain('I do not know “h10”');
  expect(await kept(world)).toEqual(before);
});

test('where the estimate cannot be reached, the new one stands below it', async () => {
  const world = await openWorld();
  const send = await formIn(world, { private: null, window: 'window of the click' });
  await world.say(send({ hours: '5' }));
  expect(whispers(world).at(-1)).toMatchObject({ replace: false, handles: { private: null, window: null } });
});

test('where both stand, the buttons of each are for the figures that it shows', async () => {
  const world = await openWorld();
  const send = await formIn(world, { private: null, window: 'window of the click' });
  await world.say(send({ hours: '5' }));
  const [old, changed] = [whispers(world)[0]!, whispers(world).at(-1)!];
  await world.say(press(actionIn(old.message, /Share/), { alone: true }));
  expect(world.surface.read('C1')).toEqual([expect.stringMatching(/^P1 asked: 8xH100 72h\n/)]);
  await world.say(press(actionIn(changed.message, /Share/), { alone: true }));
  expect(world.surface.read('C1')[1]).toMatch(/^P1 asked: 8xH100 · 72h · 5 · as read\n/);
  await world.say(press(actionIn(old.message, /Adjust/), { alone: true }), send({ hours: '6' }));
  expect(whispers(world).at(-1)!.text).toMatch(/^You asked: 8xH100 · 72h · 6 · as read\n/);
});

test('the form of an estimate that was forgotten meanwhile is told so', async () => {
  const world = await openWorld();
  const send = await formIn(world);
  await world.store.forget({ workspace: WORKSPACE, person: 'P1' });
  await world.say(send({ hours: '5' }));
  expect(whispers(world).at(-1)!.text).toMatch(/no longer keep that estimate/);
  expect(await kept(world)).toEqual([]);
});

test('a request with nothing to adjust is told so', async () => {
  const world = await openWorld();
  world.estimates.choicesOf = [];
  await world.say(command(REQUEST, { name: 'cost' }));
  await world.say(press(actionIn(whispers(world)[0]!.message, /Adjust/), { alone: true }));
  expect(world.surface.callsOf('open')).toEqual([]);
  expect(whispers(world).at(-1)!.text).toMatch(/nothing to adjust/);
});

test('a window that does not open is shown as a form in the conversation, which works as well', async () => {
  const world = await openWorld();
  outcomes(world, 'open', new DeliveryError('never', 'expired_trigger_id'));
  await formIn(world);
  const form = whispers(world).at(-1)!;
  expect(form.text).toMatch(/^Cloud: AWS \(chosen\)/);
  await world.say(press(actionIn(form.message, /Estimate anew/), { alone: true, fields: { hours: '5' } }));
  expect(whispers(world).at(-1)).toMatchObject({ replace: true, handles: { private: CLICKED.private } });
});

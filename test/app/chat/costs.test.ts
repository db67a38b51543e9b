// The command for costs: estimated for its asker alone, shared with the figures that it had, once, and remembered like the others.
import { expect, test } from 'vitest';
import { DeliveryError } from '../../../src/message/delivery-error.ts';
import { PersonError } from '../../../src/message/person-error.ts';
import { type ChatWorld, openWorld, outcomes } from './chat-world.ts';
import { actionIn, alone, buttonsOf, command, HANDLES, press, visit, WORKSPACE } from './events.ts';

const REQUEST = '8xH100 72h spot aws';
const cost = (text: string, parts = {}) => command(text, { name: 'cost', ...parts });
const whispers = (world: ChatWorld) => world.surface.callsOf('whisper');

async function estimateIn(world: ChatWorld) {
  await world.say(cost(REQUEST));
  const shown = whispers(world)[0]!.message!;
  return { press: (label: RegExp, parts = {}) => press(actionIn(shown, label), { alone: true, ...parts }) };
}

test('a request is estimated for its asker alone', async () => {
  const world = await openWorld();
  await world.say(cost(`  ${REQUEST} `));
  expect(world.surface.posts).toEqual([]);
  expect(whispers(world)).toMatchObject([{ where: 'C1', person: 'P1', replace: false, handles: HANDLES }]);
  expect(whispers(world)[0]!.text).toMatch(/^You asked: 8xH100 72h spot aws\n\nRead as: .*\$1,188\.86 – \$1,585\.15/s);
  const labels = buttonsOf(whispers(world)[0]!.message!).map(({ label }) => label);
  expect(labels).toEqual(expect.arrayContaining(['Share in channel', 'Adjust']));
  expect(labels).toContainEqual(expect.stringMatching(/^What the bank says on “When is Trainium/));
  expect(world.measured).toContain('estimate estimated');
  expect(world.bank.asked).toEqual([]);
});

test('what is kept of it is the request as it was typed, with the figures', async () => {
  const world = await openWorld();
  await world.say(cost(REQUEST));
  expect(await world.store.exchangesBy(WORKSPACE, 'P1', 9)).toMatchObject([
    {
      kind: 'cost',
      question: REQUEST,
      context: [],
      answered: true,
      entries: [],
      text: expect.stringContaining('expected $1,387.01'),
      estimate: { ok: true, expected: '1387.01', lines: [{ asOf: '2026-07-01' }] },
    },
  ]);
});

test.each(['', ' ', 'help', 'Help!', '?'])('the command with "%s" gets help, with examples to press', async text => {
  const world = await openWorld();
  await world.say(cost(text));
  expect(world.estimates.asked).toEqual([]);
  const buttons = buttonsOf(whispers(world)[0]!.message!);
  expect(buttons.map(({ action }) => action.kind)).toEqual(Array(6).fill('estimate'));
  await world.say(press(buttons[0]!.action, { alone: true }));
  expect(whispers(world)[1]!.text).toMatch(/^You asked: 8xH100 72h spot aws/);
});

test('what cannot be estimated is told alone, and not kept', async () => {
  const world = await openWorld();
  await world.say(cost('8xh10 72h'));
  expect(whispers(world)[0]!.text).toMatch(/^You asked: 8xh10 72h\n\nI do not know “h10”\./);
  expect(await world.store.exchangesBy(WORKSPACE, 'P1', 9)).toEqual([]);
  expect(world.measured).toContain('estimate refused');
});

test('trouble with the prices is told in its own words', async () => {
  const world = await openWorld();
  Object.assign(world.estimates, { estimate: () => Promise.reject(new PersonError('The price file cannot be read.')) });
  await world.say(cost(REQUEST));
  expect(whispers(world)[0]!.text).toBe('The price file cannot be read.');
});

test('shared, the very figures are in the channel once, whatever the prices are by then', async () => {
  const world = await openWorld();
  const shown = await estimateIn(world);
  world.estimates.reprice();
  world.bank.change();
  const share = () => shown.press(/Share/);
  await world.receive(share());
  await world.receive(share());
  await world.workOff();
  await world.say(share());
  expect(world.surface.read('C1')).toEqual([expect.stringMatching(/^P1 asked: 8xH100 72h spot aws.*2026-07-01/s)]);
  expect(world.surface.read('C1')[0]).not.toMatch(/2026-07-02|Share in channel|Adjust|has changed/);
  expect(world.estimates.asked).toEqual([REQUEST]);
  expect(world.surface.callsOf('send')[0]!.handles).toEqual(HANDLES);
});

test('what its asker saw says that it was sent, in its place', async () => {
  const world = await openWorld();
  await world.say((await estimateIn(world)).press(/Share/));
  const last = whispers(world).at(-1)!;
  expect(last).toMatchObject({ replace: true, person: 'P1' });
  expect(last.text).toMatch(/2026-07-01.*Sent to the channel/s);
  expect(buttonsOf(last.message!).map(({ label }) => label)).not.toContain('Share in channel');
});

test('shared where it is not accepted, it comes to its asker, and can be shared again', async () => {
  const world = await openWorld();
  const shown = await estimateIn(world);
  outcomes(world, 'send', new DeliveryError('never', 'is_archived', { because: 'the channel is archived' }), 'works');
  await world.say(shown.press(/Share/));
  expect(world.surface.read('@P1')[0]).toMatch(/because the channel is archived.*\$1,188\.86/s);
  await world.say(shown.press(/Share/), shown.press(/Share/));
  expect(world.surface.read('C1')).toHaveLength(1);
});

test('one that is no longer kept is neither shared nor adjusted', async () => {
  const world = await openWorld();
  const shown = await estimateIn(world);
  await world.store.forget({ workspace: WORKSPACE, person: 'P1' });
  await world.say(shown.press(/Share/), shown.press(/Adjust/));
  expect(world.surface.posts).toEqual([]);
  expect(world.surface.callsOf('open')).toEqual([]);
  for (const { text } of whispers(world).slice(1)) expect(text).toMatch(/no longer keep that \w+; please ask again/);
});

test('one that was forgotten before it could be shown is not shown', async () => {
  const world = await openWorld();
  outcomes(world, 'whisper', new DeliveryError('later', 'ratelimited', { retryAfterMs: 60_000 }));
  await world.receive(cost(REQUEST));
  await world.work();
  await world.store.forget({ workspace: WORKSPACE, person: 'P1' });
  await world.workOff();
  expect(whispers(world)).toHaveLength(1);
});

test('one that has to be made anew before it is sent is made of the figures that were kept', async () => {
  const world = await openWorld();
  const trouble = { stillHolds: async () => false };
  const other = await world.beside('another', ports => ({ ...ports, bank: { ...ports.bank, ...trouble } }));
  await world.receive(cost(REQUEST));
  await other.workOff();
  expect(world.estimates.asked).toEqual([REQUEST]);
  expect(whispers(world)[0]!.text).toMatch(/^You asked: .*\$1,188\.86.*\[Adjust\]/s);
});

test('the thumbs below it count', async () => {
  const world = await openWorld();
  await world.say((await estimateIn(world)).press(/^up$/));
  const { id } = (await world.store.exchangesBy(WORKSPACE, 'P1', 1))[0]!;
  expect(await world.store.votes(WORKSPACE, id)).toMatchObject([{ person: 'P1', vote: 'up' }]);
});

test('is no turn of a conversation: a question that follows is asked by itself', async () => {
  const world = await openWorld();
  await world.say(cost(REQUEST), command('And chips for inference?'));
  expect(world.bank.asked).toMatchObject([{ context: [] }]);
});

test('an alternative is estimated where its button is', async () => {
  const world = await openWorld();
  const shown = await estimateIn(world);
  await world.say(shown.press(/^On demand/));
  expect(whispers(world)[1]!.text).toMatch(/^You asked: 8xH100 72h aws/);
  await world.say(shown.press(/Share/));
  const { ref, message } = world.surface.posts[0]!;
  await world.say(press(actionIn(message, /^On demand/), { post: ref, person: 'P2' }));
  expect(world.surface.posts).toHaveLength(1);
  expect(whispers(world).at(-1)).toMatchObject({ person: 'P2', where: 'C1' });
});

test('is found on the home page, and estimated again from there by a direct message', async () => {
  const world = await openWorld();
  await world.say(cost(REQUEST), visit('home'));
  const home = world.surface.callsOf('publish')[0]!;
  expect(home.text).toContain(`${REQUEST} [Ask again]`);
  world.estimates.reprice();
  await world.say(press(actionIn(home.message, /8xH100/), { conversation: alone(null, '') }));
  expect(world.surface.read('@P1')[0]).toMatch(/^P1 asked: 8xH100 72h spot aws.*2026-07-02/s);
  expect(world.surface.callsOf('publish')).toHaveLength(2);
});

test('what can no longer be estimated is told so there', async () => {
  const world = await openWorld();
  await world.say(press({ kind: 'estimate', request: '8xh10' }, { conversation: alone(null, '') }));
  expect(world.surface.read('@P1')[0]).toMatch(/I do not know “h10”/);
  await world.say(
    press({ kind: 'estimate', request: REQUEST }, { conversation: alone(), post: { channel: 'D1', id: 'x' } }),
  );
  expect(world.surface.read('D1/x')[0]).toMatch(/\$1,188\.86/);
});

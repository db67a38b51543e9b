// Delivering: what failed is tried again when it helps, what may have arrived is looked for first, and no channel is flooded.
import { expect, test, vi } from 'vitest';
import { DeliveryError } from '../../../src/message/delivery-error.ts';
import { PersonError } from '../../../src/message/person-error.ts';
import { openWorld, outcomes } from './chat-world.ts';
import { command, inChannel, message, press, WORKSPACE } from './events.ts';

const QUESTION = 'What is Trainium for?';
const T1 = { conversation: inChannel('T1') };
const LATER = new DeliveryError('later', 'busy');
const UNCLEAR = new DeliveryError('unclear', 'timeout');

test('what may be delivered later is tried again after longer and longer, and is out once', async () => {
  const world = await openWorld();
  const sends = outcomes(world, 'send', LATER, LATER, LATER);
  await world.say(message(QUESTION, T1));
  expect(sends).toEqual([0, 1, 3, 7]);
  expect(world.surface.read('C1/T1')).toHaveLength(1);
  expect(world.surface.callsOf('find')).toEqual([]);
  expect(world.measured.filter(line => line === 'retry post')).toHaveLength(3);
});

test.each([
  ['arrived: it is not sent again', 'lost', 1],
  ['did not arrive: it is sent again', UNCLEAR, 2],
] as const)('an unclear end is looked into after three seconds. It %s', async (_what, outcome, sent) => {
  const world = await openWorld();
  const sends = outcomes(world, 'send', outcome);
  const finds = outcomes(world, 'find');
  await world.say(message(QUESTION, T1));
  expect(sends).toHaveLength(sent);
  expect(finds).toEqual([3]);
  expect(world.surface.read('C1/T1')).toHaveLength(1);
});

test('looking is tried again while that may help, and nothing is sent meanwhile', async () => {
  const world = await openWorld();
  const sends = outcomes(world, 'send', 'lost');
  const finds = outcomes(world, 'find', LATER, UNCLEAR, LATER);
  await world.say(message(QUESTION, T1));
  expect(sends).toEqual([0]);
  expect(finds).toHaveLength(4);
});

test('where one may not look, for good, it is sent again: once more is better than never', async () => {
  const world = await openWorld();
  const sends = outcomes(world, 'send', UNCLEAR);
  outcomes(world, 'find', new DeliveryError('never', 'missing_scope'));
  await world.say(message(QUESTION, T1));
  expect(sends).toEqual([0, 3]);
  expect(world.logged).toContainEqual(['warn', 'cannot look', { reason: 'missing_scope' }]);
});

test('an answer that is found can be taken back: its post is known', async () => {
  const world = await openWorld();
  outcomes(world, 'send', 'lost');
  await world.say(message(QUESTION, T1));
  const [{ order }] = (await world.store.exchangesIn(inChannel('T1'), new Date(0), 1)) as unknown as [
    { order: string },
  ];
  expect(await world.store.postsOf(WORKSPACE, order)).toEqual([world.surface.posts[0]!.ref]);
});

test('an attempt that ended with its process is looked into, however it ended', async () => {
  const world = await openWorld();
  const finds = outcomes(world, 'find');
  await world.receive(message(QUESTION, T1));
  outcomes(world, 'send', 'hangs');
  void world.work();
  await vi.waitFor(() => expect(world.surface.callsOf('send')).toHaveLength(1));
  const other = await world.beside('other');
  world.clock.turn(44);
  expect(await other.work()).toBe(0);
  world.clock.turn(2);
  await other.workOff();
  expect(finds).toEqual([46]);
  expect(world.surface.read('C1/T1')).toHaveLength(1);
});

test('what a process gave up a moment ago may still arrive, so it is looked for three seconds after it began', async () => {
  const world = await openWorld();
  const finds = outcomes(world, 'find');
  outcomes(world, 'send', 'hangs');
  await world.receive(message(QUESTION, T1));
  void world.work();
  await vi.waitFor(() => expect(world.surface.callsOf('send')).toHaveLength(1));
  await world.store.release();
  await (await world.beside('other')).workOff();
  expect(finds).toEqual([3]);
  expect(world.surface.read('C1/T1')).toHaveLength(1);
});

test('what failed for good is not tried again, and is told with its reason', async () => {
  const world = await openWorld();
  const sends = outcomes(
    world,
    'send',
    new DeliveryError('never', 'is_archived', { because: 'the channel is archived' }),
  );
  await world.say(message(QUESTION, T1));
  expect(sends).toHaveLength(2);
  expect(world.surface.read('@P1')[0]).toMatch(/because the channel is archived\. .*says state 1/s);
  expect(world.surface.read('C1/T1')).toEqual([]);
});

test('a wait that the platform asks for holds the whole channel, and no other', async () => {
  const world = await openWorld();
  const sends: (readonly [string, number])[] = [];
  world.surface.onCall = ({ what, where }) => {
    if (what === 'send') sends.push([where, world.clock.seconds()]);
    return sends.length === 1 ? new DeliveryError('later', 'ratelimited', { retryAfterMs: 30_000 }) : 'works';
  };
  await world.receive(message(QUESTION, T1));
  await world.work();
  await world.receive(message(QUESTION, { conversation: inChannel('T2') }));
  await world.receive(message(QUESTION, { conversation: inChannel('T3', 'C2') }));
  await world.workOff();
  const [[first], ...rest] = sends as [readonly [string, number], ...(readonly [string, number])[]];
  expect(first).toBe('C1/T1');
  expect(rest).toEqual([
    ['C2/T3', 0],
    ['C1/T1', 30],
    ['C1/T2', 31],
  ]);
});

test('posts of one channel and pages of one answer keep a second apart, in order', async () => {
  const world = await openWorld();
  world.surface.pagesFor = () => 3;
  await world.receive(message(QUESTION, T1));
  await world.workOff();
  await world.receive(message(QUESTION, { conversation: inChannel('T2') }));
  await world.receive(message(QUESTION, { conversation: inChannel('T3') }));
  await world.workOff();
  const times = world.surface.posts.map(({ at }) => at.getTime());
  expect(times.slice(1).map((time, i) => time - times[i]! >= 1000)).toEqual(Array(8).fill(true));
  for (const thread of ['T1', 'T2', 'T3']) {
    expect(world.surface.posts.filter(({ where }) => where === `C1/${thread}`).map(({ page }) => page)).toEqual([
      0, 1, 2,
    ]);
  }
  expect(world.measured).not.toContain('retry post');
});

test('a page that may be out is looked for under its own key, the others are not sent again', async () => {
  const world = await openWorld();
  world.surface.pagesFor = () => 3;
  outcomes(world, 'send', 'works', 'lost', 'works');
  await world.say(message(QUESTION, T1));
  expect(world.surface.posts.map(({ page }) => page)).toEqual([0, 1, 2]);
  expect(world.surface.callsOf('find').map(({ key }) => key)).toEqual([expect.stringMatching(/#1$/)]);
});

test.each([
  ['a whisper', false, /^I was interrupted while I sent this, so you may see it twice\./],
  ['one in the place of what was there', true, /^You|^P1 asked/],
])('%s whose attempt has an unclear end', async (_what, replaces, begins) => {
  const world = await openWorld();
  await world.say(command(QUESTION));
  const { id } = (await world.store.exchangesBy(WORKSPACE, 'P1', 1))[0]!;
  outcomes(world, 'whisper', UNCLEAR);
  await world.say(replaces ? press({ kind: 'share', answer: id }, { alone: true }) : command('Which chips?'));
  expect(world.surface.callsOf('whisper').at(-1)!.text).toMatch(begins);
  expect(world.surface.callsOf('whisper')).toHaveLength(3);
});

test('a bug in delivering is noted once and told, not tried again', async () => {
  const world = await openWorld();
  world.surface.pagesFor = () => {
    world.surface.pagesFor = () => 1;
    throw new TypeError('no pages');
  };
  await world.say(message(QUESTION, T1));
  expect(world.faults).toEqual([new TypeError('no pages')]);
  expect(world.surface.read('@P1')[0]).toMatch(/something went wrong inside me \(reference ref-1234\)/);
});

test('after a day an answer is given up, with a word to its asker', async () => {
  const world = await openWorld();
  world.surface.onCall = ({ what, where }) => (what === 'send' && where === 'C1/T1' ? LATER : 'works');
  await world.receive(message(QUESTION, T1));
  await world.work();
  world.clock.turn(24 * 3600 - 60);
  await world.work();
  expect(world.surface.callsOf('send')).toHaveLength(2);
  expect(world.surface.posts).toEqual([]);
  world.clock.turn(120);
  await world.workOff();
  expect(world.surface.read('@P1')).toEqual([
    expect.stringMatching(/could not post this where you asked, because it was not accepted there for a day\./),
  ]);
});

test('a store that cannot note a post is no failure of the post: it is found, not sent again', async () => {
  const world = await openWorld();
  let failures = 0;
  const other = await world.beside('other', ports => ({
    ...ports,
    store: {
      ...ports.store,
      notePost: (...args) =>
        ++failures === 1 ? Promise.reject(new PersonError('There is no space left.')) : ports.store.notePost(...args),
    },
  }));
  await other.receive(message(QUESTION, T1));
  await expect(other.work()).rejects.toThrow('no space');
  world.clock.turn(60);
  await other.workOff();
  expect(world.surface.posts.map(({ where }) => where)).toEqual(['C1/T1']);
  expect(other.faults).toEqual([]);
});

test('two processes over one store deliver each answer once', async () => {
  const world = await openWorld();
  const other = await world.beside('other');
  for (let i = 0; i < 12; i++)
    await world.receive(message(QUESTION, { conversation: inChannel(`T${i}`, `C${i % 4}`) }));
  for (let turns = 0; turns < 20; turns++) {
    await Promise.all([world.work(), other.work()]);
    world.clock.turn(1);
  }
  expect(world.surface.posts.map(({ where }) => where).sort()).toEqual(
    Array.from({ length: 12 }, (_, i) => `C${i % 4}/T${i}`).sort(),
  );
  expect(await world.store.depth()).toEqual({ events: 0, orders: 0 });
});

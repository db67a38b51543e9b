// When handling fails: every asker hears of it, a bug is noted once, and nothing is lost that the store could not keep.
import { afterEach, expect, test, vi } from 'vitest';
import { takingTurns } from '../../../src/app/chat/turns.ts';
import type { Reply } from '../../../src/app/use-cases.ts';
import { PersonError } from '../../../src/message/person-error.ts';
import { answered } from '../../fakes/app.ts';
import { type ChatWorld, openWorld, REFERENCE } from './chat-world.ts';
import { answerThis, command, direct, inChannel, message, press, visit } from './events.ts';

const QUESTION = 'What is Trainium for?';

afterEach(() => {
  vi.useRealTimers();
});

test.each([
  ['a mention', () => message(QUESTION, { conversation: inChannel('T1') }), 'send', 'C1/T1'],
  ['a direct message', () => direct(QUESTION), 'send', /^D1\//],
  ['a command', () => command(QUESTION), 'whisper', 'C1'],
  ['a wish', () => answerThis({ channel: 'C1', id: 'p' }, QUESTION), 'whisper', 'C1'],
  ['a button', () => press({ kind: 'ask-entry', entry: 'chips#0' }), 'whisper', 'C1'],
] as const)('what a person can mend is told by its sentence: %s', async (_what, event, what, where) => {
  const world = await openWorld();
  world.bank.fault = () => Promise.reject(new PersonError('The bank went away; put it back.'));
  await world.say(event());
  const said = world.surface.callsOf('send', 'whisper');
  expect(said).toMatchObject([{ what, text: 'The bank went away; put it back.' }]);
  expect(said[0]!.where).toMatch(where);
  expect(world.faults).toEqual([]);
  expect(world.measured).toContain('question failed');
});

test('a bug is recorded once, and its asker gets the reference and nothing of the code', async () => {
  const world = await openWorld();
  const bug = new TypeError('x is not a function');
  world.bank.fault = () => Promise.reject(bug);
  await world.say(message(QUESTION));
  expect(world.faults).toEqual([bug]);
  expect(world.surface.calls.map(({ text }) => text)).toEqual([expect.stringContaining(`reference ${REFERENCE}`)]);
  expect(world.surface.calls[0]!.text).not.toContain('function');
  expect(world.logged).toContainEqual(['error', 'handling failed', { kind: 'message', reference: REFERENCE }]);
});

test('one bug does not keep others from their answers', async () => {
  const world = await openWorld();
  world.bank.fault = () => {
    world.bank.fault = null;
    return Promise.reject(new Error('once'));
  };
  await world.receive(message(QUESTION, { conversation: inChannel('T1') }));
  await world.receive(message(QUESTION, { conversation: inChannel('T2') }));
  await world.workOff();
  expect(world.surface.read('C1/T1')[0]).toContain('Something went wrong');
  expect(world.surface.read('C1/T2')[0]).toContain('says state 1');
});

test('a bug in the home page is noted, though there is nowhere to tell it', async () => {
  const world = await openWorld();
  world.bank.entries = null as never;
  await world.say(visit('home'));
  expect(world.faults).toHaveLength(1);
  expect(await world.store.depth()).toEqual({ events: 0, orders: 0 });
});

/** A process that takes what is due, and dies over it. */
async function dieOver(world: ChatWorld, attempt: number): Promise<void> {
  const until = new Date(world.clock.now().getTime() + 30_000);
  await world.store.claimEvents(world.clock.now(), { owner: `dead ${attempt}`, until }, 8);
  world.clock.turn(31);
}

test.each([
  [9, /says state 1/, 1],
  [10, /Something went wrong inside me/, 0],
])('an event over which %i processes died', async (deaths, said, asked) => {
  const world = await openWorld();
  await world.receive(message(QUESTION));
  for (let i = 0; i < deaths; i++) await dieOver(world, i);
  await world.workOff();
  expect(world.surface.posts).toHaveLength(1);
  expect(world.surface.callsOf('send')[0]!.text).toMatch(said);
  expect(world.bank.asked).toHaveLength(asked);
  expect(world.faults).toHaveLength(1 - asked);
});

test('an event over which processes die takes no others with it', async () => {
  const world = await openWorld();
  for (const [i, word] of ['chips', 'poison', 'chips', 'chips'].entries()) {
    await world.receive(message(`Which ${word}?`, { conversation: inChannel('T', `C${i}`) }));
  }
  for (let deaths = 0; deaths < 10; deaths++) {
    const process = await world.beside(`process ${deaths}`);
    await new Promise<void>(die => {
      let isDead = false;
      world.bank.fault = () => {
        isDead ||= world.bank.asked.at(-1)!.text.includes('poison');
        if (isDead) die();
        return isDead ? new Promise<never>(() => {}) : Promise.resolve(answered('chips'));
      };
      void process.workOff();
    });
    await world.store.release();
  }
  world.bank.fault = null;
  const last = await world.beside('last');
  await last.workOff();
  expect(world.surface.read('C1/T')).toEqual([expect.stringContaining('Something went wrong inside me')]);
  for (const where of ['C0/T', 'C2/T', 'C3/T']) {
    expect(world.surface.read(where)).toEqual([expect.stringContaining('Trainium')]);
  }
});

test('an answer that takes too long is given up with a word', async () => {
  const world = await openWorld();
  world.bank.fault = () => new Promise<Reply>(() => {});
  await world.receive(message(QUESTION));
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const working = world.work();
  const turn = takingTurns();
  while (world.bank.asked.length === 0) await turn();
  await vi.advanceTimersByTimeAsync(21_000);
  await working;
  vi.useRealTimers();
  await world.workOff();
  expect(world.surface.callsOf('send').map(({ text }) => text)).toEqual([
    expect.stringMatching(/took too long.*ask again/),
  ]);
  expect(world.faults).toEqual([]);
});

test('a disk that is full when an answer is to be kept loses nothing: it is answered when there is room', async () => {
  const world = await openWorld({ maxPages: 80 });
  world.bank.fault = async () => ({ ...answered(QUESTION), text: 'long '.repeat(100_000) });
  await world.receive(message(QUESTION));
  await expect(world.work()).rejects.toThrow(/no space left/);
  expect(world.surface.calls).toEqual([]);
  world.bank.fault = null;
  const withRoom = await world.beside('with room');
  await withRoom.workOff();
  expect(world.surface.posts).toHaveLength(1);
  expect(world.surface.callsOf('send')[0]!.text).toContain('says state 1');
});

test('a disk that is full for long is no fault of the question: it is answered, not apologised for', async () => {
  const world = await openWorld();
  let isFull = true;
  const full = () => Promise.reject(new PersonError('There is no space left.'));
  const other = await world.beside('other', ports => ({
    ...ports,
    store: {
      ...ports.store,
      finishEvent: (...args) => (isFull ? full() : ports.store.finishEvent(...args)),
    },
  }));
  await other.receive(message(QUESTION));
  for (let minutes = 0; minutes < 20; minutes++) {
    await expect(other.work()).rejects.toThrow('no space');
    world.clock.turn(60);
  }
  isFull = false;
  await other.workOff();
  expect(world.surface.callsOf('send').map(({ text }) => text)).toEqual([expect.stringContaining('says state 1')]);
  expect(other.faults).toEqual([]);
});

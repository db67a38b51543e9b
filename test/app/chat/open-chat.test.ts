// The chat as a process runs it: pumps that work on their own, wake up at once, and stop without dropping anything.
import { afterEach, expect, test, vi } from 'vitest';
import { type Chat, openChat } from '../../../src/app/chat/open-chat.ts';
import { startPump } from '../../../src/app/chat/pump.ts';
import type { Reply } from '../../../src/app/use-cases.ts';
import { systemClock } from '../../../src/drivers/system-clock.ts';
import { PersonError } from '../../../src/message/person-error.ts';
import { answered } from '../../fakes/app.ts';
import { type ChatWorld, openWorld, REFERENCE } from './chat-world.ts';
import { deletion, follow, inChannel, message } from './events.ts';

const QUESTION = 'What is Trainium for?';
const T1 = { conversation: inChannel('T1') };

const chats: Chat[] = [];
afterEach(async () => {
  vi.useRealTimers();
  await Promise.all(chats.splice(0).map(chat => chat.stop(0)));
});

/** A chat over the world, which goes by the real time. */
function open(world: ChatWorld): Chat {
  const chat = openChat({ ...world.ports, clock: systemClock });
  chats.push(chat);
  return chat;
}

test('an event is new, known, or not for us', async () => {
  const world = await openWorld();
  const chat = open(world);
  const question = message(QUESTION, T1);
  expect(await chat.receive(question)).toBe('new');
  expect(await chat.receive({ ...question, id: 'another id' })).toBe('known');
  expect(await chat.receive(message('And chips?', { mentioned: false }))).toBe('unheard');
  expect(await chat.depth()).toEqual({ events: 1, orders: 0 });
  expect(world.measured).toEqual(['received message', 'duplicate message']);
});

test('started, it answers what waits and what comes in', async () => {
  const world = await openWorld();
  const chat = open(world);
  await chat.receive(message(QUESTION, T1));
  chat.start();
  await vi.waitFor(() => expect(world.surface.read('C1/T1')).toHaveLength(1), 10_000);
  await chat.receive(message(QUESTION, { conversation: inChannel('T2', 'C2') }));
  await vi.waitFor(() => expect(world.surface.read('C2/T2')).toHaveLength(1), 10_000);
  await vi.waitFor(async () => expect(await chat.depth()).toEqual({ events: 0, orders: 0 }), 10_000);
});

test('stopping finishes what is in hand', async () => {
  const world = await openWorld();
  let answerIt: (reply: Reply) => void = () => {};
  world.bank.fault = () => new Promise<Reply>(resolve => (answerIt = resolve));
  const chat = open(world);
  chat.start();
  await chat.receive(message(QUESTION, T1));
  await vi.waitFor(() => expect(world.bank.asked).toHaveLength(1), 10_000);
  const stopped = chat.stop(10_000);
  answerIt(answered(QUESTION));
  await stopped;
  expect((await chat.depth()).events).toBe(0);
});

test('what does not finish in time is given up to whoever comes next, at once', async () => {
  const world = await openWorld();
  world.bank.fault = () => new Promise<Reply>(() => {});
  const chat = open(world);
  chat.start();
  await chat.receive(message(QUESTION, T1));
  await vi.waitFor(() => expect(world.bank.asked).toHaveLength(1), 10_000);
  await chat.stop(20);
  const next = await world.beside('next');
  const now = systemClock.now();
  const claimed = await next.store.claimEvents(now, { owner: 'next', until: now }, 1);
  expect(claimed).toHaveLength(1);
});

test.each([
  [new PersonError('There is no space left.'), ['error', 'the store does not serve', { reason: 'store' }], 0],
  [new Error('bug'), ['error', 'working failed', { reference: REFERENCE }], 1],
] as const)('trouble with the work itself is logged, and it goes on: %s', async (trouble, line, faults) => {
  const world = await openWorld();
  let failures = 0;
  const other = await world.beside('other', ports => ({
    ...ports,
    store: {
      ...ports.store,
      finishEvent: (...args) => (++failures === 1 ? Promise.reject(trouble) : ports.store.finishEvent(...args)),
    },
  }));
  const chat = open(other);
  chat.start();
  await chat.receive(message(QUESTION, T1));
  await vi.waitFor(() => expect(other.logged).toContainEqual(line), 10_000);
  expect(other.faults).toHaveLength(faults);
  await chat.receive(message(QUESTION, { conversation: inChannel('T2', 'C2') }));
  await vi.waitFor(() => expect(world.surface.read('C2/T2')).toHaveLength(1), 10_000);
});

test('a pump works while there is work, sleeps, and wakes at a word', async () => {
  vi.useFakeTimers();
  const left = [1, 1, 0];
  let turns = 0;
  const pump = startPump(
    async () => {
      turns += 1;
      return left.shift() ?? 0;
    },
    async () => 60_000,
    () => {},
  );
  await vi.advanceTimersByTimeAsync(1_000);
  expect(turns).toBe(3);
  pump.wake();
  await vi.advanceTimersByTimeAsync(0);
  expect(turns).toBe(4);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(turns).toBe(5);
  await pump.stop();
  await vi.advanceTimersByTimeAsync(600_000);
  expect(turns).toBe(5);
});

test('a pump that is woken while it finds nothing to do does not sleep over it', async () => {
  vi.useFakeTimers();
  let turns = 0;
  const pump = startPump(
    async () => {
      turns += 1;
      await null;
      if (turns === 1) pump.wake();
      return 0;
    },
    async () => 60_000,
    () => {},
  );
  await vi.advanceTimersByTimeAsync(10);
  expect(turns).toBe(2);
  await pump.stop();
});

test('after trouble a pump leaves the work alone for a second, and then goes on', async () => {
  vi.useFakeTimers();
  const heard: unknown[] = [];
  let turns = 0;
  const pump = startPump(
    async () => {
      turns += 1;
      if (turns === 1) throw new Error('trouble');
      return 0;
    },
    async () => 60_000,
    fault => heard.push(fault),
  );
  await vi.advanceTimersByTimeAsync(900);
  expect(turns).toBe(1);
  await vi.advanceTimersByTimeAsync(200);
  expect(turns).toBe(2);
  expect(heard).toHaveLength(1);
  await pump.stop();
});

test('what comes in one burst with the question that it belongs to is heard', async () => {
  const world = await openWorld();
  const chat = openChat(world.ports);
  const question = message(QUESTION);
  const burst = [question, follow('And what about chips?', question.post.id), deletion(question)];
  expect(await Promise.all(burst.map(event => chat.receive(event)))).toEqual(['new', 'new', 'new']);
});

test('stopping waits for everything that was taken up, what the pumps took up last as well', async () => {
  const world = await openWorld();
  for (let place = 0; place < 40; place++)
    await world.receive(message(QUESTION, { conversation: inChannel(null, `C${place}`) }));
  const chat = openChat(world.ports);
  chat.start();
  await vi.waitFor(() => expect(world.surface.posts.length).toBeGreaterThan(0));
  await chat.stop(10_000);
  const { events, orders } = await world.store.depth();
  expect(world.surface.posts.length + events + orders).toBe(40);
});

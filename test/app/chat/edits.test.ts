// Questions that are edited or taken back: the answer follows, in the place of the one before.
import { expect, test } from 'vitest';
import { DeliveryError } from '../../../src/message/delivery-error.ts';
import { PersonError } from '../../../src/message/person-error.ts';
import { bytesIn } from '../../drivers/store-on-disk.ts';
import { type ChatWorld, openWorld, outcomes } from './chat-world.ts';
import { deletion, direct, edit, inChannel, message, WORKSPACE } from './events.ts';

const QUESTION = 'What is Trainium for?';
const ANOTHER = 'Which chips are there?';

async function asked(world: ChatWorld, text = QUESTION) {
  const question = message(text);
  await world.say(question);
  return { question, where: `C1/${question.post.id}` };
}

/** Answers take a post more for each "long" in the question that was asked last. */
function pagesByLength({ surface, bank }: ChatWorld): void {
  surface.pagesFor = () => 1 + (bank.asked.at(-1)!.text.match(/long/g) ?? []).length;
}

test.each([
  ['the same text', QUESTION],
  ['the same text with other spaces', '  What is   Trainium for? '],
  ['no question any more', 'thanks!'],
  ['nothing', ''],
])('an edit to %s changes nothing', async (_what, text) => {
  const world = await openWorld();
  const { question } = await asked(world);
  const before = world.surface.calls.length;
  await world.say(edit(question, text));
  expect(world.surface.calls).toHaveLength(before);
});

test('another question is answered in the place of the old answer, which says so', async () => {
  const world = await openWorld();
  const { question, where } = await asked(world);
  await world.say(edit(question, ANOTHER));
  expect(world.surface.read(where)).toEqual([expect.stringMatching(/says state 1.*The question was edited/s)]);
  expect(world.bank.asked.map(({ text }) => text)).toEqual([QUESTION, ANOTHER]);
  const [kept] = await world.store.exchangesBy(WORKSPACE, 'P1', 5);
  expect(kept!.question).toBe(ANOTHER);
});

test('what was not said to us is not heard when it is edited', async () => {
  const world = await openWorld();
  expect(await world.receive(edit(message('lunch?', { mentioned: false }), ANOTHER))).toBe(false);
});

test('what was no question we could answer is answered when an edit makes it one, once', async () => {
  const world = await openWorld();
  const endless = message('what? '.repeat(900));
  const shortened = edit(endless, QUESTION);
  await world.say(endless, shortened);
  expect(world.surface.read(`C1/${endless.post.id}`)).toEqual([
    expect.stringMatching(/shorten it/),
    expect.stringMatching(/says state 1/),
  ]);
  await world.say({ ...shortened, id: 'again', content: 'again' });
  expect(world.surface.posts).toHaveLength(2);
});

test('a question whose edit came first is answered as it is now, and once', async () => {
  const world = await openWorld();
  const question = message(QUESTION);
  await world.say(edit(question, ANOTHER), question);
  expect(world.bank.asked.map(({ text }) => text)).toEqual([ANOTHER]);
  expect(world.surface.posts).toHaveLength(1);
});

test.each([
  [1, 3, 1],
  [3, 1, 3],
  [2, 3, 2],
  [3, 2, 0],
])(
  'an answer of %i posts, then of %i, then of %i stands in its thread alone, and goes when it is taken back',
  async (...counts) => {
    const world = await openWorld();
    pagesByLength(world);
    const text = (count: number, i: number) => `Which chips ${i}? ${'long '.repeat(Math.max(0, count - 1))}`;
    const { question, where } = await asked(world, text(counts[0]!, 0));
    expect(world.surface.posts.map(post => post.page)).toEqual([...Array(counts[0]).keys()]);
    for (const [i, count] of counts.entries()) {
      if (i === 0 || count === 0) continue;
      await world.say(edit(question, text(count, i)));
      expect(world.surface.posts.map(post => [post.where, post.page])).toEqual(
        [...Array(count).keys()].map(page => [where, page]),
      );
      expect(new Set(world.surface.read(where)).size).toBe(1);
    }
    await world.say(deletion(question));
    expect(world.surface.posts).toEqual([]);
  },
);

test('an edit that comes while the answer still waits to be sent ends in the new answer alone', async () => {
  const world = await openWorld();
  world.surface.onCall = ({ what }) =>
    what === 'send' && world.clock.seconds() < 60 ? new DeliveryError('later', 'busy') : 'works';
  const question = message(QUESTION);
  await world.receive(question);
  await world.work();
  await world.say(edit(question, ANOTHER));
  expect(world.surface.read(`C1/${question.post.id}`)).toEqual([expect.stringContaining('The question was edited')]);
});

test('a further post of a revision that may be out is looked for before it is sent again', async () => {
  const world = await openWorld();
  pagesByLength(world);
  const { question, where } = await asked(world);
  let lost = 0;
  world.surface.onCall = ({ what }) => (what === 'send' && ++lost === 1 ? 'lost' : 'works');
  await world.say(edit(question, `${ANOTHER} long`));
  expect(world.surface.callsOf('find')).toHaveLength(1);
  expect(world.surface.read(where)).toHaveLength(2);
});

test('a revision that cannot be put in its place comes to the asker alone', async () => {
  const world = await openWorld();
  const { question } = await asked(world);
  const trouble = new DeliveryError('never', 'edit_window_closed', { because: 'the post is too old to be changed' });
  world.surface.onCall = ({ what }) => (what === 'update' ? trouble : 'works');
  await world.say(edit(question, ANOTHER));
  expect(world.surface.read('@P1')[0]).toMatch(/the post is too old to be changed.*says state 1/s);
});

test('an edit that cannot be answered is told in the thread', async () => {
  const world = await openWorld();
  const { question, where } = await asked(world);
  world.bank.fault = () => Promise.reject(new PersonError('The bank went away; put it back.'));
  await world.say(edit(question, ANOTHER));
  expect(world.surface.read(where)[1]).toBe('The bank went away; put it back.');
});

test('what is taken back is erased, and its answer with it; others in the thread stay', async () => {
  const world = await openWorld();
  const { question, where } = await asked(world, 'What is Trainium, the sesame one?');
  const later = message(ANOTHER, { conversation: inChannel(question.post.id), person: 'P2' });
  await world.say(later, deletion(question));
  expect(world.surface.read(where)).toEqual([expect.stringContaining('says state 1')]);
  expect(await world.store.exchangeOf(WORKSPACE, question.post)).toBeNull();
  expect((await world.store.exchangeOf(WORKSPACE, later.post))!.context).toEqual([]);
  expect(bytesIn(world.dataDir).includes('sesame')).toBe(false);
});

test('what is taken back before its answer is out is not answered', async () => {
  const world = await openWorld();
  world.surface.onCall = ({ what }) =>
    what === 'send' && world.clock.seconds() < 60 ? new DeliveryError('later', 'busy') : 'works';
  const question = message(QUESTION);
  await world.receive(question);
  await world.work();
  await world.say(deletion(question));
  world.clock.turn(120);
  await world.workOff();
  expect(world.surface.posts).toEqual([]);
  expect(await world.store.depth()).toEqual({ events: 0, orders: 0 });
});

test.each(['in a channel', 'alone'])(
  'what is taken back before it was even looked at is not answered: %s',
  async where => {
    const world = await openWorld();
    const question = where === 'alone' ? direct(QUESTION) : message(QUESTION);
    await world.receive(question);
    await world.receive(deletion(question));
    await world.workOff();
    expect(world.surface.posts).toEqual([]);
    expect(await world.store.exchangesBy(WORKSPACE, 'P1', 1)).toEqual([]);
  },
);

test.each([
  ['was refused', new DeliveryError('never', 'edit_window_closed')],
  ['still waits', new DeliveryError('later', 'busy')],
])('an answer whose revision %s goes all the same when its question is taken back', async (_how, trouble) => {
  const world = await openWorld();
  const { question, where } = await asked(world);
  world.surface.onCall = ({ what }) => (what === 'update' ? trouble : 'works');
  await world.receive(edit(question, ANOTHER));
  await world.work();
  await world.say(deletion(question));
  expect(world.surface.read(where)).toEqual([]);
});

test('what people delete otherwise is not heard', async () => {
  const world = await openWorld();
  expect(await world.receive(deletion(message('lunch?')))).toBe(false);
});

test('an answer that went to its asker alone is mended and taken back there', async () => {
  const world = await openWorld();
  const question = message(QUESTION);
  outcomes(world, 'send', new DeliveryError('never', 'not_in_channel', { because: 'I am not there' }));
  await world.say(question, edit(question, ANOTHER));
  expect(world.surface.read('@P1')).toEqual([expect.stringMatching(/The question was edited/)]);
  await world.say(deletion(question));
  expect(world.surface.read('@P1')).toEqual([]);
});

// What people say among others: mentions are answered in their thread, follow-ups without one, and all else is left alone.
import { expect, test } from 'vitest';
import { TITLES } from '../../fakes/app.ts';
import { openWorld } from './chat-world.ts';
import { actionIn, buttonsOf, edit, follow, inChannel, message, press } from './events.ts';

const QUESTION = 'What is Trainium for?';

test('a mention at the top level is answered in the thread that it begins, with how to stop', async () => {
  const world = await openWorld();
  const question = message(QUESTION);
  await world.say(question);
  expect(world.surface.posts).toHaveLength(1);
  const [post] = world.surface.posts;
  expect(post!.where).toBe(`C1/${question.post.id}`);
  expect(world.surface.read(post!.where)[0]).toContain('Trainium is for training, says state 1. [1]');
  expect(buttonsOf(post!.message).map(({ label }) => label)).toContain('Stop following this thread');
  expect(world.measured).toContain('question answered');
  expect(await world.store.depth()).toEqual({ events: 0, orders: 0 });
});

test('a mention within a thread is answered there, with what was said there before', async () => {
  const world = await openWorld();
  await world.say(message(QUESTION, { conversation: inChannel('T1') }));
  await world.say(message('And chips?', { conversation: inChannel('T1') }));
  expect(world.surface.posts.map(({ where }) => where)).toEqual(['C1/T1', 'C1/T1']);
  expect(world.bank.asked[1]!.context).toEqual([QUESTION, expect.stringContaining('says state 1')]);
});

test('a top-level mention does not lean on other threads of the channel', async () => {
  const world = await openWorld();
  await world.say(message(QUESTION), message('And chips?'));
  expect(world.bank.asked[1]!.context).toEqual([]);
});

test('a follow-up in a thread that is followed needs no mention; another thread is not heard', async () => {
  const world = await openWorld();
  const question = message(QUESTION);
  await world.say(question);
  const thread = question.post.id;
  await world.say(follow('And what about chips for inference?', thread, { person: 'P2' }));
  expect(world.surface.read(`C1/${thread}`)).toHaveLength(2);
  expect(world.bank.asked[1]!.context[0]).toBe(QUESTION);
  expect(await world.receive(follow('And what about chips?', 'another'))).toBe(false);
  expect(await world.receive(message('And what about chips?', { mentioned: false }))).toBe(false);
  expect(await world.store.depth()).toEqual({ events: 0, orders: 0 });
});

test.each([
  ['names somebody else', 'What about chips?', { namesOthers: true }],
  ['is a statement', 'we moved all of our chips to the other region last week', {}],
  ['is a remark that the bank has nothing on', 'makes no sense', {}],
  ['is polite to somebody', 'thanks!', {}],
  ['greets somebody', 'hi all', {}],
  ['calls for help', 'help', {}],
  ['is empty', '', {}],
  ['is too long', 'what? '.repeat(900), {}],
])('in a followed thread nothing is said to what %s', async (_what, text, parts) => {
  const world = await openWorld();
  await world.say(message(QUESTION, { conversation: inChannel('T1') }));
  const before = world.surface.calls.length;
  // Kept it may be, by a process that knew less of it.
  await world.store.receive([follow(text, 'T1', parts)], world.clock.now());
  await world.workOff();
  expect(world.surface.calls).toHaveLength(before);
});

test('a few words that the bank answers are a follow-up', async () => {
  const world = await openWorld();
  await world.say(message(QUESTION, { conversation: inChannel('T1') }), follow('the newer chips', 'T1'));
  expect(world.surface.read('C1/T1')).toHaveLength(2);
});

test('what names somebody else in a followed thread is not even kept', async () => {
  const world = await openWorld();
  await world.say(message(QUESTION, { conversation: inChannel('T1') }));
  expect(await world.receive(follow('What about chips?', 'T1', { namesOthers: true }))).toBe(false);
  expect(await world.receive(message('And chips?', { conversation: inChannel('T1'), namesOthers: true }))).toBe(true);
});

test.each([
  ['thanks!', 'welcome'],
  ['Thank you so much', 'welcome'],
  ['hi', 'hello'],
  ['good morning', 'hello'],
])('"%s" to us among others gets a reaction and no post', async (text, sign) => {
  const world = await openWorld();
  const said = message(text);
  await world.say(said);
  expect(world.surface.calls).toMatchObject([{ what: 'react', text: sign, post: said.post }]);
});

test.each(['', '  ', 'help', 'Help me!', '?', 'what can you do?'])('"%s" to us gets help with examples', async text => {
  const world = await openWorld();
  const said = message(text);
  await world.say(said);
  const [help] = world.surface.posts;
  expect(help!.where).toBe(`C1/${said.post.id}`);
  expect(world.surface.read(help!.where)[0]).toContain('Mention me in a channel');
  expect(buttonsOf(help!.message).map(({ label }) => label)).toEqual(expect.arrayContaining([...TITLES]));
});

test('a question that is too long is told how to mend it', async () => {
  const world = await openWorld();
  await world.say(message('what? '.repeat(900)));
  expect(world.surface.calls[0]!.text).toMatch(/5,399 characters and may have 4,000; shorten it/);
  expect(world.bank.asked).toEqual([]);
});

test.each(['stop', 'please stop', 'Stop following this thread.', 'unfollow'])(
  '"%s" ends the following of its thread alone',
  async text => {
    const world = await openWorld();
    const conversation = inChannel('T1');
    const another = inChannel('T2');
    await world.say(message(QUESTION, { conversation }), message(QUESTION, { conversation: another }));
    await world.say(follow(text, 'T1', { person: 'P2' }));
    expect(world.surface.read('C1/T1').at(-1)).toMatch(/no longer follow this thread/);
    expect(await world.receive(follow('What about chips?', 'T1'))).toBe(false);
    expect(await world.receive(follow('What about chips?', 'T2'))).toBe(true);
  },
);

test('the button stops following; pressed again it says that there is nothing to stop', async () => {
  const world = await openWorld();
  await world.say(message(QUESTION, { conversation: inChannel('T1') }));
  const [{ ref, message: shown }] = world.surface.posts as [(typeof world.surface.posts)[0]];
  const stop = actionIn(shown, /stop following/i);
  const parts = { post: ref, conversation: inChannel('T1'), person: 'P2' };
  await world.say(press(stop, parts));
  expect(world.surface.read('C1/T1').at(-1)).toMatch(/no longer follow this thread/);
  expect(await world.store.isFollowed(inChannel('T1'))).toBe(false);
  await world.say(press(stop, parts));
  expect(world.surface.callsOf('whisper').at(-1)!.text).toMatch(/do not follow this thread/);
  await world.say(press(stop, { post: null }));
  expect(world.surface.callsOf('whisper').at(-1)!.text).toMatch(/another version of me/);
});

test('"stop" where nothing is followed is told so', async () => {
  const world = await openWorld();
  await world.say(message('stop'));
  expect(world.surface.calls[0]!.text).toMatch(/nothing to stop here/);
});

test('whoever set not to be followed is answered, and the thread is left alone', async () => {
  const world = await openWorld();
  await world.say(press({ kind: 'set', setting: 'follow', value: 'off' }));
  await world.say(message(QUESTION, { conversation: inChannel('T1') }));
  expect(buttonsOf(world.surface.posts[0]!.message).map(({ label }) => label)).not.toContain(
    'Stop following this thread',
  );
  expect(await world.receive(follow('What about chips?', 'T1'))).toBe(false);
});

test('what the bank does not cover is refused with the nearest questions, each a button', async () => {
  const world = await openWorld();
  await world.say(message('What is the weather like?'));
  const [post] = world.surface.posts;
  expect(buttonsOf(post!.message).map(({ action }) => action)).toContainEqual({ kind: 'ask-entry', entry: 'chips#0' });
  expect(world.measured).toContain('question refused');
});

test('a refusal is no topic for what is asked next', async () => {
  const world = await openWorld();
  await world.say(message('What is the weather like?', { conversation: inChannel('T1') }));
  await world.say(follow('And what of the chips?', 'T1'));
  expect(world.bank.asked[1]!.context).toEqual([]);
});

test('what belongs to a question that waits is kept until it can be told: a follow-up is answered after it, an edit counts', async () => {
  const world = await openWorld();
  const question = message(QUESTION);
  const thread = question.post.id;
  const events = [question, follow('And what about chips for inference?', thread), follow('so what?', 'another')];
  for (const event of events) expect(await world.receive(event)).toBe(true);
  expect(await world.receive(edit(question, 'What are chips for?'))).toBe(true);
  await world.workOff();
  expect(world.surface.posts.map(({ where }) => where)).toEqual([`C1/${thread}`, `C1/${thread}`]);
  expect(world.bank.asked.map(({ text }) => text)).toContain('What are chips for?');
  expect(await world.receive(follow('so what?', 'another'))).toBe(false);
});

test('in a followed thread what is near the bank and not covered is refused, what is far from it was asked of the others', async () => {
  const world = await openWorld();
  await world.say(message(QUESTION, { conversation: inChannel('T1') }));
  await world.say(follow('are you coming to lunch?', 'T1'));
  expect(world.surface.posts).toHaveLength(1);
  world.bank.confidence = 0.3;
  await world.say(follow('what about the warranty?', 'T1'));
  expect(world.surface.read('C1/T1')[1]).toMatch(/does not cover/);
});

test('whoever complains is told how to say what is wrong', async () => {
  const world = await openWorld();
  await world.say(message('that is wrong'));
  expect(world.surface.posts[0]!.message.blocks).toEqual([expect.objectContaining({ kind: 'notice' })]);
});

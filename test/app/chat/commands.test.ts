// The command: answered for the asker alone, shared on request, once; and the shortcut that answers somebody's message.
import { expect, test } from 'vitest';
import { DeliveryError } from '../../../src/message/delivery-error.ts';
import { type ChatWorld, openWorld, outcomes } from './chat-world.ts';
import { actionIn, answerThis, buttonsOf, command, follow, HANDLES, inChannel, message, press } from './events.ts';

const QUESTION = 'What is Trainium for?';

/** Asks by the command, and gives the press of its share button. */
async function askAndShare(world: ChatWorld, person = 'P1') {
  await world.say(command(QUESTION));
  const action = actionIn(world.surface.callsOf('whisper').at(-1)!.message, /share in channel/i);
  return () => press(action, { person, alone: true });
}

test('a command is answered for its asker alone, with a button to share', async () => {
  const world = await openWorld();
  await world.say(command(QUESTION));
  expect(world.surface.posts).toEqual([]);
  const [answer] = world.surface.calls;
  expect(answer).toMatchObject({ what: 'whisper', where: 'C1', person: 'P1', replace: false, handles: HANDLES });
  expect(answer!.text).toMatch(/^You asked: What is Trainium for\?.*says state 1/s);
  expect(buttonsOf(answer!.message!).map(({ label }) => label)).toContain('Share in channel');
});

test('a refusal is not for sharing', async () => {
  const world = await openWorld();
  await world.say(command('What is the weather like?'));
  expect(buttonsOf(world.surface.calls[0]!.message!).map(({ label }) => label)).not.toContain('Share in channel');
});

test.each(['', 'help', 'hello', 'thanks'])('the command with "%s" gets help', async text => {
  const world = await openWorld();
  await world.say(command(text));
  expect(world.surface.calls).toMatchObject([{ what: 'whisper', person: 'P1' }]);
  expect(world.surface.calls[0]!.text).toContain('Mention me in a channel');
});

test('a command that is too long is told so', async () => {
  const world = await openWorld();
  await world.say(command('chips? '.repeat(900)));
  expect(world.surface.calls[0]!.text).toMatch(/may have 4,000/);
});

test.each([
  ['half an hour later', 31 * 60, {}, 0],
  ['in another channel', 60, { conversation: inChannel(null, 'C2') }, 0],
  ['by somebody else', 60, { person: 'P2' }, 0],
  ['soon, here, by the same person', 60, {}, 2],
])('what was asked before counts for a command %s', async (_which, seconds, parts, turns) => {
  const world = await openWorld();
  await world.say(command(QUESTION));
  world.clock.turn(seconds);
  await world.say(command('And chips for inference?', parts));
  expect(world.bank.asked[1]!.context).toHaveLength(turns);
});

test('shared, the answer is in the channel once, however often it is pressed, with who asked what', async () => {
  const world = await openWorld();
  const share = await askAndShare(world);
  await world.receive(share());
  await world.receive(share());
  await world.workOff();
  await world.say(share());
  expect(world.surface.posts.map(({ where }) => where)).toEqual(['C1']);
  const [post] = world.surface.posts;
  expect(world.surface.read('C1')[0]).toMatch(/^P1 asked: What is Trainium for\?.*says state 1/s);
  expect(world.surface.read('C1')[0]).not.toContain('has changed since');
  expect(buttonsOf(post!.message).map(({ label }) => label)).not.toContain('Share in channel');
});

test('what the asker saw is replaced, and can no longer be shared', async () => {
  const world = await openWorld();
  await world.say((await askAndShare(world))());
  const last = world.surface.callsOf('whisper').at(-1)!;
  expect(last).toMatchObject({ replace: true, person: 'P1' });
  expect(last.text).toMatch(/says state 1.*Sent to the channel/s);
  expect(buttonsOf(last.message!).map(({ label }) => label)).not.toContain('Share in channel');
});

test('a bank that has changed since is told in the channel', async () => {
  const world = await openWorld();
  const share = await askAndShare(world);
  world.bank.change();
  await world.say(share());
  expect(world.surface.read('C1')[0]).toMatch(/says state 2.*The bank has changed since this was asked/s);
});

test('an answer that is no longer kept cannot be shared, and its asker hears so', async () => {
  const world = await openWorld();
  const share = await askAndShare(world);
  await world.store.forget({ workspace: 'chat:W1', person: 'P1' });
  await world.say(share());
  expect(world.surface.posts).toEqual([]);
  expect(world.surface.callsOf('whisper').at(-1)!.text).toMatch(/no longer keep that answer; please ask again/);
});

test('what is shared may speak through the asker where we have no seat', async () => {
  const world = await openWorld();
  await world.say((await askAndShare(world))());
  expect(world.surface.callsOf('send')[0]!.handles).toEqual(HANDLES);
});

test('what cannot be shared comes to the asker by a direct message, with the reason', async () => {
  const world = await openWorld();
  const share = await askAndShare(world);
  const trouble = new DeliveryError('never', 'is_archived', { because: 'the channel is archived' });
  world.surface.onCall = ({ what, where }) => (what === 'send' && where === 'C1' ? trouble : 'works');
  await world.say(share());
  expect(world.surface.posts.map(({ where }) => where)).toEqual(['@P1']);
  expect(world.surface.read('@P1')[0]).toMatch(
    /could not post this where you asked, because the channel is archived\./,
  );
  expect(world.surface.read('@P1')[0]).toContain('says state 1');
  expect(world.measured).toContain('failed post');
});

test('a whisper that cannot be shown comes by a direct message', async () => {
  const world = await openWorld();
  const trouble = new DeliveryError('never', 'user_not_in_channel');
  world.surface.onCall = ({ what }) => (what === 'whisper' ? trouble : 'works');
  await world.say(command(QUESTION));
  expect(world.surface.read('@P1')[0]).toMatch(/could not post this where you asked\. Here it is.*says state 1/s);
});

const POST = { channel: 'C1', id: 'somebody asked' };

test('somebody’s message is answered in its thread, which is followed from then on', async () => {
  const world = await openWorld();
  await world.say(answerThis(POST, QUESTION, { person: 'P2' }));
  expect(world.surface.read('C1/somebody asked')[0]).toContain('says state 1');
  expect(world.surface.callsOf('send')[0]!.handles).toEqual(HANDLES);
  await world.say(follow('And chips for inference?', POST.id));
  expect(world.surface.read('C1/somebody asked')).toHaveLength(2);
});

test.each(['one after the other', 'together'])(
  'two who want a message answered %s get one answer, and the second is told',
  async how => {
    const world = await openWorld();
    const [one, two] = ['P1', 'P2'].map(person => answerThis(POST, QUESTION, { person }));
    if (how === 'together') {
      await world.receive(one!);
      await world.receive(two!);
      await world.workOff();
    } else await world.say(one!, two!);
    expect(world.surface.posts).toHaveLength(1);
    expect(world.surface.callsOf('whisper')).toMatchObject([{ person: 'P2' }]);
    expect(world.surface.callsOf('whisper')[0]!.text).toMatch(/answered already, in its thread/);
  },
);

test('a message that was answered by a mention is not answered again', async () => {
  const world = await openWorld();
  const question = message(QUESTION);
  await world.say(question, answerThis(question.post, QUESTION));
  expect(world.surface.posts).toHaveLength(1);
  expect(world.surface.callsOf('whisper')[0]!.text).toMatch(/answered already/);
});

test.each([
  ['', /no question in this message/],
  ['thanks!', /no question in this message/],
  ['what? '.repeat(900), /may have 4,000/],
])('a message without a question is not answered: %#', async (text, sentence) => {
  const world = await openWorld();
  await world.say(answerThis(POST, text));
  expect(world.surface.posts).toEqual([]);
  expect(world.surface.callsOf('whisper')[0]!.text).toMatch(sentence);
});

test('a private answer of several pages comes page by page, and a page that was refused is shown again alone', async () => {
  const world = await openWorld();
  world.surface.pagesFor = () => 3;
  const times = outcomes(world, 'whisper', 'works', new DeliveryError('later', 'ratelimited', { retryAfterMs: 5_000 }));
  await world.say(command(QUESTION));
  expect(world.surface.callsOf('whisper').map(({ page }) => page)).toEqual([0, 1, 1, 2]);
  expect(times).toEqual([0, 1, 6, 7]);
  expect(world.surface.callsOf('whisper').map(({ text }) => text)).not.toContainEqual(expect.stringMatching(/twice/));
});

test('what could not be shared or answered in a channel can be asked for again, and then is there once', async () => {
  const world = await openWorld();
  await world.say(command(QUESTION));
  const share = actionIn(world.surface.calls[0]!.message, /Share/);
  const post = { channel: 'C1', id: 'theirs' };
  outcomes(world, 'send', refusedThere(), 'works', refusedThere(), 'works');
  await world.say(press(share), answerThis(post, QUESTION));
  expect(world.surface.read('@P1')).toHaveLength(2);
  await world.say(press(share), press(share), answerThis(post, QUESTION), answerThis(post, QUESTION));
  expect(world.surface.read('C1')).toHaveLength(1);
  expect(world.surface.read('C1/theirs')).toHaveLength(1);
});

function refusedThere(): DeliveryError {
  return new DeliveryError('never', 'is_archived', { because: 'the channel is archived' });
}

// Buttons: asking a near question or again, the window of a whole entry, votes with their reasons.
import { expect, test } from 'vitest';
import type { WholeEntry } from '../../../src/answer/answer.ts';
import { DeliveryError } from '../../../src/message/delivery-error.ts';
import { answered, TITLES } from '../../fakes/app.ts';
import { type ChatWorld, openWorld } from './chat-world.ts';
import { actionIn, alone, command, inChannel, message, press, WORKSPACE } from './events.ts';

const QUESTION = 'What is Trainium for?';
const ASK_FIRST = { kind: 'ask-entry', entry: 'chips#0' } as const;

async function refusedIn(world: ChatWorld) {
  await world.say(message('What is the weather like?', { conversation: inChannel('T1') }));
  const [{ ref, message: shown }] = world.surface.posts as [ChatWorld['surface']['posts'][0]];
  const action = actionIn(shown, /Trainium/);
  return (person = 'P1') => press(action, { post: ref, conversation: inChannel('T1'), person });
}

test('a near question is asked in the thread by its button, with who asked what', async () => {
  const world = await openWorld();
  const ask = await refusedIn(world);
  await world.say(ask('P2'));
  expect(world.surface.read('C1/T1')[1]).toMatch(/^P2 asked: When is Trainium the right choice\?.*says state 1/s);
});

test.each(['one after the other', 'together'])(
  'pressed twice by one person %s it answers once and says so, to another as well',
  async how => {
    const world = await openWorld();
    const ask = await refusedIn(world);
    if (how === 'together') {
      await world.receive(ask());
      await world.receive(ask());
      await world.workOff();
    } else await world.say(ask(), ask());
    expect(world.surface.posts).toHaveLength(2);
    expect(world.surface.callsOf('whisper').map(({ text }) => text)).toEqual([
      expect.stringMatching(/answered that below already/),
    ]);
    await world.say(ask('P2'));
    expect(world.surface.posts).toHaveLength(2);
  },
);

test('a button that one person alone sees is answered for them alone', async () => {
  const world = await openWorld();
  await world.say(command('What is the weather like?'));
  await world.say(press(ASK_FIRST, { alone: true, post: { channel: 'C1', id: 'whispered' } }));
  expect(world.surface.posts).toEqual([]);
  expect(world.surface.callsOf('whisper')[1]!.text).toMatch(/You asked: When is Trainium/);
});

test('a button on the home page is answered in a direct message', async () => {
  const world = await openWorld();
  await world.say(press(ASK_FIRST, { conversation: alone(null, '') }));
  expect(world.surface.read('@P1')[0]).toContain('says state 1');
});

test('an entry that is gone is told', async () => {
  const world = await openWorld();
  const ask = await refusedIn(world);
  world.bank.entries = [];
  await world.say(ask());
  expect(world.surface.callsOf('whisper')[0]!.text).toMatch(/no longer holds that entry/);
});

test('asking again asks the same question; of what is no longer kept it says so', async () => {
  const world = await openWorld();
  await world.say(command(QUESTION));
  const { id } = (await world.store.exchangesBy(WORKSPACE, 'P1', 1))[0]!;
  const again = () => press({ kind: 'ask-again', answer: id }, { conversation: alone(null, '') });
  await world.say(again());
  expect(world.bank.asked.map(({ text }) => text)).toEqual([QUESTION, QUESTION]);
  expect(world.surface.read('@P1')).toHaveLength(1);
  await world.store.forget({ workspace: WORKSPACE, person: 'P1' });
  await world.say(again());
  expect(world.surface.callsOf('whisper').at(-1)!.text).toMatch(/no longer keep that answer/);
});

test('a button of another version is told to be stale', async () => {
  const world = await openWorld();
  await world.say(press(null));
  expect(world.surface.callsOf('whisper')[0]!.text).toMatch(/button is from another version of me/);
  expect(world.faults).toEqual([]);
});

/** An entry of three pages. */
function longEntry(): WholeEntry {
  const { claims, citations } = answered('');
  const [first] = claims;
  const long = ['a', 'b', 'c'].map(letter => ({
    ...first!,
    text: `${letter} ${'word '.repeat(1_000)}`,
    citations: [1],
  }));
  return { id: 'chips#0', title: TITLES[0]!, claims: long, citations: [citations[0]!], dropped: 0 };
}

test('the whole entry opens in a window whose pages are turned in it', async () => {
  const world = await openWorld();
  world.bank.whole = longEntry();
  await world.say(press({ kind: 'show-entry', entry: 'chips#0', page: 0 }));
  const [opened] = world.surface.calls;
  expect(opened).toMatchObject({ what: 'open', handles: { window: 'window handle' } });
  expect(opened!.text).toMatch(/^Entry, page 1 of 3/);
  await world.say(press(actionIn(opened!.message, /Next page/), { dialog: 'window 7' }));
  const turned = world.surface.calls[1]!;
  expect(turned).toMatchObject({ what: 'replace', where: 'window 7' });
  expect(turned.text).toMatch(/^Entry, page 2 of 3/);
});

test('where the window can no longer open, the entry is shown to its asker alone', async () => {
  const world = await openWorld();
  world.bank.whole = longEntry();
  world.surface.onCall = ({ what }) => (what === 'open' ? new DeliveryError('never', 'expired_trigger_id') : 'works');
  await world.say(press({ kind: 'show-entry', entry: 'chips#0', page: 0 }));
  expect(world.surface.callsOf('whisper')).toMatchObject([{ person: 'P1', where: 'C1' }]);
  expect(world.surface.callsOf('whisper')[0]!.text).toContain(TITLES[0]);
});

test.each([
  ['open', 'later'],
  ['replace', 'later'],
] as const)('a window that could not %s is not tried again', async (kind, trouble) => {
  const world = await openWorld();
  world.bank.whole = longEntry();
  world.surface.onCall = ({ what }) => (what === kind ? new DeliveryError(trouble, 'busy') : 'works');
  await world.say(
    press({ kind: 'show-entry', entry: 'chips#0', page: 1 }, { dialog: kind === 'open' ? null : 'window' }),
  );
  expect(world.surface.callsOf(kind)).toHaveLength(1);
  const said = world.surface.callsOf('whisper', 'send').map(({ text }) => text);
  expect(said).toEqual([expect.stringMatching(kind === 'open' ? /page|Trainium/ : /took too long to turn its page/)]);
});

test('an entry that the bank no longer has is told', async () => {
  const world = await openWorld();
  await world.say(press({ kind: 'show-entry', entry: 'gone', page: 0 }));
  expect(world.surface.callsOf('whisper')[0]!.text).toMatch(/no longer holds that entry/);
});

/** Asks, and gives the press of a thumb and the answer's id. */
async function answeredIn(world: ChatWorld) {
  await world.say(message(QUESTION));
  const [{ ref, where, message: shown }] = world.surface.posts as [ChatWorld['surface']['posts'][0]];
  const thumb = (which: 'up' | 'down', person = 'P2') =>
    press(actionIn(shown, new RegExp(`^${which}$`)), { post: ref, person });
  const { id } = (await world.store.exchangesBy(WORKSPACE, 'P1', 1))[0]!;
  return { thumb, id, where, votes: () => world.store.votes(WORKSPACE, id) };
}

test('a thumb up is noted, with thanks to the voter alone', async () => {
  const world = await openWorld();
  const { thumb, votes } = await answeredIn(world);
  await world.say(thumb('up'));
  expect(await votes()).toEqual([{ person: 'P2', vote: 'up', reason: null }]);
  expect(world.surface.callsOf('whisper')).toMatchObject([{ person: 'P2' }]);
  expect(world.measured).toContain('vote up');
});

test('a thumb down is noted and asks why; the reason is kept, thanks are said where the answer is', async () => {
  const world = await openWorld();
  const { thumb, votes, id, where } = await answeredIn(world);
  await world.say(thumb('down'));
  expect(await votes()).toEqual([{ person: 'P2', vote: 'down', reason: null }]);
  const [form] = world.surface.callsOf('open');
  const submit = actionIn(form!.message, /Send/);
  expect(submit).toEqual({ kind: 'explain-vote', answer: id });
  const fields = { reason: 'outdated', details: ' It is 96 GB now. ' };
  await world.say(press(submit, { person: 'P2', fields, conversation: alone(null, '') }));
  expect(await votes()).toEqual([{ person: 'P2', vote: 'down', reason: 'outdated: It is 96 GB now.' }]);
  expect(world.surface.callsOf('whisper').at(-1)).toMatchObject({ person: 'P2', where });
});

test('a vote can be changed, and takes its reason with it', async () => {
  const world = await openWorld();
  const { thumb, votes, id } = await answeredIn(world);
  await world.say(
    thumb('down'),
    press({ kind: 'explain-vote', answer: id }, { person: 'P2', fields: { reason: 'wrong' } }),
  );
  expect(await votes()).toEqual([{ person: 'P2', vote: 'down', reason: 'wrong' }]);
  await world.say(thumb('up'), thumb('up', 'P3'));
  expect(await votes()).toEqual([
    { person: 'P2', vote: 'up', reason: null },
    { person: 'P3', vote: 'up', reason: null },
  ]);
});

test.each(['up', 'down', 'form'] as const)('a vote on what was forgotten meanwhile is told so: %s', async which => {
  const world = await openWorld();
  const { thumb, votes, id } = await answeredIn(world);
  await world.store.forget({ workspace: WORKSPACE, person: 'P1' });
  await world.say(which === 'form' ? press({ kind: 'explain-vote', answer: id }) : thumb(which));
  expect(await votes()).toEqual([]);
  expect(world.surface.callsOf('open')).toEqual([]);
  expect(world.surface.callsOf('whisper')[0]!.text).toMatch(/no longer keep that answer/);
});

test('a button that somebody pressed who was forgotten since says that its answer is there', async () => {
  const world = await openWorld();
  const ask = await refusedIn(world);
  await world.say(ask(), press({ kind: 'forget-me' }));
  await world.say(ask('P2'));
  expect(world.surface.callsOf('whisper').at(-1)!.text).toMatch(/answered that below already/);
});

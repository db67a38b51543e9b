// Rounds in a channel: who may conduct them, how long a question takes answers, and what these earn.
import { describe, expect, test } from 'vitest';
import { DeliveryError } from '../../../../src/message/delivery-error.ts';
import type { Incoming } from '../../../../src/ports/incoming.ts';
import { inChannel, press } from '../events.ts';
import { NUMBER, OPEN } from '../quiz-questions.ts';
import { ADMIN, openQuizWorld, RIGHT, settingBack, WRONG } from './quiz-world.ts';

const ONLY = /Only the person who started this round, or an admin/;
const EXPLAINED = /The second is right about/;

describe('a round', () => {
  test('asks, takes answers in secret, reveals, and ends with standings', async () => {
    const world = await openQuizWorld();
    await world.type('ann', 'start 2 30s');
    await world.pick('ann', RIGHT, await world.round());
    await world.pick('bob', WRONG, await world.round());
    expect(world.told('ann')).toMatch(/You picked B\. Your answer is in/);
    expect(world.read('C1')).toMatch(/2 people have answered/);
    expect(world.read('C1')).not.toMatch(EXPLAINED);
    await world.pass(30);
    expect(world.read('C1')).toMatch(EXPLAINED);
    await world.pass(120);
    const end = world.read('C1').split('---').at(-1);
    expect(end).toMatch(/The round is over\s+ann wins\.\s+Final standings\s/);
    expect(end).toMatch(/1\. ann: 1\d\d points, 1 right\s+• 2\. bob: 0 points, 0 right/);
    expect(Object.keys(await world.points())).toEqual(['ann', 'bob']);
    expect(world.chat.faults).toEqual([]);
  });

  test('takes the latest answer of a person, and none after the close', async () => {
    const world = await openQuizWorld();
    await world.type('ann', 'start 2 30s');
    const round = await world.round();
    await world.pick('bob', WRONG, round);
    await world.pick('bob', RIGHT, round);
    expect(world.told('bob')).toMatch(/You picked B\. Your answer is changed/);
    await world.pass(35);
    const before = await world.points();
    expect(before.bob).toBeGreaterThan(100);
    await world.pick('cyd', RIGHT, round);
    expect(world.told('cyd')).toMatch(/Too late/);
    await world.pick('bob', WRONG, round);
    expect(await world.points()).toEqual(before);
  });

  test('counts what was done in time, however long it waited to be handled', async () => {
    const world = await openQuizWorld();
    await world.type('ann', 'start 2 30s');
    const { id, state } = await world.round();
    await world.pass(10);
    const action = { kind: 'quiz-pick', round: id, question: state.current, option: RIGHT } as const;
    await world.chat.receive(press(action, { person: 'bob' }));
    world.chat.clock.turn(60);
    await world.pass(4);
    expect(world.told('bob')).toMatch(/Your answer is in/);
    expect((await world.points()).bob).toBeGreaterThan(100);
  });

  test('refuses a second one in its channel, and lets another channel play its own', async () => {
    const world = await openQuizWorld();
    await world.type('ann', 'start 2 30s');
    await world.type('bob', 'start 2 30s');
    expect(world.told('bob')).toMatch(/A round is going on here: question 1 of 2/);
    await world.type('bob', 'start 2 30s', 'C2');
    const [one, other] = [await world.round('C1'), await world.round('C2')];
    expect(one.id).not.toBe(other.id);
    await world.pick('cyd', RIGHT, one);
    await world.pick('cyd', WRONG, other);
    await world.pass(120);
    expect((await world.points('C1')).cyd).toBeGreaterThan(100);
    expect((await world.points('C2')).cyd).toBe(0);
    for (const channel of ['C1', 'C2']) expect(world.read(channel).match(/The round is over/g)).toHaveLength(1);
  });
});

describe('conducting', () => {
  test.each(['pause', 'skip', 'stop', 'close'])('%s is refused to another person', async control => {
    const world = await openQuizWorld();
    await world.type('ann', 'start 2 30s');
    await world.type('bob', control);
    expect(world.told('bob')).toMatch(ONLY);
    const { state } = await world.round();
    expect([state.paused, state.current, state.phase]).toEqual([false, 0, 'asking']);
  });

  test.each(['ann', ADMIN])('%s pauses and resumes, and no time is lost', async person => {
    const world = await openQuizWorld();
    await world.type('ann', 'start 1 30s');
    await world.pass(6);
    await world.type(person, 'pause');
    await world.pick('bob', RIGHT, await world.round());
    expect(world.told('bob')).toMatch(/The round is paused/);
    await world.pass(600);
    expect(world.read('C1')).not.toMatch(EXPLAINED);
    await world.type('bob', 'resume');
    expect(world.told('bob')).toMatch(ONLY);
    await world.type(person, 'resume');
    await world.pick('bob', RIGHT, await world.round());
    await world.pass(40);
    expect(world.read('C1')).toMatch(EXPLAINED);
    // Ten seconds and a bit of the thirty had run before the pause, and a few more after it.
    const { bob = 0 } = await world.points();
    expect(bob).toBeGreaterThan(115);
    expect(bob).toBeLessThan(135);
  });

  test('an admin skips without points, and stops', async () => {
    const world = await openQuizWorld();
    await world.type('ann', 'start 3 30s');
    await world.pick('bob', RIGHT, await world.round());
    await world.type(ADMIN, 'skip');
    expect(world.read('C1')).toMatch(/\(skipped, no points\)/);
    await world.pass(18);
    await world.pick('bob', RIGHT, await world.round());
    await world.type(ADMIN, 'stop');
    expect(world.read('C1')).toMatch(/The round was stopped/);
    expect(await world.points()).toEqual({});
    await world.type(ADMIN, 'stop');
    expect(world.told(ADMIN)).toMatch(/No round is going on here/);
  });
});

describe('answers by a window', () => {
  test('an amount is read with its unit, and what is none is refused with a word', async () => {
    const world = await openQuizWorld([NUMBER]);
    await world.type('ann', 'start 1 number 60s');
    const round = (await world.round()).id;
    await world.press('bob', { kind: 'quiz-answer', round, question: 0 });
    expect(world.chat.surface.callsOf('open').at(-1)?.text).toMatch(/The amount in USD a month/);
    const give = { kind: 'quiz-give', round, question: 0, channel: 'C1', place: null } as const;
    await world.press('bob', give, { answer: 'a lot' });
    expect((await world.round()).state.answers).toEqual([]);
    await world.press('bob', give, { answer: '$2,160/mo' });
    expect(world.told('bob')).toMatch(/You answered “\$2,160\/mo”\. Your answer is in/);
    await world.press('cyd', give, { answer: '2.5k' });
    await world.pass(90);
    const points = await world.points();
    expect(points.bob).toBeGreaterThan(100);
    expect(points.cyd).toBeLessThan(100);
    await world.press('bob', { kind: 'quiz-answer', round, question: 0 });
    expect(world.told('bob')).toMatch(/Too late/);
  });

  test('words of one’s own are graded against the key points, and shown to their writer alone', async () => {
    const world = await openQuizWorld([OPEN]);
    await world.type('ann', 'start 1 open 60s');
    const round = (await world.round()).id;
    const give = { kind: 'quiz-give', round, question: 0, channel: 'C1', place: null } as const;
    const right = 'Limescale slows the kettle down, and vinegar removes limescale within an hour.';
    await world.press('bob', give, { answer: right });
    await world.press('cyd', give, { answer: 'I like my bicycle, and the weather is nice.' });
    await world.press('bob', { kind: 'quiz-detail', round, question: 0 });
    expect(world.told('bob')).toMatch(/still open/);
    await world.pass(90);
    expect((await world.points()).cyd).toBe(0);
    expect((await world.points()).bob).toBeGreaterThan(100);
    await world.press('bob', { kind: 'quiz-detail', round, question: 0 });
    expect(world.told('bob')).toMatch(/Passed\./);
    expect(world.read('C1')).not.toContain('bicycle');
  });
});

describe('trouble', () => {
  test('an answer that comes in twice, under another id, counts once', async () => {
    const world = await openQuizWorld();
    await world.type('ann', 'start 1 30s');
    const round = await world.round();
    const action = { kind: 'quiz-pick', round: round.id, question: 0, option: RIGHT } as const;
    const event = press(action, { person: 'bob', conversation: inChannel() });
    expect(await world.chat.receive(event)).toBe(true);
    expect(await world.chat.receive({ ...event, id: 'again' })).toBe(false);
    await world.pass(4);
    const whispers = world.chat.surface.callsOf('whisper').filter(({ person }) => person === 'bob');
    expect(whispers).toHaveLength(1);
  });

  test('a question that cannot be posted ends the round, and who started it hears why', async () => {
    const world = await openQuizWorld();
    world.chat.surface.onCall = ({ what, where }) =>
      what === 'send' && where === 'C1'
        ? new DeliveryError('never', 'archived', { because: 'it is archived' })
        : 'works';
    await world.type('ann', 'start 2 30s');
    await expect(world.round()).rejects.toThrow('no round is open');
    expect(world.read('@ann')).toMatch(/it is archived/);
    expect(world.read('@ann')).not.toMatch(EXPLAINED);
  });

  test('a clock that is set back between two answers leaves the later one in its right', async () => {
    let picks = 0;
    const second = (incoming: Incoming) => {
      picks += incoming.kind === 'action' ? 1 : 0;
      return incoming.kind === 'action' && picks === 2;
    };
    const world = await openQuizWorld(
      undefined,
      settingBack(5, incoming => second(incoming as Incoming)),
    );
    await world.type('ann', 'start 1 30m');
    await world.pass(600);
    const round = await world.round();
    await world.pick('bob', WRONG, round);
    await world.pick('bob', RIGHT, round);
    expect((await world.round()).state.answers).toMatchObject([{ person: 'bob', passed: true }]);
  });

  test('a clock that is set back when the time is over lets it be over later', async () => {
    const isDue = (incoming: Incoming) => incoming.kind === 'task' && incoming.task.kind === 'round-due';
    const world = await openQuizWorld(
      undefined,
      settingBack(5, incoming => isDue(incoming as Incoming)),
    );
    await world.type('ann', 'start 1 30s');
    await world.pass(120);
    expect(world.read('C1')).not.toMatch(EXPLAINED);
    await world.pass(600);
    expect(world.read('C1').match(new RegExp(EXPLAINED, 'g'))).toHaveLength(1);
  });
});

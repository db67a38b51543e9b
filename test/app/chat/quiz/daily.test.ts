// The question of the day in a channel: when it comes, who may change it, and what it tells before its answer is shown.
import { describe, expect, test } from 'vitest';
import { DeliveryError } from '../../../../src/message/delivery-error.ts';
import type { Incoming } from '../../../../src/ports/incoming.ts';
import { visit, WORKSPACE } from '../events.ts';
import { choice } from '../quiz-questions.ts';
import { ADMIN, openQuizWorld, type QuizWorld, RIGHT, settingBack, WRONG } from './quiz-world.ts';

/** The world begins on Monday, 2026-03-02, at 10:00 in Berlin, so Tuesday's question is the first. */
const PLAN = 'daily 09:00 Europe/Berlin weekdays';
const TUESDAY = '2026-03-03';
const ASKED = /Question of the day \(medium\)/g;
const EXPLAINED = /The second is right about/;

async function withDaily(world: QuizWorld): Promise<QuizWorld> {
  await world.type('ann', PLAN);
  return world;
}

function asks({ chat }: QuizWorld): string[] {
  return chat.surface.posts.filter(({ key }) => key.endsWith(':ask:0')).map(({ at }) => at.toISOString().slice(0, 16));
}

describe('the question of the day', () => {
  test('comes at its hour and is answered in its thread, once each', async () => {
    const world = await withDaily(await openQuizWorld());
    await world.passUntil(`${TUESDAY}T14:00:00Z`);
    expect(asks(world)).toEqual([`${TUESDAY}T08:00`]);
    expect(world.read('C1')).not.toMatch(EXPLAINED);
    await world.passUntil(`${TUESDAY}T15:05:00Z`);
    const [post] = world.chat.surface.posts.filter(({ key }) => key.endsWith(':ask:0'));
    expect(world.read(`C1/${post?.ref.id}`)).toMatch(EXPLAINED);
    expect(world.read('C1')).not.toMatch(EXPLAINED);
    await world.passUntil('2026-03-10T12:00:00Z');
    expect(asks(world)).toHaveLength(6);
    expect(world.chat.faults).toEqual([]);
  });

  test('is changed by who set it up or an admin, and by nobody else', async () => {
    const world = await withDaily(await openQuizWorld());
    for (const wish of ['daily off', 'daily pause', 'daily 10:00', 'daily now']) {
      await world.type('bob', wish);
      expect(world.told('bob')).toMatch(/Only the person who set the daily question up, or an admin/);
    }
    await world.type(ADMIN, 'daily 09:30');
    await world.passUntil(`${TUESDAY}T12:00:00Z`);
    expect(asks(world)).toEqual([`${TUESDAY}T08:30`]);
    await world.type('ann', 'daily off');
    await world.passUntil('2026-03-06T12:00:00Z');
    expect(asks(world)).toHaveLength(1);
  });

  test('rests on holidays and in a pause', async () => {
    const world = await withDaily(await openQuizWorld());
    await world.type('ann', `daily holiday ${TUESDAY}`);
    await world.type('ann', 'daily pause until 2026-03-05');
    await world.passUntil('2026-03-06T12:00:00Z');
    expect(asks(world)).toEqual(['2026-03-05T08:00', '2026-03-06T08:00']);
  });

  test('is asked later when a clock was set back just as it was due', async () => {
    const isDue = (incoming: Incoming) => incoming.kind === 'task' && incoming.task.kind === 'daily-due';
    const world = await withDaily(
      await openQuizWorld(
        undefined,
        settingBack(5, event => isDue(event as Incoming)),
      ),
    );
    await world.passUntil('2026-03-04T12:00:00Z');
    expect(asks(world)).toEqual([`${TUESDAY}T08:05`, '2026-03-04T08:05']);
  });
});

describe('before its answer is shown', () => {
  test('neither figures nor the home page tell how an answer was graded', async () => {
    const world = await withDaily(await openQuizWorld());
    await world.passUntil(`${TUESDAY}T09:00:00Z`);
    const round = await world.round('C1', 'daily');
    for (const option of [RIGHT, WRONG]) {
      await world.pick('bob', option, round);
      await world.type('bob', 'stats');
      expect(world.told('bob')).toMatch(/Answers: 0, 0 right/);
    }
    await world.pick('bob', RIGHT, round);
    await world.chat.receive({ ...visit('home'), person: 'bob' });
    await world.pass(4);
    expect(world.chat.surface.callsOf('publish').at(-1)?.text).toMatch(/Answers: 0, 0 right/);
    await world.passUntil(`${TUESDAY}T15:05:00Z`);
    await world.type('bob', 'stats');
    expect(world.told('bob')).toMatch(/Answers: 1, 1 right[\s\S]*Streak: 1 day/);
  });

  test('the summary of the week tells nothing of a question that is still open', async () => {
    const world = await withDaily(await openQuizWorld());
    await world.passUntil('2026-03-06T09:00:00Z');
    await world.pick('bob', RIGHT, await world.round('C1', 'daily'));
    await world.passUntil('2026-03-06T15:03:00Z');
    await world.type('ann', 'start 1 10m');
    await world.pick('bob', WRONG, await world.round());
    await world.passUntil('2026-03-06T15:08:00Z');
    expect(world.read('C1')).toMatch(/The week in questions\s+1 person gave 1 answer, 1 of them right\./);
  });

  test('nobody meets it in a review or in a round elsewhere', async () => {
    const world = await withDaily(await openQuizWorld([choice('alpha')]));
    await world.passUntil(`${TUESDAY}T09:00:00Z`);
    await world.type('bob', 'me');
    expect(world.told('bob')).toMatch(/Every such question is being asked in/);
    await world.type('bob', 'start 1', 'C2');
    expect(world.read('C2')).toBe('');
    await world.passUntil(`${TUESDAY}T15:05:00Z`);
    await world.type('bob', 'me');
    expect(world.read('@bob')).toMatch(/Review 1 of 1/);
  });
});

describe('a streak', () => {
  test('is not broken by a question that could not be posted', async () => {
    const world = await withDaily(await openQuizWorld());
    const answer = async (date: string) => {
      await world.passUntil(`${date}T09:00:00Z`);
      await world.pick('bob', WRONG, await world.round('C1', 'daily'));
    };
    await answer(TUESDAY);
    for (const date of ['2026-03-04', '2026-03-05']) {
      await world.passUntil(`${date}T07:59:00Z`);
      world.chat.surface.onCall = ({ what, where }) =>
        what === 'send' && where === 'C1'
          ? new DeliveryError('never', 'archived', { because: 'it is archived' })
          : 'works';
      await world.passUntil(`${date}T09:00:00Z`);
      world.chat.surface.onCall = () => 'works';
    }
    await answer('2026-03-06');
    await world.type('bob', 'stats');
    expect(world.told('bob')).toMatch(/Streak: 2 days, 2 days at best, 1 freeze to spare/);
    expect(world.read('@ann')).toMatch(/it is archived/);
  });

  test('goes on without what somebody wants to be forgotten, and nothing of it is left', async () => {
    const world = await withDaily(await openQuizWorld());
    await world.passUntil(`${TUESDAY}T09:00:00Z`);
    const round = await world.round('C1', 'daily');
    await world.pick('bob', RIGHT, round);
    await world.pick('cyd', RIGHT, round);
    await world.type('bob', 'forget me');
    await world.passUntil(`${TUESDAY}T15:05:00Z`);
    expect(await world.chat.store.answersBy(WORKSPACE, 'bob', 9)).toEqual([]);
    expect(Object.keys(await world.points())).toEqual(['cyd']);
    expect(world.chat.surface.posts.at(-1)?.message).toMatchObject({ blocks: expect.anything() });
    expect(JSON.stringify(world.chat.surface.posts)).not.toContain('bob');
    expect(world.read('C1').match(ASKED)).toHaveLength(1);
  });
});

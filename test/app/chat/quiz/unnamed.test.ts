// People who want to be seen by nobody, or to be forgotten: they are named in nothing that others see, and the quiz goes on.
import { describe, expect, test } from 'vitest';
import type { QuizAction } from '../../../../src/message/action.ts';
import { actionIn } from '../events.ts';
import { choice } from '../quiz-questions.ts';
import { expectQuiet, namedInPublic, removed } from './hostile-checks.ts';
import { openQuizWorld, RIGHT, WRONG } from './quiz-world.ts';

describe('who wants to be seen by nobody', () => {
  test('is named in nothing that others see, whatever they do', async () => {
    const world = await openQuizWorld([choice('alpha')]);
    world.chat.surface.people.set('bob', { zone: 'Europe/Berlin', isAdmin: true });
    await world.type('bob', 'hide');
    await world.type('bob', 'daily 09:00 Europe/Berlin weekdays');
    await world.type('bob', 'start 1 60s');
    const round = await world.round();
    await world.pick('bob', RIGHT, round);
    await world.pick('ann', WRONG, round);
    for (const text of ['pause', 'resume', 'close']) await world.type('bob', text);
    expect(world.read('C1')).toMatch(/Paused\. The time stands still/);
    const appeal = { kind: 'quiz-appeal', round: round.id, question: 0, channel: 'C1', place: null } as const;
    await world.press('bob', appeal, { reason: 'All of them are right.' });
    const post = world.chat.surface.posts.find(({ key }) => key.endsWith(':appeal'));
    expect(world.chat.surface.read(post?.where ?? '').join()).toMatch(/Somebody thinks that this is wrong/);
    await world.press('bob', actionIn(post?.message, /The bank is right/) as QuizAction);
    await world.press('ann', appeal, { reason: 'None of them is.' });
    const second = world.chat.surface.posts.findLast(({ key }) => key.endsWith(':appeal'));
    await world.press('bob', actionIn(second?.message, /They are right/) as QuizAction);
    expect(world.read('@ann')).toMatch(/Settled by an admin\./);
    await world.type('ann', 'leaderboard');
    await world.type('ann', 'daily');
    expect([world.told('ann'), world.told('ann').includes('bob')]).toEqual([expect.stringMatching(/Asked/), false]);
    expect(namedInPublic(world, 'bob')).toEqual([]);
    expect(namedInPublic(world, 'ann')).not.toEqual([]);
  });

  test('is named again once they want to be', async () => {
    const world = await openQuizWorld([choice('alpha')]);
    for (const text of ['hide', 'show', 'start 1 60s']) await world.type('bob', text);
    expect(world.read('C1')).toMatch(/Started by bob\./);
  });
});

describe('who wants to be forgotten in the middle of their round', () => {
  test('is named no more, and the round goes on to its end', async () => {
    const world = await openQuizWorld();
    await world.type('ann', 'start 2 30s');
    await world.pick('ann', RIGHT, await world.round());
    await world.pick('bob', RIGHT, await world.round());
    await world.type('ann', 'forget me');
    const before = world.chat.surface.calls.length;
    await world.pass(200);
    expect(world.read('C1').match(/The round is over/g)).toHaveLength(1);
    const later = JSON.stringify(world.chat.surface.calls.slice(before));
    for (const nobody of ['ann', '']) expect(later).not.toContain(`"kind":"person","id":"${nobody}"`);
    expect(Object.keys(await world.points())).toEqual(['bob']);
    await world.type('ann', 'start 1');
    expect(world.read('C1')).toMatch(/Started by ann/);
    expectQuiet(world);
  });

  test('and whose channel is gone then is looked for nowhere', async () => {
    const world = await openQuizWorld();
    await world.type('ann', 'start 2 30s');
    await world.type('ann', 'forget me');
    removed(world);
    await world.pass(200);
    await expect(world.round()).rejects.toThrow('no round is open');
    expect(world.chat.surface.calls.filter(({ where }) => where === '@')).toEqual([]);
    expectQuiet(world);
  });
});

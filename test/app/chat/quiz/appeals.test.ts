// Appeals: a person says what is wrong, an admin settles it once, and who was right has the points.
import { expect, test } from 'vitest';
import type { QuizAction } from '../../../../src/message/action.ts';
import { actionIn, WORKSPACE } from '../events.ts';
import { choice } from '../quiz-questions.ts';
import { ADMIN, openQuizWorld, type QuizWorld, RIGHT, WRONG } from './quiz-world.ts';

const REASON = { reason: 'The first is right as well, see page 3.' };

/** After a round in which ann was right and bob was not, and bob has pressed "I think that is wrong" below the answer. */
async function doubted(): Promise<{ world: QuizWorld; doubt: QuizAction; appeal: QuizAction }> {
  const world = await openQuizWorld([choice('alpha')]);
  await world.type('ann', 'start 1 30s');
  const round = await world.round();
  await world.pick('ann', RIGHT, round);
  await world.pick('bob', WRONG, round);
  const doubt = { kind: 'quiz-doubt', round: round.id, question: 0 } as const;
  await world.press('bob', doubt);
  expect(world.told('bob')).toMatch(/still open; wait for the answer/);
  await world.pass(60);
  await world.press('bob', doubt);
  const dialog = world.chat.surface.callsOf('open').at(-1)?.message;
  return { world, doubt, appeal: actionIn(dialog, /Send/) as QuizAction };
}

/** The button by which the appeal that is posted is settled. */
function settling({ chat }: QuizWorld, label: RegExp): QuizAction {
  const post = chat.surface.posts.find(({ key }) => key.endsWith(':appeal'));
  return actionIn(post?.message, label) as QuizAction;
}

test('an admin upholds it: the answer counts as right, and the person hears of it', async () => {
  const { world, appeal } = await doubted();
  const { ann = 0, bob } = await world.points();
  expect(bob).toBe(0);
  await world.press('bob', appeal, REASON);
  expect(world.told('bob')).toMatch(/it is on record/);
  const reveal = world.chat.surface.posts.find(({ key }) => key.endsWith(':reveal:0'));
  expect(world.read(`C1/${reveal?.ref.id}`)).toMatch(/bob thinks that this is wrong[\s\S]*see page 3/);
  const uphold = settling(world, /They are right/);
  await world.press('ann', uphold);
  expect(world.told('ann')).toMatch(/Only an admin/);
  expect(await world.points()).toEqual({ ann, bob: 0 });
  await world.press(ADMIN, uphold);
  expect(await world.points()).toEqual({ ann, bob: 100 });
  expect(world.read('@bob')).toMatch(/was right/);
  await world.type('bob', 'leaderboard month');
  expect(world.told('bob')).toMatch(/2\. bob: 100 points, 1 right/);
  expect(world.chat.faults).toEqual([]);
});

test('it is settled once, whoever presses what afterwards', async () => {
  const { world, appeal } = await doubted();
  await world.press('bob', appeal, REASON);
  const [decline, uphold] = [settling(world, /The bank is right/), settling(world, /They are right/)];
  const before = await world.points();
  await world.press(ADMIN, decline);
  await world.press(ADMIN, uphold);
  expect(world.told(ADMIN)).toMatch(/settled already/);
  expect(await world.points()).toEqual(before);
  expect(await world.chat.store.openAppeals(WORKSPACE)).toEqual([]);
  await world.press('bob', appeal, REASON);
  expect(world.told('bob')).toMatch(/You have said so already/);
});

test('an empty one is sent back, and those that wait are listed for admins alone', async () => {
  const { world, appeal } = await doubted();
  await world.press('bob', appeal, { reason: ' ' });
  expect(world.told('bob')).toMatch(/Say in a sentence what is wrong/);
  await world.type(ADMIN, 'appeals');
  expect(world.told(ADMIN)).toMatch(/No appeal waits/);
  await world.press('bob', appeal, REASON);
  await world.type('ann', 'appeals');
  expect(world.told('ann')).toMatch(/Only an admin/);
  await world.type(ADMIN, 'appeals');
  expect(world.told(ADMIN)).toMatch(/see page 3/);
});

test('what somebody reviews alone is posted nowhere, and waits in the list', async () => {
  const world = await openQuizWorld([choice('alpha')]);
  await world.type('bob', 'me');
  const round = await world.round('@bob', 'review');
  await world.pick('bob', WRONG, round);
  await world.press('bob', { kind: 'quiz-appeal', round: round.id, question: 0, channel: 'D1', place: null }, REASON);
  expect(world.chat.surface.posts.some(({ key }) => key.endsWith(':appeal'))).toBe(false);
  await world.type(ADMIN, 'appeals');
  const list = world.chat.surface.callsOf('whisper').findLast(({ person }) => person === ADMIN)?.message;
  await world.press(ADMIN, actionIn(list, /They are right/) as QuizAction);
  expect(world.read('@bob')).toMatch(/was right/);
});

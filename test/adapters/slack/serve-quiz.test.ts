// Quizzes by the real program over signed requests: a whole round, the question of the day, reviews, an interview.
import { afterAll, describe, expect, test } from 'vitest';
import * as sends from '../../fakes/slack-sends.ts';
import { eventually } from './served.ts';
import { optionOn, servedQuiz, valueOn } from './served-quiz.ts';
import { faultsOfPost } from './slack-limits.ts';

const { slack, play, served, crash, end } = await servedQuiz();
afterAll(end);

const updatesOf = (ts: string) => slack.callsOf('chat.update').filter(({ args }) => args.ts === ts);

describe('a round', () => {
  test('is asked, answered in secret, changed, paused and revealed with its proof', async () => {
    await play.quiz('start 2 choice 300s');
    const asked = await play.post(/^Question 1 of 2/);
    expect(asked.text).toMatch(/Answers stay secret.*Started by U1/s);
    const [right, wrong] = [optionOn(asked, true), optionOn(asked, false)];
    expect(await play.told(await play.click(wrong, 'U2'))).toMatch(/^You picked [A-D]\. Your answer is in/);
    expect(await play.told(await play.click(right, 'U2'))).toMatch(/Your answer is changed/);
    await play.click(right, 'U3');
    await play.click(wrong, 'U4');
    await eventually(() => updatesOf(asked.ts).some(({ args }) => /3 people have answered/.test(String(args.text))));
    expect(await play.told(await play.quiz('pause', 'U2'))).toMatch(/Only the person who started this round/);
    await play.quiz('pause', 'U9');
    const paused = await play.post(/^Paused by U9/);
    expect(await play.told(await play.click(right, 'U5'))).toMatch(/The round is paused/);
    await play.click(valueOn(paused, '|resume'));
    await play.post(/^It goes on/);
    await play.quiz('close');
    const reveal = await play.post(/^The answer to question 1 of 2/);
    expect(reveal.text).toMatch(/✓ [A-D]\. .*\[1\] kettles\.md:\d+.*2 of 3 were right: U2 \(\+\d+\), U3 \(\+\d+\)\./s);
    expect(reveal.text).toMatch(/Standings.*1\. U[23]: 1\d\d points, 1 right/s);
    expect(await play.told(await play.click(right, 'U4'))).toMatch(/Too late/);
    await eventually(() => /3 people have answered\. Closed\./.test(asked.text));
    expect([asked, reveal].flatMap(faultsOfPost)).toEqual([]);
  });

  test('goes on, survives a crash, and ends with final standings', async () => {
    await play.quiz('next');
    const asked = await play.post(/^Question 2 of 2/);
    await play.click(optionOn(asked, true), 'U3');
    await crash();
    await play.quiz('close');
    const end = await play.post(/^The round is over/);
    expect(end.text).toMatch(/U3 wins\..*1\. U3: .* 2 right.*2\. U2: .* 1 right/s);
    expect(slack.posts.filter(({ text }) => /^Question 2 of 2/.test(text))).toHaveLength(1);
  });

  test('is doubted, settled by an admin alone, and counted', async () => {
    const reveal = await play.post(/^The answer to question 1 of 2/);
    const windows = play.windows();
    await play.click(valueOn(reveal, 'quiz-doubt'), 'U4');
    await play.fillIn(windows, { reason: 'Mine boils faster.' }, 'U4');
    const appeal = await play.post(/U4 thinks that this is wrong/);
    expect(appeal.thread).toBe(reveal.ts);
    expect(await play.told(await play.click(valueOn(appeal, '|uphold'), 'U2'))).toMatch(/Only an admin/);
    await play.click(valueOn(appeal, '|uphold'), 'U9', 'C1', appeal.ts);
    await eventually(() => /Settled by U9/.test(appeal.text));
    expect(await play.told(await play.quiz('leaderboard week', 'U4'))).toMatch(/U4: 100 points, 1 right/);
  });
});

test('an open question is answered in a window, and each key point is shown with one’s own words', async () => {
  await play.quiz('start 1 open', 'U1', 'C2');
  const asked = await play.post(/^Question 1 of 1/, 'C2');
  const windows = play.windows();
  await play.click(valueOn(asked, 'quiz-answer'), 'U2', 'C2');
  await play.fillIn(
    windows,
    { answer: 'Limescale makes it slow, and you take vinegar to remove the limescale.' },
    'U2',
  );
  await eventually(() => slack.responses.some(({ body }) => /Your answer is in/.test(String(body.text))));
  await play.quiz('close', 'U1', 'C2');
  const reveal = await play.post(/^The answer to question 1 of 1/, 'C2');
  const own = await play.told(await play.click(valueOn(reveal, 'quiz-detail'), 'U2', 'C2'));
  expect(own).toMatch(/✓ said: Limescale slows the kettle down.*You said: “/s);
});

test('the question of the day is set up, asked once, answered, and revealed in its thread', async () => {
  await play.quiz('daily 09:00 Europe/Berlin weekdays', 'U1', 'C3');
  expect((await play.post(/^Question of the day\n/, 'C3')).text).toMatch(/09:00, weekdays \(Europe\/Berlin\)/);
  await play.quiz('daily now', 'U1', 'C3');
  const asked = await play.post(/^Question of the day \(/, 'C3');
  expect(await play.told(await play.quiz('daily now', 'U1', 'C3'))).toMatch(/asked already/);
  const windows = play.windows();
  if (asked.text.includes('[Answer]')) {
    await play.click(valueOn(asked, 'quiz-answer'), 'U2', 'C3');
    await play.fillIn(windows, { answer: 'Limescale makes it slow; vinegar removes the limescale.' }, 'U2');
  } else await play.click(optionOn(asked, true), 'U2', 'C3');
  await eventually(() => updatesOf(asked.ts).some(({ args }) => /One person has answered/.test(String(args.text))));
  await play.quiz('close', 'U1', 'C3');
  const reveal = await play.post(/^The answer to the question of the day/, 'C3');
  expect([reveal.thread, reveal.text]).toEqual([asked.ts, expect.stringMatching(/1 of 1 was right: U2/)]);
  expect(await play.told(await play.quiz('stats', 'U2', 'C3'))).toMatch(/Streak: 1 day, 1 day at best/);
});

test('reviews come in a direct message, one after the other, and what was missed is due again', async () => {
  await play.quiz('me', 'U6');
  await play.post(/^Nothing is due, so here/, 'DU6');
  const first = await play.post(/^Review 1 of/, 'DU6');
  await play.click(valueOn(first, '|skip'), 'U6', 'DU6', first.ts);
  await play.post(/^Here is the answer\.\n\nThe answer to review 1 of/, 'DU6');
  const second = await play.post(/^Review 2 of/, 'DU6');
  await play.click(valueOn(second, '|stop'), 'U6', 'DU6', second.ts);
  await play.post(/^Stopped\. 0 of/, 'DU6');
  expect(await play.told(await play.quiz('stats', 'U6'))).toMatch(/Reviews: 0 due now, .*1 in all/);
  await served().send(sends.homeOpened('home', 'U6'));
  const { args } = await eventually(() => slack.callsOf('views.publish').find(call => call.args.user_id === 'U6'));
  expect(JSON.stringify(args)).toMatch(/Your quizzes/);
});

test('an interview asks, follows up on what was missed, and ends with an assessment that cites the bank', async () => {
  await play.quiz('interview', 'U7');
  await play.post(/Why does a kettle need care\?/, 'DU7');
  const say = (text: string) => served().send(sends.directMessage({ text, user: 'U7', channel: 'DU7' }));
  await say('It gets slow because of the limescale in it.');
  await play.post(/\?$/, 'DU7');
  await say('I do not know');
  await say('stop');
  const { text } = await play.post(/^Your interview/, 'DU7');
  expect(text).toMatch(/✓ said: Limescale slows the kettle down.*You said: “.*limescale.*kettles\.md/s);
});

test('who wants to be forgotten is out of the standings, and no log tells what anybody wrote', async () => {
  expect(await play.told(await play.quiz('forget me', 'U3'))).toMatch(/are deleted/);
  expect(await play.told(await play.quiz('leaderboard', 'U2'))).not.toMatch(/U3/);
  for (const secret of ['limescale', 'Mine boils faster', 'gas kettle']) expect(served().said()).not.toContain(secret);
});

// Hostile texts, odd buttons, a slow Slack and a bank that goes away, in a quiz by the real program over signed requests.
import { renameSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { eventually } from './served.ts';
import { optionOn, servedQuiz, valueOn } from './served-quiz.ts';
import { faultsOfPost } from './slack-limits.ts';

const HOSTILE = '<!here> <@U1> *bold* `x` \u202eesrever <https://evil.example|click> &amp;';
const { folder, slack, play, served, end } = await servedQuiz();
afterAll(end);

/** Whether a text can call people, or lead somewhere, once Slack reads its marks. */
const isEscaped = (text: unknown) => !/<(?:!|@|#|https?:)/.test(String(text));

describe('an odd button', () => {
  test('is told to be of another version', async () => {
    const values = [
      '',
      'garbage',
      'w0|quiz-pick|a|0|1',
      'w1|quiz-pick|a|-1|1',
      'w1|quiz-pick|a|0|NaN',
      'w1|quiz-nothing|a',
    ];
    const addresses = await Promise.all(values.map((value, at) => play.click(value, `U2${at}`, `C2${at}`)));
    for (const told of await Promise.all(addresses.map(play.told)))
      expect(told).toMatch(/This button is from another version of me/);
  });

  test('of a round that nobody knows says so', async () => {
    expect(await play.told(await play.click('w1|quiz-pick|nobody|0|1'))).toMatch(/I no longer keep that round\.$/);
  });
});

describe('texts of people', () => {
  test('in a command are answered with a sentence, however long or odd they are', async () => {
    expect(await play.told(await play.quiz('x'.repeat(10_000)))).toMatch(/That is too long to be understood/);
    const said = await play.told(await play.quiz(`start ${HOSTILE}`));
    expect(said).toMatch(/The bank has no such question about “/);
    expect(isEscaped(said)).toBe(true);
  });

  test('in an answer are told back as they are, and call nobody', async () => {
    await play.quiz('start 1 open 300s', 'U1', 'C2');
    const asked = await play.post(/^Question 1 of 1/, 'C2');
    const windows = play.windows();
    await play.click(valueOn(asked, 'quiz-answer'), 'U2', 'C2');
    await play.fillIn(windows, { answer: '<!here> <@U1> *b*' }, 'U2');
    const { body } = await eventually(() =>
      slack.responses.findLast(response => /You answered/.test(String(response.body.text))),
    );
    expect(isEscaped(body.text)).toBe(true);
    expect(JSON.stringify(body.blocks)).toContain('{"type":"plain_text","text":"You answered “<!here> <@U1> *b*”.');
    await play.quiz('close', 'U1', 'C2');
    expect((await play.post(/^The answer to question 1/, 'C2')).text).not.toMatch(/here/);
  });

  test('in an appeal are quoted to everybody, and call nobody', async () => {
    const reveal = await play.post(/^The answer to question 1/, 'C2');
    const windows = play.windows();
    await play.click(valueOn(reveal, 'quiz-doubt'), 'U4', 'C2');
    await play.fillIn(windows, { reason: HOSTILE }, 'U4');
    const appeal = await play.post(/thinks that this is wrong/, 'C2');
    expect([appeal.thread, isEscaped(appeal.text), faultsOfPost(appeal)]).toEqual([reveal.ts, true, []]);
    const quoted = HOSTILE.replace('\u202e', '');
    expect(JSON.stringify(appeal.blocks)).toContain(
      `{"type":"rich_text_quote","elements":[{"type":"text","text":${JSON.stringify(quoted)}}]}`,
    );
  });
});

describe('a Slack in trouble', () => {
  test.each([
    ['is slow to tell', { kind: 'hang' }],
    ['may not tell', { kind: 'error', error: 'missing_scope' }],
    ['breaks when asked', { kind: 'status', status: 500 }],
  ] as const)('that %s who somebody is keeps no click waiting', async (how, failure) => {
    const channel = `C${how.length}`;
    const somebody = `U${how.length}`;
    await play.quiz('start 1 300s', 'U1', channel);
    await play.post(/^Question 1 of 1/, channel);
    slack.failAlways('users.info', failure);
    const only = /Only the person who started this round, or an admin/;
    expect(await play.told(await play.quiz('pause', somebody, channel))).toMatch(only);
    expect(await play.told(await play.quiz('stats', somebody, channel))).toMatch(/Your quizzes/);
    expect(await play.told(await play.quiz('daily 09:00', somebody, channel))).toMatch(/Name the time zone as well/);
    await play.quiz('close', 'U1', channel);
    await play.post(/^The round is over/, channel);
    slack.failAlways('users.info', null);
  });

  test('that has too many requests gets the reveal a little later, once', async () => {
    await play.quiz('start 1 300s', 'U1', 'C3');
    await play.post(/^Question 1 of 1/, 'C3');
    slack.failNext('chat.postMessage C3', { kind: 'status', status: 429, headers: { 'retry-after': '1' } });
    await play.quiz('close', 'U1', 'C3');
    await play.post(/^The round is over/, 'C3');
    const reveals = slack.posts.filter(({ channel, text }) => channel === 'C3' && /^The answer to/.test(text));
    expect(reveals).toHaveLength(1);
  });

  test('that threw us out in the middle of a round tells who started it, and ends the round', async () => {
    await play.quiz('start 2 300s', 'U5', 'C4');
    const asked = await play.post(/^Question 1 of 2/, 'C4');
    for (const method of ['chat.postMessage', 'chat.update'])
      slack.failAlways(`${method} C4`, { kind: 'error', error: 'not_in_channel' });
    await play.click(optionOn(asked, true), 'U2', 'C4');
    await play.quiz('close', 'U5', 'C4');
    const told = await play.post(/The answer to question 1 of 2/, 'DU5');
    expect(told.text).toMatch(/I could not post this where you asked.*✓/s);
    await play.quiz('next', 'U5', 'C4');
    await play.post(/Question 2 of 2/, 'DU5');
    expect(await play.told(await play.quiz('stop', 'U5', 'C4'))).toMatch(/No round is going on here/);
    expect(slack.posts.filter(({ channel }) => channel === 'DU5')).toHaveLength(2);
  });
});

describe('a bank that goes away', () => {
  test('lets a round go on without its excerpts, starts none, and is there again', async () => {
    const [here, away] = ['bank', 'away'].map(name => `${folder.path}/${name}`) as [string, string];
    await play.quiz('start 2 300s', 'U1', 'C6');
    const asked = await play.post(/^Question 1 of 2/, 'C6');
    await play.click(optionOn(asked, true), 'U2', 'C6');
    renameSync(here, away);
    await play.quiz('close', 'U1', 'C6');
    const reveal = await play.post(/^The answer to question 1/, 'C6');
    expect(reveal.text).toMatch(/file of the bank has changed.*1 of 1 was right: U2/s);
    expect(await play.told(await play.quiz('interview', 'U7', 'C6'))).toMatch(/I can prove no question at the moment/);
    await play.quiz('next', 'U1', 'C6');
    await play.post(/^Question 2 of 2/, 'C6');
    renameSync(away, here);
    await play.quiz('close', 'U1', 'C6');
    expect((await play.post(/^The answer to question 2/, 'C6')).text).toMatch(/\[1\] kettles\.md:\d+/);
    await play.post(/^The round is over/, 'C6');
  });
});

test('no log tells what anybody wrote', () => {
  for (const secret of ['esrever', 'evil.example', '<!here>', 'xxxxx']) expect(served().said()).not.toContain(secret);
});

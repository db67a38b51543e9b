// One person's quiz: what counts as an answer, what is shown of it, and that time and the bank's files are minded.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Play, Revealed, Taken } from '../../../src/app/quiz/quiz.ts';
import type { OpenBank } from '../../../src/app/use-cases.ts';
import { kettles } from '../world.ts';
import { type KettleQuiz, kettleQuiz, MINUTES, SOON, TWO, WHY } from './kettle-quiz.ts';

let house: KettleQuiz;
let bank: OpenBank;
beforeAll(async () => {
  house = await kettleQuiz();
  bank = await house.app.openBank(house.world.root);
});
afterAll(async () => {
  await bank.close();
  await house.close();
});

const RIGHT = ['b', '9', 'Limescale slows a kettle down, and vinegar removes that limescale.', 'a and c'];
const ALL = [SOON, MINUTES, WHY, TWO];

/** A play that begins at the question `id`; what comes before it is skipped. */
async function playAt(id: string): Promise<Play> {
  const { questions, play } = await bank.quiz({ count: 99, seed: 1 });
  const begun = play();
  for (const { question } of questions) {
    if (question.id === id) return begun;
    await begun.skip();
  }
  throw new Error(`the bank does not ask ${id}`);
}

async function revealed(taken: Promise<Taken>): Promise<Revealed> {
  const result = await taken;
  if ('refused' in result) throw new Error(result.refused);
  return result.revealed;
}

const answer = async (id: string, text: string) => revealed((await playAt(id)).answer({ text }));

describe('an answer', () => {
  test.each(ALL.map((id, i) => [id, RIGHT[i]!]))('to %s is right', async (id, text) => {
    const { question, passed, citations } = await answer(id, text);
    expect({ id: question.id, passed }).toEqual({ id, passed: true });
    expect(citations).not.toHaveLength(0);
  });

  test.each([
    [SOON, 'a', 0],
    [MINUTES, '20 minutes', 0],
    [MINUTES, '10', 0.5],
    [WHY, 'Kettles are made of steel and stand on a stove.', 0],
    [TWO, 'a', 0.5],
    [TWO, 'a, b, d', 0],
  ])('to %s that is "%s" has a share of %d', async (id, text, share) => {
    expect(await answer(id, text)).toMatchObject({ share, passed: false });
  });

  test.each([
    [SOON, 'something else', /I cannot tell which one/],
    [MINUTES, 'nonsense', /I found no number/],
    [SOON, ' ', /Say which one/],
    [WHY, '  ', /write a sentence or two/],
  ])('to %s that is "%s" is refused, and the question stays open', async (id, text, sentence) => {
    const play = await playAt(id);
    const { open } = play;
    expect(await play.answer({ text })).toEqual({ refused: expect.stringMatching(sentence) });
    expect(play.open).toBe(open);
  });

  test.each(ALL.map(id => [id]))('to %s may be that one does not know', async id => {
    for (const text of ["I don't know", 'no idea', 'idk', 'pass'])
      expect(await answer(id, text)).toMatchObject({ share: null, passed: false });
  });

  test('picks options by their places as well', async () => {
    const play = await playAt(TWO);
    const open = play.open!.shown;
    const { question, picks, share } = await revealed(play.answer({ picks: [0, 2] }));
    expect({ picks, share, question: question.id }).toEqual({ picks: [0, 2], share: 1, question: TWO });
    expect(JSON.stringify(open)).not.toContain('correct');
  });

  test('in own words is shown point by point, each with the citation that says it', async () => {
    const { points, said, citations } = await answer(WHY, 'A kettle with limescale in it is slowed down.');
    expect(said).toBe(0.5);
    expect(
      points.map(({ outcome, said: words, citations: numbers }) => [outcome, words?.text ?? null, numbers]),
    ).toEqual([
      ['hit', 'A kettle with limescale in it is slowed down.', [1]],
      ['missed', null, [2]],
    ]);
    expect(citations.map(({ n, quote }) => [n, quote])).toEqual([
      [1, 'Limescale slows the kettle down.'],
      [2, 'Vinegar removes limescale within an hour.'],
    ]);
  });

  test('that is skipped shows what a good one says', async () => {
    const { points, share } = await revealed((await playAt(WHY)).skip());
    expect({ share, points: points.map(({ text, said }) => [text, said]) }).toEqual({
      share: null,
      points: [
        ['Limescale slows the kettle down.', null],
        ['Vinegar removes limescale.', null],
      ],
    });
  });

  test('of an amount says how it was graded, and the amount as people write it', async () => {
    expect(await answer(MINUTES, '10')).toMatchObject({
      amount: '9 minutes',
      reason: 'Close, but more than 5% off: it is 9 minutes.',
      remarks: [],
    });
    expect(await revealed((await playAt(MINUTES)).skip())).toMatchObject({ amount: '9 minutes', reason: null });
  });
});

test('a play ends after its last question, and then takes nothing', async () => {
  const { questions, play } = await bank.quiz({ count: 2, seed: 1 });
  expect(questions).toHaveLength(2);
  const begun = play();
  await begun.skip();
  await begun.skip();
  expect(begun.open).toBeNull();
  expect(await begun.answer({ text: 'b' })).toEqual({ refused: 'This round is over.' });
  expect(await begun.skip()).toEqual({ refused: 'This round is over.' });
  expect(await begun.outlook()).toBeNull();
});

test('a question stays open overnight', async () => {
  const play = await playAt(SOON);
  house.clock.turn(3 * 86_400);
  expect(await revealed(play.answer({ text: 'b' }))).toMatchObject({ passed: true });
});

test('the score is what a recount gives, whatever is answered and skipped', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom('b', 'a', '9', '10', 'skip', 'a and c', 'nonsense'), { maxLength: 12 }),
      async said => {
        const play = (await bank.quiz({ count: 4, seed: 1 })).play();
        const results: Revealed[] = [];
        for (const text of said) {
          const taken = await (text === 'skip' ? play.skip() : play.answer({ text }));
          if ('revealed' in taken) results.push(taken.revealed);
        }
        const answered = results.filter(({ share }) => share !== null);
        expect(play.score).toEqual({
          questions: 4,
          answered: answered.length,
          right: answered.filter(({ passed }) => passed).length,
          partly: answered.filter(({ passed, share }) => !passed && share! > 0).length,
        });
        expect(play.open?.number ?? 5).toBe(results.length + 1);
      },
    ),
    { numRuns: 25 },
  ));

describe('what may be wished', () => {
  test('is a kind, a topic and a count, and what cannot be had is told', async () => {
    const ids = async (wish: object) =>
      (await bank.quiz({ count: 99, seed: 1, ...wish })).questions.map(({ question }) => question.kind);
    expect(new Set(await ids({ kinds: ['number'] }))).toEqual(new Set(['number']));
    expect((await bank.quiz({ count: 1, seed: 1 })).notices).toEqual([]);
    expect((await bank.quiz({ count: 99, seed: 1, kinds: ['number'] })).notices).toEqual([
      'The bank has 1 such question.',
    ]);
    const about = await bank.quiz({ count: 9, seed: 1, topic: 'thermostat', kinds: ['number'] });
    expect(about).toMatchObject({
      questions: [],
      notices: [expect.stringMatching(/^The bank has no such question about/)],
    });
    await expect(bank.quiz({ count: 1, topic: 'zebra' })).rejects.toMatchObject({
      name: 'PersonError',
      message: expect.stringMatching(/^The bank has no such question about “zebra”; its topics: kettles.*\.$/),
    });
  });

  test('the same day draws the same, and so does the same seed on another day', async () => {
    const drawn = async (seed?: number) => JSON.stringify((await bank.quiz({ count: 4, seed })).questions);
    const [today, seeded] = [await drawn(), await drawn(7)];
    expect(await drawn()).toBe(today);
    const day = house.clock.now().toISOString().slice(0, 10).replaceAll('-', '');
    expect(await drawn(Number(day))).toBe(today);
    house.clock.turn(86_400 * 40);
    expect(await drawn(7)).toBe(seeded);
    const orders = await Promise.all(Array.from({ length: 8 }, (_, seed) => drawn(seed)));
    expect(new Set(orders).size).toBeGreaterThan(1);
  });
});

test('a file that changed meanwhile is not cited, and that is said', async () => {
  const other = await kettleQuiz();
  const opened = await other.app.openBank(other.world.root);
  const play = (await opened.quiz({ count: 1, seed: 1 })).play();
  writeFileSync(join(other.world.root, 'kettles.md'), kettles('eleven'));
  const { citations, explanation, points, remarks } = await revealed(play.skip());
  expect(explanation).toBeNull();
  expect({ citations, numbers: points.flatMap(point => point.citations) }).toEqual({ citations: [], numbers: [] });
  expect(remarks).toEqual(['The file of the bank has changed since the question was asked, so no excerpt is shown.']);
  await opened.close();
  await other.close();
});

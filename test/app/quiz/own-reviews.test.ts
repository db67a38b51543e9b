// One person's reviews: what answers leave behind, what is asked when it is due, and what happens where nothing can be kept.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Quiz, QuizWish, Revealed } from '../../../src/app/quiz/quiz.ts';
import type { OpenBank } from '../../../src/app/use-cases.ts';
import { PersonError } from '../../../src/message/person-error.ts';
import type { Question } from '../../../src/quiz/question.ts';
import type { Memory } from '../../../src/quiz/review/memory.ts';
import { type KettleQuiz, kettleQuiz, MINUTES, SOON, TWO } from './kettle-quiz.ts';

let house: KettleQuiz;
let bank: OpenBank;
beforeEach(async () => {
  house = await kettleQuiz();
  bank = await house.app.openBank(house.world.root);
});
afterEach(async () => {
  await bank.close();
  await house.close();
});

const HOUR = 3_600;
const DAY = 24 * HOUR;
/** What is right, as words. */
function rightAnswer(question: Question): string {
  if (question.kind !== 'choice') return question.answer;
  return question.correct.map(at => String.fromCharCode('a'.charCodeAt(0) + at)).join(', ');
}

const open = (wish: Partial<QuizWish> = {}) => bank.quiz({ count: 99, seed: 1, ...wish }, house.learner);
const idsOf = ({ questions }: Quiz) => questions.map(({ question }) => question.id).sort();

/** Plays through: `said` by the id of the question; what has none is answered right, and null skips. */
async function play(quiz: Quiz, said: Readonly<Record<string, string | null>> = {}, seconds = 30): Promise<Revealed[]> {
  const begun = quiz.play();
  const results: Revealed[] = [];
  for (const { question } of quiz.questions) {
    house.clock.turn(seconds);
    const text = question.id in said ? said[question.id]! : rightAnswer(question);
    const taken = await (text === null ? begun.skip() : begun.answer({ text }));
    if ('refused' in taken) throw new Error(taken.refused);
    results.push(taken.revealed);
  }
  return results;
}

const reviewed = async () =>
  Object.fromEntries((await house.cards()).map(card => [card.question, card.memory as Memory]));

const LEARNED: Memory = {
  state: 'review',
  due: 0,
  stability: 3,
  difficulty: 5,
  step: 0,
  reviews: 2,
  lapses: 0,
  lastReview: Date.parse('2026-02-27T09:00:00Z'),
};

describe('an answer', () => {
  test('that is missed, known in part or skipped comes back; what was known does not', async () => {
    await play(await open(), { [SOON]: 'a', [TWO]: 'a', [MINUTES]: null });
    expect(Object.keys(await reviewed()).sort()).toEqual([MINUTES, SOON, TWO].sort());
    const [card] = await house.cards();
    expect(card).toMatchObject({ workspace: 'terminal', person: 'you' });
    expect((await reviewed())[SOON]).toMatchObject({ state: 'learning', reviews: 1, lapses: 0 });
  });

  test('to what comes back tells how well it is known, by the time that it took', async () => {
    const stabilityAfter = async (seconds: number) => {
      const card = { workspace: 'terminal', person: 'you', question: SOON, entry: 'kettles', due: new Date(0) };
      await house.learner.record.keepCards([{ ...card, memory: LEARNED }]);
      await play(await open({ review: true }), {}, seconds);
      return (await reviewed())[SOON]!.stability;
    };
    expect(await stabilityAfter(3)).toBeGreaterThan(await stabilityAfter(40));
  });
});

describe('a review', () => {
  test('asks what is due and nothing else, and then the same later', async () => {
    await play(await open(), { [SOON]: 'a', [TWO]: 'b' });
    house.clock.turn(5 * HOUR);
    const review = await open({ review: true });
    expect(idsOf(review)).toEqual([SOON, TWO].sort());
    expect(review.notices).toEqual([]);
    await play(review);
    expect((await open({ review: true })).notices).toEqual([
      expect.stringMatching(/^Nothing is due\. The next review is due in \d+ (?:hours|days)\. These are new\.$/),
    ]);
    house.clock.turn(60 * DAY);
    expect(idsOf(await open({ review: true }))).toEqual([SOON, TWO].sort());
  });

  test('asks the first of many, and says how many there are', async () => {
    await play(await open(), { [SOON]: 'a', [TWO]: 'b', [MINUTES]: '99' });
    house.clock.turn(DAY);
    const review = await open({ review: true, count: 2 });
    expect(review.questions).toHaveLength(2);
    expect(review.notices).toEqual(['3 questions are due; these are the first 2.']);
  });

  test('keeps to a topic and to kinds', async () => {
    await play(await open(), { [SOON]: 'a', [TWO]: 'b', [MINUTES]: '99' });
    house.clock.turn(DAY);
    expect(idsOf(await open({ review: true, kinds: ['number'] }))).toEqual([MINUTES]);
    expect(idsOf(await open({ review: true, topic: 'descaling' }))).toEqual([TWO]);
    const other = await open({ review: true, topic: 'thermostat' });
    expect(other.notices[0]).toMatch(/^Nothing is due about “thermostat”\. 3 questions are due for review\./);
  });

  test('of nothing asks what is new, and leaves out what waits to come back', async () => {
    expect((await open({ review: true })).notices).toEqual([
      'Nothing is due. What you miss comes back here. These are new.',
    ]);
    await play(await open(), { [SOON]: 'a' });
    const review = await open({ review: true });
    const all = idsOf(await open());
    expect(idsOf(review)).toEqual(all.filter(id => id !== SOON));
    expect(review.notices).toEqual(['Nothing is due. The next review is due in 4 hours. These are new.']);
    await play(review, Object.fromEntries(all.map(id => [id, null])));
    expect(await open({ review: true })).toMatchObject({
      questions: [],
      notices: [expect.stringMatching(/There is nothing new to ask\.$/)],
    });
  });

  test('leaves alone what another bank asked', async () => {
    const elsewhere = {
      workspace: 'terminal',
      person: 'you',
      question: 'pots.quiz#lid',
      entry: 'pots#lid',
      memory: { due: 0, state: 'review', stability: 1, lastReview: 0 },
      due: new Date(0),
    };
    await house.learner.record.keepCards([elsewhere]);
    const review = await open({ review: true });
    expect(review.notices).toEqual(['Nothing is due. What you miss comes back here. These are new.']);
    await play(review);
    expect(await house.cards()).toEqual([elsewhere]);
    expect(await review.play().outlook()).toBeNull();
  });
});

test('the end of a play tells when the next comes back', async () => {
  const quiz = await open();
  await play(quiz, { [SOON]: 'a' });
  const { outlook } = quiz.play();
  expect(await outlook()).toBe('The next review is due in 4 hours.');
  const [card] = await house.cards();
  house.clock.turnTo(new Date(card!.due.getTime() - 60_000));
  expect(await outlook()).toBe('The next review is due in 60 seconds.');
  house.clock.turn(60);
  expect(await outlook()).toBe('1 question is due for review.');
});

describe('where nothing can be kept', () => {
  const broken = (trouble: Error): NonNullable<Parameters<OpenBank['quiz']>[1]> => ({
    ...house.learner,
    record: { cards: async () => [], keepCards: () => Promise.reject(trouble) },
  });

  test('the quiz goes on, and that is said once', async () => {
    const quiz = await bank.quiz({ count: 99, seed: 1 }, broken(new PersonError('The disk is full.')));
    const results = await play(quiz, { [SOON]: 'a', [TWO]: 'b' });
    expect(results.flatMap(({ remarks }) => remarks)).toEqual(['What you answer is not remembered: The disk is full.']);
  });

  test('a bug is no such thing', async () => {
    const quiz = await bank.quiz({ count: 99, seed: 1 }, broken(new TypeError('a bug')));
    await expect(play(quiz, { [SOON]: 'a', [TWO]: 'b' })).rejects.toThrow('a bug');
  });

  test('without a learner nothing is kept', async () => {
    await play(await bank.quiz({ count: 99, seed: 1, review: true }), { [SOON]: 'a' });
    expect(await house.cards()).toEqual([]);
  });
});

// What answers tell of a question.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FEWEST_PEOPLE, type ItemAnswer, itemStats } from '../../../src/quiz/items/item-stats.ts';
import { answersTo, coin, soundItem, trap } from './simulated-people.ts';

const given = (question: string, person: string, passed: boolean): ItemAnswer => ({ question, person, passed });

describe('the share right', () => {
  test('is of people, with one right and one wrong answer added', () => {
    const stats = itemStats([given('a', 'ann', true), given('a', 'bob', true), given('a', 'cem', false)]);
    expect(stats.get('a')).toEqual({ answered: 3, right: 2, shareRight: 3 / 5, discrimination: null, compared: 0 });
    expect(itemStats([given('b', 'ann', true)]).get('b')?.shareRight).toBe(2 / 3);
  });

  test('is of first answers', () => {
    const stats = itemStats([given('a', 'ann', false), given('a', 'ann', true), given('a', 'ann', true)]);
    expect(stats.get('a')).toMatchObject({ answered: 1, right: 0 });
  });

  test('is one for a case of costs, whatever figures were drawn', () => {
    const stats = itemStats([given('cost-serverless-10', 'ann', true), given('cost-serverless-20', 'bob', false)]);
    expect([...stats]).toHaveLength(1);
    expect(stats.get('cost-serverless')).toMatchObject({ answered: 2, right: 1 });
  });
});

describe('the discrimination', () => {
  test('is the point-biserial correlation with the other answers, by hand', () => {
    // Ten people with 0, 1, 2 or 3 of three other answers right; the four best of them are right here as well.
    const rights = [0, 0, 1, 1, 2, 2, 2, 3, 3, 3];
    const answers = rights.flatMap((right, at) => [
      ...[0, 1, 2].map(other => given(`other-${other}`, `p${at}`, other < right)),
      given('asked', `p${at}`, at >= 6),
    ]);
    // It is the plain (Pearson) correlation with being right as 1 or 0: covariance by both deviations.
    const rests = rights.map(right => right / 3);
    const mean = rests.reduce((sum, rest) => sum + rest, 0) / 10;
    const covariance = rests.reduce((sum, rest, at) => sum + (rest - mean) * (Number(at >= 6) - 0.4), 0) / 10;
    const variance = rests.reduce((sum, rest) => sum + (rest - mean) ** 2, 0) / 10;
    const stat = itemStats(answers).get('asked');
    expect(stat?.discrimination).toBeCloseTo(covariance / Math.sqrt(variance * 0.24), 10);
    expect(stat?.compared).toBe(10);
  });

  test('is not told of few people, nor where all answered alike, nor of people with few other answers', () => {
    const items = { a: coin, b: coin, c: coin, d: coin, e: coin };
    const discriminations = (answers: ItemAnswer[]) =>
      [...itemStats(answers).values()].map(each => each.discrimination);
    expect(discriminations(answersTo(items, FEWEST_PEOPLE - 1, 1))).toEqual([null, null, null, null, null]);
    expect(discriminations(answersTo(items, 60, 1))).not.toContain(null);
    expect(itemStats(answersTo({ ...items, all: () => 1 }, 60, 1)).get('all')?.discrimination).toBeNull();
    expect(discriminations(answersTo({ a: coin, b: coin, c: coin }, 60, 1))).toEqual([null, null, null]);
  });

  test('is high where those who know are right, low where they are wrong', () => {
    const sound = Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`q${at}`, soundItem(at / 10 - 1)]));
    const stats = itemStats(answersTo({ ...sound, trap, coin }, 200, 3));
    expect(stats.get('q10')?.discrimination).toBeGreaterThan(0.2);
    expect(stats.get('trap')?.discrimination).toBeLessThan(-0.2);
    expect(Math.abs(stats.get('coin')?.discrimination ?? 1)).toBeLessThan(0.2);
  });
});

test('whatever is answered, shares lie between 0 and 1, correlations between -1 and 1', () => {
  const one = fc.record({
    question: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    person: fc.integer({ min: 0, max: 15 }).map(String),
    passed: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(one, { maxLength: 200 }), answers => {
      for (const { answered, right, shareRight, discrimination, compared } of itemStats(answers).values()) {
        expect(right).toBeLessThanOrEqual(answered);
        expect(compared).toBeLessThanOrEqual(answered);
        expect(shareRight).toBeGreaterThan(0);
        expect(shareRight).toBeLessThan(1);
        expect(Math.abs(discrimination ?? 0)).toBeLessThanOrEqual(1 + 1e-9);
      }
    }),
  );
});

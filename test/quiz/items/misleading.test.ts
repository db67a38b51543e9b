// Planted bad questions are found among good ones, by the answers of simulated people.
import { describe, expect, test } from 'vitest';
import { itemStats } from '../../../src/quiz/items/item-stats.ts';
import { guessingShare, misleading } from '../../../src/quiz/items/misleading.ts';
import { answersTo, coin, type Item, soundItem, trap, wrongKey } from './simulated-people.ts';

const SEEDS = Array.from({ length: 20 }, (_, at) => at + 1);
const QUARTER = () => 0.25;

/** Sixty sound questions, from easy to very hard. */
const sound: Record<string, Item> = Object.fromEntries(
  Array.from({ length: 60 }, (_, at) => [`sound-${at}`, soundItem(at / 15 - 2)]),
);

/** What is flagged in a bank with `planted` questions that `people` answered, by seed. */
function flagged(planted: Record<string, Item>, people: number) {
  return SEEDS.map(seed => misleading(itemStats(answersTo({ ...sound, ...planted }, people, seed)), QUARTER));
}

const rate = (flags: ReturnType<typeof flagged>, question: string) =>
  flags.filter(all => all.some(flag => flag.question === question)).length / SEEDS.length;

describe('in a channel of sixty people', () => {
  const flags = flagged({ trap, 'wrong-key': wrongKey }, 60);

  test('a wrong key and a trap are found nearly always', () => {
    expect(rate(flags, 'wrong-key')).toBeGreaterThanOrEqual(0.9);
    expect(rate(flags, 'trap')).toBeGreaterThanOrEqual(0.9);
  });

  test('hardly a sound question is flagged', () => {
    const wrongly = flags.flat().filter(({ question }) => question.startsWith('sound'));
    expect(wrongly.length / (SEEDS.length * 60)).toBeLessThan(0.005);
  });

  test('the reasons tell what is wrong', () => {
    const reasons = (question: string) =>
      new Set(flags.flat().flatMap(flag => (flag.question === question ? flag.reasons : [])));
    expect(reasons('trap')).toEqual(new Set(['knowers-fail']));
    expect(reasons('wrong-key')).toEqual(new Set(['knowers-fail', 'worse-than-guessing']));
  });
});

describe('in a channel of twenty people', () => {
  const flags = flagged({ trap, 'wrong-key': wrongKey, coin }, 20);

  test('half of what is bad is found, and of what is sound about one in a hundred', () => {
    expect(rate(flags, 'wrong-key')).toBeGreaterThanOrEqual(0.5);
    expect(rate(flags, 'trap')).toBeGreaterThanOrEqual(0.5);
    const wrongly = flags.flat().filter(({ question }) => question.startsWith('sound'));
    expect(wrongly.length / (SEEDS.length * 60)).toBeLessThan(0.015);
  });

  test('a question that tells nothing is seldom flagged', () => {
    expect(rate(flags, 'coin')).toBeLessThanOrEqual(0.2);
  });
});

test('few answers flag nothing, however bad', () => {
  expect(flagged({ trap, 'wrong-key': wrongKey }, 9).flat()).toEqual([]);
});

test('what cannot be guessed is not flagged for being hard', () => {
  const stats = itemStats(answersTo({ ...sound, hopeless: () => 0 }, 40, 1));
  expect(misleading(stats, QUARTER).map(({ question }) => question)).toContain('hopeless');
  expect(misleading(stats, () => 0).map(({ question }) => question)).not.toContain('hopeless');
});

test('the bound of guessing is that of the binomial distribution', () => {
  const stat = (right: number, answered: number) =>
    new Map([['q', { answered, right, shareRight: 0, discrimination: null, compared: 0 }]]);
  // By tables of the binomial distribution for a quarter: 0.0913 for at most two of twenty, 0.2252 for at most three.
  expect(misleading(stat(2, 20), QUARTER)).toHaveLength(1);
  expect(misleading(stat(3, 20), QUARTER)).toHaveLength(0);
});

test('guessing is right by one option of all, by any picks where several are right, and never without options', () => {
  const asked = { id: 'q', entry: 0, prompt: '', explanation: '', difficulty: 'easy', proofs: [] } as const;
  const options = ['a', 'b', 'c', 'd'];
  expect(guessingShare({ ...asked, kind: 'choice', options, correct: [1] })).toBe(0.25);
  expect(guessingShare({ ...asked, kind: 'choice', options, correct: [0, 1] })).toBe(1 / 11);
  expect(guessingShare({ ...asked, kind: 'number', answer: '1', unit: '', tolerance: 0 })).toBe(0);
  expect(guessingShare({ ...asked, kind: 'open', answer: '', keyPoints: [] })).toBe(0);
});

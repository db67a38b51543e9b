// Words that say the same: by stem, by a slip of the keyboard, by the glossary, by meaning; and figures by themselves alone.
import { expect, test } from 'vitest';
import { statementsOf } from '../../../src/quiz/grade/statements.ts';
import { comparison, termsByToken } from '../../../src/quiz/grade/words-alike.ts';
import { finderOf, group, meaningsOf } from '../../retrieval/small-glossary.ts';

const words = {
  concepts: finderOf([group(['graphics card', 'gpu']), group(['a100', 'h100'])], ['market']),
  meanings: meaningsOf([
    ['interrupt', 'preempt'],
    ['bill', 'invoice'],
  ]),
};
const compare = comparison(words);

/** How surely `said` says the first word of `wanted`. */
function likeness(wanted: string, said: string): number {
  const [point] = statementsOf(wanted, words.concepts);
  const [statement] = statementsOf(said, words.concepts);
  return compare({ stem: point!.tokens[0]!.stem, concepts: termsByToken(point!)[0]! }, statement!, 0);
}

test('the same word in another form is the same', () => {
  expect(likeness('clusters', 'Cluster')).toBe(1);
});

test('a slip counts nearly as much, but a known word and a short one are no slips', () => {
  expect(likeness('kubernetes', 'kubernets')).toBeGreaterThan(0.8);
  expect(likeness('kubernetes', 'kuberentes')).toBeGreaterThan(0.8);
  expect(likeness('markets', 'marker')).toBeGreaterThan(0.8);
  expect(likeness('marker', 'market')).toBe(0);
  expect(likeness('spot', 'slot')).toBe(0);
});

test('a term of the glossary stands for another, from within a phrase too', () => {
  expect(likeness('gpu', 'graphics card')).toBeGreaterThan(0.5);
  expect(likeness('gpu', 'cluster')).toBe(0);
});

test('a word near in meaning counts, less than the same', () => {
  expect(likeness('interrupt', 'preempt')).toBeGreaterThan(0.4);
  expect(likeness('interrupt', 'preempt')).toBeLessThan(1);
  expect(likeness('interrupt', 'invoice')).toBe(0);
});

test('what has a figure is met by itself alone', () => {
  expect(likeness('a100', 'h100')).toBe(0);
  expect(likeness('a100', 'A100')).toBe(1);
});

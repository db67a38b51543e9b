// Opposites: words that turn a statement around, in whichever form they come.
import { expect, test } from 'vitest';
import { areOpposites } from '../../../src/quiz/grade/opposites.ts';
import { tokenise } from '../../../src/retrieval/tokenise.ts';

const turned = (a: string, b: string) => areOpposites(tokenise(a)[0]!.stem, tokenise(b)[0]!.stem);

test.each([
  ['cheaper', 'dearer'],
  ['larger', 'smaller'],
  ['portable', 'locked'],
  ['steady', 'sporadic'],
])('%s and %s, either way', (a, b) => {
  expect([turned(a, b), turned(b, a)]).toEqual([true, true]);
});

test.each([
  ['cheap', 'cheaper'],
  ['cheap', 'slow'],
  ['gpu', 'cpu'],
])('not %s and %s', (a, b) => {
  expect(turned(a, b)).toBe(false);
});

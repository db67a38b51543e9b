// An excerpt is printed again only where its statements say less than it.
import { expect, test } from 'vitest';
import { isPrintedAlready } from '../../src/message/excerpt.ts';

test.each([
  ['word for word', 'Spot costs a third.', ['Spot costs a third.']],
  ['within a longer statement', 'costs a third', ['Spot costs a third of on-demand.']],
  ['over two statements', 'Spot: a third', ['Spot:', 'a third']],
  ['but for its markup', '- **Spot** costs `a third`', ['Spot costs a third']],
  ['but for a heading', '### Choose spot when', ['Choose spot when']],
  ['but for its line breaks', 'Spot costs\n  a third.', ['Spot costs a third.']],
  ['but for its fence', '```sh\nls -l\n```', ['ls -l']],
  ['but for a tag', '<b>Spot</b> costs', ['Spot costs']],
  ['but for what nobody sees', 'Spot\u0007 costs\ufeff', ['Spot costs']],
])('is printed already %s', (_how, quote, statements) => {
  expect(isPrintedAlready(quote, statements)).toBe(true);
});

test.each([
  ['a word is missing', 'Spot costs a third.', ['Spot costs.']],
  ['a figure differs', 'Spot costs 30%', ['Spot costs 31%']],
  ['nothing is said', 'Spot', []],
  ['the order differs', 'a b', ['b a']],
])('is not printed already when %s', (_how, quote, statements) => {
  expect(isPrintedAlready(quote, statements)).toBe(false);
});

// Statements: a text is cut where it turns to something else, and a denial speaks of its own piece alone.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { statementsOf } from '../../../src/quiz/grade/statements.ts';
import { finderOf, group } from '../../retrieval/small-glossary.ts';

const finder = finderOf([group(['graphics card', 'gpu'])]);
const cut = (text: string) => statementsOf(text, finder).map(({ start, end }) => text.slice(start, end));
const denied = (text: string) => statementsOf(text, finder).map(({ denies }) => denies);

test('a text is cut at sentences, commas and the words that turn it', () => {
  expect(cut('Managed is cheap, but it is slow. It scales; then it stops')).toEqual([
    'Managed is cheap,',
    'but it is slow.',
    'It scales;',
    'then it stops',
  ]);
});

test('figures and compounds stay whole', () => {
  expect(cut('It costs $2,160 for self-hosted v1.5 models')).toEqual(['It costs $2,160 for self-hosted v1.5 models']);
});

test('each knows its sentence, its figures and its concepts', () => {
  const statements = statementsOf('We save 60%, really. A graphics card is idle.', finder);
  expect(statements.map(({ sentence }) => sentence)).toEqual([0, 0, 1]);
  expect(statements[0]!.figures).toEqual([{ kind: 'share', low: 60, high: 60 }]);
  expect(statements[2]!.concepts).toEqual([expect.objectContaining({ term: '§0', length: 2 })]);
});

test.each([
  ['It is not portable', [true]],
  ["It isn't portable, it is cheap", [true, false]],
  ['It scales without queues', [true]],
  ['Keep away from spot', [true]],
  ['Not only cheap', [false]],
  ['No doubt it is cheap', [false]],
  ['It is portable', [false]],
])('%j denies: %j', (text, expected) => {
  expect(denied(text)).toEqual(expected);
});

test('of any text no letter is lost and none is told twice', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(fc.constantFrom('a', 'not', 'but', ', ', '. ', '\n', '1,5', ' - ', ':', '(', ')'))
      .map(all => all.join(' ')),
  );
  const bare = (text: string) => text.replace(/\s/g, '');
  fc.assert(
    fc.property(texts, text => {
      expect(bare(cut(text).join(''))).toBe(bare(text));
    }),
  );
});

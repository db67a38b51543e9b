// Statements as blocks: prose that runs together, points in lists, and no word lost on the way.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Claim } from '../../src/answer/answer.ts';
import { plainText } from '../../src/message/plain-text.ts';
import { presentStatements } from '../../src/present/present-statements.ts';

const claim = (shape: Claim['shape'], text: string, ...citations: number[]): Claim => ({ shape, text, citations });
const textOf = (claims: readonly Claim[]) => plainText({ blocks: presentStatements(claims) });

test.each<[string, Claim[], string]>([
  ['short prose runs together', [claim('prose', 'One.', 1), claim('prose', 'Two.', 2)], 'One. [1] Two. [2]'],
  [
    'long prose stands alone',
    [claim('prose', 'a'.repeat(161), 1), claim('prose', 'B.', 2)],
    `${'a'.repeat(161)} [1]\n\nB. [2]`,
  ],
  ['points and cells make a list', [claim('point', 'one', 1), claim('cell', 'two', 2)], '• one [1]\n• two [2]'],
  [
    'a lead stands above its points',
    [claim('lead', 'Choose:', 1), claim('point', 'one', 1)],
    'Choose: [1]\n\n• one [1]',
  ],
  ['code keeps its lines', [claim('code', 'a\n  b', 4)], 'a\n  b\n[4]'],
])('%s', (_what, claims, text) => {
  expect(textOf(claims)).toBe(text);
});

test('the name before a colon stands out, a time or an address does not', () => {
  const styles = (text: string) => JSON.stringify(presentStatements([claim('point', text, 1)])).includes('"strong"');
  expect(styles('Spot: 60–90% off')).toBe(true);
  expect(['at 10:30 it ends', 'https://example.test', 'nothing'].map(styles)).toEqual([false, false, false]);
});

test('every word and every mark is told, in order', () => {
  const shape = fc.constantFrom('prose', 'point', 'cell', 'code', 'lead' as const);
  fc.assert(
    fc.property(
      fc.array(fc.record({ shape, text: fc.stringMatching(/^[a-z:]{1,12}( [a-z:]{1,200}){0,3}$/) })),
      drawn => {
        const claims = drawn.map(({ shape, text }, i) => claim(shape as Claim['shape'], text, i + 1));
        const told = textOf(claims).replace(/[•\s]+/g, '');
        expect(told).toBe(claims.map(({ text, citations }) => `${text.replace(/ /g, '')}[${citations[0]}]`).join(''));
      },
    ),
  );
});

// A whole entry in a window: every statement on exactly one page, numbered anew on each, and pages that can be turned.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Claim, WholeEntry } from '../../src/answer/answer.ts';
import { plainText } from '../../src/message/plain-text.ts';
import { presentEntry as present } from '../../src/present/present-entry.ts';
import { buttonsOf } from '../app/chat/events.ts';
import { answered } from '../fakes/app.ts';

const presentEntry = (entry: WholeEntry, page: number) => present(entry, page, path => path);
const [CITATION] = answered('q').citations;

function entryOf(claims: readonly Claim[], dropped = 0): WholeEntry {
  const most = Math.max(0, ...claims.flatMap(({ citations }) => citations));
  const citations = Array.from({ length: most }, (_, i) => ({ ...CITATION!, n: i + 1, quote: `quote ${i + 1}` }));
  return { id: 'e', title: 'A title', claims, citations, dropped };
}

const prose = (text: string, ...citations: number[]): Claim => ({ text, citations, shape: 'prose' });
const pagesIn = (entry: WholeEntry) => Number(/of (\d+)$/.exec(presentEntry(entry, 0).title)?.[1] ?? 1);

const anyClaim: fc.Arbitrary<Claim> = fc.record({
  text: fc.integer({ min: 1, max: 4_000 }).map(length => 'w'.repeat(length)),
  citations: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 3 }),
  shape: fc.constantFrom('prose', 'point', 'cell', 'code', 'lead'),
});

describe('a whole entry', () => {
  test('is one page when it is short, without anything to turn', () => {
    const dialog = presentEntry(entryOf([prose('It boils.', 1)]), 0);
    expect(dialog.title).toBe('The whole entry');
    expect(plainText(dialog.message)).toMatch(/^A title\n\nIt boils\. \[1\]/);
    expect(buttonsOf(dialog.message)).toEqual([]);
  });

  test('has each statement on exactly one page, in order, and each source beside it in the order of its number', () => {
    fc.assert(
      fc.property(fc.array(anyClaim, { minLength: 1, maxLength: 12 }), drawn => {
        const claims = drawn.map((claim, i) => ({ ...claim, text: `<${i}>${claim.text}` }));
        const entry = entryOf(claims);
        const told: string[] = [];
        for (let page = 0; page < pagesIn(entry); page++) {
          const { message } = presentEntry(entry, page);
          const text = plainText(message);
          told.push(...(text.match(/<\d+>/g) ?? []));
          const sources = message.blocks.flatMap(block => (block.kind === 'sources' ? block.sources : []));
          expect(sources.map(({ citation }) => citation.n)).toEqual(sources.map((_, i) => i + 1));
          expect(text.length).toBeLessThan(16_000);
        }
        expect(told).toEqual(claims.map((_, i) => `<${i}>`));
      }),
    );
  });

  test('marks lead to the quotes that the statements stand on', () => {
    const long = 'w'.repeat(5_999);
    const { message } = presentEntry(entryOf([prose(long, 1), prose('second', 3, 2)]), 1);
    const sources = message.blocks.flatMap(block => (block.kind === 'sources' ? block.sources : []));
    expect(plainText(message)).toContain('second [1][2]');
    expect(sources.map(({ citation }) => citation.quote)).toEqual(['quote 3', 'quote 2']);
  });

  test('can be turned both ways, and a page beyond the end is the last', () => {
    const entry = entryOf(['a', 'b', 'c'].map(letter => prose(letter.repeat(5_000), 1)));
    const turns = (page: number) => buttonsOf(presentEntry(entry, page).message).map(({ action }) => action);
    const to = (page: number) => ({ kind: 'show-entry', entry: 'e', page });
    expect([turns(0), turns(1), turns(2)]).toEqual([[to(1)], [to(0), to(2)], [to(1)]]);
    expect(presentEntry(entry, 9_999)).toEqual(presentEntry(entry, 2));
  });

  test.each([
    [1, /^One statement is left out/m],
    [3, /^3 statements are left out/m],
  ])('tells on its last page alone that %i were left out', (dropped, sentence) => {
    const entry = entryOf([prose('a'.repeat(5_000), 1), prose('b'.repeat(5_000), 1)], dropped);
    expect(plainText(presentEntry(entry, 0).message)).not.toMatch(/left out/);
    expect(plainText(presentEntry(entry, 1).message)).toMatch(sentence);
  });

  test('of which nothing is left is a page that says so', () => {
    const dialog = presentEntry(entryOf([], 2), 0);
    expect(plainText(dialog.message)).toMatch(/^A title\n\n2 statements are left out/);
  });
});

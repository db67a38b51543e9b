// What must hold for any Markdown: it never throws, passages quote what they say, and the short way reads like the parser.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DraftPassage } from '../../../../src/bank/entry.ts';
import { markdownImporter } from '../../../../src/bank/import/markdown/importer.ts';
import { parseBlocks, parseFully } from '../../../../src/bank/import/markdown/parse.ts';
import { passagesOfBlocks, passagesOfMarkdown } from '../../../../src/bank/import/markdown/passages.ts';
import { sourceOfString } from '../../../../src/bank/source-text.ts';

const words = fc.constantFrom(
  'tea',
  'what',
  'is',
  'A:',
  'B)',
  'Answer: B',
  'Q3.',
  '**bold**',
  '*soft*',
  '`a < b`',
  '[t](u)',
  '![i](j.png)',
  '<b>',
  '</b>',
  '<br>',
  '_x_',
  'snake_case',
  '&amp;',
  '\\*',
  'الشاي',
  '茶',
  '🍵',
  '|',
  '$x$',
  'why?',
  'https://e.org',
);
const line = fc.array(words, { minLength: 1, maxLength: 7 }).map(parts => parts.join(' '));
const prefix = fc.constantFrom(
  '',
  '',
  '',
  '# ',
  '## ',
  '### ',
  '#### Q2. ',
  '- ',
  '  - ',
  '1. ',
  '10. ### ',
  '- [ ] ',
  '- [x] ',
  '* [X]',
  '> ',
  '> - ',
  '    ',
  '\t',
  '| a | b |\n|---|---|\n| ',
  '```',
  '```js\n',
  '~~~',
  '<details>',
  '</details>',
  '<details><summary>',
  '<summary>',
  '</summary>',
  '<!-- ',
  '-->',
  '---',
  '===',
  '**Q: ',
  '**Answer:** ',
  'A. ',
  'Q67. ',
  '`id: x` · `tags: y`\n',
  '<table><tr><td>',
  '<p>',
  '---\ntitle: ',
);
const piece = fc.tuple(prefix, line, fc.constantFrom('\n', '\n', '\n\n', '\r\n', '')).map(parts => parts.join(''));
const document = fc.array(piece, { maxLength: 25 }).map(parts => parts.join(''));

function bare(text: string): string {
  return (text.match(/[\p{L}\p{N}]+/gu) ?? []).join('');
}

/** Letter by letter in order: inline marks may stand within a word, and what is marked may be left out. */
function quotesItsWords(text: string, passage: DraftPassage): boolean {
  const quoted = bare(text.slice(passage.range.start, passage.range.end));
  let at = -1;
  return [...bare(passage.text)].every(letter => {
    at = quoted.indexOf(letter, at + 1);
    return at >= 0;
  });
}

describe('any Markdown', () => {
  it('never throws, and every passage quotes its words in order', () => {
    fc.assert(
      fc.property(document, text => {
        const imported = markdownImporter.read(sourceOfString('any.md', text));
        const cited = imported.copy ?? text;
        for (const entry of imported.entries) {
          expect(entry.passages.length).toBeGreaterThan(0);
          for (const passage of entry.passages) {
            expect(passage.range.end - passage.range.start).toBeLessThanOrEqual(1500);
            expect([
              passage.text,
              cited.slice(passage.range.start, passage.range.end),
              quotesItsWords(cited, passage),
            ]).toEqual([passage.text, expect.anything(), true]);
          }
        }
      }),
      { numRuns: 300, seed: 7 },
    );
  }, 60_000);

  it('reads simple blocks just as the full parser does', () => {
    fc.assert(
      fc.property(document, text => {
        const short = passagesOfBlocks(parseBlocks(text, 0, text.length), text);
        const full = passagesOfBlocks(parseFully(text, 0, text.length), text);
        expect(short.map(each => each.text).join(' ')).toBe(full.map(each => each.text).join(' '));
      }),
      { numRuns: 100, seed: 7 },
    );
  }, 60_000);
});

it('shifts ranges by the offset of the fragment', () => {
  const [passage] = passagesOfMarkdown('- one\n- two', 100);
  expect(passage?.range).toEqual({ start: 102, end: 105 });
});

it('cuts long paragraphs between sentences', () => {
  const text = 'This sentence is about tea and nothing else at all. '.repeat(40).trim();
  const passages = passagesOfMarkdown(text, 0);
  expect(passages.length).toBeGreaterThan(1);
  for (const { text: said } of passages) expect(said.endsWith('.')).toBe(true);
});

it('stays quick and whole on text that no person wrote', () => {
  const gap = ' '.repeat(100_000);
  const odd = [
    `## A?\n\n${gap}x\n- ${gap}[ ] x\n`,
    `## A${gap}b?\n\nx\n`,
    `## A?\n\n${'>'.repeat(3000)} x\n`,
    `## A?\n\n${'- '.repeat(2000)}x\n`,
    `## A?\n\n${'<div>'.repeat(20_000)}x`,
    '<details><summary>x?</summary>\n'.repeat(5000),
    '```js\n'.repeat(5000),
  ];
  for (const text of odd) expect(() => markdownImporter.read(sourceOfString('odd.md', text))).not.toThrow();
}, 20_000);

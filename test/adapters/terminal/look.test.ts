// How wide text may be, and how paths are written for a person.
import { expect, it } from 'vitest';
import { GLUE, lookOf, shownPath, wrap } from '../../../adapters/terminal/look.ts';
import { fakeTerminal } from '../../fakes/terminal.ts';

const widthOf = (isTTY: boolean, columns: number) => lookOf(fakeTerminal({ isTTY, columns }).terminal).width;

it('text is as wide as the terminal, within what can be read well', () => {
  expect([5, 40, 92, 300].map(columns => widthOf(true, columns))).toEqual([20, 40, 92, 92]);
});

it('text is 80 columns wide without a terminal, and on one that does not know its width', () => {
  expect([widthOf(false, 40), widthOf(true, 0)]).toEqual([80, 80]);
});

it('paths are relative to the current folder where they are below it', () => {
  const shown = (path: string) => shownPath(path, '/home/person');
  expect(shown('/home/person/bank/a.md')).toBe('bank/a.md');
  expect(shown('/home/person')).toBe('/home/person');
  expect(shown('/srv/other/a.md')).toBe('/srv/other/a.md');
  expect(shown('/home/person/..bank/a.md')).toBe('..bank/a.md');
});

it('wraps by columns: wide characters count twice, colours and marks not at all', () => {
  expect(wrap('日本語の文章 テスト', 8)).toEqual(['日本語の', '文章', 'テスト']);
  expect(wrap('é ü 👍 👩‍👩‍👧 🇩🇪 ok', 5)).toEqual(['é ü', '👍 👩‍👩‍👧', '🇩🇪 ok']);
  expect(wrap('a word\u001b[2m and another\u001b[22m end', 11)).toEqual([
    'a word\u001b[2m and\u001b[22m',
    '\u001b[2manother\u001b[22m end',
  ]);
});

it('keeps a mark with the word before it, and breaks what is longer than a line', () => {
  expect(wrap(`one two${GLUE}[1] three`, 10, '• ', '  ')).toEqual(['• one', '  two [1]', '  three']);
  expect(wrap('x'.repeat(12), 6, '- ')).toEqual(['- xxxx', '- xxxx', '- xxxx']);
});

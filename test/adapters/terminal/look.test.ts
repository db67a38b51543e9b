// How wide text may be, and how paths are written for a person.
import { expect, it } from 'vitest';
import { lookOf, shownPath } from '../../../adapters/terminal/look.ts';
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

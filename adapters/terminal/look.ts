// How wide and how colourful text on this terminal may be, and the wrapping that follows from it.
import { relative, sep } from 'node:path';
import { wrapAnsi } from 'fast-wrap-ansi';
import picocolors from 'picocolors';
import type { Terminal } from './surroundings.ts';

export type Colours = ReturnType<typeof picocolors.createColors>;

/** What rendering needs to know of the place where its text will stand. */
export interface Look {
  readonly width: number;
  readonly colours: Colours;
  readonly currentFolder: string;
  /** Whether typing the number of an offered question asks it. */
  readonly takesNumbers: boolean;
}

const WIDEST = 92;
const NARROWEST = 20;
const WITHOUT_TERMINAL = 80;

/** Stands for a space at which a line must not end. A noncharacter, so no text has it. */
export const GLUE = '\ufdd0';

/** The look of standard output now, for text that nobody can reply to; a window may be resized between two answers. */
export function lookOf(terminal: Terminal): Look {
  const columns = terminal.output.isTTY === true ? terminal.output.columns || WITHOUT_TERMINAL : WITHOUT_TERMINAL;
  return {
    width: Math.max(NARROWEST, Math.min(WIDEST, columns)),
    colours: picocolors.createColors(terminal.colours),
    currentFolder: terminal.currentFolder,
    takesNumbers: false,
  };
}

/** Wraps one paragraph; `first` stands before its first line and `rest` before the others. */
export function wrap(text: string, width: number, first = '', rest = first): string[] {
  const room = Math.max(1, width - rest.length);
  const lines = wrapAnsi(text, room, { hard: true }).split('\n');
  return lines.map((line, index) => `${index === 0 ? first : rest}${line.replaceAll(GLUE, ' ')}`);
}

/** A path as a person at this folder would write it. */
export function shownPath(path: string, currentFolder: string): string {
  const near = relative(currentFolder, path);
  return near === '' || near === '..' || near.startsWith(`..${sep}`) ? path : near;
}

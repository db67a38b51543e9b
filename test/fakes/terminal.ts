// A terminal made of plain streams: what is typed goes in, what a person would see comes out as text.
import { PassThrough, Writable } from 'node:stream';
import type { Output, Surroundings, Terminal } from '../../adapters/terminal/surroundings.ts';
import { createApp } from './app.ts';

/** Which of its parts are terminals, and how wide. */
export interface Shape {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly colours?: boolean;
}

/** The terminal, with what was printed on it so far and what happened to its job. */
export function fakeTerminal({ isTTY = false, columns = 80, colours = false }: Shape = {}) {
  const modes: string[] = [];
  const setRawMode = (raw: boolean) => modes.push(raw ? 'raw' : 'cooked');
  const input = Object.assign(new PassThrough(), { isTTY, setRawMode });
  const [output, printed] = recordingStream(isTTY, columns);
  const [errors, told] = recordingStream(isTTY, columns);
  let interrupted = 0;
  const goesOn: (() => void)[] = [];
  const terminal: Terminal = {
    input,
    output,
    errors,
    colours,
    currentFolder: '/home/person',
    interrupt: () => {
      interrupted += 1;
    },
    suspend: () => modes.push('stopped'),
    onContinue: listener => goesOn.push(listener),
  };
  return {
    terminal,
    input,
    printed,
    told,
    interruptions: () => interrupted,
    /** Modes that the terminal was put into, and when the job was stopped. */
    modes,
    goOn: () => {
      for (const listener of goesOn) listener();
    },
  };
}

/** Surroundings over the application with canned answers. */
export function fakeSurroundings(terminal: Terminal): Surroundings {
  const house = { app: createApp(), bankDir: '/home/person/knowledge/bank' };
  return {
    terminal,
    version: '1.2.3',
    open: async () => house,
    openServing: async () => null,
    openStore: async () => ({
      forget: async () => 3,
      workspaces: async () => ['slack:T1'],
      cards: async () => [],
      keepCards: async () => {},
      close: async () => {},
    }),
    examine: async () => ({ house, findings: [] }),
    recordFault: () => 'Something went wrong inside Whetstone (reference 00000000).',
  };
}

function recordingStream(isTTY: boolean, columns: number): [Output, () => string] {
  const pieces: string[] = [];
  const stream = new Writable({
    write(piece, _encoding, done) {
      pieces.push(String(piece));
      done();
    },
  });
  // Like standard output, it does not end with what was piped into it.
  const end = () => stream;
  return [Object.assign(stream, { isTTY, columns, end }), () => pieces.join('')];
}

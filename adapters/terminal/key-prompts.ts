// Asks a question of the quiz with prompts that take keys: options to go through, or a line to type.
import checkbox from '@inquirer/checkbox';
import input from '@inquirer/input';
import select from '@inquirer/select';
import type { OpenQuestion } from '../../src/app/quiz/quiz.ts';
import { lookOf } from './look.ts';
import { renderOption } from './render-quiz.ts';
import type { Terminal } from './surroundings.ts';
import { type Move, moveOf } from './typed-move.ts';

/** What the library ends a prompt with for Ctrl-C and the end of the input, and for our own signal. */
const LEAVING: ReadonlySet<string> = new Set(['ExitPromptError', 'AbortPromptError']);

/** Waits for what the person does; Ctrl-C, Ctrl-D and the end of the input leave. */
export async function promptFor(asked: OpenQuestion, terminal: Terminal): Promise<Move> {
  try {
    return asked.shown.kind === 'choice' ? await choose(asked, terminal) : await type(terminal);
  } catch (fault) {
    if (fault instanceof Error && LEAVING.has(fault.name)) return { kind: 'leave' };
    throw fault;
  }
}

async function type({ input: keys, output }: Terminal): Promise<Move> {
  return moveOf(await input({ message: 'Your answer:', required: true }, { input: keys, output }));
}

const SKIPPED = -1;
/** What the library puts before an option: a cursor and a space, with a box between where several may be ticked. */
const CURSOR = '  ';
const BOX = '   ';
/** Lines of the window that are not options: the message, the keys, an error and space. */
const OTHER_LINES = 6;
const USUAL_ROWS = 24;

/** The library breaks long lines within words, so options come to it wrapped, and it is told how many lines they take. */
async function choose({ shown }: OpenQuestion, terminal: Terminal): Promise<Move> {
  if (shown.kind !== 'choice') return { kind: 'skip' };
  const look = lookOf(terminal);
  const options = shown.options.map((option, value) => {
    const lines = (indent: string) => renderOption(option, value, { ...look, width: look.width - 1 }, indent);
    const name = lines(shown.several ? BOX : CURSOR)
      .join('\n')
      .trimStart();
    return { value, name, short: `\n${lines(CURSOR).join('\n')}` };
  });
  const choices = [...options, { value: SKIPPED, name: 'Skip, and see the answer', short: 'skip' }];
  const rows = terminal.output.rows ?? USUAL_ROWS;
  const lines = choices.reduce((sum, { name }) => sum + name.split('\n').length, 0);
  const manner = { choices, pageSize: Math.max(choices.length, Math.min(lines, rows - OTHER_LINES)), loop: false };
  const picks = await untilCtrlD(terminal, async context =>
    shown.several
      ? checkbox({ ...manner, message: 'Several are right:', required: true, ...TICKING }, context)
      : [await select({ ...manner, message: 'Which is right?' }, context)],
  );
  return picks.includes(SKIPPED) ? { kind: 'skip' } : { kind: 'answer', given: { picks } };
}

/** Without the library's letters for all and none, since letters name options here. */
const TICKING = {
  shortcuts: { all: null, invert: null },
  theme: {
    style: {
      renderSelectedChoices: (picked: readonly { readonly short: string }[]) =>
        picked.map(({ short }) => short).join(''),
    },
  },
} as const;

const CTRL_D = 0x04;

/** Prompts that take no line do not mind Ctrl-D, so it is minded for them. */
async function untilCtrlD<T>(
  { input: keys, output }: Terminal,
  ask: (context: Pick<Terminal, 'input' | 'output'> & { readonly signal: AbortSignal }) => Promise<T>,
): Promise<T> {
  const leaving = new AbortController();
  const onKey = (key: Buffer) => {
    if (key.includes(CTRL_D)) leaving.abort();
  };
  keys.on('data', onKey);
  try {
    return await ask({ input: keys, output, signal: leaving.signal });
  } finally {
    keys.off('data', onKey);
  }
}

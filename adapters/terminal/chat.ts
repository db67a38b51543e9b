// The chat on a terminal: a prompt with history; answers keep the order of the questions.
import { clearLine, createInterface, cursorTo, type Interface } from 'node:readline';
import { cleanLine } from './clean-text.ts';
import type { Conversation } from './conversation.ts';
import { lookOf } from './look.ts';
import type { Terminal } from './surroundings.ts';

export interface Chat {
  readonly conversation: Conversation;
  /** Shown once, above the first prompt. */
  readonly greeting: string;
  /** Starts to tell what happens to the bank meanwhile. */
  readonly follow: (tell: (sentence: string) => void) => void;
}

/** Talks until the person leaves and gives the exit status. */
export async function chat({ conversation, greeting, follow }: Chat, terminal: Terminal): Promise<number> {
  terminal.output.write(greeting);
  const lines = openPrompt(terminal);
  const { promise: left, resolve: leave } = Promise.withResolvers<number>();
  let waiting = 0;
  let closed = false;
  let work = Promise.resolve();

  async function serve(line: string, wasWaiting: boolean): Promise<void> {
    const isLast = await answer(line, wasWaiting, conversation, terminal);
    if (isLast) return leave(0);
    waiting -= 1;
    if (waiting === 0) lines.prompt();
  }

  lines.on('line', line => {
    const isBusy = waiting > 0;
    waiting += 1;
    work = work.then(() => serve(line, isBusy));
  });
  lines.on('SIGINT', () => {
    if (waiting > 0) terminal.interrupt();
    else if (lines.line === '') lines.close();
    else clearTyped(lines);
  });
  lines.on('SIGTSTP', () => {
    giveTerminalBack(terminal);
    terminal.suspend();
    // A job that no shell looks after is not stopped, and goes on here.
    takeTerminal(lines, waiting === 0, terminal);
  });
  terminal.onContinue(() => {
    if (!closed) takeTerminal(lines, waiting === 0, terminal);
  });
  lines.once('close', async () => {
    closed = true;
    await work;
    terminal.output.write('\n');
    leave(0);
  });
  lines.prompt();
  follow(sentence => interject(sentence, waiting === 0 ? lines : null, terminal));
  return left;
}

function openPrompt(terminal: Terminal): Interface {
  const prompt = `${lookOf(terminal).colours.cyan('>')} `;
  const { input, output } = terminal;
  return createInterface({ input, output, prompt, historySize: 1_000, removeHistoryDuplicates: true });
}

/** Whether the line was the person's last. One that had to wait, such as a pasted one, is repeated above its answer. */
async function answer(line: string, repeat: boolean, conversation: Conversation, terminal: Terminal): Promise<boolean> {
  if (line.trim() === '') return false;
  const { output } = terminal;
  const look = { ...lookOf(terminal), takesNumbers: true };
  if (repeat) output.write(`${look.colours.dim(`> ${cleanLine(line)}`)}\n`);
  const { text, trouble, leave } = await conversation.take(line, look);
  if (leave) return true;
  output.write(`\n${trouble ? look.colours.yellow(text.trimEnd()) : text.trimEnd()}\n\n`);
  return false;
}

function giveTerminalBack({ input }: Terminal): void {
  input.setRawMode?.(false);
}

/** The shell has changed the mode of the terminal meanwhile, so it is set anew; what was typed is shown again. */
function takeTerminal(lines: Interface, isReady: boolean, terminal: Terminal): void {
  giveTerminalBack(terminal);
  terminal.input.setRawMode?.(true);
  if (isReady) lines.prompt(true);
}

/** Ctrl-E and Ctrl-U: to the end of the line, then all before it goes. */
function clearTyped(lines: Interface): void {
  lines.write(null, { ctrl: true, name: 'e' });
  lines.write(null, { ctrl: true, name: 'u' });
}

/** One dim line above the prompt; what the person is typing stays. */
function interject(sentence: string, lines: Interface | null, terminal: Terminal): void {
  const { output } = terminal;
  if (lines !== null) {
    cursorTo(output, 0);
    clearLine(output, 0);
  }
  output.write(`${lookOf(terminal).colours.dim(sentence)}\n`);
  lines?.prompt(true);
}

// The chat on a terminal: a prompt with history; answers keep the order of the questions.
import { clearLine, createInterface, cursorTo, type Interface } from 'node:readline';
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

const INTERRUPTED = 130;

/** Talks until the person leaves and gives the exit status. */
export function chat({ conversation, greeting, follow }: Chat, terminal: Terminal): Promise<number> {
  const { output } = terminal;
  const prompt = `${lookOf(terminal).colours.cyan('>')} `;
  output.write(greeting);
  const lines = createInterface({
    input: terminal.input,
    output,
    prompt,
    historySize: 1_000,
    removeHistoryDuplicates: true,
  });
  const { promise: left, resolve: leave } = Promise.withResolvers<number>();
  let waiting = 0;
  let work = Promise.resolve();

  async function serve(line: string): Promise<void> {
    if (line.trim() !== '') {
      const look = lookOf(terminal);
      const said = await conversation.take(line, look);
      if (said.leave) return lines.close();
      output.write(`\n${said.trouble ? look.colours.yellow(said.text.trimEnd()) : said.text.trimEnd()}\n\n`);
    }
    waiting -= 1;
    if (waiting === 0) lines.prompt();
  }

  lines.on('line', line => {
    waiting += 1;
    work = work.then(() => serve(line));
  });
  lines.on('SIGINT', () => {
    if (waiting > 0) leave(INTERRUPTED);
    else if (lines.line === '') lines.close();
    else clearTyped(lines);
  });
  lines.once('close', () => work.then(() => leave(0)));
  follow(sentence => interject(sentence, waiting === 0 ? lines : null, terminal));
  lines.prompt();
  return left.then(status => {
    lines.close();
    output.write('\n');
    return status;
  });
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

// Without a terminal: reads a question a line and prints its answer before it reads the next.
import { cleanLine } from './clean-text.ts';
import type { Conversation } from './conversation.ts';
import { lookOf } from './look.ts';
import { print } from './print.ts';
import { readLines } from './read-lines.ts';
import type { Terminal } from './surroundings.ts';
import { WrongUsage } from './wrong-usage.ts';

/** Serves lines until the input ends or one says quit. Trouble with a line goes to standard error. */
export async function answerLines(conversation: Conversation, mustAsk: boolean, terminal: Terminal): Promise<number> {
  if (terminal.input.isTTY === true) terminal.errors.write('Type a question a line; Ctrl-D ends.\n');
  let served = 0;
  for await (const line of readLines(terminal.input)) {
    if (line.fault !== null) terminal.errors.write(`Line ${line.number}: ${line.fault}\n`);
    else if (line.text.trim() !== '') {
      const leave = await serve(line.text, served > 0, conversation, terminal);
      if (leave) return 0;
      served += 1;
    }
  }
  if (served > 0) return 0;
  if (mustAsk) throw new WrongUsage('No question was given; write one after ask, or one a line on standard input.');
  terminal.errors.write('Standard input ended without a question.\n');
  return 0;
}

/** The question is repeated above its answer, since nobody sees the input. */
async function serve(line: string, apart: boolean, conversation: Conversation, terminal: Terminal): Promise<boolean> {
  const look = lookOf(terminal);
  const { text, trouble, leave } = await conversation.take(line, look);
  if (leave) return true;
  if (trouble) await print(terminal.errors, text);
  else await print(terminal.output, `${apart ? '\n' : ''}${look.colours.dim(`> ${cleanLine(line)}`)}\n\n${text}`);
  return false;
}

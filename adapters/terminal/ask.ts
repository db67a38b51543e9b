// The command `ask`: one question, a batch, a chat, or a line of standard input each.
import type { Question, Reply } from '../../src/app/use-cases.ts';
import { answerAsJson } from './answer-json.ts';
import { cleanTurns } from './batch-request.ts';
import { checkQuestion } from './check-question.ts';
import { withBank } from './open-bank.ts';
import { print, printJson } from './print.ts';
import { isInteractive, type Surroundings, type Terminal } from './surroundings.ts';
import { WrongUsage } from './wrong-usage.ts';

export interface AskOptions {
  readonly bank?: string;
  readonly context?: readonly string[];
  readonly json?: boolean;
  readonly batch?: string;
}

/** Answers and gives the exit status. */
export async function ask(words: readonly string[], options: AskOptions, around: Surroundings): Promise<number> {
  const context = cleanTurns(options.context ?? []);
  if (options.batch !== undefined) return askBatch(options.batch, words, context, options.bank, around);
  if (words.length > 0) return askOne({ text: checkQuestion(words.join(' ')), context }, options, around);
  if (options.json === true) return askBatch('-', words, context, options.bank, around);
  const { converse } = await import('./converse.ts');
  const interactive = isInteractive(around.terminal);
  return converse({ bank: options.bank, context, follow: interactive, mustAsk: !interactive }, around);
}

async function askOne(question: Question, options: AskOptions, around: Surroundings): Promise<number> {
  return withBank(options.bank, around, async bank => {
    const reply = await bank.ask(question);
    if (options.json === true) await printJson(around.terminal.output, answerAsJson(null, reply));
    else await printPlain(reply, around.terminal);
    return 0;
  });
}

/** The modules that lay out text are loaded only where text is wanted. */
async function printPlain(reply: Reply, terminal: Terminal): Promise<void> {
  const [{ renderReply }, { lookOf }] = await Promise.all([import('./render-reply.ts'), import('./look.ts')]);
  await print(terminal.output, await renderReply(reply, lookOf(terminal)));
}

async function askBatch(
  file: string,
  words: readonly string[],
  context: readonly string[],
  path: string | undefined,
  around: Surroundings,
): Promise<number> {
  if (words.length > 0) throw new WrongUsage('Give either a question or --batch, not both.');
  if (context.length > 0) throw new WrongUsage('With --batch, put the earlier turns into the "context" of each line.');
  const { runBatch } = await import('./batch.ts');
  return withBank(path, around, async bank => {
    await runBatch(file, async (id, question) => answerAsJson(id, await bank.ask(question)), around);
    return 0;
  });
}

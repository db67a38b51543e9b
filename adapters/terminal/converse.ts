// Talks with whoever sits at the streams: a chat on a terminal, a line each without one.
import type { IndexReport, OpenBank } from '../../src/app/use-cases.ts';
import { cleanLine } from './clean-text.ts';
import { startConversation } from './conversation.ts';
import { lookOf, shownPath } from './look.ts';
import { withBank } from './open-bank.ts';
import { isInteractive, type Surroundings } from './surroundings.ts';

export interface Talk {
  readonly bank: string | undefined;
  /** Earlier turns to go on from. */
  readonly context: readonly string[];
  /** Whether edits of the bank's files are minded while talking. */
  readonly follow: boolean;
  /** Whether input without any question is a mistake of the caller. */
  readonly mustAsk: boolean;
  readonly purpose?: 'start';
}

/** Talks until the input ends or the person leaves, and gives the exit status. */
export function converse(talk: Talk, around: Surroundings): Promise<number> {
  return withBank(
    talk.bank,
    around,
    async (bank, path, { app }) => {
      const conversation = startConversation(bank, talk.context, around.recordFault, () => app.estimator());
      if (!isInteractive(around.terminal)) return talkInLines(talk, bank, conversation, around);
      const { chat } = await import('./chat.ts');
      const follow = talk.follow ? followEdits(bank) : () => {};
      return chat({ conversation, greeting: greet(bank, path, around), follow }, around.terminal);
    },
    talk.purpose ?? 'command',
  );
}

async function talkInLines(
  talk: Talk,
  bank: OpenBank,
  conversation: ReturnType<typeof startConversation>,
  { terminal }: Surroundings,
): Promise<number> {
  const { answerLines } = await import('./answer-lines.ts');
  if (talk.follow) followEdits(bank)(sentence => terminal.errors.write(`${sentence}\n`));
  return answerLines(conversation, talk.mustAsk, terminal);
}

function greet(bank: OpenBank, path: string, { terminal }: Surroundings): string {
  const { colours } = lookOf(terminal);
  const count = bank.entries.length;
  const shown = cleanLine(shownPath(path, terminal.currentFolder));
  return [
    `${colours.bold('Whetstone')} knows ${count} ${count === 1 ? 'question' : 'questions'} from ${shown}.`,
    'Ask in your own words; a follow-up may lean on what was said before.',
    'Type help to see more, quit to leave.',
    '',
  ].join('\n');
}

/** Turns what happens to the bank into sentences. */
function followEdits(bank: OpenBank): (tell: (sentence: string) => void) => void {
  return tell =>
    bank.follow(event => {
      const sentence = 'failed' in event ? cleanLine(event.failed) : rereadSentence(event);
      if (sentence !== null) tell(sentence);
    });
}

function rereadSentence(report: IndexReport): string | null {
  if (!report.rebuilt) return null;
  return `The bank was edited and read again: ${report.entries} ${report.entries === 1 ? 'question' : 'questions'}.`;
}

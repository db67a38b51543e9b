// Plays a quiz where nobody sits at a terminal: each question is printed, and each line of input answers one.
import { createInterface } from 'node:readline';
import type { Play } from '../../src/app/quiz/quiz.ts';
import { cleanLine } from './clean-text.ts';
import { lookOf } from './look.ts';
import { print } from './print.ts';
import { howToAnswer, renderEnd, renderOptions, renderPrompt, renderRevealed } from './render-quiz.ts';
import type { Terminal } from './surroundings.ts';
import { make, moveOf } from './typed-move.ts';

/** Plays until the questions or the lines end, and gives the exit status. */
export async function playInLines(play: Play, terminal: Terminal): Promise<number> {
  const look = lookOf(terminal);
  const tell = (lines: readonly string[]) => print(terminal.output, `${lines.join('\n')}\n\n`);
  const ask = async () => {
    if (play.open === null) return;
    await tell([...renderPrompt(play.open, look), ...renderOptions(play.open, look), howToAnswer(play.open)]);
  };
  await ask();
  for await (const line of createInterface({ input: terminal.input })) {
    if (line.trim() === '') continue;
    const move = moveOf(line);
    if (move.kind === 'leave') break;
    const taken = await make(move, play);
    await tell('refused' in taken ? [cleanLine(taken.refused)] : renderRevealed(taken.revealed, look));
    if ('revealed' in taken) await ask();
    if (play.open === null) break;
  }
  await print(terminal.output, `${renderEnd(play.score, await play.outlook(), look).join('\n')}\n`);
  return 0;
}

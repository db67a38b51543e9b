// Plays a quiz with the keys of a terminal, question by question, until the end or until the person leaves.
import type { OpenQuestion, Play, Revealed } from '../../src/app/quiz/quiz.ts';
import { cleanLine } from './clean-text.ts';
import { promptFor } from './key-prompts.ts';
import { type Look, lookOf, wrap } from './look.ts';
import { print } from './print.ts';
import { howToAnswer, renderEnd, renderPrompt, renderRevealed } from './render-quiz.ts';
import type { Terminal } from './surroundings.ts';
import { takeKeys } from './take-keys.ts';
import { make } from './typed-move.ts';

/** Plays until all questions are answered or the person leaves, and gives the exit status. */
export async function playWithKeys(play: Play, terminal: Terminal): Promise<number> {
  const { keys, release } = takeKeys(terminal);
  try {
    return await playOn(play, { ...terminal, input: keys });
  } finally {
    release();
  }
}

async function playOn(play: Play, terminal: Terminal): Promise<number> {
  const tell = (lines: readonly string[]) => print(terminal.output, `${lines.join('\n')}\n\n`);
  const count = play.score.questions === 1 ? 'One question' : `${play.score.questions} questions`;
  await tell([lookOf(terminal).colours.dim(`${count}; Ctrl-C leaves.`)]);
  for (let asked = play.open; asked !== null; asked = play.open) {
    const look = lookOf(terminal);
    await tell([...renderPrompt(asked, look), ...howToType(asked, look)]);
    const revealed = await answered(asked, play, terminal);
    if (revealed === null) {
      await print(terminal.output, '\n');
      break;
    }
    await tell(['', ...renderRevealed(revealed, lookOf(terminal))]);
  }
  const end = renderEnd(play.score, await play.outlook(), lookOf(terminal));
  await print(terminal.output, `${end.join('\n')}\n`);
  return 0;
}

/** A prompt that takes words has no room to say so itself. */
function howToType(asked: OpenQuestion, look: Look): string[] {
  if (asked.shown.kind === 'choice') return [];
  return wrap(look.colours.dim(`${howToAnswer(asked)} Type skip to see the answer.`), look.width);
}

/** Asks until an answer is taken; null when the person leaves. */
async function answered(asked: OpenQuestion, play: Play, terminal: Terminal): Promise<Revealed | null> {
  for (;;) {
    const move = await promptFor(asked, terminal);
    if (move.kind === 'leave') return null;
    const taken = await make(move, play);
    if ('revealed' in taken) return taken.revealed;
    const look = lookOf(terminal);
    await print(terminal.output, `${wrap(look.colours.yellow(cleanLine(taken.refused)), look.width).join('\n')}\n`);
  }
}

// The command line in a house with the kettles' quiz, for tests of the quiz in the terminal.
import { runCommandLine } from '../../../adapters/terminal/command-line.ts';
import { openStore } from '../../../src/drivers/sql-store.ts';
import { kettleQuiz } from '../../app/quiz/kettle-quiz.ts';
import { fakeSurroundings, fakeTerminal, type Shape } from '../../fakes/terminal.ts';

/** A house with the kettles' quiz, and calls of the command line in it, each on a terminal of its own. */
export async function kettleHouse() {
  const house = await kettleQuiz();
  await house.close();
  const { app, world } = house;
  const call = (args: readonly string[], shape: Shape = {}, typed: readonly string[] = []) => {
    const made = fakeTerminal(shape);
    if (!shape.isTTY) made.input.end(typed.map(line => `${line}\n`).join(''));
    const around = {
      ...fakeSurroundings(made.terminal),
      open: async () => ({ app, bankDir: world.root }),
      openStore: () => openStore({ dataDir: world.dataDir }),
    };
    return { ...made, around, status: runCommandLine(['quiz', ...args], around) };
  };
  const lines = async (args: readonly string[], ...typed: string[]) => {
    const called = call(args, {}, typed);
    const status = await called.status;
    return { status, printed: called.printed(), told: called.told() };
  };
  return { ...house, call, lines };
}

/** Options that ask just one question. */
export const SOON = ['--kind', 'choice', '--topic', 'boil', '--count', '1'];
export const MINUTES = ['--kind', 'number', '--count', '1'];
export const WHY = ['--kind', 'open', '--topic', 'descaling', '--count', '1'];

// Which calls the command line serves, what it says to those it does not, and the help of each command.
import { describe, expect, it } from 'vitest';
import { runCommandLine } from '../../../adapters/terminal/command-line.ts';
import { fakeSurroundings, fakeTerminal } from '../../fakes/terminal.ts';

async function call(args: readonly string[]) {
  const { terminal, input, printed } = fakeTerminal();
  input.end();
  const status = await runCommandLine(args, fakeSurroundings(terminal));
  return { status, printed: printed() };
}

describe('help', () => {
  const commands = ['start', 'ask', 'search', 'cost', 'quiz', 'index', 'bank', 'eval', 'doctor'].map(name => [name]);
  const subcommands = ['lint', 'import', 'stats'].map(name => ['bank', name]);
  for (const name of [[], ...commands, ...subcommands]) {
    it(`is there for whetstone ${name.join(' ')}, with an example`, async () => {
      const { status, printed } = await call([...name, '--help']);
      expect(status).toBe(0);
      expect(printed).toMatch(
        /^Usage: whetstone[^\n]*\n\n[A-Z].*\.\n\n(?:Arguments|Options):.*Example:\n {2}\$ npx whetstone /s,
      );
    });
  }

  it('is what a bare call gets', async () => {
    expect(await call([])).toEqual(await call(['--help']));
  });
});

describe('wrong usage', () => {
  const calls = [
    ['cost'],
    ['cost', '--json'],
    ['cost', '8xH100', '--batch', 'f'],
    ['cost', '8xH100', '--jsn'],
    ['cost', '8xH100', '--rules', 'guess'],
    ['cost', '8xH100', '--rules'],
    ['cost', '8xH100', '--prices', ''],
    ['cost', '8xH100', '-k', '3'],
    ['askk', 'x'],
    ['bank'],
    ['bank', 'lint'],
    ['bank', 'lint', ''],
    ['bank', 'import', 'x'],
    ['bank', 'mend'],
    ['help', 'mend'],
    ['ask', '--wrong'],
    ['ask', ''],
    ['ask', ' \n'],
    ['ask', '\u001b[31m'],
    ['ask', 'x'.repeat(100_000)],
    ['ask', 'x', '--bank', ''],
    ['ask', 'x', '--bank'],
    ['ask', 'x', '--batch', 'f'],
    ['ask', '--context', 'x', '--batch', 'f'],
    ['ask'],
    ['search'],
    ['search', ''],
    ['search', 'x', '--batch', 'f'],
    ['search', 'x', '-k', '0'],
    ['search', 'x', '-k', 'many'],
    ['index', 'x'],
    ['index', '--bank', ' '],
    ['eval', '--queries'],
    ['doctor', '--bank', 'x'],
    ['\u001b[2Jx\ny'],
  ];
  for (const args of calls) {
    it(`is told in one sentence: ${JSON.stringify(args).slice(0, 60)}`, async () => {
      await expect(call(args)).rejects.toMatchObject({
        name: 'WrongUsage',
        message: expect.stringMatching(/^[A-Z][^\n\u001b]*\.$/),
      });
    });
  }

  it('names the command that there is no help for', async () => {
    const told = "Unknown command 'mend'; `whetstone --help` lists what there is.";
    await expect(call(['help', 'mend'])).rejects.toThrow(told);
    await expect(call(['bank', 'help', 'mend'])).rejects.toThrow(told);
  });

  it('suggests the command that was meant', async () => {
    await expect(call(['serch', 'x'])).rejects.toThrow(
      "Unknown command 'serch' (did you mean search?); `whetstone --help` lists what there is.",
    );
  });
});

// The command line: reads a call, has the command serve it, and says in one sentence what is wrong with a call.
import { Command, CommanderError } from 'commander';
import { cleanLine } from './clean-text.ts';
import { commandsFor, example, type Serve } from './commands.ts';
import type { Surroundings } from './surroundings.ts';
import { WrongUsage } from './wrong-usage.ts';

/** Serves one call and gives its exit status. What goes wrong is thrown; wrong usage as `WrongUsage`. */
export async function runCommandLine(args: readonly string[], around: Surroundings): Promise<number> {
  let status = 0;
  const program = buildProgram(args, around, async serve => {
    status = await serve();
  });
  try {
    await program.parseAsync(args.length === 0 ? ['--help'] : args, { from: 'user' });
    return status;
  } catch (fault) {
    if (!(fault instanceof CommanderError)) throw fault;
    if (fault.exitCode === 0) return 0;
    throw new WrongUsage(sentenceOf(fault, args));
  }
}

function buildProgram(args: readonly string[], around: Surroundings, run: (serve: Serve) => Promise<void>): Command {
  const program = new Command('whetstone')
    .description('Answers questions from your question bank, every statement with the place where it stands.')
    .version(args.some(word => /^(?:-V|--version)$/.test(word)) ? around.version : '')
    .exitOverride()
    .configureHelp({ commandDescription: command => asSentence(command.description()) })
    .configureOutput({
      writeOut: text => around.terminal.output.write(text),
      // Its faults are told by whoever called, in one sentence.
      writeErr: () => {},
    });
  for (const add of commandsFor(args)) add(program, around, run);
  return program.addHelpText('after', example('ask "when should we self-host a model?"'));
}

/** Commander's message as one sentence of ours. */
function sentenceOf(fault: CommanderError, args: readonly string[]): string {
  if (fault.code === 'commander.help') {
    const help = args.indexOf('help');
    if (help < 0) return SUBCOMMANDS[args[0] ?? ''] ?? `Say what to do; ${WHERE_TO_LOOK}.`;
    return `Unknown command '${cleanLine(args[help + 1] ?? '')}'; ${WHERE_TO_LOOK}.`;
  }
  const text = cleanLine(fault.message.replace(/^error: /, '')).replace('(Did you mean', '(did you mean');
  const clause = text
    .replace(/\. (Expected|Give) /, (_, verb: string) => `: ${verb.toLowerCase()} `)
    .replace(/\.$/, '');
  return `${asSentence(clause).slice(0, -1)}; ${WHERE_TO_LOOK}.`;
}

const SUBCOMMANDS: Readonly<Record<string, string>> = {
  bank: 'Say what to do with the bank: lint, import or stats.',
  prices: 'Say what to do with the prices: show or refresh.',
};

const WHERE_TO_LOOK = '`whetstone --help` lists what there is';

function asSentence(clause: string): string {
  return `${clause.charAt(0).toUpperCase()}${clause.slice(1).replace(/\.$/, '')}.`;
}

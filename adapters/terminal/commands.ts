// The commands that there are, what each takes, and which module serves it once it is called.
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { QuizOptions } from './quiz.ts';
import type { Surroundings } from './surroundings.ts';

type QuestionKind = NonNullable<QuizOptions['kinds']>[number];
/** Serves a call and gives its exit status. */
export type Serve = () => Promise<number>;

/** Adds a command to the program; `run` takes what serves it when it is called. */
export type Add = (program: Command, around: Surroundings, run: (serve: Serve) => Promise<void>) => void;

const addStart: Add = (program, around, run) => {
  program
    .command('start')
    .description('serve the chat platforms that are set up; without one, a chat on a terminal or a question a line')
    .addHelpText('after', example('start'))
    .action(() => run(async () => (await import('./start.ts')).start(around)));
};

const addAsk: Add = (program, around, run) => {
  program
    .command('ask')
    .description('answer one question with its sources; without a question on a terminal, a chat')
    .argument('[question...]', 'the question')
    .addOption(bankOption())
    .option('--context <text>', 'an earlier turn, oldest first; may be repeated', collect)
    .addOption(jsonOption())
    .addOption(batchOption())
    .addHelpText('after', example('ask "and on azure?" --context "what gpus does aws have"'))
    .action((words, options) => run(async () => (await import('./ask.ts')).ask(words, options, around)));
};

const addSearch: Add = (program, around, run) => {
  program
    .command('search')
    .description('rank the entries, with scores and where each score comes from')
    .argument('[words...]', 'what to look for')
    .addOption(bankOption())
    .option('-k <n>', 'how many entries, from 1 to 9999', parseCount, 10)
    .addOption(jsonOption())
    .addOption(batchOption())
    .addHelpText('after', example('search "gpu capacity" -k 3'))
    .action((words, options) => run(async () => (await import('./search.ts')).search(words, options, around)));
};

const addCost: Add = (program, around, run) => {
  program
    .command('cost')
    .description('estimate what something costs, with how that comes about and from when the prices are')
    .argument('[request...]', 'what to run, train, serve, store, move or compare, in any order of words')
    .option(
      '--rules <name>',
      'whose figures count: market, the price book; or textbook, the rules of thumb',
      parseRules,
    )
    .addOption(pricesOption())
    .addOption(jsonOption())
    .addOption(batchOption())
    // A request may begin with a dash, as "-5 H100" does; what only looks like an option is told by the command.
    .allowUnknownOption()
    .addHelpText('after', example('cost "8xH100 72h spot aws"'))
    .action((words, options) => run(async () => (await import('./cost.ts')).cost(words, options, around)));
};

const addQuiz: Add = (program, around, run) => {
  program
    .command('quiz')
    .description('play a quiz from the bank, each answer with its proof; or print its questions')
    .addOption(bankOption())
    .option('--topic <words>', 'what the questions are about, such as serverless (default: everything)')
    .option('--count <n>', 'how many questions, from 1 to 9999 (default: 5; of a review 10)', parseCount)
    .option('--kind <kinds>', 'choice, open, number, or some of them joined by commas (default: all)', parseKinds)
    .option('--seed <n>', 'draws the same questions for the same number (default: the day)', parseSeed)
    .option('--review', 'ask what you missed before and are about to forget; where nothing is due, new questions')
    .addOption(jsonOption())
    .addHelpText('after', example('quiz --topic serverless --count 3'))
    .action(({ kind, ...options }) =>
      run(async () => (await import('./quiz.ts')).quiz({ ...options, kinds: kind }, around)),
    );
};

const addIndex: Add = (program, around, run) => {
  program
    .command('index')
    .description('build or refresh the index of a bank')
    .addOption(bankOption())
    .addOption(jsonOption())
    .addHelpText('after', example('index --bank notes/'))
    .action(options => run(async () => (await import('./build-index.ts')).buildIndex(options, around)));
};

const addBank: Add = (program, around, run) => {
  const bank = program
    .command('bank')
    .description('check, convert or count a bank')
    .addHelpText('after', example('bank lint notes/'));
  bank
    .command('lint')
    .description('name each line that gives no entry, and why; fails for errors')
    .argument('<path>', 'a file or a folder')
    .addOption(jsonOption())
    .addHelpText('after', example('bank lint notes/'))
    .action((path, options) => run(async () => (await import('./bank.ts')).lintBank(path, options, around)));
  bank
    .command('import')
    .description('convert a bank of any format into Markdown files')
    .argument('<path>', 'a file or a folder')
    .requiredOption('--to <dir>', 'the folder to write')
    .addOption(jsonOption())
    .addHelpText('after', example('bank import faq.csv --to notes/'))
    .action((path, options) => run(async () => (await import('./bank.ts')).importBank(path, options, around)));
  bank
    .command('stats')
    .description('count the questions of a bank')
    .argument('[path]', 'a file or a folder (default: BANK_DIR, else knowledge/bank)')
    .addOption(jsonOption())
    .addHelpText('after', example('bank stats'))
    .action((path, options) => run(async () => (await import('./bank.ts')).countBank(path, options, around)));
};

const addEval: Add = (program, around, run) => {
  program
    .command('eval')
    .description('score retrieval, citations and refusals')
    .addOption(bankOption())
    .option('--queries <file>', 'JSON lines of { id, text, context?, expected, answerable }')
    .addOption(jsonOption())
    .addHelpText('after', example('eval --queries questions.jsonl'))
    .action(options => run(async () => (await import('./evaluate.ts')).evaluate(options, around)));
};

const addPrices: Add = (program, around, run) => {
  const prices = program
    .command('prices')
    .description('show the price book, or fetch newer prices')
    .addHelpText('after', example('prices show'));
  prices
    .command('show')
    .description('list what things cost, with sources and ages')
    .addOption(pricesOption())
    .addOption(jsonOption())
    .addHelpText('after', example('prices show --prices mine.json'))
    .action(options => run(async () => (await import('./prices.ts')).showPrices(options, around)));
  prices
    .command('refresh')
    .description(
      'fetch newer prices of instances from the public SkyPilot catalogue, and name each row that was not believed',
    )
    .addOption(jsonOption())
    .addHelpText('after', example('prices refresh'))
    .action(options => run(async () => (await import('./prices.ts')).refreshPrices(options, around)));
};

const addDoctor: Add = (program, around, run) => {
  program
    .command('doctor')
    .description('check settings, bank, index and prices, and say how to mend each')
    .addHelpText('after', example('doctor'))
    .action(() => run(async () => (await import('./doctor.ts')).doctor(around)));
};

const addForget: Add = (program, around, run) => {
  program
    .command('forget')
    .description('delete what is kept of a person or of a workspace')
    .option('--workspace <id>', 'the workspace, such as slack:T0123')
    .option('--person <id>', 'a person of it, such as U0456 (default: everybody)')
    .option('--yes', 'delete without being asked')
    .addHelpText('after', example('forget --workspace slack:T0123 --person U0456'))
    .action(options => run(async () => (await import('./forget.ts')).forget(options, around)));
};

const COMMANDS: Readonly<Record<string, Add>> = {
  start: addStart,
  ask: addAsk,
  search: addSearch,
  cost: addCost,
  quiz: addQuiz,
  index: addIndex,
  bank: addBank,
  eval: addEval,
  prices: addPrices,
  doctor: addDoctor,
  forget: addForget,
};

/** The one that is called, since to set up all takes longer than to read the arguments; all where none is called by name. */
export function commandsFor([name = '']: readonly string[]): readonly Add[] {
  const called = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  return called === undefined ? Object.values(COMMANDS) : [called];
}

function bankOption(): Option {
  return new Option(
    '--bank <path>',
    'a file or a folder in any supported format (default: BANK_DIR, else knowledge/bank)',
  );
}

function pricesOption(): Option {
  return new Option(
    '--prices <file>',
    'a price book (default: PRICES_FILE, else the one that was refreshed or came along)',
  );
}

function jsonOption(): Option {
  return new Option('--json', 'print JSON alone on standard output');
}

function batchOption(): Option {
  return new Option(
    '--batch <file>',
    'one request a line, plain text or {"id", "text", "context"}; - is standard input; a JSON result a line',
  );
}

function collect(turn: string, turns: readonly string[] = []): string[] {
  return [...turns, turn];
}

function parseCount(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new InvalidArgumentError('Give a whole number from 1 to 9999');
  return Number(text);
}

function parseKinds(text: string): QuestionKind[] {
  const kinds = text.split(',').map(kind => kind.trim().toLowerCase());
  if (!kinds.every(isKind)) throw new InvalidArgumentError('Give choice, open or number, joined by commas');
  return kinds;
}

function isKind(text: string): text is QuestionKind {
  return text === 'choice' || text === 'open' || text === 'number';
}

function parseSeed(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError('Give a whole number of at most 15 digits');
  return Number(text);
}

function parseRules(text: string): 'market' | 'textbook' {
  if (text !== 'market' && text !== 'textbook') throw new InvalidArgumentError('Give market or textbook');
  return text;
}

/** The last lines of a help text. */
export function example(call: string): string {
  return `\nExample:\n  $ npx whetstone ${call}\n`;
}

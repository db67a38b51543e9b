// The command `cost`: estimates one request, or a batch of them.
import type { Estimator } from '../../src/app/use-cases.ts';
import { cleanLine } from './clean-text.ts';
import { estimateAsJson } from './estimate-json.ts';
import { print, printJson } from './print.ts';
import type { Surroundings, Terminal } from './surroundings.ts';
import { WrongUsage } from './wrong-usage.ts';

export interface CostOptions {
  readonly rules?: 'market' | 'textbook';
  readonly prices?: string;
  readonly json?: boolean;
  readonly batch?: string;
}

const EXAMPLE = 'whetstone cost "8xH100 72h spot aws"';

/** Estimates and gives the exit status: 1 for a single request that gives no figure. */
export async function cost(words: readonly string[], options: CostOptions, around: Surroundings): Promise<number> {
  refuseOptions(words);
  if (options.batch !== undefined) return costBatch(options.batch, words, options, around);
  if (words.length === 0) throw new WrongUsage(`Say what to estimate, for example: ${EXAMPLE}.`);
  const estimator = await openEstimator(options, around);
  const result = estimator.estimate(words.join(' '), options);
  const { terminal } = around;
  if (options.json === true) await printJson(terminal.output, estimateAsJson(null, result));
  else await tell(result, terminal);
  return result.ok ? 0 : 1;
}

/** Words that begin with a dash are let through for the sake of requests, and with them options that there are not. */
function refuseOptions(words: readonly string[]): void {
  const option = words.find(word => /^--?[a-z][\w-]*(?:=.*)?$/is.test(word));
  if (option === undefined) return;
  throw new WrongUsage(`Unknown option '${cleanLine(option)}'; \`whetstone cost --help\` lists what there is.`);
}

async function openEstimator({ prices }: CostOptions, around: Surroundings): Promise<Estimator> {
  if (prices?.trim() === '') throw new WrongUsage('Name a file after --prices, for example: --prices prices.json.');
  const { app } = await around.open('command');
  const estimator = await app.estimator(prices);
  if (estimator.notice !== null) around.terminal.errors.write(`${cleanLine(estimator.notice)}\n`);
  return estimator;
}

/** The modules that lay out text are loaded only where text is wanted. */
async function tell(result: ReturnType<Estimator['estimate']>, terminal: Terminal) {
  if (!result.ok) {
    const { refusalLines } = await import('./refused-request.ts');
    terminal.errors.write(`${refusalLines(result, request => `whetstone cost ${inQuotes(request)}`).join('\n')}\n`);
    return;
  }
  const [{ renderEstimate }, { lookOf }] = await Promise.all([import('./render-estimate.ts'), import('./look.ts')]);
  await print(terminal.output, renderEstimate(result, lookOf(terminal)));
}

/** As a shell takes it, which would look for a variable behind a dollar sign. */
function inQuotes(request: string): string {
  return /["$`\\!]/.test(request) ? `'${request}'` : `"${request}"`;
}

async function costBatch(
  file: string,
  words: readonly string[],
  options: CostOptions,
  around: Surroundings,
): Promise<number> {
  if (words.length > 0) throw new WrongUsage('Give either a request or --batch, not both.');
  const estimator = await openEstimator(options, around);
  const { runBatch } = await import('./batch.ts');
  await runBatch(
    file,
    async (id, { text }) => estimateAsJson(id, estimator.estimate(text, options)),
    around,
    // As it was typed, since why it cannot be estimated is for the estimator to say; it looks at no earlier turns.
    text => ({ text, context: [] }),
  );
  return 0;
}

// The command `search`: ranked entries with scores and where each score comes from.
import { hitsAsJson } from './answer-json.ts';
import { checkQuestion } from './check-question.ts';
import { withBank } from './open-bank.ts';
import { print, printJson } from './print.ts';
import type { Surroundings } from './surroundings.ts';
import { WrongUsage } from './wrong-usage.ts';

export interface SearchOptions {
  readonly bank?: string;
  readonly k: number;
  readonly json?: boolean;
  readonly batch?: string;
}

/** Searches and gives the exit status. */
export async function search(words: readonly string[], options: SearchOptions, around: Surroundings): Promise<number> {
  if (options.batch !== undefined) return searchBatch(options.batch, words, options, around);
  if (words.length === 0) throw new WrongUsage('Say what to search for, for example: whetstone search "gpu capacity".');
  const text = checkQuestion(words.join(' '));
  return withBank(options.bank, around, async bank => {
    const found = await bank.search({ text, context: [] }, options.k);
    if (options.json === true) await printJson(around.terminal.output, hitsAsJson(null, text, found));
    else await printPlain(found, around);
    return 0;
  });
}

async function printPlain(found: Parameters<typeof hitsAsJson>[2], { terminal }: Surroundings): Promise<void> {
  const [{ renderHits }, { lookOf }] = await Promise.all([import('./render-hits.ts'), import('./look.ts')]);
  await print(terminal.output, renderHits(found, lookOf(terminal)));
}

async function searchBatch(
  file: string,
  words: readonly string[],
  { bank: path, k }: SearchOptions,
  around: Surroundings,
): Promise<number> {
  if (words.length > 0) throw new WrongUsage('Give either words or --batch, not both.');
  const { runBatch } = await import('./batch.ts');
  return withBank(path, around, async bank => {
    await runBatch(file, async (id, query) => hitsAsJson(id, query.text, await bank.search(query, k)), around);
    return 0;
  });
}

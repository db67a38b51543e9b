// Answers measured: a whole extractive answer on our own bank, in process, beside one raw MiniSearch search of the same texts.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import MiniSearch from 'minisearch';
import type { OpenBank } from '../src/app/use-cases.ts';
import type { Bank } from '../src/bank/entry.ts';
import { createApp } from '../src/compose.ts';
import { readConfig } from '../src/config.ts';
import { bankAt } from './bank-at.ts';
import { median } from './stopwatch.ts';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' } } });

const ALLOWED_MS = 2;
const packageRoot = fileURLToPath(new URL('..', import.meta.url));
const dataDir = mkdtempSync(join(tmpdir(), 'whetstone-answers-'));
try {
  await main();
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}

async function main(): Promise<void> {
  const { config } = await readConfig({ DATA_DIR: dataDir }, packageRoot);
  const entries = bankAt(join(config.bankDir, 'cloud-ai-services.md')).entries;
  const questions = entries.flatMap(({ title, variants }) => [title, ...variants]);
  const open = await createApp(config).openBank(config.bankDir);
  const search = miniSearchOver(entries);
  const [answers, searches]: [number[], number[]] = [[], []];
  let answered = 0;
  for (let round = 0; round <= Number(values.rounds); round++) {
    for (const question of questions) {
      const { took, was } = await timeAnswer(open, question);
      const other = timeSearch(search, question);
      // The first round warms up.
      if (round === 0) continue;
      answers.push(took);
      searches.push(other);
      answered += was ? 1 : 0;
    }
  }
  await open.close();
  const middle = median(answers);
  const slow = answers.toSorted((a, b) => a - b)[Math.floor(answers.length * 0.95)]!;
  const share = Math.round((100 * answered) / answers.length);
  console.log(
    `${questions.length} questions (the bank's titles and variants), ${share}% answered, ${values.rounds} rounds:`,
  );
  console.log(
    `  a whole answer, median     ${middle.toFixed(2)} ms  (${middle < ALLOWED_MS ? '' : 'NOT '}under ${ALLOWED_MS} ms)`,
  );
  console.log(`  95 of 100 within           ${slow.toFixed(2)} ms`);
  console.log(`  answer ÷ MiniSearch search ${(middle / median(searches)).toFixed(2)}`);
  console.log(
    'An answer is ranking by words and vectors, choosing passages, and reading and hashing the cited file anew.',
  );
}

async function timeAnswer(bank: OpenBank, text: string): Promise<{ took: number; was: boolean }> {
  const started = performance.now();
  const { answered } = await bank.ask({ text, context: [] });
  return { took: performance.now() - started, was: answered };
}

function timeSearch(search: (question: string) => unknown, question: string): number {
  const started = performance.now();
  search(question);
  return performance.now() - started;
}

/** MiniSearch over every text that we search: titles, variants and passages. */
function miniSearchOver(entries: Bank['entries']): (question: string) => unknown {
  const index = new MiniSearch({ fields: ['text'] });
  const texts = entries.flatMap(({ title, variants, passages }) => [title, ...variants, ...passages.map(p => p.text)]);
  index.addAll(texts.map((text, id) => ({ id, text })));
  return question => index.search(question);
}

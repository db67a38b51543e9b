// Answering exactly once, at full size: a thousand questions, each delivered up to four times, through kills and lost calls.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Outcome, runTrial } from '../test/exactly-once/trial.ts';
import { median } from './stopwatch.ts';

const { values } = parseArgs({
  options: {
    questions: { type: 'string', default: '1000' },
    /** Conversations begin within so many seconds. */
    seconds: { type: 'string', default: '60' },
    /** The share of calls to Slack that meets trouble. */
    trouble: { type: 'string', default: '0.15' },
    seed: { type: 'string', default: '1' },
  },
});

const folder = mkdtempSync(join(tmpdir(), 'whetstone-once-'));
try {
  tell(await run());
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function run(): Promise<Outcome> {
  const questions = Number(values.questions);
  const spanMs = Number(values.seconds) * 1_000;
  return runTrial({
    folder,
    seed: Number(values.seed),
    questions,
    channels: Math.ceil(questions / 10),
    spanMs,
    laterMs: 10_000,
    lifeMs: [200, 2_500],
    kills: Number.POSITIVE_INFINITY,
    trouble: Number(values.trouble),
    patienceMs: 5 * spanMs + 120_000,
  });
}

function tell(outcome: Outcome): void {
  const { questions, deliveries, tries, kills, lookups, startsMs, troubles, tookMs, waiting } = outcome;
  const seconds = (ms: number) => (ms / 1_000).toFixed(1);
  console.log(`${questions} questions, delivered ${deliveries} times (tried ${tries} times), seed ${values.seed}:`);
  console.log(`  ${deliveries - questions} duplicates, under the same id and under others`);
  console.log(`  killed with SIGKILL ${kills} times in ${seconds(tookMs)} s`);
  console.log(
    `  served again after ${seconds(median(startsMs))} s in the middle, ${seconds(Math.max(...startsMs))} s at most`,
  );
  console.log(
    `  calls to Slack that met trouble: ${[...troubles].map(([name, count]) => `${name} ${count}`).join(', ')}`,
  );
  console.log(`  posts that were looked for before posting again: ${lookups}`);
  const faults = [
    ['answers missing', outcome.missing],
    ['answers twice', outcome.twice],
    ['posts that answer nothing', outcome.stray],
    ['threads in another order', outcome.reversed],
  ] as const;
  for (const [what, found] of faults) console.log([`  ${what}: ${found.length}`, ...found.slice(0, 20)].join('\n    '));
  console.log(`  left waiting in the store: ${waiting}`);
  if (waiting === 0 && faults.every(([, found]) => found.length === 0)) return;
  console.log(outcome.told.slice(-2_000));
  process.exitCode = 1;
}

// Indexing measured: how long it stops the main thread, how long it takes a passage, and memory a passage beside MiniSearch.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createApp } from '../src/compose.ts';
import { readConfig } from '../src/config.ts';
import { writeBank } from './made-files.ts';
import { makeEntries, type Recipe } from './synthetic-bank.ts';

const { values } = parseArgs({
  options: {
    entries: { type: 'string', default: '10000' },
    passages: { type: 'string', default: '2' },
  },
});

const ALLOWED_STOP_MS = 50;
const TICK_MS = 2;
const MEGABYTE = 1024 * 1024;
const packageRoot = fileURLToPath(new URL('..', import.meta.url));
const recipe: Recipe = {
  entries: Number(values.entries),
  passagesPerEntry: Number(values.passages),
  titled: true,
  seed: 3,
};

const folder = mkdtempSync(join(tmpdir(), 'whetstone-indexing-'));
try {
  await main();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function main(): Promise<void> {
  const bankDir = join(folder, 'bank');
  writeBank(bankDir, [...makeEntries(recipe)]);
  const { config } = await readConfig({ DATA_DIR: join(folder, 'data'), BANK_DIR: bankDir }, packageRoot);
  const idle = await watchStops(() => new Promise(done => setTimeout(done, 2_000)));
  const app = createApp(config);
  let passages = 0;
  const indexing = await watchStops(async () => {
    const report = await app.index(bankDir);
    passages = report.passages;
    return report.ms;
  });
  const opening = await watchStops(async () => (await app.openBank(bankDir)).close());
  console.log(`${recipe.entries} made-up entries with ${passages} passages, in a worker.`);
  sayStops('while nothing happens', idle, false);
  sayStops('while indexing', indexing, true);
  sayStops('while the finished index is loaded', opening, true);
  console.log(
    `  A passage takes ${((indexing.took / passages) * 1000).toFixed(0)} µs, reading, embedding and fitting included.`,
  );
  printMemory(bankDir, passages);
}

/**
 * The longest stop by the clock, how much of it this thread worked, and the most that it worked in any stop. What the clock
 * has beyond the work is waiting, most of it for a processor that other threads and programs hold.
 */
interface Stops {
  readonly longest: number;
  readonly workedMeanwhile: number;
  readonly mostWorked: number;
}

function sayStops(when: string, { longest, workedMeanwhile, mostWorked }: Stops, mustHold: boolean): void {
  const verdict = (ms: number) =>
    mustHold ? ` (${ms <= ALLOWED_STOP_MS ? 'at most' : 'ABOVE'} ${ALLOWED_STOP_MS} ms)` : '';
  const byClock = `${longest.toFixed(1)} ms by the clock${verdict(longest)}, ${workedMeanwhile.toFixed(1)} ms of them work`;
  console.log(`  longest stop ${when}: ${byClock};`);
  console.log(`    most work in a stop, whatever else runs here: ${mostWorked.toFixed(1)} ms${verdict(mostWorked)}`);
}

/** How long a timer had to wait beyond its time while `work` was going on. */
async function watchStops(work: () => Promise<unknown>): Promise<Stops & { readonly took: number }> {
  const started = performance.now();
  let stops = { longest: 0, workedMeanwhile: 0, mostWorked: 0 };
  let last = { at: started, worked: workedMs() };
  const look = () => {
    const now = { at: performance.now(), worked: workedMs() };
    const [stop, worked] = [now.at - last.at - TICK_MS, now.worked - last.worked];
    const mostWorked = Math.max(stops.mostWorked, worked);
    stops = stop > stops.longest ? { longest: stop, workedMeanwhile: worked, mostWorked } : { ...stops, mostWorked };
    last = now;
  };
  const timer = setInterval(look, TICK_MS);
  await work();
  look();
  clearInterval(timer);
  return { ...stops, took: performance.now() - started };
}

/** The processor time of this thread alone, which does not grow while others have its turn. */
function workedMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** Each in a process of its own that holds the bank's texts and the index, after a collection of garbage. */
function printMemory(bankDir: string, passages: number): void {
  const compose = new URL('../src/compose.ts', import.meta.url).href;
  const synthetic = new URL('./synthetic-bank.ts', import.meta.url).href;
  const settings = JSON.stringify({ packageRoot, bankDir, dataDir: join(folder, 'data') });
  const nothing = memoryOf('const keep = null;');
  const ours = memoryOf(`
    const { createApp } = await import(${JSON.stringify(compose)});
    const keep = await createApp(${settings}).openBank(${JSON.stringify(bankDir)});
    await keep.ask({ text: 'what is this about', context: [] });`);
  const other = memoryOf(`
    const { default: MiniSearch } = await import('minisearch');
    const { makeEntries } = await import(${JSON.stringify(synthetic)});
    const keep = new MiniSearch({ fields: ['title', 'text'], storeFields: ['title', 'text'] });
    let id = 0;
    for (const { title, passages } of makeEntries(${JSON.stringify(recipe)}))
      for (const text of passages) keep.add({ id: id++, title, text });
    keep.search('what is this about');`);
  const perPassage = (bytes: number) => `${(bytes / passages / 1024).toFixed(1)} KiB`;
  for (const kind of ['heap', 'rss'] as const) {
    const [mine, theirs] = [ours[kind] - nothing[kind], other[kind] - nothing[kind]];
    const ratio = (mine / theirs).toFixed(2);
    const what = kind === 'heap' ? 'heap and buffers' : 'resident memory';
    console.log(`  ${what} a passage: ${perPassage(mine)}, MiniSearch ${perPassage(theirs)}, ratio ${ratio}`);
  }
  console.log(
    `  (${(ours.vectors / MEGABYTE).toFixed(0)} MiB of ours are buffers: vectors, postings and the like; MiniSearch keeps no vectors.)`,
  );
}

interface Memory {
  readonly heap: number;
  readonly rss: number;
  readonly vectors: number;
}

/** The memory of a process in which `script` has made `keep`. */
function memoryOf(script: string): Memory {
  const measure = `
    globalThis.gc(); globalThis.gc();
    const { heapUsed, arrayBuffers, external, rss } = process.memoryUsage();
    console.log(JSON.stringify({ heap: heapUsed + Math.max(external, arrayBuffers), vectors: arrayBuffers, rss }));
    process.exit(keep === undefined ? 1 : 0);`;
  // A file beside the packages' own, so that it finds them by name.
  const path = join(packageRoot, 'bench', `memory-${process.pid}.mjs`);
  writeFileSync(path, `${script}\n${measure}`);
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--expose-gc', path], { encoding: 'utf8' });
  rmSync(path);
  if (status !== 0) throw new Error(`a process that measures memory ended with ${status}: ${stderr}`);
  return JSON.parse(stdout.trim().split('\n').at(-1)!);
}

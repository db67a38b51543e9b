// A process or thread of its own for the tests of the index store: told what to do by its arguments, it prints what it did.
import { setTimeout as sleep } from 'node:timers/promises';
import { workerData } from 'node:worker_threads';
import { fileIndexStore } from '../../src/drivers/file-index-store.ts';
import { systemClock } from '../../src/drivers/system-clock.ts';
import { facts, type Kept, makeIndex } from '../contracts/kept-index.ts';

const [task = '', dataDir = '', count = '0', graphFrom = 'Infinity'] =
  (workerData as string[] | null) ?? process.argv.slice(2);
const store = fileIndexStore<Kept>({ dataDir, clock: systemClock, graphFrom: Number(graphFrom) });

await run();

async function run(): Promise<void> {
  if (task === 'save-forever') await saveForever(Number(count));
  if (task === 'build-once') await buildOnce();
  if (task === 'hold') await store.building('bank', hold);
  if (task === 'save') await saveOnce(Number(count));
  if (task === 'tell-search') await tellSearch();
}

async function saveForever(first: number): Promise<void> {
  for (let version = first; ; version++) {
    await save(version);
    if (version === first) console.log('saved');
  }
}

function hold(): Promise<void> {
  console.log('holding');
  return sleep(60_000);
}

async function buildOnce(): Promise<void> {
  const did = await store.building('bank', async () => {
    if ('data' in (await store.load('bank'))) return 'found';
    await sleep(300);
    await save(1);
    return 'built';
  });
  console.log(did);
}

async function saveOnce(rows: number): Promise<void> {
  const saved = await store.building('bank', () => save(1, rows, 32));
  console.log('failure' in saved ? `${saved.failure.name}: ${saved.failure.message}` : 'saved');
}

/** Tells for which search the index was saved, which one serves, and what it finds for row 5. */
async function tellSearch(): Promise<void> {
  const stored = await store.load('bank');
  if ('missing' in stored) return console.log(stored.missing);
  const { manifest, matrix, vectors } = stored;
  const row = matrix.subarray(5 * manifest.dimensions, 6 * manifest.dimensions);
  console.log(`${manifest.search.kind} ${vectors.kind} ${vectors.nearest(row, 1)[0]?.label}`);
}

function save(version: number, ...size: [rows?: number, dimensions?: number]) {
  const { data, vectors } = makeIndex(version, ...size);
  return store.save('bank', facts, data, vectors);
}

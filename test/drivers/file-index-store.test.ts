// Stored indexes against what happens to files: killed savers, two at once, disks that refuse.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { afterAll, describe, expect, test } from 'vitest';
import { COARSE_FROM } from '../../src/drivers/coarse-vector-index.ts';
import { loadHnswlib } from '../../src/drivers/hnsw-vector-index.ts';
import { rowOf, uniform } from '../contracts/clustered-vectors.ts';
import { indexStoreContract, loadWhole, saveWhole } from '../contracts/index-store.ts';
import { facts, makeIndex } from '../contracts/kept-index.ts';
import { entriesOf, storeAt } from './index-on-disk.ts';

const CHILD = join(import.meta.dirname, 'index-store-child.ts');
const WITHOUT_HNSWLIB = ['--import', join(import.meta.dirname, 'no-hnswlib-hook.ts')];
const KILLS = 25;

const place = mkdtempSync(join(tmpdir(), 'whetstone-index-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

const hasGraphs = (await loadHnswlib()) !== null;

indexStoreContract('the file store', () => storeAt(join(place, 'contract')));
describe.runIf(hasGraphs)('with graphs', () =>
  indexStoreContract('the file store', () => storeAt(join(place, 'contract of graphs'), 1)),
);

describe('a process killed in the middle', () => {
  test(`of saving leaves the old index or the new one, ${KILLS} times`, { timeout: 120_000 }, async () => {
    const dataDir = join(place, 'killed');
    const next = uniform(7);
    let version = 1;
    let interrupted = 0;
    for (let round = 0; round < KILLS; round++) {
      const child = startChild('save-forever', dataDir, String(version));
      await once(child.stdout!, 'data');
      await sleep(next() * 40);
      await kill(child);
      if (entriesOf(dataDir).some(name => name.startsWith('unfinished-'))) interrupted++;
      const { data, matrix } = await loadWhole(storeAt(dataDir), 'bank');
      expect(data.version).toBeGreaterThanOrEqual(version);
      const whole = makeIndex(data.version);
      expect(data).toEqual(whole.data);
      expect([...matrix]).toEqual([...whole.vectors.matrix]);
      version = data.version + 1;
    }
    expect(interrupted, 'kills that met an unfinished save').toBeGreaterThan(KILLS / 5);
    await saveWhole(storeAt(dataDir), 'bank', version);
    await saveWhole(storeAt(dataDir), 'bank', version + 1);
    expect(entriesOf(dataDir).filter(name => name.startsWith('unfinished-'))).toEqual([]);
    expect(entriesOf(dataDir).filter(name => name.startsWith('generation-')).length).toBeLessThanOrEqual(3);
  });

  test('of building gives the lock back at once', async () => {
    const dataDir = join(place, 'holder');
    const child = startChild('hold', dataDir);
    await once(child.stdout!, 'data');
    const waiting = storeAt(dataDir).building('bank', async waited => waited, { waitMs: 5000 });
    await sleep(100);
    await kill(child);
    expect(await waiting).toBe(true);
  });
});

describe('two at once', () => {
  test('of processes: one builds, the other waits and finds its index', async () => {
    const dataDir = join(place, 'two');
    const did = await Promise.all([outputOf('build-once', dataDir), outputOf('build-once', dataDir)]);
    expect(did.sort()).toEqual(['built', 'found']);
  });

  test('of threads, in a worker as here', async () => {
    const dataDir = join(place, 'threads');
    const here = storeAt(dataDir).building('bank', async () => {
      const worker = new Worker(CHILD, { workerData: ['build-once', dataDir], stdout: true });
      await sleep(400);
      expect('missing' in (await storeAt(dataDir).load('bank'))).toBe(true);
      return worker;
    });
    const worker = await here;
    await once(worker, 'exit');
    expect((await loadWhole(storeAt(dataDir), 'bank')).data.version).toBe(1);
  });

  test('saving without a lock leave one whole index', async () => {
    const dataDir = join(place, 'unlocked');
    await Promise.all([1, 2, 3, 4].map(version => saveWhole(storeAt(dataDir), 'bank', version)));
    const { data } = await loadWhole(storeAt(dataDir), 'bank');
    expect(data).toEqual(makeIndex(data.version).data);
  });

  test('reading while another saves always find a whole index', async () => {
    const dataDir = join(place, 'readers');
    await saveWhole(storeAt(dataDir), 'bank', 1);
    let done = false;
    const saving = (async () => {
      for (let version = 2; version < 40; version++) await saveWhole(storeAt(dataDir), 'bank', version);
      done = true;
    })();
    while (!done) {
      const { data, matrix } = await loadWhole(storeAt(dataDir), 'bank');
      expect([...matrix]).toEqual([...makeIndex(data.version).vectors.matrix]);
    }
    await saving;
  });
});

describe('a disk that refuses', () => {
  test('is a failure in one sentence, not thrown, and building goes on without a lock', async () => {
    const inTheWay = join(place, 'file');
    writeFileSync(inTheWay, '');
    const store = storeAt(inTheWay);
    const { data, vectors } = makeIndex(1);
    const saved = await store.building('bank', () => store.save('bank', facts, data, vectors));
    expect(saved).toMatchObject({
      failure: { name: 'PersonError', message: expect.stringContaining('file is in the way') },
    });
    expect(await store.load('bank')).toHaveProperty('missing');
    expect(store.inMemory(vectors).nearest(rowOf(vectors, 2), 1)[0]?.label).toBe(2);
  });

  test('is told before anything is built for it', async () => {
    const inTheWay = join(place, 'another file');
    writeFileSync(inTheWay, '');
    const message = expect.stringContaining(`cannot write to DATA_DIR ${inTheWay}: a file is in the way`);
    expect(await storeAt(inTheWay).trouble()).toMatchObject({ name: 'PersonError', message });
    expect(await storeAt(join(place, 'new', 'folder')).trouble()).toBeNull();
  });

  test.runIf(existsSync('/proc/self'))('because the system keeps no files there is told, not waited for', async () => {
    const store = storeAt('/proc/whetstone');
    const { data, vectors } = makeIndex(1);
    const saved = await store.building('bank', () => store.save('bank', facts, data, vectors));
    expect(saved).toMatchObject({ failure: { message: expect.stringContaining('the system makes no folder there') } });
  });

  test('because it is full keeps the old index and leaves nothing behind', async () => {
    const dataDir = join(place, 'full');
    await saveWhole(storeAt(dataDir), 'bank', 3);
    const before = entriesOf(dataDir);
    const limited = ['-c', 'ulimit -f 40; exec "$0" "$@"', process.execPath, CHILD, 'save', dataDir, '5000'];
    expect(await outputOfCommand('sh', limited)).toMatch(
      /^PersonError: The index was not saved: cannot write to DATA_DIR .*: there is no space left/,
    );
    expect((await loadWhole(storeAt(dataDir), 'bank')).data.version).toBe(3);
    expect(entriesOf(dataDir).filter(name => name !== 'build.lock')).toEqual(before);
  });

  test.runIf(hasGraphs)('because it is full is noticed of a graph too', async () => {
    const dataDir = join(place, 'full of graphs');
    const limited = ['-c', 'ulimit -f 1700; exec "$0" "$@"', process.execPath, CHILD, 'save', dataDir, '5000', '1'];
    expect(await outputOfCommand('sh', limited)).toMatch(
      /^PersonError: The index was not saved: its graph could not be written whole/,
    );
    expect(await storeAt(dataDir).load('bank')).toHaveProperty('missing');
  });
});

describe('an index of many rows', { timeout: 60_000 }, () => {
  const dataDir = join(place, 'many');

  test('is opened by a worker', async () => {
    await saveWhole(storeAt(dataDir), 'bank', 1, COARSE_FROM, 32);
    const worker = new Worker(CHILD, { workerData: ['build-once', dataDir], stdout: true });
    const [output] = await once(worker.stdout, 'data');
    expect(String(output).trim()).toBe('found');
    await once(worker, 'exit');
  });

  test.runIf(hasGraphs)('is searched by a graph from the given size on', async () => {
    const graphs = join(place, 'graphs');
    expect(await outputOf('save', graphs, '200', '200')).toBe('saved');
    expect(await outputOf('tell-search', graphs)).toBe('hnsw hnsw 5');
    expect(await outputOf('save', graphs, '199', '200')).toBe('saved');
    expect(await outputOf('tell-search', graphs)).toBe('exact exact 5');
  });

  test('is looked through coarsely where hnswlib-node is missing', async () => {
    const missed = join(place, 'missed');
    const without = (...args: string[]) => outputOfCommand(process.execPath, [...WITHOUT_HNSWLIB, CHILD, ...args]);
    expect(await without('save', missed, String(COARSE_FROM), '1')).toBe('saved');
    expect(await without('tell-search', missed)).toBe('coarse coarse 5');
    if (!hasGraphs) return;
    expect(await outputOf('save', missed, '200', '1')).toBe('saved');
    expect(await without('tell-search', missed)).toBe('hnsw coarse 5');
  });
});

function startChild(...args: string[]): ChildProcess {
  return spawn(process.execPath, [CHILD, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

function outputOf(...args: string[]): Promise<string> {
  return outputOfCommand(process.execPath, [CHILD, ...args]);
}

async function outputOfCommand(command: string, args: readonly string[]): Promise<string> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', piece => {
    output += piece;
  });
  await once(child, 'close');
  return output.trim();
}

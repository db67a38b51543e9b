// Stored indexes against what happens to files: killed savers, damage, foreign and swapped files, disks that refuse.
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { afterAll, describe, expect, test } from 'vitest';
import { fileIndexStore } from '../../src/drivers/file-index-store.ts';
import { GRAPH_FROM, loadHnswlib } from '../../src/drivers/hnsw-vector-index.ts';
import { sealManifest, unsealManifest } from '../../src/drivers/index-manifest.ts';
import type { IndexManifest } from '../../src/ports/index-store.ts';
import { rowOf, uniform } from '../contracts/clustered-vectors.ts';
import { indexStoreContract, loadWhole, saveWhole } from '../contracts/index-store.ts';
import { facts, type Kept, makeIndex } from '../contracts/kept-index.ts';

const CHILD = join(import.meta.dirname, 'index-store-child.ts');
const KILLS = 25;

const place = mkdtempSync(join(tmpdir(), 'whetstone-index-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));
const clock = { now: () => new Date('2026-03-01T12:00:00Z') };
const storeAt = (dataDir: string) => fileIndexStore<Kept>({ dataDir, clock });
const hasGraphs = (await loadHnswlib()) !== null;

indexStoreContract('the file store', () => storeAt(join(place, 'contract')));

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

describe('damage makes an index missing, with a reason', () => {
  const original = join(place, 'original');
  const damaged = join(place, 'damaged');
  const load = () => storeAt(damaged).load('bank');

  async function fresh(): Promise<void> {
    if (entriesOf(original).length === 0) await saveWhole(storeAt(original), 'bank', 1);
    rmSync(damaged, { recursive: true, force: true });
    cpSync(original, damaged, { recursive: true });
  }

  test.each(['current.json', 'data.bin', 'vectors.f32'])('of any byte of %s', async name => {
    await fresh();
    const path = fileOf(damaged, name);
    const whole = readFileSync(path);
    const next = uniform(11);
    for (let i = 0; i < 60; i++) {
      const bytes = Buffer.from(whole);
      bytes[Math.floor(next() * bytes.length)]! ^= 1 << Math.floor(next() * 8);
      writeFileSync(path, bytes);
      const loaded = await load();
      // White space between the manifest's parts carries no meaning, so a change there can be harmless.
      if ('data' in loaded) expect(loaded.data).toEqual(makeIndex(1).data);
      else expect(loaded.missing).toMatch(/^The index.*\.$/);
      if (name !== 'current.json') expect('missing' in loaded).toBe(true);
    }
  });

  test.each(['current.json', 'data.bin', 'vectors.f32'])(
    'by cutting %s short, emptying, lengthening or losing it',
    async name => {
      const changes = [
        (path: string) => truncateSync(path, readFileSync(path).length - 1),
        (path: string) => truncateSync(path, 10),
        (path: string) => truncateSync(path, 0),
        (path: string) => writeFileSync(path, Buffer.concat([readFileSync(path), Buffer.from('more')])),
        (path: string) => writeFileSync(path, 'A shopping list: milk, bread, eggs.'),
        (path: string) => rmSync(path),
        (path: string) => {
          rmSync(path);
          mkdirSync(path);
        },
      ];
      for (const change of changes) {
        await fresh();
        change(fileOf(damaged, name));
        expect(await load()).toEqual({ missing: expect.stringMatching(/index/) });
      }
    },
  );

  test('by files of another generation', async () => {
    await fresh();
    const other = join(place, 'other');
    await saveWhole(storeAt(other), 'bank', 2);
    for (const name of ['data.bin', 'vectors.f32']) {
      await fresh();
      cpSync(fileOf(other, name), fileOf(damaged, name));
      expect(await load()).toEqual({ missing: expect.stringContaining('damaged') });
    }
    await fresh();
    cpSync(fileOf(other, 'current.json'), fileOf(damaged, 'current.json'));
    expect(await load()).toEqual({ missing: expect.stringContaining('cannot be used') });
  });

  test.each([
    [{ format: 999 }, 'version of Whetstone'],
    [{ key: 'another' }, 'another bank'],
    [{ serialisation: 'node-99 v8-99 LE' }, 'version of Node'],
    [{ dimensions: 8 }, 'cannot be used'],
    [{ count: 41 }, 'cannot be used'],
    [{ count: 20, dimensions: 32 }, 'damaged'],
    [{ files: {} }, 'cannot be used'],
  ] satisfies [Partial<IndexManifest>, string][])('by a manifest of %o', async (change, reason) => {
    await fresh();
    const path = fileOf(damaged, 'current.json');
    const { generation, manifest } = unsealManifest(readFileSync(path, 'utf8'))!;
    writeFileSync(path, sealManifest({ generation, manifest: { ...manifest, ...change } }));
    const loaded = await load();
    // The same bytes as half as many rows of twice the length: only the expectation of who asks can tell.
    if ('data' in loaded) expect(await storeAt(damaged).load('bank', { dimensions: 16 })).toHaveProperty('missing');
    else expect(loaded.missing).toContain(reason);
  });

  test('is mended by the next save', async () => {
    await fresh();
    writeFileSync(fileOf(damaged, 'current.json'), '{}');
    await saveWhole(storeAt(damaged), 'bank', 5);
    expect((await loadWhole(storeAt(damaged), 'bank')).data.version).toBe(5);
  });

  test('to the lock is mended too', async () => {
    await fresh();
    writeFileSync(
      join(folderOf(damaged), 'build.lock'),
      'no database, but text that is long enough to be read as a header'.repeat(20),
    );
    const store = storeAt(damaged);
    await store.building('bank', async () => {
      await expect(storeAt(damaged).building('bank', async () => 'never', { waitMs: 100 })).rejects.toThrow(
        'still building',
      );
    });
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

  test('because it is full keeps the old index and leaves nothing behind', async () => {
    const dataDir = join(place, 'full');
    await saveWhole(storeAt(dataDir), 'bank', 3);
    const before = entriesOf(dataDir);
    const limited = ['-c', 'ulimit -f 40; exec "$0" "$@"', process.execPath, CHILD, 'save', dataDir, '5000'];
    expect(await outputOfCommand('sh', limited)).toMatch(/^PersonError: There is no space left/);
    expect((await loadWhole(storeAt(dataDir), 'bank')).data.version).toBe(3);
    expect(entriesOf(dataDir).filter(name => name !== 'build.lock')).toEqual(before);
  });
});

describe.skipIf(!hasGraphs)('an index of many rows', { timeout: 60_000 }, () => {
  const dataDir = join(place, 'many');

  test('is kept as a graph, and its damage is found', async () => {
    const { data, vectors } = makeIndex(1, GRAPH_FROM);
    const saved = await storeAt(dataDir).save('bank', facts, data, vectors);
    expect(saved).toHaveProperty('manifest.graph.M');
    const loaded = await loadWhole(storeAt(dataDir), 'bank');
    expect(loaded.vectors.kind).toBe('hnsw');
    expect(loaded.vectors.nearest(rowOf(vectors, 77), 1)[0]?.label).toBe(77);
    const path = fileOf(dataDir, 'graph.hnsw');
    const whole = readFileSync(path);
    for (const at of [0, 24, 60, 100, whole.length >> 1, whole.length - 2]) {
      const bytes = Buffer.from(whole);
      bytes[at]! ^= 0x10;
      writeFileSync(path, bytes);
      expect(await storeAt(dataDir).load('bank')).toEqual({ missing: expect.stringContaining('damaged') });
    }
    truncateSync(path, whole.length >> 1);
    expect(await storeAt(dataDir).load('bank')).toEqual({ missing: expect.stringContaining('bytes') });
  });

  test('is opened by a worker', async () => {
    await saveWhole(storeAt(dataDir), 'bank', 1, GRAPH_FROM);
    const worker = new Worker(CHILD, { workerData: ['build-once', dataDir], stdout: true });
    const [output] = await once(worker.stdout, 'data');
    expect(String(output).trim()).toBe('found');
    await once(worker, 'exit');
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

function folderOf(dataDir: string, key = 'bank'): string {
  return join(dataDir, 'index', createHash('sha256').update(key).digest('hex').slice(0, 32));
}

function entriesOf(dataDir: string): string[] {
  try {
    return readdirSync(folderOf(dataDir)).sort();
  } catch {
    return [];
  }
}

/** Where a file of the index in use lies. */
function fileOf(dataDir: string, name: string): string {
  const folder = folderOf(dataDir);
  if (name === 'current.json') return join(folder, name);
  const { generation } = unsealManifest(readFileSync(join(folder, 'current.json'), 'utf8'))!;
  return join(folder, generation, name);
}

// Damaged, foreign and swapped files of a stored index: it is missing with a reason, never half there.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { COARSE_FROM } from '../../src/drivers/coarse-vector-index.ts';
import { GRAPH_SETTINGS, loadHnswlib } from '../../src/drivers/hnsw-vector-index.ts';
import { sealManifest, unsealManifest } from '../../src/drivers/index-manifest.ts';
import type { IndexManifest } from '../../src/ports/index-store.ts';
import { rowOf, uniform } from '../contracts/clustered-vectors.ts';
import { loadWhole, saveWhole } from '../contracts/index-store.ts';
import { facts, makeIndex } from '../contracts/kept-index.ts';
import { entriesOf, fileOf, folderOf, storeAt } from './index-on-disk.ts';

const place = mkdtempSync(join(tmpdir(), 'whetstone-damage-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

const hasGraphs = (await loadHnswlib()) !== null;

describe('damage makes an index missing, with a reason', () => {
  const original = join(place, 'original');
  const damaged = join(place, 'damaged');
  const load = () => storeAt(damaged).load('bank');

  async function fresh(): Promise<void> {
    if (entriesOf(original).length === 0) await saveWhole(storeAt(original), 'bank', 1);
    rmSync(damaged, { recursive: true, force: true });
    cpSync(original, damaged, { recursive: true });
  }

  test.each(['current.json', 'data.bin', 'numbers.bin', 'vectors.f32'])('of any byte of %s', async name => {
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

  test.each(['current.json', 'data.bin', 'numbers.bin', 'vectors.f32'])(
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
    for (const name of ['data.bin', 'numbers.bin', 'vectors.f32']) {
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

describe('an index of many rows', { timeout: 60_000 }, () => {
  const dataDir = join(place, 'many');

  test('is kept with coarse rows, and their damage is found', async () => {
    const { data, vectors } = makeIndex(1, COARSE_FROM, 32);
    const saved = await storeAt(dataDir).save('bank', facts, data, vectors);
    expect(saved).toHaveProperty('manifest.search', { kind: 'coarse' });
    const loaded = await loadWhole(storeAt(dataDir), 'bank');
    expect(loaded.vectors.kind).toBe('coarse');
    expect(loaded.vectors.nearest(rowOf(vectors, 77), 1)[0]?.label).toBe(77);
    await expectDamageFound(dataDir, 'coarse.bin');
  });

  test.runIf(hasGraphs)('is kept as a graph, and its damage is found', async () => {
    const graphs = join(place, 'graphs');
    const { data, vectors } = makeIndex(1, 300);
    const saved = await storeAt(graphs, 300).save('bank', facts, data, vectors);
    expect(saved).toHaveProperty('manifest.search', { kind: 'hnsw', ...GRAPH_SETTINGS });
    const loaded = await loadWhole(storeAt(graphs), 'bank');
    expect(loaded.vectors.kind).toBe('hnsw');
    expect(loaded.vectors.nearest(rowOf(vectors, 77), 1)[0]?.label).toBe(77);
    await expectDamageFound(graphs, 'graph.hnsw');
  });
});

async function expectDamageFound(dataDir: string, name: string): Promise<void> {
  const path = fileOf(dataDir, name);
  const whole = readFileSync(path);
  for (const at of [0, 24, 60, 100, whole.length >> 1, whole.length - 2]) {
    const bytes = Buffer.from(whole);
    bytes[at]! ^= 0x10;
    writeFileSync(path, bytes);
    expect(await storeAt(dataDir).load('bank')).toEqual({ missing: expect.stringContaining('damaged') });
  }
  truncateSync(path, whole.length >> 1);
  expect(await storeAt(dataDir).load('bank')).toEqual({ missing: expect.stringContaining('bytes') });
}

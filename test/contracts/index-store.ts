// What every store of indexes must do.
import { describe, expect, test } from 'vitest';
import type { ExpectedFacts, IndexStore, StoredIndex } from '../../src/ports/index-store.ts';
import { rowOf } from './clustered-vectors.ts';
import { facts, type Kept, makeIndex } from './kept-index.ts';

/** Opens an index that must be there. */
export async function loadWhole(
  store: IndexStore<Kept>,
  key: string,
  expected?: ExpectedFacts,
): Promise<StoredIndex<Kept>> {
  const loaded = await store.load(key, expected);
  if ('missing' in loaded) throw new Error(`missing: ${loaded.missing}`);
  return loaded;
}

/** Saves version `version` and expects that to succeed. */
export async function saveWhole(
  store: IndexStore<Kept>,
  key: string,
  version: number,
  ...size: [rows?: number, dimensions?: number]
): Promise<void> {
  const { data, vectors } = makeIndex(version, ...size);
  const saved = await store.save(key, facts, data, vectors);
  if ('failure' in saved) throw saved.failure;
}

/** Runs the suite; `open` gives stores over one and the same place. */
export function indexStoreContract(name: string, open: () => IndexStore<Kept>): void {
  describe(`${name} keeps the contract of an index store`, () => {
    test('has nothing before the first save', async () => {
      expect(await open().load('nothing yet')).toEqual({ missing: 'There is no index yet.' });
    });

    test('gives back what was saved, to another store too', async () => {
      const { data, vectors } = makeIndex(3);
      const saved = await open().save('there and back', facts, data, vectors);
      const loaded = await loadWhole(open(), 'there and back');
      expect(saved).toEqual({ manifest: loaded.manifest });
      expect(loaded.data).toEqual(data);
      expect(loaded.manifest).toMatchObject({ ...facts, dimensions: 16, count: 40, findable: 40 });
      expect([...loaded.matrix]).toEqual([...vectors.matrix]);
      expect(loaded.vectors.nearest(rowOf(vectors, 5), 1)[0]?.label).toBe(5);
    });

    test('replaces the index before', async () => {
      const store = open();
      for (const version of [1, 2, 3, 4]) {
        await saveWhole(store, 'replaced', version, 10 + version);
        expect((await loadWhole(store, 'replaced')).data.version).toBe(version);
      }
    });

    test('renews the facts of an index without touching the rest of it', async () => {
      const store = open();
      await saveWhole(store, 'renewed', 3);
      const before = await loadWhole(store, 'renewed');
      expect(await store.renew('renewed', { ...facts, bankFingerprint: 'touched' })).toHaveProperty('manifest');
      const after = await loadWhole(open(), 'renewed');
      expect(after.manifest).toEqual({ ...before.manifest, bankFingerprint: 'touched' });
      expect(after.data).toEqual(before.data);
      expect(after.matrix).toEqual(before.matrix);
    });

    test('renews nothing where there is no index', async () => {
      expect(await open().renew('never saved', facts)).toEqual({ missing: 'There is no index yet.' });
    });

    test('keeps banks apart, whatever their keys are', async () => {
      const store = open();
      const keys = ['/a/b', '/a/b/', '../../up', 'ключ', 'x'.repeat(5000), ''];
      for (const [i, key] of keys.entries()) await saveWhole(store, key, i + 1);
      for (const [i, key] of keys.entries()) expect((await loadWhole(store, key)).data.version).toBe(i + 1);
    });

    test('keeps an index of no rows', async () => {
      await saveWhole(open(), 'empty', 1, 0);
      const { vectors } = await loadWhole(open(), 'empty');
      expect(vectors.nearest(new Float32Array(16).fill(1), 3)).toEqual([]);
    });

    test('never finds rows without a direction, and hands them on as zeros', async () => {
      const { data, vectors } = makeIndex(1);
      rowOf(vectors, 4).fill(0);
      rowOf(vectors, 7)[2] = Number.NaN;
      rowOf(vectors, 9).fill(5);
      await open().save('odd rows', facts, data, vectors);
      const loaded = await loadWhole(open(), 'odd rows');
      expect(loaded.manifest.findable).toBe(38);
      const labels = loaded.vectors.nearest(new Float32Array(16).fill(1), 40).map(({ label }) => label);
      expect(labels).toHaveLength(38);
      expect(labels[0]).toBe(9);
      expect([...rowOf({ matrix: loaded.matrix, dimensions: 16 }, 7)]).toEqual(Array(16).fill(0));
    });

    test.each([
      [{ embedder: 'other' }, 'embedding'],
      [{ dimensions: 512 }, 'length'],
      [{ bankHash: 'other' }, 'files'],
      [{ lexicon: 'other' }, 'glossary'],
    ])('is of no use where %o is expected', async (expected, word) => {
      await saveWhole(open(), 'expected', 1);
      expect(await open().load('expected', expected)).toEqual({ missing: expect.stringContaining(word) });
    });

    test('knows the copies that its indexes cite, those of replaced indexes left out', async () => {
      const store = open();
      const save = (key: string, ...copies: string[]) => {
        const { data, vectors } = makeIndex(1);
        return store.save(key, { ...facts, copies }, data, vectors);
      };
      await save('first', 'copies/old.md');
      await save('first', 'copies/a.md', 'copies/b.md');
      await save('second', 'copies/b.md', 'copies/c.md');
      expect([...new Set(await store.copiesCited())].sort()).toEqual(['copies/a.md', 'copies/b.md', 'copies/c.md']);
    });

    test('searches vectors that it does not keep', () => {
      const { vectors } = makeIndex(1);
      expect(open().inMemory(vectors).nearest(rowOf(vectors, 3), 1)[0]?.label).toBe(3);
    });

    test('lets one build at a time, and others find what it built', async () => {
      const log: string[] = [];
      const build = (name: string) =>
        open().building('one at a time', async waited => {
          log.push(`${name} begins${waited ? ' after waiting' : ''}`);
          await new Promise(resolve => setTimeout(resolve, 120));
          log.push(`${name} ends`);
          return name;
        });
      const first = build('first');
      await new Promise(resolve => setTimeout(resolve, 40));
      expect(await Promise.all([first, build('second')])).toEqual(['first', 'second']);
      expect(log).toEqual(['first begins', 'first ends', 'second begins after waiting', 'second ends']);
    });

    test('builds different banks at the same time', async () => {
      const store = open();
      await store.building('bank a', () => store.building('bank b', async () => 'both', { waitMs: 100 }));
    });

    test('waits no longer than it was told to, and says so', async () => {
      const store = open();
      let waits = 0;
      await store.building('long', async () => {
        const other = open().building('long', async () => 'never', { waitMs: 120, onWait: () => waits++ });
        await expect(other).rejects.toMatchObject({ name: 'PersonError', message: /still building/ });
      });
      expect(waits).toBe(1);
    });

    test('is free again after work that failed', async () => {
      const store = open();
      await expect(store.building('failing', () => Promise.reject(new Error('no luck')))).rejects.toThrow('no luck');
      expect(await store.building('failing', async waited => waited, { waitMs: 0 })).toBe(false);
    });
  });
}

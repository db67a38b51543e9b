// Stored indexes as files: each save is a folder of its own, and one small file says which of them is in use.
import { hash, randomUUID } from 'node:crypto';
import { access, constants, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { PersonError } from '../message/person-error.ts';
import type { Clock } from '../ports/clock.ts';
import type {
  ExpectedFacts,
  IndexFacts,
  IndexManifest,
  IndexStore,
  MissingIndex,
  Saved,
  SearchFacts,
  StoredIndex,
} from '../ports/index-store.ts';
import type { VectorMatrix } from '../ports/vector-index.ts';
import { withBuildLock } from './build-lock.ts';
import { saveTrouble, systemCode } from './disk-trouble.ts';
import { exactVectorIndex } from './exact-vector-index.ts';
import { GRAPH_FROM } from './hnsw-vector-index.ts';
import { readGeneration, writeGeneration } from './index-generation.ts';
import { type Current, INDEX_FORMAT, misfit, sealManifest, serialisation, unsealManifest } from './index-manifest.ts';
import { chooseSearch } from './kept-search.ts';
import { makeFolder } from './make-folder.ts';
import { syncFolder } from './sealed-files.ts';
import { isAbandoned, UNFINISHED } from './unfinished.ts';
import { countRows, normaliseRows } from './vector-rows.ts';

const INDEXES = 'index';
const CURRENT = 'current.json';
const LOCK = 'build.lock';
const DONE = 'generation-';
/** A load begins anew when a save took its files away; more than a few times in a row is no accident. */
const ATTEMPTS = 4;

/** Where indexes lie, and what tells when they were built. */
export interface FileIndexStoreOptions {
  readonly dataDir: string;
  readonly clock: Clock;
  /** From how many vectors on they are searched by a graph, where that can be built. */
  readonly graphFrom?: number;
}

/** Opens the store; nothing is read or written before it is used. */
export function fileIndexStore<T>({ dataDir, clock, graphFrom = GRAPH_FROM }: FileIndexStoreOptions): IndexStore<T> {
  const folderOf = (key: string) => join(dataDir, INDEXES, hash('sha256', key).slice(0, 32));
  return {
    load: (key, expected = {}) => load<T>(folderOf(key), key, expected),
    save: (key, facts, data, vectors, onProgress = () => {}) =>
      save(folderOf(key), { dataDir, key, facts, data, vectors, clock, graphFrom, onProgress }),
    renew: (key, facts) => renew(folderOf(key), dataDir, facts),
    trouble: () => troubleAt(dataDir),
    copiesCited: () => copiesCited(join(dataDir, INDEXES)),
    inMemory: vectors => {
      normaliseRows(vectors);
      return exactVectorIndex(vectors);
    },
    building: (key, work, options) => withBuildLock(join(folderOf(key), LOCK), work, options),
  };
}

async function load<T>(folder: string, key: string, expected: ExpectedFacts): Promise<StoredIndex<T> | MissingIndex> {
  let trouble = '';
  let tried: string | null = null;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const current = await readCurrent(folder);
    if ('missing' in current) return current;
    // The files of this very generation were at fault, nobody has replaced them.
    if (current.generation === tried) break;
    const reason = misfit(current.manifest, key, expected);
    if (reason !== null) return { missing: reason };
    try {
      return await readGeneration<T>(join(folder, current.generation), current.manifest);
    } catch (error) {
      trouble = error instanceof Error ? error.message : String(error);
      tried = current.generation;
    }
  }
  return { missing: `The index cannot be used: ${trouble}` };
}

async function troubleAt(dataDir: string): Promise<PersonError | null> {
  const folder = join(dataDir, INDEXES);
  try {
    await makeFolder(folder);
    await access(folder, constants.W_OK);
    return null;
  } catch (error) {
    return saveTrouble(error, dataDir);
  }
}

/** An index with a damaged manifest cites nothing: it will never be opened again. */
async function copiesCited(indexes: string): Promise<string[]> {
  const cited: string[] = [];
  for (const name of await readdir(indexes)) {
    const text = await readFile(join(indexes, name, CURRENT), 'utf8').catch((error: unknown) => {
      if (!['ENOENT', 'ENOTDIR'].includes(systemCode(error) ?? '')) throw error;
      return '';
    });
    cited.push(...(unsealManifest(text)?.manifest.copies ?? []));
  }
  return cited;
}

async function readCurrent(folder: string): Promise<Current | MissingIndex> {
  try {
    const current = unsealManifest(await readFile(join(folder, CURRENT), 'utf8'));
    return current ?? { missing: "The index's manifest is damaged or not Whetstone's." };
  } catch (error) {
    const code = systemCode(error);
    if (code === 'ENOENT') return { missing: 'There is no index yet.' };
    return { missing: `The index cannot be read (${code ?? String(error)}).` };
  }
}

interface Saving {
  readonly dataDir: string;
  readonly key: string;
  readonly facts: IndexFacts;
  readonly data: unknown;
  readonly vectors: VectorMatrix;
  readonly clock: Clock;
  readonly graphFrom: number;
  readonly onProgress: (done: number, total: number) => void;
}

async function save(folder: string, saving: Saving): Promise<Saved> {
  const findable = normaliseRows(saving.vectors);
  const search = await chooseSearch(saving.vectors, findable, saving.graphFrom);
  const id = `${process.pid}-${randomUUID()}`;
  const places = {
    unfinished: join(folder, UNFINISHED + id),
    generation: join(folder, DONE + id),
    manifest: join(folder, `${UNFINISHED}${id}.json`),
  };
  try {
    await makeFolder(folder);
    const before = await readCurrent(folder);
    const files = await writeGeneration(places.unfinished, saving.data, saving.vectors, search.file, saving.onProgress);
    const manifest = manifestOf(saving, files, findable, search.facts);
    await rename(places.unfinished, places.generation);
    await putInUse(folder, places.manifest, { generation: DONE + id, manifest });
    await tidy(folder, DONE + id, 'missing' in before ? null : before.generation);
    return { manifest };
  } catch (error) {
    for (const place of Object.values(places)) await rm(place, { recursive: true, force: true }).catch(() => undefined);
    return { failure: saveTrouble(error, saving.dataDir) };
  }
}

function manifestOf(saving: Saving, files: IndexManifest['files'], findable: number, search: SearchFacts) {
  const { key, facts, vectors, clock } = saving;
  return {
    ...facts,
    format: INDEX_FORMAT,
    key,
    dimensions: vectors.dimensions,
    count: countRows(vectors),
    findable,
    space: 'cosine' as const,
    search,
    serialisation: serialisation(),
    builtAt: clock.now().toISOString(),
    files,
  };
}

async function renew(folder: string, dataDir: string, facts: Partial<IndexFacts>): Promise<Saved | MissingIndex> {
  const current = await readCurrent(folder);
  if ('missing' in current) return current;
  const manifest = { ...current.manifest, ...facts };
  const path = join(folder, `${UNFINISHED}${process.pid}-${randomUUID()}.json`);
  try {
    await putInUse(folder, path, { ...current, manifest });
    return { manifest };
  } catch (error) {
    await rm(path, { force: true }).catch(() => undefined);
    return { failure: saveTrouble(error, dataDir) };
  }
}

/** Writes the file that names a generation to `path`, then in the place of the one before. */
async function putInUse(folder: string, path: string, current: Current): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(sealManifest(current));
    await file.sync();
  } finally {
    await file.close();
  }
  // The generation's own rename must be on the disk before the file that names it.
  await syncFolder(folder);
  await rename(path, join(folder, CURRENT));
}

/** From here on the new index is in use: whatever goes wrong only leaves something lying about. */
async function tidy(folder: string, inUse: string, before: string | null): Promise<void> {
  try {
    await syncFolder(folder);
    await removeOld(folder, inUse, before);
  } catch {
    // The next save tries again.
  }
}

/**
 * Removes what is no longer of use, but neither the index before, which another process may be reading, nor anything younger
 * than that, which may be another's save about to be put in use. What cannot be removed now is removed next time.
 */
async function removeOld(folder: string, inUse: string, before: string | null): Promise<void> {
  const limit = before === null ? Number.NEGATIVE_INFINITY : (await stat(join(folder, before))).mtimeMs;
  for (const name of await readdir(folder)) {
    if (name === inUse || name === before || !isOld(name)) continue;
    const path = join(folder, name);
    if (isAbandoned(name) || (await stat(path)).mtimeMs < limit) await rm(path, { recursive: true, force: true });
  }
}

function isOld(name: string): boolean {
  return name.startsWith(DONE) || name.startsWith(UNFINISHED);
}

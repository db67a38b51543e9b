// The search of a stored index: which of the three serves how many vectors, what is kept of it in a file, and how it is opened.
import { join } from 'node:path';
import { PersonError } from '../message/person-error.ts';
import type { IndexManifest, SearchFacts } from '../ports/index-store.ts';
import type { VectorIndex, VectorMatrix } from '../ports/vector-index.ts';
import { allocateCoarse, type CoarseRows, coarseBytes, coarsen, hasVectorKernels } from './coarse-rows.ts';
import { COARSE_FROM, coarseVectorIndex } from './coarse-vector-index.ts';
import { exactVectorIndex } from './exact-vector-index.ts';
import { buildGraph, GRAPH_FROM, GRAPH_SETTINGS, type Hnswlib, loadHnswlib, openGraph } from './hnsw-vector-index.ts';
import { sealFor } from './index-manifest.ts';
import { checkSealed, type FileSeal, readSealed, sealFile, writeSealed } from './sealed-files.ts';

const COARSE = 'coarse.bin';
const GRAPH = 'graph.hnsw';

/** A file that is going to be written: `size` is what its progress adds up to, in bytes or the like. */
export interface PlannedFile {
  readonly name: string;
  readonly size: number;
  write(path: string, onWritten: (count: number) => void): Promise<FileSeal>;
}

/** The search that was chosen for some vectors, and the file that it is kept in, if any. */
export interface ChosenSearch {
  readonly facts: SearchFacts;
  readonly file: PlannedFile | null;
}

/**
 * Chooses the search of `vectors`, `findable` of which have a direction: a graph from `graphFrom` of them on where its package
 * is installed, coarse rows where there are fewer and this machine has use for them, else all rows are compared in full.
 */
export async function chooseSearch(vectors: VectorMatrix, findable: number, graphFrom: number): Promise<ChosenSearch> {
  const hnswlib = findable < graphFrom ? null : await loadHnswlib();
  if (hnswlib !== null)
    return { facts: { kind: 'hnsw', ...GRAPH_SETTINGS }, file: graphFile(hnswlib, vectors, findable) };
  const coarse = findable < COARSE_FROM ? null : coarsen(vectors);
  if (coarse !== null) return { facts: { kind: 'coarse' }, file: plannedFile(COARSE, coarse.bytes) };
  return { facts: { kind: 'exact' }, file: null };
}

/** What this machine has of what `chooseSearch` chooses from. */
export async function vectorSearchMeans() {
  return { kernels: hasVectorKernels(), graphs: (await loadHnswlib()) !== null, graphFrom: GRAPH_FROM };
}

/** Bytes that lie ready, as a file. */
export function plannedFile(name: string, bytes: Uint8Array): PlannedFile {
  return { name, size: bytes.length, write: (path, onWritten) => writeSealed(path, bytes, onWritten) };
}

/** The graph is built when it is written, which is the longest part of saving: its progress counts the bytes of the rows. */
function graphFile(hnswlib: Hnswlib, vectors: VectorMatrix, findable: number): PlannedFile {
  const write = async (path: string, onWritten: (count: number) => void) => {
    const rowBytes = vectors.dimensions * vectors.matrix.BYTES_PER_ELEMENT;
    const graph = buildGraph(hnswlib, vectors, GRAPH_SETTINGS, rows => onWritten(rows * rowBytes));
    try {
      await graph.writeIndex(path);
      // The package does not look whether its writing succeeded; its reading notices a file that was cut short.
      await openGraph(hnswlib, path, vectors, findable, GRAPH_SETTINGS);
    } catch (error) {
      const message = `The index was not saved: its graph could not be written whole to ${path}; free some space.`;
      throw new PersonError(message, { cause: error });
    }
    return sealFile(path);
  };
  return { name: GRAPH, size: vectors.matrix.byteLength, write };
}

/**
 * Opens the search of the generation in `folder` over its rows, which `readRows` reads: to where exact search compares them
 * when it is told so. Throws when a file is not what the manifest says.
 */
export async function openSearch(
  folder: string,
  manifest: IndexManifest,
  readRows: (exact: boolean) => Promise<VectorMatrix>,
): Promise<{ readonly rows: VectorMatrix; readonly vectors: VectorIndex }> {
  const { search } = manifest;
  const hnswlib = search.kind === 'hnsw' ? await loadHnswlib() : null;
  if (search.kind === 'hnsw' && hnswlib !== null) {
    const rows = await readRows(false);
    const path = join(folder, GRAPH);
    await checkSealed(path, sealFor(manifest, GRAPH));
    return { rows, vectors: await openGraph(hnswlib, path, rows, manifest.findable, search) };
  }
  const kept = search.kind === 'coarse' ? await readCoarse(folder, manifest) : null;
  const rows = await readRows(kept === null);
  // The package was there when the graph was built, and is there no more.
  const coarse = search.kind === 'hnsw' ? coarsen(rows) : kept;
  return { rows, vectors: coarse === null ? exactVectorIndex(rows) : coarseVectorIndex(rows, coarse) };
}

/** Null where this machine has no use for them: then all rows are compared in full. */
async function readCoarse(folder: string, manifest: IndexManifest): Promise<CoarseRows | null> {
  const { count, dimensions } = manifest;
  const seal = sealFor(manifest, COARSE);
  if (seal.bytes !== coarseBytes(count, dimensions)) throw new Error(`${seal.bytes} bytes for ${count} coarse rows.`);
  const coarse = allocateCoarse(count, dimensions);
  if (coarse !== null) await readSealed(join(folder, COARSE), seal, coarse.bytes);
  return coarse;
}

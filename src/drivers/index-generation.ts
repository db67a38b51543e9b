// One generation of a stored index: the files of its folder, written before it is used and never changed again.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PersonError } from '../message/person-error.ts';
import type { GraphSettings, IndexManifest, StoredIndex } from '../ports/index-store.ts';
import type { VectorIndex, VectorMatrix } from '../ports/vector-index.ts';
import { packPieces, unpackPieces } from './data-pieces.ts';
import { exactVectorIndex } from './exact-vector-index.ts';
import { checkSealed, type FileSeal, readSealed, sealFile, syncFolder, writeSealed } from './hashed-files.ts';
import { buildGraph, GRAPH_FROM, GRAPH_SETTINGS, type Hnswlib, loadHnswlib, openGraph } from './hnsw-vector-index.ts';
import { allocateMatrix } from './row-products.ts';

const DATA = 'data.bin';
const VECTORS = 'vectors.f32';
const GRAPH = 'graph.hnsw';

/** A graph over a matrix, built and ready to be written; null where exact search serves. */
export interface WritableGraph {
  readonly settings: GraphSettings;
  /** Writes it and reads it back. */
  write(path: string): Promise<void>;
}

/** Builds the graph of `vectors` when there are enough rows for one and the package for it is installed. */
export async function graphFor(vectors: VectorMatrix, findable: number): Promise<WritableGraph | null> {
  if (findable < GRAPH_FROM) return null;
  const hnswlib = await loadHnswlib();
  if (hnswlib === null) return null;
  const settings = GRAPH_SETTINGS;
  const graph = buildGraph(hnswlib, vectors, settings);
  const write = async (path: string) => {
    await graph.writeIndex(path);
    // The package does not look whether its writing succeeded; its reading notices a file that was cut short.
    await openGraph(hnswlib, path, vectors, findable, settings);
  };
  return { settings, write };
}

/** Writes the files of a generation into a new `folder`. */
export async function writeGeneration(
  folder: string,
  data: unknown,
  vectors: VectorMatrix,
  graph: WritableGraph | null,
): Promise<Record<string, FileSeal>> {
  await mkdir(folder);
  const files: Record<string, FileSeal> = {};
  const { matrix } = vectors;
  files[DATA] = await writeSealed(join(folder, DATA), packPieces(data));
  files[VECTORS] = await writeSealed(join(folder, VECTORS), bytesOf(matrix));
  if (graph !== null) files[GRAPH] = await writeGraph(join(folder, GRAPH), graph);
  await syncFolder(folder);
  return files;
}

async function writeGraph(path: string, graph: WritableGraph): Promise<FileSeal> {
  try {
    await graph.write(path);
  } catch (error) {
    throw new PersonError(
      `The index was not saved: its graph could not be written whole to ${path}; free some space.`,
      {
        cause: error,
      },
    );
  }
  return sealFile(path);
}

/** Reads a generation whose manifest fits. Throws when a file is not what the manifest says. */
export async function readGeneration<T>(folder: string, manifest: IndexManifest): Promise<StoredIndex<T>> {
  const hnswlib = manifest.graph === null ? null : await loadHnswlib();
  const vectors = await readVectors(folder, manifest, hnswlib === null);
  const data = await readData<T>(folder, manifest);
  const index =
    manifest.graph === null || hnswlib === null
      ? exactVectorIndex(vectors)
      : await readGraph(folder, manifest, manifest.graph, hnswlib, vectors);
  return { manifest, data, matrix: vectors.matrix, vectors: index };
}

async function readGraph(
  folder: string,
  manifest: IndexManifest,
  settings: GraphSettings,
  hnswlib: Hnswlib,
  vectors: VectorMatrix,
): Promise<VectorIndex> {
  const path = join(folder, GRAPH);
  await checkSealed(path, sealFor(manifest, GRAPH));
  return openGraph(hnswlib, path, vectors, manifest.findable, settings);
}

async function readVectors(folder: string, manifest: IndexManifest, exact: boolean): Promise<VectorMatrix> {
  const { count, dimensions } = manifest;
  const matrix = exact ? allocateMatrix(count, dimensions) : new Float32Array(count * dimensions);
  const seal = sealFor(manifest, VECTORS);
  if (seal.bytes !== matrix.byteLength) throw new Error(`There are ${seal.bytes} bytes for ${count} vectors.`);
  await readSealed(join(folder, VECTORS), seal, bytesOf(matrix));
  return { matrix, dimensions };
}

async function readData<T>(folder: string, manifest: IndexManifest): Promise<T> {
  const seal = sealFor(manifest, DATA);
  // Memory of its own: typed arrays in the data become views of it.
  const bytes = new Uint8Array(seal.bytes);
  await readSealed(join(folder, DATA), seal, bytes);
  return (await unpackPieces(bytes)) as T;
}

function sealFor(manifest: IndexManifest, name: string): FileSeal {
  const seal = manifest.files[name];
  if (seal === undefined) throw new Error(`The manifest names no file ${name}.`);
  return seal;
}

function bytesOf(matrix: Float32Array): Uint8Array {
  return new Uint8Array(matrix.buffer, matrix.byteOffset, matrix.byteLength);
}

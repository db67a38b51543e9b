// One generation of a stored index: the files of its folder, written before it is used and never changed again.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { IndexManifest, StoredIndex } from '../ports/index-store.ts';
import type { VectorIndex, VectorMatrix } from '../ports/vector-index.ts';
import { allocateCoarse, type CoarseRows, coarseBytes, coarsen } from './coarse-rows.ts';
import { COARSE_FROM, coarseVectorIndex } from './coarse-vector-index.ts';
import { packPieces, unpackPieces } from './data-pieces.ts';
import { exactVectorIndex } from './exact-vector-index.ts';
import { type FileSeal, readSealed, syncFolder, writeSealed } from './hashed-files.ts';
import { allocateMatrix } from './row-products.ts';

const DATA = 'data.bin';
const VECTORS = 'vectors.f32';
const COARSE = 'coarse.bin';

/** The coarse rows of `vectors` when there are enough of them; null where comparing all in full serves. */
export function coarseFor(vectors: VectorMatrix, findable: number): CoarseRows | null {
  return findable < COARSE_FROM ? null : coarsen(vectors);
}

/** Writes the files of a generation into a new `folder`. */
export async function writeGeneration(
  folder: string,
  data: unknown,
  vectors: VectorMatrix,
  coarse: CoarseRows | null,
  onProgress: (done: number, total: number) => void,
): Promise<Record<string, FileSeal>> {
  await mkdir(folder);
  const contents: [name: string, bytes: Uint8Array][] = [
    [DATA, packPieces(data)],
    [VECTORS, bytesOf(vectors.matrix)],
  ];
  if (coarse !== null) contents.push([COARSE, coarse.bytes]);
  const total = contents.reduce((sum, [, bytes]) => sum + bytes.length, 0);
  let done = 0;
  const files: Record<string, FileSeal> = {};
  for (const [name, bytes] of contents) {
    const onWritten = (count: number) => {
      done += count;
      onProgress(done, total);
    };
    files[name] = await writeSealed(join(folder, name), bytes, onWritten);
  }
  await syncFolder(folder);
  return files;
}

/** Reads a generation whose manifest fits. Throws when a file is not what the manifest says. */
export async function readGeneration<T>(folder: string, manifest: IndexManifest): Promise<StoredIndex<T>> {
  const coarse = manifest.coarse ? await readCoarse(folder, manifest) : null;
  const vectors = await readVectors(folder, manifest, coarse === null);
  const data = await readData<T>(folder, manifest);
  const index: VectorIndex = coarse === null ? exactVectorIndex(vectors) : coarseVectorIndex(vectors, coarse);
  return { manifest, data, matrix: vectors.matrix, vectors: index };
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

// One generation of a stored index: the files of its folder, written before it is used and never changed again.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { IndexManifest, StoredIndex } from '../ports/index-store.ts';
import type { VectorMatrix } from '../ports/vector-index.ts';
import { packPieces, unpackPieces } from './data-pieces.ts';
import { sealFor } from './index-manifest.ts';
import { openSearch, type PlannedFile, plannedFile } from './kept-search.ts';
import { allocateMatrix } from './row-products.ts';
import { type FileSeal, readSealed, syncFolder } from './sealed-files.ts';

const DATA = 'data.bin';
const NUMBERS = 'numbers.bin';
const VECTORS = 'vectors.f32';

/** Writes the files of a generation into a new `folder`; `searchFile` is what its search needs beside the rows. */
export async function writeGeneration(
  folder: string,
  data: unknown,
  vectors: VectorMatrix,
  searchFile: PlannedFile | null,
  onProgress: (done: number, total: number) => void,
): Promise<Record<string, FileSeal>> {
  await mkdir(folder);
  const { pieces, numbers } = packPieces(data);
  const planned = [
    plannedFile(DATA, pieces),
    plannedFile(NUMBERS, numbers),
    plannedFile(VECTORS, bytesOf(vectors.matrix)),
  ];
  if (searchFile !== null) planned.push(searchFile);
  const total = planned.reduce((sum, { size }) => sum + size, 0);
  let done = 0;
  const onWritten = (count: number) => {
    done += count;
    onProgress(done, total);
  };
  const files: Record<string, FileSeal> = {};
  for (const { name, write } of planned) files[name] = await write(join(folder, name), onWritten);
  await syncFolder(folder);
  return files;
}

/** Reads a generation whose manifest fits. Throws when a file is not what the manifest says. */
export async function readGeneration<T>(folder: string, manifest: IndexManifest): Promise<StoredIndex<T>> {
  // Read together: each file waits for the disk more than it works.
  const [{ rows, vectors }, data] = await Promise.all([
    openSearch(folder, manifest, exact => readRows(folder, manifest, exact)),
    readData<T>(folder, manifest),
  ]);
  return { manifest, data, matrix: rows.matrix, vectors };
}

async function readRows(folder: string, manifest: IndexManifest, exact: boolean): Promise<VectorMatrix> {
  const { count, dimensions } = manifest;
  const matrix = exact ? allocateMatrix(count, dimensions) : new Float32Array(count * dimensions);
  const seal = sealFor(manifest, VECTORS);
  if (seal.bytes !== matrix.byteLength) throw new Error(`There are ${seal.bytes} bytes for ${count} vectors.`);
  await readSealed(join(folder, VECTORS), seal, bytesOf(matrix));
  return { matrix, dimensions };
}

async function readData<T>(folder: string, manifest: IndexManifest): Promise<T> {
  const [pieces, numbers] = await Promise.all([DATA, NUMBERS].map(name => readBytes(folder, manifest, name)));
  return (await unpackPieces({ pieces: pieces!, numbers: numbers! })) as T;
}

async function readBytes(folder: string, manifest: IndexManifest, name: string): Promise<Uint8Array> {
  const seal = sealFor(manifest, name);
  const bytes = new Uint8Array(seal.bytes);
  await readSealed(join(folder, name), seal, bytes);
  return bytes;
}

function bytesOf(matrix: Float32Array): Uint8Array {
  return new Uint8Array(matrix.buffer, matrix.byteOffset, matrix.byteLength);
}

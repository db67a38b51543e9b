// Files written to last, and read back only whole: each with its size and checksum, a piece at a time so that others get a turn.
import { type FileHandle, open } from 'node:fs/promises';
import { crc32 } from 'node:zlib';

/** What tells a file whole. */
export interface FileSeal {
  readonly bytes: number;
  /** The files are ours, and only accidents are to be told: a stronger hash would take a third of the time that loading does. */
  readonly crc32: number;
}

const PIECE = 4 * 1024 * 1024;

/** The checksum of pieces, one after the other. */
class Checksum {
  value = 0;

  update(piece: Uint8Array): void {
    this.value = crc32(piece, this.value);
  }
}

/** Writes `bytes` to a new file and waits until they are on the disk. `onWritten` hears of each piece's length. */
export async function writeSealed(
  path: string,
  bytes: Uint8Array,
  onWritten: (count: number) => void = () => {},
): Promise<FileSeal> {
  const file = await open(path, 'wx');
  try {
    const checksum = new Checksum();
    for (let at = 0; at < bytes.length; at += PIECE) {
      const piece = bytes.subarray(at, at + PIECE);
      await writeAll(file, piece);
      checksum.update(piece);
      onWritten(piece.length);
    }
    await file.sync();
    return { bytes: bytes.length, crc32: checksum.value };
  } finally {
    await file.close();
  }
}

/** Seals a file that something else wrote, once it is on the disk. */
export async function sealFile(path: string): Promise<FileSeal> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
    const { size } = await file.stat();
    const checksum = new Checksum();
    await sumPieces(file, checksum);
    return { bytes: size, crc32: checksum.value };
  } finally {
    await file.close();
  }
}

/** Reads a file into `into`; throws unless it is whole. */
export function readSealed(path: string, seal: FileSeal, into: Uint8Array): Promise<void> {
  return withWhole(path, seal, (file, checksum) => readAll(file, into, checksum));
}

/** Throws unless the file is whole. */
export function checkSealed(path: string, seal: FileSeal): Promise<void> {
  return withWhole(path, seal, sumPieces);
}

async function withWhole(
  path: string,
  seal: FileSeal,
  read: (file: FileHandle, checksum: Checksum) => Promise<void>,
): Promise<void> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    if (size !== seal.bytes) throw new Error(`A file of the index has ${size} bytes instead of ${seal.bytes}.`);
    const checksum = new Checksum();
    await read(file, checksum);
    if (checksum.value !== seal.crc32) throw new Error('A file of the index was changed or damaged.');
  } finally {
    await file.close();
  }
}

async function readAll(file: FileHandle, into: Uint8Array, checksum: Checksum): Promise<void> {
  for (let at = 0; at < into.length; ) {
    const piece = into.subarray(at, at + PIECE);
    const { bytesRead } = await file.read(piece, 0, piece.length, at);
    if (bytesRead === 0) throw new Error('A file of the index ended early.');
    checksum.update(piece.subarray(0, bytesRead));
    at += bytesRead;
  }
}

async function sumPieces(file: FileHandle, checksum: Checksum): Promise<void> {
  const piece = new Uint8Array(PIECE);
  for (let at = 0; ; ) {
    const { bytesRead } = await file.read(piece, 0, piece.length, at);
    if (bytesRead === 0) return;
    checksum.update(piece.subarray(0, bytesRead));
    at += bytesRead;
  }
}

async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, at);
    at += bytesWritten;
  }
}

/** Waits until a folder's entries are on the disk, where the system can do that. */
export async function syncFolder(path: string): Promise<void> {
  // Windows opens no folder as a file, and keeps its entries in order by itself.
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

// Keeps the files of the catalogue as they were downloaded, so that a server need not send again what did not change.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { systemCode } from '../disk-trouble.ts';
import { replaceFile } from './replace-file.ts';

/** A file of the catalogue, the address that it came from, and what the server called that version. */
export interface KeptFile {
  readonly text: string;
  readonly address: string;
  readonly etag: string;
}

/** Stands beside the file. */
interface Label {
  readonly address: string;
  readonly etag: string;
  readonly crc32: number;
}

/** The file that is kept under a name; null where there is none, or not the whole of it. */
export async function loadKept(folder: string, name: string): Promise<KeptFile | null> {
  const [text, label] = await Promise.all([
    readText(join(folder, `${name}.csv`)),
    readText(join(folder, `${name}.json`)),
  ]);
  if (text === null || label === null) return null;
  const { address, etag, crc32: sum } = parseLabel(label);
  return sum === crc32(text) && address !== undefined && etag !== undefined ? { text, address, etag } : null;
}

/** Keeps a file. Where the disk does not take it, it will be downloaded again, and nothing else is lost. */
export async function keep(folder: string, name: string, { text, address, etag }: KeptFile): Promise<void> {
  const label: Label = { address, etag, crc32: crc32(text) };
  try {
    await replaceFile(join(folder, `${name}.csv`), text);
    await replaceFile(join(folder, `${name}.json`), `${JSON.stringify(label)}\n`);
  } catch (error) {
    if (systemCode(error) === null) throw error;
  }
}

async function readText(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (systemCode(error) === null) throw error;
    return null;
  }
}

function parseLabel(json: string): Partial<Label> {
  try {
    const label: unknown = JSON.parse(json);
    if (typeof label !== 'object' || label === null) return {};
    const { address, etag, crc32: sum } = label as Readonly<Record<string, unknown>>;
    const isWhole = typeof address === 'string' && typeof etag === 'string' && typeof sum === 'number';
    return isWhole ? { address, etag, crc32: sum } : {};
  } catch {
    return {};
  }
}

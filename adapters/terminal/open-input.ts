// Opens what a batch is read from: a file by its path, or standard input.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { PersonError } from '../../src/message/person-error.ts';
import { cleanLine } from './clean-text.ts';
import type { Terminal } from './surroundings.ts';

/** The stream, and its length in bytes where that is known. Trouble with the file is a `PersonError`. */
export async function openInput(file: string, terminal: Terminal): Promise<{ stream: Readable; bytes: number | null }> {
  if (file === '-') return { stream: terminal.input, bytes: null };
  try {
    const found = await stat(file);
    if (found.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
    const stream = createReadStream(file);
    await new Promise((resolve, reject) => stream.once('open', resolve).once('error', reject));
    return { stream, bytes: found.isFile() ? found.size : null };
  } catch (fault) {
    throw new PersonError(`The batch ${cleanLine(file)} ${reasonFor(fault)}.`);
  }
}

function reasonFor(fault: unknown): string {
  const code = fault instanceof Error && 'code' in fault ? String(fault.code) : 'unknown';
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: 'does not exist; check the path',
    EISDIR: 'is a folder; name a file with one request a line',
    EACCES: 'may not be read by you; change its permissions',
  };
  return reasons[code] ?? `cannot be read (${code})`;
}

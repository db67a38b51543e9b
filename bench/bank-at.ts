// Reads one file of questions into entries, for benchmarks that need a real bank.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { buildBank } from '../src/bank/build-bank.ts';
import type { Bank } from '../src/bank/entry.ts';

/** The bank in the file at `path`, through the importers. */
export function bankAt(path: string): Bank {
  const bytes = readFileSync(path);
  const hash = (of: Uint8Array) => createHash('sha256').update(of).digest('hex');
  const { bank } = buildBank([{ path, pathInBank: basename(path), bytes, sha256: hash(bytes) }], {
    hash,
    copyPath: (_, pathInBank) => `${pathInBank}.md`,
  });
  return bank;
}

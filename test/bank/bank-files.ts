// Bank files made from strings, for tests: a folder is an object of paths and texts.
import { createHash } from 'node:crypto';
import type { BankFile } from '../../src/bank/bank-file.ts';
import { type BuildOptions, type BuiltBank, buildBank } from '../../src/bank/build-bank.ts';

export const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const options: BuildOptions = { hash, copyPath: (sha256, path) => `copies/${sha256.slice(0, 8)}/${path}.md` };

/** Files of a folder that is cited as `bank/…`. */
export function folder(texts: Readonly<Record<string, string | Uint8Array>>): BankFile[] {
  return Object.entries(texts).map(([pathInBank, content]) => {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    return { path: `bank/${pathInBank}`, pathInBank, bytes, sha256: hash(bytes) };
  });
}

export function build(texts: Readonly<Record<string, string | Uint8Array>>): BuiltBank {
  return buildBank(folder(texts), options);
}

/** The reasons of what was left out, by path within the folder. */
export function reasons(built: BuiltBank): Record<string, string> {
  return Object.fromEntries(built.bank.skipped.map(({ path, reason }) => [path.replace(/^bank\//, ''), reason]));
}

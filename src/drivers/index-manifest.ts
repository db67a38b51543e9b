// The manifest of a stored index as text, sealed with its own hash, and what must agree before the index is of use.
import { hash } from 'node:crypto';
import { endianness } from 'node:os';
import { serialize } from 'node:v8';
import type { ExpectedFacts, IndexManifest } from '../ports/index-store.ts';
import type { FileSeal } from './sealed-files.ts';

/** Raised whenever the layout of the files or of the manifest changes. */
export const INDEX_FORMAT = 9;

/** The manifest of the index in use, and the name of the folder that holds its files. */
export interface Current {
  readonly generation: string;
  readonly manifest: IndexManifest;
}

/** How this Node writes data: its major version, the version of V8's format, and the order of bytes in numbers. */
export function serialisation(): string {
  const [major] = process.versions.node.split('.');
  return `node-${major} v8-${serialize(null)[1]} ${endianness()}`;
}

/** The manifest as it is written. */
export function sealManifest(current: Current): string {
  return JSON.stringify({ seal: sealOf(current), ...current }, null, 1);
}

/**
 * Reads what `sealManifest` wrote; null for anything else. A schema would not notice a changed figure, and loading its
 * library takes longer than answering a question, so the seal vouches for the shape: it is right only for what was written here.
 */
export function unsealManifest(text: string): Current | null {
  try {
    const { seal, generation, manifest } = JSON.parse(text) as Current & { readonly seal: string };
    return seal === sealOf({ generation, manifest }) ? { generation, manifest } : null;
  } catch {
    return null;
  }
}

function sealOf({ generation, manifest }: Current): string {
  return hash('sha256', `${INDEX_FORMAT}\n${JSON.stringify({ generation, manifest })}`);
}

/** The seal of a file that the manifest must name. */
export function sealFor(manifest: IndexManifest, name: string): FileSeal {
  const seal = manifest.files[name];
  if (seal === undefined) throw new Error(`The manifest names no file ${name}.`);
  return seal;
}

/** Why an index with `manifest` is of no use here; null when it is. */
export function misfit(manifest: IndexManifest, key: string, expected: ExpectedFacts): string | null {
  if (manifest.format !== INDEX_FORMAT) return 'The index has the layout of another version of Whetstone.';
  if (manifest.key !== key) return 'The index belongs to another bank.';
  if (manifest.serialisation !== serialisation()) return 'The index was written by another version of Node.';
  for (const [fact, what] of Object.entries(FACTS) as [keyof ExpectedFacts, string][]) {
    if (expected[fact] !== undefined && manifest[fact] !== expected[fact]) return `The index was built ${what}.`;
  }
  return null;
}

const FACTS: Readonly<Record<keyof ExpectedFacts, string>> = {
  embedder: 'with another embedding',
  dimensions: 'with vectors of another length',
  bankHash: 'from other files',
  lexicon: 'with another glossary',
};

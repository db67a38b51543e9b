// Small indexes for the tests of stores: each part of one tells its version.
import type { IndexFacts } from '../../src/ports/index-store.ts';
import { clusteredVectors } from './clustered-vectors.ts';

/** Data of all the kinds that a store must keep. */
export interface Kept {
  readonly version: number;
  readonly names: Map<string, number[]>;
  readonly owners: Uint32Array;
  readonly weights: Float32Array;
}

export const facts: IndexFacts = {
  embedder: 'local-1',
  bankFingerprint: 'f1',
  bankHash: 'b1',
  copies: [],
  lexicon: 'l1',
  calibration: { threshold: 0.37 },
};

/** An index of which every part tells the same version. */
export function makeIndex(version: number, rows = 40, dimensions = 16) {
  const { vectors } = clusteredVectors(rows, 1, { dimensions, perCluster: 4, spread: 0.5 }, version);
  const data: Kept = {
    version,
    names: new Map([[`version ${version}`, [version]]]),
    owners: Uint32Array.from({ length: rows }, (_, i) => i * version),
    weights: Float32Array.from([version / 2]),
  };
  return { data, vectors };
}

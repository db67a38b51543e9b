// The port for stored indexes: a cache that can always be rebuilt, and that is whole or not there.
import type { PersonError } from '../message/person-error.ts';
import type { VectorIndex, VectorMatrix } from './vector-index.ts';

/** What an index was made from, as its builder knows it. */
export interface IndexFacts {
  /** The id of the embedder. */
  readonly embedder: string;
  /** `BankFiles.fingerprint` of the bank, taken before it was read. */
  readonly bankFingerprint: string;
  /** A hash over the bytes of the bank's files. */
  readonly bankHash: string;
  readonly lexicon: string;
  /** Paths of the copies that it cites. */
  readonly copies: readonly string[];
  /** What was fitted to the bank, such as the threshold of confidence. */
  readonly calibration: Readonly<Record<string, number>>;
}

/** How an HNSW graph was built, and how many candidates its search follows. */
export interface GraphSettings {
  readonly M: number;
  readonly efConstruction: number;
  readonly efSearch: number;
}

/** The search that an index was saved for. */
export type SearchFacts = { readonly kind: 'exact' | 'coarse' } | ({ readonly kind: 'hnsw' } & GraphSettings);

/** What stands beside a stored index and must agree with it. */
export interface IndexManifest extends IndexFacts {
  /** Version of this layout. */
  readonly format: number;
  readonly key: string;
  readonly dimensions: number;
  /** Rows of the matrix, and how many of them have a direction and so can be found. */
  readonly count: number;
  readonly findable: number;
  readonly space: 'cosine';
  /** What the files hold of a search beside the rows; another serves where this machine cannot use it. */
  readonly search: SearchFacts;
  /** How Node wrote the data: another version may not read it. */
  readonly serialisation: string;
  /** When it was built, ISO 8601. */
  readonly builtAt: string;
  /** Size and checksum of each file, by name. */
  readonly files: Readonly<Record<string, { readonly bytes: number; readonly crc32: number }>>;
}

/** A stored index, opened. `matrix` holds the rows that `vectors` searches, those without a direction as zeros. */
export interface StoredIndex<T> {
  readonly manifest: IndexManifest;
  readonly data: T;
  readonly matrix: Float32Array;
  readonly vectors: VectorIndex;
}

/** Facts that a stored index must have to be of use; what is left out may be anything. */
export type ExpectedFacts = Partial<Pick<IndexManifest, 'embedder' | 'dimensions' | 'bankHash' | 'lexicon'>>;

/** Why there is no index: one sentence. */
export interface MissingIndex {
  readonly missing: string;
}

/** What became of a save. With a `failure` the index before it, if any, is still there. */
export type Saved = { readonly manifest: IndexManifest } | { readonly failure: PersonError };

/** How long to wait for another process that builds the same index. */
export interface BuildingOptions {
  readonly waitMs?: number;
  /** Called once when there is something to wait for. */
  readonly onWait?: () => void;
}

/**
 * Indexes on disk, one for each key (any string that tells banks apart). `T` is plain data: objects, arrays, Maps, Sets and
 * typed arrays. Everything also works inside a worker thread.
 */
export interface IndexStore<T> {
  /** Opens the index of `key`. Whatever is wrong with it (nothing there, damaged, foreign, of other facts) makes it missing. */
  load(key: string, expected?: ExpectedFacts): Promise<StoredIndex<T> | MissingIndex>;
  /**
   * Puts an index in the place of the one before, whole or not at all, even when the process is killed in the middle. A disk
   * that is full or cannot be written to is a `failure`, not thrown: an explicit command throws it, asking goes on with
   * `inMemory`. Rows that are not finite are set to zero in the given matrix. A graph for many rows takes minutes
   * and blocks its thread.
   */
  save(
    key: string,
    facts: IndexFacts,
    data: T,
    vectors: VectorMatrix,
    onProgress?: (done: number, total: number) => void,
  ): Promise<Saved>;
  /** Puts other facts in the manifest of the index of `key`, whose files stay as they are: for a bank that was only touched. */
  renew(key: string, facts: Partial<IndexFacts>): Promise<Saved | MissingIndex>;
  /** Why nothing can be stored here; null when something can. */
  trouble(): Promise<PersonError | null>;
  /** The copies that any stored index cites, of whatever bank. Throws when one may be there and cannot be looked at. */
  copiesCited(): Promise<readonly string[]>;
  /** Exact search over vectors that are stored nowhere. */
  inMemory(vectors: VectorMatrix): VectorIndex;
  /**
   * Does `work` while no other process (or thread, or call) builds for the same key. The lock ends with its holder, however that ends.
   * `waited` tells that somebody else built meanwhile, so look for the index first. Throws a `PersonError` when
   * `waitMs` (10 minutes) is over; where no lock can be written, on a read-only disk, the work is done without.
   */
  building<R>(key: string, work: (waited: boolean) => Promise<R>, options?: BuildingOptions): Promise<R>;
}

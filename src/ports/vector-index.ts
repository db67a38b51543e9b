// The port for vector search: which of the indexed vectors point the same way as a given one.

/** A vector that was found. `label` is its row number, `similarity` its cosine with the query, from -1 to 1. */
export interface Neighbour {
  readonly label: number;
  readonly similarity: number;
}

/** Vectors laid row after row: row i begins at i * dimensions. */
export interface VectorMatrix {
  readonly matrix: Float32Array;
  readonly dimensions: number;
}

/** Search over a matrix. Rows without a direction (all zeros, or not finite) are never found. */
export interface VectorIndex {
  /**
   * `exact` compares every row in full; `coarse` only those that look near at four bits a value, and `hnsw` those that it meets
   * on its way through a graph: both may miss one.
   */
  readonly kind: 'exact' | 'coarse' | 'hnsw';
  /** How many rows there are, those that are never found included. */
  readonly size: number;
  readonly dimensions: number;
  /**
   * The `k` rows nearest to `vector` by cosine, best first, equal ones in the order of their labels. Fewer when there are
   * not so many; none for a vector without a direction. A vector of another length is a bug and throws.
   */
  nearest(vector: Float32Array, k: number): readonly Neighbour[];
  /** Only where every row is compared anyway: the cosine with each row, 0 for one without a direction; valid until the next call. */
  similarities?(vector: Float32Array): Float32Array;
}

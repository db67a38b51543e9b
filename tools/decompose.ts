// Truncated singular value decomposition of a sparse matrix by seeded randomised subspace iteration: what LSA stands on.

/** A sparse matrix by rows: row r has `columns` and `values` from `starts[r]` to `starts[r + 1]`. */
export interface SparseMatrix {
  readonly rows: number;
  readonly columnCount: number;
  readonly starts: Uint32Array;
  readonly columns: Uint32Array;
  readonly values: Float32Array;
}

/** The right singular vectors (column-major blocks of `rank`: `basis[column * rank + k]`) and the singular values. */
export interface Decomposition {
  readonly rank: number;
  readonly basis: Float32Array;
  readonly singular: Float32Array;
}

const ITERATIONS = 3;

/**
 * The leading `rank` right singular vectors of `matrix` (Halko, Martinsson and Tropp, 2011, algorithm 4.4).
 * Deterministic for a `random` that is. The rank is lowered to what the matrix can have.
 */
export function decompose(matrix: SparseMatrix, rank: number, random: () => number): Decomposition {
  const k = Math.min(rank, matrix.rows, matrix.columnCount);
  let basis = Float32Array.from({ length: matrix.columnCount * k }, () => random() * 2 - 1);
  orthonormalise(basis, matrix.columnCount, k);
  let singular = new Float32Array(k);
  for (let i = 0; i < ITERATIONS; i++) {
    const image = times(matrix, basis, k);
    orthonormalise(image, matrix.rows, k);
    basis = transposeTimes(matrix, image, k);
    singular = orthonormalise(basis, matrix.columnCount, k);
  }
  return { rank: k, basis, singular };
}

/** matrix × dense, where dense has `k` values a row. */
function times(matrix: SparseMatrix, dense: Float32Array, k: number): Float32Array {
  const out = new Float32Array(matrix.rows * k);
  for (let row = 0; row < matrix.rows; row++) {
    const target = row * k;
    for (let at = matrix.starts[row]!; at < matrix.starts[row + 1]!; at++) {
      const value = matrix.values[at]!;
      const source = matrix.columns[at]! * k;
      for (let j = 0; j < k; j++) out[target + j]! += value * dense[source + j]!;
    }
  }
  return out;
}

/** matrixᵀ × dense, where dense has `k` values a row. */
function transposeTimes(matrix: SparseMatrix, dense: Float32Array, k: number): Float32Array<ArrayBuffer> {
  const out = new Float32Array(matrix.columnCount * k);
  for (let row = 0; row < matrix.rows; row++) {
    const source = row * k;
    for (let at = matrix.starts[row]!; at < matrix.starts[row + 1]!; at++) {
      const value = matrix.values[at]!;
      const target = matrix.columns[at]! * k;
      for (let j = 0; j < k; j++) out[target + j]! += value * dense[source + j]!;
    }
  }
  return out;
}

/** Modified Gram–Schmidt on the `k` columns in place; returns their lengths before normalising. */
function orthonormalise(dense: Float32Array, rows: number, k: number): Float32Array<ArrayBuffer> {
  const lengths = new Float32Array(k);
  for (let j = 0; j < k; j++) {
    for (let i = 0; i < j; i++) subtractProjection(dense, rows, k, i, j);
    let square = 0;
    for (let row = 0; row < rows; row++) square += dense[row * k + j]! ** 2;
    lengths[j] = Math.sqrt(square);
    // A column that vanished lies in the span of the others: it stays zero instead of becoming noise.
    const scale = lengths[j]! > 1e-6 ? 1 / lengths[j]! : 0;
    for (let row = 0; row < rows; row++) dense[row * k + j]! *= scale;
  }
  return lengths;
}

function subtractProjection(dense: Float32Array, rows: number, k: number, i: number, j: number): void {
  let dot = 0;
  for (let row = 0; row < rows; row++) dot += dense[row * k + i]! * dense[row * k + j]!;
  for (let row = 0; row < rows; row++) dense[row * k + j]! -= dot * dense[row * k + i]!;
}

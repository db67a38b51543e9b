// Exact vector search: every row is compared, the best are kept in a small heap.
import { assert } from '../assert.ts';
import type { Neighbour, VectorIndex, VectorMatrix } from '../ports/vector-index.ts';
import { rowProducts } from './row-products.ts';
import { countRows, directionOf } from './vector-rows.ts';

/** Searches a matrix whose rows have length one or are zeros. */
export function exactVectorIndex(vectors: VectorMatrix): VectorIndex {
  const size = countRows(vectors);
  const { dimensions } = vectors;
  const products = rowProducts(vectors);
  const similarities = (vector: Float32Array): Float32Array | null => {
    assert(vector.length === dimensions, `a vector of ${vector.length} among those of ${dimensions} dimensions`);
    const direction = directionOf(vector);
    return direction === null ? null : products(direction);
  };
  return {
    kind: 'exact',
    size,
    dimensions,
    nearest: (vector, k) => {
      const found = similarities(vector);
      return found === null ? [] : bestRows(vectors, found, Math.min(Math.floor(k), size));
    },
    similarities: vector => similarities(vector) ?? new Float32Array(size),
  };
}

function bestRows(vectors: VectorMatrix, similarities: Float32Array, k: number): Neighbour[] {
  if (!(k >= 1)) return [];
  const best = new Best(k);
  for (let row = 0; row < similarities.length; row++) {
    const similarity = similarities[row]!;
    if (similarity > best.floor && !(similarity === 0 && isZero(vectors, row))) best.offer(row, similarity);
  }
  return best.inOrder();
}

function isZero({ matrix, dimensions }: VectorMatrix, row: number): boolean {
  for (let i = row * dimensions; i < (row + 1) * dimensions; i++) if (matrix[i] !== 0) return false;
  return true;
}

/** The best `capacity` rows offered, as a heap whose root is the worst of them. Rows must come in rising order. */
class Best {
  /** What a row must exceed to get in; an equal one that came earlier stays. */
  floor = Number.NEGATIVE_INFINITY;
  private readonly capacity: number;
  private readonly labels: number[] = [];
  private readonly similarities: number[] = [];

  constructor(capacity: number) {
    this.capacity = capacity;
  }

  offer(label: number, similarity: number): void {
    if (this.labels.length < this.capacity) this.rise(label, similarity);
    else this.sink(label, similarity);
    if (this.labels.length === this.capacity) this.floor = this.similarities[0]!;
  }

  inOrder(): Neighbour[] {
    return this.labels
      .map((label, i) => ({ label, similarity: this.similarities[i]! }))
      .sort((a, b) => b.similarity - a.similarity || a.label - b.label);
  }

  private rise(label: number, similarity: number): void {
    let place = this.labels.length;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (!this.isWorse(similarity, label, parent)) break;
      this.put(place, this.labels[parent]!, this.similarities[parent]!);
      place = parent;
    }
    this.put(place, label, similarity);
  }

  private sink(label: number, similarity: number): void {
    let place = 0;
    for (let child = this.worseChild(place); child !== -1; child = this.worseChild(place)) {
      if (this.isWorse(similarity, label, child)) break;
      this.put(place, this.labels[child]!, this.similarities[child]!);
      place = child;
    }
    this.put(place, label, similarity);
  }

  private worseChild(place: number): number {
    const left = 2 * place + 1;
    const right = left + 1;
    if (left >= this.labels.length) return -1;
    if (right >= this.labels.length) return left;
    return this.isWorse(this.similarities[left]!, this.labels[left]!, right) ? left : right;
  }

  /** Whether a row is worse than the one in `place`: less similar, or as similar and later. */
  private isWorse(similarity: number, label: number, place: number): boolean {
    const other = this.similarities[place]!;
    return similarity < other || (similarity === other && label > this.labels[place]!);
  }

  private put(place: number, label: number, similarity: number): void {
    this.labels[place] = label;
    this.similarities[place] = similarity;
  }
}

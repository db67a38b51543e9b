// The best few of many rows that are offered one after the other, kept in a small heap.
import type { Neighbour } from '../ports/vector-index.ts';

/** The best `capacity` rows offered, as a heap whose root is the worst of them. Rows must come in rising order. */
export class BestRows {
  /** What a row must exceed to get in; an equal one that came earlier stays. */
  floor = Number.NEGATIVE_INFINITY;
  private readonly capacity: number;
  /** The rows that are in, in no order. */
  readonly labels: number[] = [];
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

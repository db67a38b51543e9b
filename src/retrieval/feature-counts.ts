// Counts of a text's features by their hash, kept from text to text: a Map made anew for each takes several times as long.

const FIRST_SIZE = 1024;
// Slots per feature: with half of them free, a search seldom meets another feature's.
const SLOTS = 2;

/** Distinct hashes in the order in which they came first, with what was added to each. */
export class FeatureCounts {
  hashes = new Uint32Array(FIRST_SIZE);
  counts = new Float64Array(FIRST_SIZE);
  size = 0;
  /** The number of a feature and one more, by its hash; 0 where there is none. */
  private slots = new Uint32Array(FIRST_SIZE * SLOTS);

  clear(): void {
    const mask = this.slots.length - 1;
    // Going back the way they came frees each one's slot, wherever others pushed it.
    for (let i = this.size - 1; i >= 0; i--) {
      let slot = this.hashes[i]! & mask;
      while (this.slots[slot] !== i + 1) slot = (slot + 1) & mask;
      this.slots[slot] = 0;
    }
    this.size = 0;
  }

  /** Adds `count` to the feature of `hash`, an unsigned number of 32 bits. */
  add(hash: number, count: number): void {
    const { slots, hashes } = this;
    const mask = slots.length - 1;
    let slot = hash & mask;
    for (let found = slots[slot]!; found !== 0; found = slots[slot]!) {
      if (hashes[found - 1] === hash) {
        this.counts[found - 1]! += count;
        return;
      }
      slot = (slot + 1) & mask;
    }
    if (this.size === hashes.length) {
      this.grow();
      this.add(hash, count);
      return;
    }
    hashes[this.size] = hash;
    this.counts[this.size] = count;
    this.size++;
    slots[slot] = this.size;
  }

  private grow(): void {
    const { hashes, counts, size } = this;
    this.hashes = new Uint32Array(size * 2);
    this.counts = new Float64Array(size * 2);
    this.slots = new Uint32Array(size * 2 * SLOTS);
    this.size = 0;
    for (let i = 0; i < size; i++) this.add(hashes[i]!, counts[i]!);
  }
}

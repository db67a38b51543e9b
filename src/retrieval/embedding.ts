// The local embedding: words and their character n-grams, weighted by rarity, projected by signed hashing.
import type { ConceptFinder } from './concepts.ts';
import { tokenise } from './tokenise.ts';

/** What a bank teaches the embedding: how rare each hashed feature is. Plain data. */
export interface EmbeddingModel {
  readonly dimensions: number;
  readonly texts: number;
  /** Inverse document frequency by feature hash, modulo the table's length (a power of two). */
  readonly rarity: Float32Array;
}

const SHORTEST = 3;
const LONGEST = 5;
const WORD_WEIGHT = 2;
const TABLE = 1 << 16;
const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
const BOUNDARY = 0x5e;
// Each feature lands on this many coordinates: more lower the noise of collisions, and cost time.
const PLACES = 3;

/** Learns rarities from `texts`. `dimensions` is the length of the vectors that `embed` gives. */
export function trainEmbedding(texts: readonly string[], dimensions: number, concepts: ConceptFinder): EmbeddingModel {
  const frequency = new Uint32Array(TABLE);
  for (const text of texts) {
    const slots = new Set<number>();
    for (const hash of countFeatures(text, concepts).keys()) slots.add(hash & (TABLE - 1));
    for (const slot of slots) frequency[slot]!++;
  }
  const rarity = Float32Array.from(frequency, count => Math.log((texts.length + 1) / (count + 0.5)));
  return { dimensions, texts: texts.length, rarity: rarity.map(value => Math.max(0, value)) };
}

/** The vector of `text`, of length one; all zeros when the text has no word. */
export function embed(model: EmbeddingModel, text: string, concepts: ConceptFinder): Float32Array {
  const vector = new Float32Array(model.dimensions);
  const mask = model.rarity.length - 1;
  for (const [hash, count] of countFeatures(text, concepts)) {
    const weight = Math.sqrt(count) * model.rarity[hash & mask]!;
    let mixed = hash;
    for (let place = 0; place < PLACES; place++) {
      mixed = mix(mixed + 0x9e3779b9);
      vector[mixed % model.dimensions]! += mixed & 0x40000000 ? weight : -weight;
    }
  }
  return normalise(vector);
}

/** Scales `vector` to length one in place; a zero vector stays. */
function normalise(vector: Float32Array): Float32Array {
  let square = 0;
  for (const value of vector) square += value * value;
  const scale = square > 0 ? 1 / Math.sqrt(square) : 0;
  for (let i = 0; i < vector.length; i++) vector[i]! *= scale;
  return vector;
}

function countFeatures(text: string, concepts: ConceptFinder): Map<number, number> {
  const counts = new Map<number, number>();
  const tokens = tokenise(text);
  for (const { word, stem } of tokens) {
    add(counts, hashOf(stem, 0, stem.length, FNV_OFFSET ^ 0x77), WORD_WEIGHT);
    addNgrams(counts, `^${word}$`);
  }
  for (const { term, weight } of concepts.find(tokens)) {
    add(counts, hashOf(term, 0, term.length, FNV_OFFSET), weight * WORD_WEIGHT);
  }
  return counts;
}

function addNgrams(counts: Map<number, number>, padded: string): void {
  for (let start = 0; start + SHORTEST <= padded.length; start++) {
    for (let n = SHORTEST; n <= LONGEST && start + n <= padded.length; n++) {
      add(counts, hashOf(padded, start, start + n, FNV_OFFSET), 1);
    }
  }
}

function add(counts: Map<number, number>, hash: number, count: number): void {
  counts.set(hash, (counts.get(hash) ?? 0) + count);
}

/** FNV-1a over UTF-16 code units, finished by a mixer since its low bits are weak for short input. */
function hashOf(text: string, start: number, end: number, seed: number): number {
  let hash = seed ^ BOUNDARY;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ text.charCodeAt(i), FNV_PRIME);
  return mix(hash);
}

/** The finaliser of MurmurHash3. */
function mix(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

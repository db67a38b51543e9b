// The local embedding: words and their character n-grams, weighted by rarity, projected by signed hashing.
import type { ConceptFinder } from './concepts.ts';
import { FeatureCounts } from './feature-counts.ts';
import { type Token, tokenise } from './tokenise.ts';

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

/** Learns how rare features are, a text at a time. */
export interface EmbeddingTrainer {
  learn(tokens: readonly Token[]): void;
  finish(): EmbeddingModel;
}

/** Starts learning rarities. `dimensions` is the length of the vectors that `embed` gives. */
export function embeddingTrainer(dimensions: number, concepts: ConceptFinder): EmbeddingTrainer {
  const frequency = new Uint32Array(TABLE);
  // The number of the text that a slot was last met in, so that a text counts once.
  const metIn = new Uint32Array(TABLE);
  let texts = 0;
  return {
    learn(tokens) {
      texts++;
      const { hashes, size } = countFeatures(tokens, concepts);
      for (let i = 0; i < size; i++) {
        const slot = hashes[i]! & (TABLE - 1);
        if (metIn[slot] === texts) continue;
        metIn[slot] = texts;
        frequency[slot]!++;
      }
    },
    finish() {
      const rarity = Float32Array.from(frequency, count => Math.log((texts + 1) / (count + 0.5)));
      return { dimensions, texts, rarity: rarity.map(value => Math.max(0, value)) };
    },
  };
}

/** Learns rarities from `texts`. */
export function trainEmbedding(texts: readonly string[], dimensions: number, concepts: ConceptFinder): EmbeddingModel {
  const trainer = embeddingTrainer(dimensions, concepts);
  for (const text of texts) trainer.learn(tokenise(text));
  return trainer.finish();
}

/** The vector of `text`, of length one; all zeros when the text has no word. */
export function embed(model: EmbeddingModel, text: string, concepts: ConceptFinder): Float32Array {
  const { dimensions, rarity } = model;
  const vector = new Float32Array(dimensions);
  const isPower = (dimensions & (dimensions - 1)) === 0;
  const { hashes, counts, size } = countFeatures(tokenise(text), concepts);
  for (let i = 0; i < size; i++) {
    const weight = Math.sqrt(counts[i]!) * rarity[hashes[i]! & (rarity.length - 1)]!;
    let mixed = hashes[i]! | 0;
    for (let place = 0; place < PLACES; place++) {
      mixed = mix((mixed + 0x9e3779b9) | 0);
      // A remainder of unsigned numbers is a division of floats, which would take longer than all the rest.
      const at = isPower ? mixed & (dimensions - 1) : (mixed >>> 0) % dimensions;
      vector[at]! += mixed & 0x40000000 ? weight : -weight;
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

const features = new FeatureCounts();

/** The features of a text in the order in which they are met; valid until the next call. */
function countFeatures(tokens: readonly Token[], concepts: ConceptFinder): FeatureCounts {
  features.clear();
  for (const token of tokens) {
    const hashes = hashesOf(token);
    features.add(hashes[0]!, WORD_WEIGHT);
    for (let i = 1; i < hashes.length; i++) features.add(hashes[i]!, 1);
  }
  for (const { term, weight } of concepts.find(tokens)) {
    features.add(hashOf(term, 0, term.length, FNV_OFFSET), weight * WORD_WEIGHT);
  }
  return features;
}

const hashesByWord = new Map<string, Uint32Array>();
const REMEMBERED = 100_000;

/** The hashes of a token: its stem's first, then those of its word's n-grams. What is kept here only saves time. */
function hashesOf({ word, stem }: Token): Uint32Array {
  const known = hashesByWord.get(word);
  if (known) return known;
  if (hashesByWord.size >= REMEMBERED) hashesByWord.clear();
  const hashes = Uint32Array.from([hashOf(stem, 0, stem.length, FNV_OFFSET ^ 0x77), ...ngramsOf(`^${word}$`)]);
  hashesByWord.set(word, hashes);
  return hashes;
}

function* ngramsOf(padded: string): Generator<number> {
  for (let start = 0; start + SHORTEST <= padded.length; start++) {
    for (let n = SHORTEST; n <= LONGEST && start + n <= padded.length; n++) {
      yield hashOf(padded, start, start + n, FNV_OFFSET);
    }
  }
}

/** FNV-1a over UTF-16 code units, finished by a mixer since its low bits are weak for short input. */
function hashOf(text: string, start: number, end: number, seed: number): number {
  let hash = seed ^ BOUNDARY;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ text.charCodeAt(i), FNV_PRIME);
  return mix(hash) >>> 0;
}

/** The finaliser of MurmurHash3, over signed numbers of 32 bits. */
function mix(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

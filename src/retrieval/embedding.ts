// The local embedding: what words mean, and their letters (whole words and character n-grams, hashed), weighted by rarity.
import { addMeaning, type Meanings } from './meanings.ts';
import { isStopWord } from './stop-words.ts';
import { type Token, tokenise } from './tokenise.ts';

/** What a bank teaches the embedding: how rare each hashed feature is. Plain data. */
export interface EmbeddingModel {
  /** Of the vectors that `embed` gives: those of the letters, then those of the meanings. */
  readonly dimensions: number;
  readonly texts: number;
  /** Inverse document frequency by feature hash, modulo the table's length (a power of two). */
  readonly rarity: Float32Array;
  readonly meanings: Meanings;
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
const PLACE_SHARE = 1 / Math.sqrt(PLACES);
/** Coordinates for letters, a power of two. */
const LETTERS = 256;
/** Where the coordinates for meanings begin. */
export const MEANING_AT = LETTERS;
/** Of the square of a word's weight, how much its meaning takes where it has one; a word of no known meaning is all letters. */
const MEANING = 0.8;
const STOP_WEIGHT = 0.3;

/** Learns how rare features are, a text at a time. */
export interface EmbeddingTrainer {
  learn(tokens: readonly Token[]): void;
  finish(): EmbeddingModel;
}

/** Starts learning rarities. */
export function embeddingTrainer(meanings: Meanings): EmbeddingTrainer {
  const frequency = new Uint32Array(TABLE);
  // The number of the text that a slot was last met in, so that a text counts once.
  const metIn = new Uint32Array(TABLE);
  let texts = 0;
  return {
    learn(tokens) {
      texts++;
      for (const token of tokens) {
        for (const hash of hashesOf(token)) {
          const slot = hash & (TABLE - 1);
          if (metIn[slot] === texts) continue;
          metIn[slot] = texts;
          frequency[slot]!++;
        }
      }
    },
    finish() {
      const rarity = Float32Array.from(frequency, count => Math.log((texts + 1) / (count + 0.5)));
      const dimensions = LETTERS + meanings.dimensions;
      return { dimensions, texts, rarity: rarity.map(value => Math.max(0, value)), meanings };
    },
  };
}

/** Learns rarities from `texts`. */
export function trainEmbedding(texts: readonly string[], meanings: Meanings): EmbeddingModel {
  const trainer = embeddingTrainer(meanings);
  for (const text of texts) trainer.learn(tokenise(text));
  return trainer.finish();
}

/** The vector of `text`, of length one; all zeros when the text has no word. */
export function embed(model: EmbeddingModel, text: string): Float32Array {
  const vector = new Float32Array(model.dimensions);
  for (const { token, count } of countStems(tokenise(text))) addWord(model, token, Math.sqrt(count), vector);
  return normalise(vector);
}

function countStems(tokens: readonly Token[]): Iterable<{ readonly token: Token; count: number }> {
  const counts = new Map<string, { readonly token: Token; count: number }>();
  for (const token of tokens) {
    const known = counts.get(token.stem);
    if (known) known.count++;
    else counts.set(token.stem, { token, count: 1 });
  }
  return counts.values();
}

function addWord({ rarity, meanings }: EmbeddingModel, token: Token, often: number, vector: Float32Array): void {
  const hashes = hashesOf(token);
  const isStop = isStopWord(token.word);
  const weight = isStop ? often * STOP_WEIGHT : often;
  const weightOf = (i: number) => weight * (i === 0 ? WORD_WEIGHT : 1) * rarity[hashes[i]! & (rarity.length - 1)]!;
  let square = 0;
  for (let i = 0; i < hashes.length; i++) square += weightOf(i) ** 2;
  const hasMeaning = !isStop && addMeaning(meanings, token.stem, vector, LETTERS, Math.sqrt(MEANING * square));
  const share = PLACE_SHARE * (hasMeaning ? Math.sqrt(1 - MEANING) : 1);
  for (let i = 0; i < hashes.length; i++) scatter(vector, hashes[i]!, share * weightOf(i));
}

function scatter(vector: Float32Array, hash: number, weight: number): void {
  let mixed = hash | 0;
  for (let place = 0; place < PLACES; place++) {
    mixed = mix((mixed + 0x9e3779b9) | 0);
    vector[mixed & (LETTERS - 1)]! += mixed & 0x40000000 ? weight : -weight;
  }
}

/** Scales `vector` to length one in place; a zero vector stays. */
function normalise(vector: Float32Array): Float32Array {
  let square = 0;
  for (const value of vector) square += value * value;
  const scale = square > 0 ? 1 / Math.sqrt(square) : 0;
  for (let i = 0; i < vector.length; i++) vector[i]! *= scale;
  return vector;
}

const hashesByWord = new Map<string, Uint32Array>();
const REMEMBERED = 100_000;

/** The hashes of a token: its stem's first, then those of its word's n-grams. What is kept here only saves time. */
function hashesOf({ word, stem }: Token): Uint32Array {
  const known = hashesByWord.get(word);
  if (known) return known;
  if (hashesByWord.size >= REMEMBERED) hashesByWord.clear();
  const hashes = Uint32Array.of(hashOf(stem, 0, stem.length, FNV_OFFSET ^ 0x77), ...ngramsOf(`^${word}$`));
  hashesByWord.set(word, hashes);
  return hashes;
}

function ngramsOf(padded: string): number[] {
  const hashes: number[] = [];
  for (let start = 0; start + SHORTEST <= padded.length; start++) {
    for (let n = SHORTEST; n <= LONGEST && start + n <= padded.length; n++) {
      hashes.push(hashOf(padded, start, start + n, FNV_OFFSET));
    }
  }
  return hashes;
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

// What words mean, as vectors: those of words that people use for one another are near each other.
import { numberOf, type WordList, wordList } from './word-list.ts';

/** A direction for each known word, by its stem: row r of `vectors` has `dimensions` values, of any length. Plain data. */
export interface Meanings {
  readonly dimensions: number;
  readonly words: WordList;
  readonly vectors: Int8Array;
}

/** No word means anything, for measuring what the real ones earn. */
export const NO_MEANINGS: Meanings = { dimensions: 0, words: wordList([]), vectors: new Int8Array(0) };

const LINE_FEED = 0x0a;

/** Reads what tools/make-meanings.ts writes: a line of JSON with the words in their order, then a row for each. Throws on anything else. */
export function parseMeanings(bytes: Uint8Array): Meanings {
  const end = bytes.indexOf(LINE_FEED);
  const { dimensions, words } = JSON.parse(new TextDecoder().decode(bytes.subarray(0, end))) as {
    readonly dimensions: number;
    readonly words: readonly string[];
  };
  const vectors = Int8Array.from(new Int8Array(bytes.buffer, bytes.byteOffset + end + 1, bytes.length - end - 1));
  if (vectors.length !== words.length * dimensions) throw new Error('The meanings have not a row for each word.');
  return { dimensions, words: wordList(words), vectors };
}

/** Where a word's row begins, and what scales it to length one. */
interface Place {
  readonly start: number;
  readonly scale: number;
}

/** Places found before. What is kept here only saves time: texts repeat their words. */
const placesOf = new WeakMap<Meanings, Map<string, Place | null>>();

function placeOf(meanings: Meanings, stem: string): Place | null {
  const places = placesOf.get(meanings) ?? new Map<string, Place | null>();
  placesOf.set(meanings, places);
  const known = places.get(stem);
  if (known !== undefined) return known;
  const row = numberOf(meanings.words, stem);
  const found = row === undefined ? null : placeAt(meanings, row * meanings.dimensions);
  if (places.size < REMEMBERED) places.set(stem, found);
  return found;
}

const REMEMBERED = 100_000;

function placeAt({ dimensions, vectors }: Meanings, start: number): Place {
  let square = 0;
  for (let k = 0; k < dimensions; k++) square += vectors[start + k]! ** 2;
  return { start, scale: square > 0 ? 1 / Math.sqrt(square) : 0 };
}

/** Adds the meaning of `stem` at `weight` to `vector`, from the coordinate `at` on; false where none is known. */
export function addMeaning(
  meanings: Meanings,
  stem: string,
  vector: Float32Array,
  at: number,
  weight: number,
): boolean {
  const place = placeOf(meanings, stem);
  if (place === null) return false;
  const { dimensions, vectors } = meanings;
  const scale = weight * place.scale;
  for (let k = 0; k < dimensions; k++) vector[at + k]! += scale * vectors[place.start + k]!;
  return true;
}

// Writes learned meanings as bytes: a line of JSON that names the words, then a row of whole numbers for each.
import type { LearnedMeanings } from './learn-meanings.ts';

const MOST = 127;

/** The bytes that `parseMeanings` reads. `glossary` is the SHA-256 of the text that they were learned from. */
export function formatMeanings({ words, dimensions, vectors }: LearnedMeanings, glossary: string): Uint8Array {
  const header = new TextEncoder().encode(`${JSON.stringify({ dimensions, glossary, words })}\n`);
  const bytes = new Uint8Array(header.length + vectors.length);
  bytes.set(header);
  const rows = new Int8Array(bytes.buffer, header.length);
  for (let start = 0; start < vectors.length; start += dimensions) {
    const row = vectors.subarray(start, start + dimensions);
    // Only the direction of a row counts, so each may have a scale of its own.
    const scale = MOST / (row.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1);
    row.forEach((value, k) => {
      rows[start + k] = Math.round(value * scale);
    });
  }
  return bytes;
}

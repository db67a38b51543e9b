// How near a question is to talk about something else altogether, which no bank is about.
import { type EmbeddingModel, embed, MEANING_AT } from './embedding.ts';
import { OFF_TOPIC } from './outside-questions.ts';

/** The directions of such talk, row after row, by its meaning alone, each value out of `FULL`. */
export function talkElsewhere(model: EmbeddingModel): Int8Array {
  const { dimensions } = model.meanings;
  const rows = new Int8Array(OFF_TOPIC.length * dimensions);
  OFF_TOPIC.forEach((text, row) => {
    rows.set(directionOf(embed(model, text)), row * dimensions);
  });
  return rows;
}

/** The cosine of a question's meaning with the nearest of `rows`, from 0 to 1; the row `without` is passed over. */
export function nearnessElsewhere(rows: Int8Array, vector: Float32Array, without: number | undefined): number {
  const direction = directionOf(vector);
  const dimensions = direction.length;
  let best = 0;
  for (let row = 0, at = 0; at < rows.length; row++, at += dimensions) {
    let product = 0;
    for (let k = 0; k < dimensions; k++) product += rows[at + k]! * direction[k]!;
    if (product > best && row !== without) best = product;
  }
  return best / FULL ** 2;
}

// Whole numbers, since a first question is answered before its loops are compiled, and until then each fraction takes memory.
const FULL = 127;

/** Where the meaning of a vector points; nowhere when it has none. */
function directionOf(vector: Float32Array): Int8Array {
  const meaning = vector.subarray(MEANING_AT);
  const length = Math.sqrt(meaning.reduce((square, value) => square + value * value, 0)) || 1;
  return Int8Array.from(meaning, value => Math.round((FULL * value) / length));
}

// How near a question is to talk about something else altogether, which no bank is about.
import { type EmbeddingModel, embed, MEANING_AT } from './embedding.ts';
import { OFF_TOPIC } from './outside-questions.ts';

/** The directions of such talk, row after row, by its meaning alone. */
export function talkElsewhere(model: EmbeddingModel): Float32Array {
  const { dimensions } = model.meanings;
  const rows = new Float32Array(OFF_TOPIC.length * dimensions);
  OFF_TOPIC.forEach((text, row) => {
    const meaning = embed(model, text).subarray(MEANING_AT);
    const length = lengthOf(meaning, 0);
    for (let k = 0; k < dimensions; k++) rows[row * dimensions + k] = meaning[k]! / length;
  });
  return rows;
}

/** The cosine of a question's meaning with the nearest of `rows`, from 0 to 1; the row `without` is passed over. */
export function nearnessElsewhere(rows: Float32Array, vector: Float32Array, without: number | undefined): number {
  const dimensions = vector.length - MEANING_AT;
  let best = 0;
  for (let row = 0, at = 0; at < rows.length; row++, at += dimensions) {
    let product = 0;
    for (let k = 0; k < dimensions; k++) product += rows[at + k]! * vector[MEANING_AT + k]!;
    if (product > best && row !== without) best = product;
  }
  return best / lengthOf(vector, MEANING_AT);
}

function lengthOf(vector: Float32Array, from: number): number {
  let square = 0;
  for (let k = from; k < vector.length; k++) square += vector[k]! * vector[k]!;
  return Math.sqrt(square) || 1;
}

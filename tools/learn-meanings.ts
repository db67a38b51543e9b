// Learns what words mean from the glossary: words that stand in the same groups, or in groups alike, get vectors alike.
import type { Glossary, GlossaryGroup } from '../src/bank/glossary.ts';
import { seededRandom } from '../src/retrieval/random.ts';
import { isStopWord } from '../src/retrieval/stop-words.ts';
import { tokenise } from '../src/retrieval/tokenise.ts';
import { decompose, type SparseMatrix } from './decompose.ts';

/** A vector of length one for each word of the glossary (by its stem, in order), row after row. */
export interface LearnedMeanings {
  readonly words: readonly string[];
  readonly dimensions: number;
  readonly vectors: Float32Array;
}

const LOOSE = 0.5;
const SEED = 20_261_124;

/**
 * Latent semantic analysis (Deerwester et al., 1990) with groups for documents: the leading `dimensions` singular vectors
 * of the matrix of groups by words, each word's weighted by the singular values. Takes seconds; deterministic.
 */
export function learnMeanings({ groups }: Pick<Glossary, 'groups'>, dimensions: number): LearnedMeanings {
  const documents = groups.map(wordsOf);
  const words = [...new Set(documents.flatMap(document => [...document.keys()]))].sort();
  const { rank, basis, singular } = decompose(matrixOf(documents, words), dimensions, seededRandom(SEED));
  const vectors = new Float32Array(words.length * dimensions);
  words.forEach((_, word) => {
    const row = vectors.subarray(word * dimensions, word * dimensions + rank);
    for (let k = 0; k < rank; k++) row[k] = basis[word * rank + k]! * singular[k]!;
    scaleToOne(row);
  });
  return { words, dimensions, vectors };
}

/** The words of a group with how much each stands for it: a word of a longer phrase less than one that stands alone. */
function wordsOf({ terms, loose, weight }: GlossaryGroup): Map<string, number> {
  const words = new Map<string, number>();
  const add = (phrase: string, share: number) => {
    const stems = tokenise(phrase).flatMap(({ word, stem }) => (isStopWord(word) ? [] : [stem]));
    for (const stem of stems) {
      words.set(stem, Math.max(words.get(stem) ?? 0, (share * weight) / Math.sqrt(stems.length)));
    }
  };
  for (const phrase of terms) add(phrase, 1);
  for (const phrase of loose) add(phrase, LOOSE);
  return words;
}

/** Groups as rows of length one, words that stand in few groups counting more. */
function matrixOf(documents: readonly ReadonlyMap<string, number>[], words: readonly string[]): SparseMatrix {
  const columnOf = new Map(words.map((word, column) => [word, column]));
  const frequency = new Uint32Array(words.length);
  for (const document of documents) for (const word of document.keys()) frequency[columnOf.get(word)!]!++;
  const rows = documents.map(document => {
    const row = Array.from(document, ([word, weight]) => {
      const column = columnOf.get(word)!;
      return { column, value: weight * Math.log(documents.length / frequency[column]!) };
    });
    const length = Math.hypot(...row.map(({ value }) => value)) || 1;
    return row.map(({ column, value }) => ({ column, value: value / length }));
  });
  const starts = new Uint32Array(rows.length + 1);
  rows.forEach((row, i) => {
    starts[i + 1] = starts[i]! + row.length;
  });
  const cells = rows.flat();
  return {
    rows: rows.length,
    columnCount: words.length,
    starts,
    columns: Uint32Array.from(cells, ({ column }) => column),
    values: Float32Array.from(cells, ({ value }) => value),
  };
}

function scaleToOne(row: Float32Array): void {
  const length = Math.hypot(...row) || 1;
  for (let k = 0; k < row.length; k++) row[k]! /= length;
}

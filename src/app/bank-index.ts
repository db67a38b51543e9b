// A bank with everything that was made from it: what is stored, loaded, and asked.
import { type Caveat, caveatsOf } from '../answer/caveats.ts';
import type { Bank } from '../bank/entry.ts';
import type { Glossary } from '../bank/glossary.ts';
import { calibrate } from '../retrieval/calibrate.ts';
import { type CompiledGlossary, compileGlossary, conceptFinder, narrowGlossary } from '../retrieval/concepts.ts';
import type { ConfidenceModel } from '../retrieval/confidence.ts';
import { corpusOf } from '../retrieval/corpus.ts';
import { type EmbeddingModel, embed } from '../retrieval/embedding.ts';
import { fitWeights } from '../retrieval/fit-weights.ts';
import { termNumber } from '../retrieval/lexical.ts';
import type { Meanings } from '../retrieval/meanings.ts';
import { seededRandom } from '../retrieval/random.ts';
import { type EntryLengths, measureEntries, type UnitVectors, type Weights } from '../retrieval/rank.ts';
import { openSearch } from '../retrieval/search.ts';
import { buildSearchIndex, type SearchIndex, unitTexts } from '../retrieval/search-index.ts';
import type { OnProgress } from './use-cases.ts';

/** An index as plain data, but for the vectors that lie beside it. */
export interface BankIndex {
  readonly bank: Bank;
  readonly search: SearchIndex;
  readonly glossary: CompiledGlossary;
  readonly weights: Weights;
  readonly confidence: ConfidenceModel;
  readonly entryLengths: EntryLengths;
  /** Of each entry that has dated notes: what they speak of. */
  readonly caveats: ReadonlyMap<number, readonly Caveat[]>;
  /** The folder that relative paths in `bank` are seen from. */
  readonly indexedFrom: string;
}

/** How people say things, and what their words mean. */
export interface Lexicon {
  readonly glossary: Glossary;
  readonly meanings: Meanings;
}

/** An index with the vectors of its units, row after row. */
export interface BuiltIndex {
  readonly index: Omit<BankIndex, 'indexedFrom'>;
  readonly matrix: Float32Array;
  /** Units whose vector was taken over from the index before. */
  readonly reused: number;
}

/** The index before, to take over what did not change. */
export interface Previous {
  readonly index: BankIndex;
  readonly matrix: Float32Array;
}

const SEED = 20_261_123;
/** How often a stage tells how far it is. */
const TOLD = 100;
/** About how many questions a bank is asked while it is fitted. */
const REHEARSALS = 1_050;
// While this share of the texts stays the same, so do their vectors: rarities hardly move by the rest.
const KEEP_MODEL = 0.8;
const REHEARSE_VECTORS = 5_000;

/** Builds the index of `bank`; takes over the vectors of `previous` where the texts are the same. */
export function buildBankIndex(
  bank: Bank,
  { glossary, meanings }: Lexicon,
  previous: Previous | null,
  onProgress: OnProgress,
): BuiltIndex {
  const compiled = compileGlossary(glossary);
  const texts = unitTexts(corpusOf(bank));
  const onText = eachStep('indexing', bank.entries.length + texts.length, onProgress);
  const known = knownVectors(texts, previous);
  const full = buildSearchIndex(bank, conceptFinder(compiled), meanings, known?.model, onText);
  const isUsed = (term: string) =>
    [full.entries, full.questions, full.passages].some(index => termNumber(index, term) !== undefined);
  const narrowed = narrowGlossary(compiled, isUsed);
  const finder = conceptFinder(narrowed);
  const { dimensions } = full.embedding;
  const matrix = new Float32Array(texts.length * dimensions);
  let reused = 0;
  const onEmbedded = eachStep('embedding', texts.length, onProgress);
  texts.forEach((text, i) => {
    const row = known?.rows.get(text);
    if (row) reused++;
    matrix.set(row ?? embed(full.embedding, text), i * dimensions);
    onEmbedded();
  });
  const entryLengths = measureEntries(full, { matrix, dimensions });
  const vectors = { matrix, dimensions, entryLengths, nearest: nearestForRehearsal(matrix, dimensions, texts.length) };
  const search = openSearch(full, vectors, finder);
  const onRehearsed = eachStep('fitting', REHEARSALS, onProgress);
  const embedText = (text: string) => {
    onRehearsed();
    return embed(full.embedding, text);
  };
  const weights = fitWeights(bank, search, embedText, seededRandom(SEED));
  const confidence = calibrate(bank, search, embedText, weights, seededRandom(SEED));
  const caveats = caveatsIn(bank);
  return {
    index: { bank, search: full, glossary: narrowed, weights, confidence, entryLengths, caveats },
    matrix,
    reused,
  };
}

function caveatsIn({ entries }: Bank): Map<number, readonly Caveat[]> {
  return new Map(
    [...entries.entries()].map(([i, entry]) => [i, caveatsOf(entry)] as const).filter(([, all]) => all.length),
  );
}

/** Counts steps of a stage and tells of some of them, never of more than `total`. */
function eachStep(stage: string, total: number, onProgress: OnProgress): () => void {
  const every = Math.max(1, Math.floor(total / TOLD));
  let done = 0;
  onProgress({ stage, done, total });
  return () => {
    done++;
    if (done % every === 0 && done <= total) onProgress({ stage, done, total });
  };
}

function knownVectors(
  texts: readonly string[],
  previous: Previous | null,
): { rows: Map<string, Float32Array>; model: EmbeddingModel } | null {
  if (!previous) return null;
  const { embedding } = previous.index.search;
  const rows = new Map<string, Float32Array>();
  unitTexts(corpusOf(previous.index.bank)).forEach((text, i) => {
    rows.set(text, previous.matrix.subarray(i * embedding.dimensions, (i + 1) * embedding.dimensions));
  });
  const same = texts.reduce((count, text) => count + (rows.has(text) ? 1 : 0), 0);
  return same >= KEEP_MODEL * texts.length ? { rows, model: embedding } : null;
}

/** Rehearsals of a large bank go by lexical candidates alone: an exact search for each would take minutes. */
function nearestForRehearsal(matrix: Float32Array, dimensions: number, count: number): UnitVectors['nearest'] {
  if (count > REHEARSE_VECTORS) return () => [];
  return (vector, k) => {
    const found = Array.from({ length: count }, (_, label) => ({
      label,
      similarity: dot(matrix, label * dimensions, vector),
    }));
    return found.sort((a, b) => b.similarity - a.similarity).slice(0, k);
  };
}

function dot(matrix: Float32Array, start: number, vector: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < vector.length; i++) sum += matrix[start + i]! * vector[i]!;
  return sum;
}

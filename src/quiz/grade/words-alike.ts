// How near a word of a statement comes to a word of a key point: the same, a slip of it, a term for it, or near in meaning.
import { type ConceptFinder, isEverydayConcept } from '../../retrieval/concepts.ts';
import { addMeaning, type Meanings } from '../../retrieval/meanings.ts';
import type { Statement } from './statements.ts';

/** What grading knows of language. */
export interface WordSense {
  readonly concepts: ConceptFinder;
  readonly meanings: Meanings;
}

/** A word to be met, with the terms of the glossary that it is part of. */
interface Met {
  readonly stem: string;
  readonly concepts: ReadonlyMap<string, number>;
}

/** How surely token number `at` of a statement says a word, from 0 to 1. */
export type Compare = (wanted: Met, statement: Statement, at: number) => number;

/** Meanings nearer than this count, from half of `NEARLY_SAME` up to all of it at `NEAREST`. */
const NEAR = 0.45;
const NEAREST = 0.8;
const NEARLY_SAME = 0.85;
const BY_CONCEPT = 0.9;
const BY_EVERYDAY_CONCEPT = 0.6;
const SLIP = 0.9;
/** Shorter words differ from others by a letter too often. */
const SHORTEST_SLIP = 6;

/** Compares words by what `sense` knows. */
export function comparison(sense: WordSense): Compare {
  const near = nearness(sense.meanings);
  const termsOf = remembering(termsByToken);
  return (wanted, statement, at) => {
    const { stem } = statement.tokens[at]!;
    if (stem === wanted.stem) return 1;
    if (/\d/.test(stem) || /\d/.test(wanted.stem)) return 0;
    if (!sense.concepts.knows(stem) && isSlip(stem, wanted.stem)) return SLIP;
    const term = wanted.concepts.size === 0 ? 0 : byConcept(wanted.concepts, termsOf(statement)[at]!);
    return Math.max(byMeaning(near(wanted.stem, stem)), term);
  };
}

function byMeaning(near: number): number {
  if (near < NEAR) return 0;
  return (NEARLY_SAME / 2) * (1 + Math.min(1, (near - NEAR) / (NEAREST - NEAR)));
}

/** Terms of the glossary with what meeting them again counts. */
type Terms = ReadonlyMap<string, number>;

function byConcept(wanted: Terms, said: Terms): number {
  let best = 0;
  for (const [term, weight] of said) best = Math.max(best, Math.min(weight, wanted.get(term) ?? 0));
  return best;
}

/** Of each token of a statement, the terms that it is part of. */
export function termsByToken({ concepts, tokens }: Statement): readonly Terms[] {
  const byToken = tokens.map(() => new Map<string, number>());
  for (const { term, weight, at, length } of concepts) {
    const share = isEverydayConcept(term) ? BY_EVERYDAY_CONCEPT : BY_CONCEPT;
    for (const terms of byToken.slice(at, at + length)) terms.set(term, weight * share);
  }
  return byToken;
}

/** `make`, remembering what it made of each. */
function remembering<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new WeakMap<Key, Value>();
  return key => {
    const known = made.get(key) ?? make(key);
    made.set(key, known);
    return known;
  };
}

/** How near the meanings of two stems are, from -1 to 1; 0 where one is not known. */
function nearness(meanings: Meanings): (a: string, b: string) => number {
  const vectors = new Map<string, Float32Array | null>();
  const vectorOf = (stem: string) => {
    const known = vectors.get(stem);
    if (known !== undefined) return known;
    const vector = new Float32Array(meanings.dimensions);
    const found = addMeaning(meanings, stem, vector, 0, 1) ? vector : null;
    vectors.set(stem, found);
    return found;
  };
  const known = new Map<string, number>();
  return (a, b) => {
    const pair = `${a} ${b}`;
    const near = known.get(pair) ?? product(vectorOf(a), vectorOf(b));
    known.set(pair, near);
    return near;
  };
}

function product(a: Float32Array | null, b: Float32Array | null): number {
  return a === null || b === null ? 0 : a.reduce((sum, value, k) => sum + value * b[k]!, 0);
}

/** Whether a slip of the keyboard makes one word of the other: a letter wrong, missing or too much, or two swapped. */
function isSlip(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < SHORTEST_SLIP || Math.abs(a.length - b.length) > 1) return false;
  let same = 0;
  while (a[same] !== undefined && a[same] === b[same]) same++;
  const [restOfA, restOfB] = [a.slice(same), b.slice(same)];
  const isSwapped = restOfA[0] === restOfB[1] && restOfA[1] === restOfB[0] && restOfA.slice(2) === restOfB.slice(2);
  const isWrong = restOfA.slice(1) === restOfB.slice(1);
  return isSwapped || isWrong || restOfA === restOfB.slice(1) || restOfA.slice(1) === restOfB;
}

// What a text is made of for search: stems and concepts with their counts.
import type { ConceptFinder } from './concepts.ts';
import { isStopWord } from './stop-words.ts';
import { tokenise } from './tokenise.ts';

/** Term to weighted count. Concepts begin with `§`. */
export type TermCounts = ReadonlyMap<string, number>;

/** Counts the terms of `text`; each mention of a concept counts with the concept's weight. */
export function countTerms(text: string, concepts: ConceptFinder): Map<string, number> {
  const tokens = tokenise(text);
  const counts = new Map<string, number>();
  for (const { stem } of tokens) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  for (const { term, weight } of concepts.find(tokens)) counts.set(term, (counts.get(term) ?? 0) + weight);
  return counts;
}

/** Whether a term is a concept of the glossary rather than a stem of the text. */
export function isConcept(term: string): boolean {
  return term.startsWith('§');
}

/** The stems of `text` that are not stop words. */
export function contentStems(text: string): string[] {
  return tokenise(text)
    .filter(token => !isStopWord(token.word))
    .map(token => token.stem);
}

// Glossaries of a few groups, compiled, for tests that say what stands for what.
import type { GlossaryGroup } from '../../src/bank/glossary.ts';
import { type ConceptFinder, compileGlossary, conceptFinder } from '../../src/retrieval/concepts.ts';

/** A group of terms that mean the same, safely, unless said otherwise. */
export function group(terms: readonly string[], more: Partial<GlossaryGroup> = {}): GlossaryGroup {
  return { terms: [...terms], loose: [], weight: 1, area: 'test', ...more };
}

/** Finds the phrases of `groups`; `everyday` words belong to any conversation. */
export function finderOf(groups: readonly GlossaryGroup[], everyday: readonly string[] = []): ConceptFinder {
  return conceptFinder(compileGlossary({ groups: [...groups], everyday: [...everyday] }));
}

/** A finder that knows nothing. */
export const noConcepts = finderOf([]);

// Glossaries of a few groups, compiled, for tests that say what stands for what.
import type { GlossaryGroup } from '../../src/bank/glossary.ts';
import { type ConceptFinder, compileGlossary, conceptFinder } from '../../src/retrieval/concepts.ts';
import { type Meanings, parseMeanings } from '../../src/retrieval/meanings.ts';
import { formatMeanings } from '../../tools/format-meanings.ts';
import { learnMeanings } from '../../tools/learn-meanings.ts';

/** A group of terms that mean the same, safely, unless said otherwise. */
export function group(terms: readonly string[], more: Partial<GlossaryGroup> = {}): GlossaryGroup {
  return { terms: [...terms], loose: [], weight: 1, area: 'test', ...more };
}

/** Finds the phrases of `groups`; `everyday` words belong to any conversation. */
export function finderOf(groups: readonly GlossaryGroup[], everyday: readonly string[] = []): ConceptFinder {
  return conceptFinder(compileGlossary({ groups: [...groups], everyday: [...everyday] }));
}

/** What the words of groups mean: of each group the same. */
export function meaningsOf(groups: readonly (readonly string[])[]): Meanings {
  const learned = learnMeanings({ groups: groups.map(terms => group(terms)) }, 16);
  return parseMeanings(formatMeanings(learned, 'none'));
}

// Ids of questions: made of what is asked alone, so that the same question has the same id on every day and machine.
import { FNV_BASIS, fnv1a } from './fnv.ts';

/** Two beginnings give two independent halves. */
const BASES = [FNV_BASIS, 0x1b873593];
const HALF_LENGTH = 7;

/**
 * The id of a question of the entry `entryId` that was made in the way `source`; `asked` tells it from the other
 * questions of its entry: the text of the passage that is asked, and what of it is.
 */
export function questionId(entryId: string, source: string, ...asked: readonly string[]): string {
  const text = [entryId, source, ...asked].join('\n');
  const halves = BASES.map(basis => hashed(text, basis).toString(36).padStart(HALF_LENGTH, '0'));
  return `${source}-${halves.join('')}`;
}

/** 32 bits of `text`, mixed once more so that near texts are far apart. */
function hashed(text: string, basis: number): number {
  let hash = fnv1a(text, basis);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}

const GENERATED = new RegExp(`^(?:cost-|(?:options|table|term|figure|amount|points)-[a-z\\d]{${2 * HALF_LENGTH}}$)`);

/** Whether `id` is of a question that was generated, rather than one that an author named. */
export function isGeneratedId(id: string): boolean {
  return GENERATED.test(id);
}

const CASE_OF_COSTS = /^cost(?:-[a-z]+)+(?=-[\dA-Z])/;

/** What somebody who has met the question `id` knows: of a cost case, whose figures are drawn anew each time, the case. */
export function knownBy(id: string): string {
  return CASE_OF_COSTS.exec(id)?.[0] ?? id;
}

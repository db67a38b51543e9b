// Concepts: glossary groups found in a text, so that a question and a passage meet though they share no word.
import type { Glossary } from '../bank/glossary.ts';
import { type Token, tokenise } from './tokenise.ts';

/** A glossary group found in a text. `weight` is the group's, halved for a loose term. */
export interface Concept {
  readonly term: string;
  readonly weight: number;
  /** How many tokens the phrase took, from `at`. */
  readonly at: number;
  readonly length: number;
}

interface Node {
  readonly next: Map<string, Node>;
  readonly ends: { term: string; weight: number }[];
}

/** Finds glossary phrases in token sequences. */
export interface ConceptFinder {
  find(tokens: readonly Token[]): Concept[];
  isEveryday(word: string): boolean;
}

const LOOSE = 0.5;

/** Compiles a glossary to a trie over stems. */
export function conceptFinder(glossary: Glossary): ConceptFinder {
  const root: Node = { next: new Map(), ends: [] };
  glossary.groups.forEach((group, i) => {
    const term = `§${i}`;
    for (const phrase of group.terms) plant(root, phrase, term, group.weight);
    for (const phrase of group.loose) plant(root, phrase, term, group.weight * LOOSE);
  });
  const everyday = new Set(glossary.everyday.flatMap(word => tokenise(word).map(token => token.stem)));
  return {
    find: tokens => tokens.flatMap((_, at) => findAt(root, tokens, at)),
    isEveryday: stem => everyday.has(stem),
  };
}

function plant(root: Node, phrase: string, term: string, weight: number): void {
  let node = root;
  for (const { stem } of tokenise(phrase)) {
    const next = node.next.get(stem) ?? { next: new Map(), ends: [] };
    node.next.set(stem, next);
    node = next;
  }
  const same = node.ends.find(end => end.term === term);
  if (!same) node.ends.push({ term, weight });
  else same.weight = Math.max(same.weight, weight);
}

function findAt(root: Node, tokens: readonly Token[], at: number): Concept[] {
  const found: Concept[] = [];
  let node: Node | undefined = root;
  for (let i = at; i < tokens.length && node; i++) {
    node = node.next.get(tokens[i]!.stem);
    for (const end of node?.ends ?? []) found.push({ ...end, at, length: i - at + 1 });
  }
  return found;
}

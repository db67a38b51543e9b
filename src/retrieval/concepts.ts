// Concepts: glossary groups found in a text, so that a question and a passage meet though they share no word.
import type { Glossary } from '../bank/glossary.ts';
import { isStopWord } from './stop-words.ts';
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
  /** Whether `stem` is of everyday speech, so that a bank's lack of it says little. */
  isEveryday(stem: string): boolean;
  /** Whether `stem` occurs in the glossary or in everyday speech: then it is no slip of the keyboard. */
  knows(stem: string): boolean;
}

const LOOSE = 0.5;

/** Compiles a glossary to two tries over stems: phrases as they stand, and long ones without their stop words. */
export function conceptFinder(glossary: Glossary): ConceptFinder {
  const exact = emptyNode();
  const sparse = emptyNode();
  const everyday = new Set(glossary.everyday.flatMap(word => tokenise(word).map(token => token.stem)));
  const stems = new Set(everyday);
  glossary.groups.forEach((group, i) => {
    const learn = (phrase: string, weight: number) => {
      const tokens = tokenise(phrase);
      for (const { stem } of tokens) stems.add(stem);
      const content = tokens.filter(token => !isStopWord(token.word));
      // One word of substance alone would match far more than the phrase says: such a phrase must stand whole.
      const loosened = content.length > 1 && content.length < tokens.length;
      plant(loosened ? sparse : exact, loosened ? content : tokens, `§${i}`, weight);
    };
    for (const phrase of group.terms) learn(phrase, group.weight);
    for (const phrase of group.loose) learn(phrase, group.weight * LOOSE);
  });
  return {
    find: tokens => findConcepts(exact, sparse, tokens),
    isEveryday: stem => everyday.has(stem),
    knows: stem => stems.has(stem),
  };
}

const emptyNode = (): Node => ({ next: new Map(), ends: [] });

function plant(root: Node, tokens: readonly Token[], term: string, weight: number): void {
  let node = root;
  for (const { stem } of tokens) {
    const next = node.next.get(stem) ?? emptyNode();
    node.next.set(stem, next);
    node = next;
  }
  const same = node.ends.find(end => end.term === term);
  if (!same) node.ends.push({ term, weight });
  else same.weight = Math.max(same.weight, weight);
}

function findConcepts(exact: Node, sparse: Node, tokens: readonly Token[]): Concept[] {
  const whole = tokens.flatMap((_, at) => findAt(exact, tokens, at));
  const places = [...tokens.keys()].filter(at => !isStopWord(tokens[at]!.word));
  const content = places.map(at => tokens[at]!);
  const spread = places.flatMap((at, i) =>
    findAt(sparse, content, i).map(concept => ({ ...concept, at, length: places[i + concept.length - 1]! - at + 1 })),
  );
  return whole.concat(spread);
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

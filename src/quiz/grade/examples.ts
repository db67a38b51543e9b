// What the bank names where it says a key point at length: "p4d" and "CoreWeave" say something for a point without them.
import type { ConceptFinder } from '../../retrieval/concepts.ts';
import { isStopWord } from '../../retrieval/stop-words.ts';
import { type Side, sidesOf } from './sides.ts';
import { type Statement, statementsOf } from './statements.ts';

/** A word of a key point, as far as finding its examples goes. */
interface Own {
  readonly stem: string;
  readonly weight: number;
  readonly side: Side | null;
}

/** What an example counts, of its whole key point. */
const EXAMPLE = 0.15;
/** So much of a key point stands in a sentence of the bank that says the same. */
const SAYS_THE_SAME = 0.25;

/** Of each key point, given by its `own` words, the words of substance that a sentence of `answer` has beside them. */
export function examplesFor(own: readonly (readonly Own[])[], answer: string, concepts: ConceptFinder) {
  const wanted = new Set(own.flat().map(({ stem }) => stem));
  const sentences = [...Map.groupBy(statementsOf(answer, concepts), ({ sentence }) => sentence).values()];
  const isExample = (word: string, stem: string) =>
    !isStopWord(word) && !wanted.has(stem) && !concepts.isEveryday(stem) && !/^\d+$/.test(stem);
  const nearest = sentences.map(statements => nearestOf(own, statements));
  return own.map((words, point) => {
    const said = sentences.filter((_, i) => nearest[i] === point).flat();
    // Who compares says it of the one side only.
    const side = words.find(each => each.side !== null)?.side ?? null;
    const found = said.flatMap(({ tokens, denies }) => {
      const sides = sidesOf(tokens);
      return tokens.flatMap(({ word, stem }, at) =>
        isExample(word, stem) && !sides[at]?.isAfter ? [exampleOf(stem, weightIn(words), side, denies)] : [],
      );
    });
    return [...new Map(found.map(each => [each.stem, each])).values()];
  });
}

/** The point that a sentence says most of, by its number; -1 where it says little of any. */
function nearestOf(own: readonly (readonly Own[])[], statements: readonly Statement[]): number {
  const stems = new Set(statements.flatMap(({ tokens }) => tokens.map(({ stem }) => stem)));
  const shares = own.map(words => weightIn(words.filter(({ stem }) => stems.has(stem))) / weightIn(words));
  const best = shares.indexOf(Math.max(...shares));
  return shares[best]! >= SAYS_THE_SAME ? best : -1;
}

function exampleOf(stem: string, ofPoint: number, side: Side | null, denied: boolean) {
  const concepts: ReadonlyMap<string, number> = new Map();
  const about = { subject: '', piece: 0, figures: [], isRuledOut: false, denied, side };
  return { stem, isName: false, isExample: true, isEveryday: false, concepts, weight: ofPoint * EXAMPLE, ...about };
}

/** What words count together. */
export function weightIn(words: readonly { readonly weight: number }[]): number {
  return words.reduce((sum, { weight }) => sum + weight, 0);
}

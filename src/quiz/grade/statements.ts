// Cuts what a person wrote into statements, each small enough that "not" in it speaks of all of it.
import type { Range } from '../../bank/entry.ts';
import type { Concept, ConceptFinder } from '../../retrieval/concepts.ts';
import { type Token, tokenise } from '../../retrieval/tokenise.ts';
import { type SaidFigure, saidFigures } from './said-figures.ts';

/** A piece of a text that says one thing. */
export interface Statement extends Range {
  readonly tokens: readonly Token[];
  readonly concepts: readonly Concept[];
  /** Whether it denies what it speaks of. */
  readonly denies: boolean;
  readonly figures: readonly SaidFigure[];
  /** Which sentence of the text it is in, from 0. */
  readonly sentence: number;
}

const SENTENCE_END = /[.!?](?=\s|$)|\n+/g;
const STATEMENT_END =
  /,(?!\d)|;|:(?=\s)|\s(?:->|[-–—])\s|[()]|\b(?:but|while|whereas|although|though|however|because|since|so|when|if|unless|until|as long as|that|which|who|where|there's|there is|then)\b/gi;
const DENIALS = new Set(
  'not no never none nothing neither nor without hardly nobody cannot impossible avoid avoided avoids refuse unable lack lose wrong pointless useless misleading worse unnecessary dont doesnt didnt isnt arent wasnt wont cant couldnt shouldnt wouldnt'.split(
    ' ',
  ),
);
const DENYING_PHRASES = /\b(?:(?:keep|stay|steer) (?:away|clear)|(?:is|are) out\b|gave up|no use\b)/i;
/** What looks like a denial and is none. */
const NO_DENIAL = /\b(?:not (?:only|just|to mention)|no (?:matter|doubt|problem)|if not)\b/gi;

/** The statements of `text`, in their order; together they hold every word of it. */
export function statementsOf(text: string, concepts: ConceptFinder): Statement[] {
  return pieces(text, { start: 0, end: text.length }, SENTENCE_END).flatMap((sentence, number) =>
    pieces(text, sentence, STATEMENT_END).map(range => statementAt(text, range, number, concepts)),
  );
}

function statementAt(text: string, range: Range, sentence: number, concepts: ConceptFinder): Statement {
  const said = text.slice(range.start, range.end);
  const tokens = tokenise(said);
  return {
    ...range,
    tokens,
    concepts: concepts.find(tokens),
    denies: DENYING_PHRASES.test(said) || tokenise(said.replace(NO_DENIAL, ' ')).some(({ word }) => DENIALS.has(word)),
    figures: saidFigures(said),
    sentence,
  };
}

/** What stands between ends within `range`, without white space around it; a word that ends a piece begins the next. */
function pieces(text: string, range: Range, end: RegExp): Range[] {
  const found: Range[] = [];
  let from = range.start;
  for (const { index, 0: mark } of text.slice(range.start, range.end).matchAll(end)) {
    const at = range.start + index;
    const isWord = /\p{L}/u.test(mark);
    found.push({ start: from, end: isWord ? at : at + mark.length });
    from = isWord ? at : at + mark.length;
  }
  found.push({ start: from, end: range.end });
  return found.map(piece => trimmed(text, piece)).filter(({ start, end: last }) => start < last);
}

function trimmed(text: string, { start, end }: Range): Range {
  const said = text.slice(start, end);
  const lead = said.length - said.trimStart().length;
  return { start: start + lead, end: start + Math.max(lead, said.trimEnd().length) };
}

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
  /** Whether it denies by advice: "I would not use it for ...". */
  readonly advisesAgainst: boolean;
  /** Whether it says that something rules it out. */
  readonly rulesOut: boolean;
  readonly figures: readonly SaidFigure[];
  /** Which sentence of the text it is in, from 0. */
  readonly sentence: number;
}

const SENTENCE_END = /[.!?](?=\s|$)|\n+/g;
const STATEMENT_END =
  /,(?!\d)|;|:(?=\s)|\s(?:->|[-–—])\s|[()]|\b(?:but|while|whereas|although|though|however|because|since|so|when|if|unless|until|as long as|that|which|who|where|there's|there is|then|and not|instead of|rather than|rules? (?:it |them )?out|ruled out|the \w+ (?:wo|ca|do|does|would|could)(?:n['’]?t| not))\b/gi;
const DENIALS = new Set(
  'not no un never none nothing neither nor without hardly nobody cannot impossible avoid avoided avoids refuse unable lack lose wrong pointless useless misleading worse bad poor terrible unsuitable unnecessary dont doesnt didnt isnt arent wasnt wont cant couldnt shouldnt wouldnt'.split(
    ' ',
  ),
);
const DENYING_PHRASES =
  /\b(?:(?:keep|stay|steer) (?:away|clear)|(?:is|are) out\b|rule[sd]? (?:it |them )?out\b|(?:instead of|rather than)\b|(?:advise|recommend|speaks?) against\b|gave up|no use\b)/i;
const RULES_OUT = /\brule[sd]? (?:it |them )?out\b/i;
const ADVICE_AGAINST =
  /\b(?:(?:would|should|do|must|could)(?: not|n['’]?t)|never|cannot|can['’]?t)\s+(?:\w+\s+)?(?:use|take|choose|pick|recommend|want|put|run|go|do)\b|^\W*(?:and |or |also )?(?:not|nor|neither|never) (?:for|with|when|in|on)\b|\bavoid|\b(?:advise|recommend) against\b|\b(?:bad|poor|terrible|unsuitable|wrong) (?:\w+ )?(?:for|when|with|if)\b|\b(?:keep|stay|steer) (?:away|clear)/i;
/** What looks like a denial and is none. */
const NO_DENIAL =
  /\b(?:not (?:only|just|to mention)|no (?:matter|doubt|problem)|if not|(?:do not|don['’]?t) forget|never (?:sleeps?|stops?|ends?)|(?:nobody|no one) (?:uses?|calls?|needs?|asks?|is using)|nothing (?:to do|happens|runs)|to nothing)\b/gi;

/** The statements of `text`, in their order; together they hold every word of it. */
export function statementsOf(text: string, concepts: ConceptFinder): Statement[] {
  return pieces(text, { start: 0, end: text.length }, SENTENCE_END).flatMap((sentence, number) => {
    const statements = pieces(text, sentence, STATEMENT_END).map(range => statementAt(text, range, number, concepts));
    return carryingOn(statements, text);
  });
}

const CARRIES_ON = /^(?:(?:and|or|nor) (?:for|with|in|on|when|where|if)|when|if)\b/i;
const EXPLAINS = /^(?:since|because|as|when|if|where|which|that|who)\b/i;

/** What carries a statement on denies as it does: "bad for steady traffic, where ..., and for real-time use". */
function carryingOn(statements: readonly Statement[], text: string): Statement[] {
  let main: Statement | null = null;
  return statements.map(statement => {
    const said = text.slice(statement.start, statement.end);
    if (CARRIES_ON.test(said) && main?.advisesAgainst) return { ...statement, denies: true, advisesAgainst: true };
    if (!EXPLAINS.test(said)) main = statement;
    return statement;
  });
}

function statementAt(text: string, range: Range, sentence: number, concepts: ConceptFinder): Statement {
  const said = text.slice(range.start, range.end);
  const tokens = priced(tokenise(said));
  return {
    ...range,
    tokens,
    concepts: concepts.find(tokens),
    rulesOut: RULES_OUT.test(said),
    advisesAgainst: ADVICE_AGAINST.test(said),
    denies: DENYING_PHRASES.test(said) || tokenise(said.replace(NO_DENIAL, ' ')).some(({ word }) => DENIALS.has(word)),
    figures: saidFigures(said),
    sentence,
  };
}

const OF_PRICE = new Set(tokenise('cost costs costing price priced pay charge').map(({ stem }) => stem));
const BY_AMOUNT = new Map(
  [
    ['expensive', 'more much'],
    ['cheap', 'less little'],
  ].flatMap(([meant, said]) => tokenise(said!).map(({ word }) => [word, tokenise(meant!)[0]!] as const)),
);

/** "costs more" says "expensive" and "costs less" says "cheap": by themselves, "more" and "less" say too little. */
function priced(tokens: readonly Token[]): readonly Token[] {
  let isOfPrice = false;
  return tokens.map(token => {
    isOfPrice ||= OF_PRICE.has(token.stem);
    return (isOfPrice && BY_AMOUNT.get(token.word)) || token;
  });
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

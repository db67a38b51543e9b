// Key points made ready for grading: their words with what each counts, what each is said of, and the figures beside it.
import type { ConceptFinder } from '../../retrieval/concepts.ts';
import { isStopWord } from '../../retrieval/stop-words.ts';
import { tokenise } from '../../retrieval/tokenise.ts';
import type { OpenQuestion } from '../question.ts';
import { examplesFor, weightIn } from './examples.ts';
import type { SaidFigure } from './said-figures.ts';
import { comparesAlone, type Side, sidesOf } from './sides.ts';
import { type Statement, statementsOf } from './statements.ts';
import { termsByToken } from './words-alike.ts';

/** A word of a key point that an answer should have, or another for it. */
export interface Wanted {
  readonly stem: string;
  readonly isName: boolean;
  /** Whether the key point itself does not have it, but the bank where it says the same. */
  readonly isExample: boolean;
  /** Whether it is of general speech, so that it is said of many things. */
  readonly isEveryday: boolean;
  /** Terms of the glossary that it is part of, with what meeting them counts. */
  readonly concepts: ReadonlyMap<string, number>;
  readonly weight: number;
  /** Whether the key point denies it. */
  readonly denied: boolean;
  /** What it is said of, a stem. */
  readonly subject: string;
  /** Which piece of the key point it is in: each says a thing of its own. */
  readonly piece: number;
  /** On which side of a comparison it must stand; null where either will do. */
  readonly side: Side | null;
  readonly figures: readonly SaidFigure[];
  /** Whether it is said to be ruled out. */
  readonly isRuledOut: boolean;
}

/** A key point made ready. */
export interface WantedPoint {
  readonly wanted: readonly Wanted[];
  /** Of all its words. */
  readonly weight: number;
  /** What it speaks of by a name that the question or a key point has: stems, such as "sagemaker" and "manag". */
  readonly subjects: ReadonlySet<string>;
  /** Stems of the question. */
  readonly asked: ReadonlySet<string>;
  /** Whether it speaks against something, so that advice against that says the same. */
  readonly isDrawback: boolean;
}

/** The question repeated is no answer: its own words count little. */
const FROM_QUESTION = 0.2;
const EVERYDAY = 0.6;
/** People leave figures out that they know the meaning of. */
const FIGURE = 0.6;

/** The key points of `question` made ready. */
export function wantedPoints(question: OpenQuestion, concepts: ConceptFinder): WantedPoint[] {
  const asked = new Set(tokenise(question.prompt).map(({ stem }) => stem));
  const named = namesIn(question, concepts);
  const asksAgainst = AGAINST.test(question.prompt);
  const cut = question.keyPoints.map(({ text }) => statementsOf(text, concepts));
  const often = pointsByStem(cut);
  const weightOf = (stem: string) => {
    const weight = weightOfKind(stem, concepts) * (asked.has(stem) ? FROM_QUESTION : 1);
    // What many points say tells little of which one is meant.
    return weight / Math.sqrt(often.get(stem) ?? 1);
  };
  const own = question.keyPoints.map(({ text }, i) => wantedIn(cut[i]!, text, { named, concepts }, weightOf));
  const examples = examplesFor(own, question.answer, concepts);
  return question.keyPoints.map(({ text }, i) => {
    const subjects = own[i]!.map(({ subject }) => subject).filter(stem => asked.has(stem) || named.has(stem));
    const weight = weightIn(own[i]!);
    const wanted = [...own[i]!, ...examples[i]!.filter(({ stem }) => !asked.has(stem))];
    return { wanted, weight, subjects: new Set(subjects), asked, isDrawback: asksAgainst || DRAWBACK.test(text) };
  });
}

const AGAINST =
  /\b(?:against|not|avoid|limits?|limitations?|drawbacks?|downsides?|disadvantages?|weakness(?:es)?|risks?|warn)\b/i;
const DRAWBACK =
  /\b(?:slow(?:ly|er)?|expensive|dear(?:er)?|cost[s]? (?:more|much)|complex|premium|hurts?|rules? out|lock-in|not|unacceptable|worse|weak)\b/i;

function weightOfKind(stem: string, concepts: ConceptFinder): number {
  if (/\d/.test(stem)) return FIGURE;
  return concepts.isEveryday(stem) ? EVERYDAY : 1;
}

function pointsByStem(points: readonly (readonly Statement[])[]): ReadonlyMap<string, number> {
  const often = new Map<string, number>();
  for (const statements of points) {
    const stems = new Set(statements.flatMap(({ tokens }) => tokens.map(({ stem }) => stem)));
    for (const stem of stems) often.set(stem, (often.get(stem) ?? 0) + 1);
  }
  return often;
}

/** What begins like this says something of its own; other commas only count things up. */
const PIECE = /^(?:and|but|while|whereas)\s/;
const HEADING = /^[^,;]{1,40}:/;

function wantedIn(
  statements: readonly Statement[],
  text: string,
  { named, concepts }: { readonly named: ReadonlySet<string>; readonly concepts: ConceptFinder },
  weightOf: (stem: string) => number,
): Wanted[] {
  const wanted = new Map<string, Wanted>();
  for (const { statement, subject, piece } of placesIn(statements, text)) {
    const { denies: denied, figures, rulesOut: isRuledOut } = statement;
    const terms = termsByToken(statement);
    const sides = sidesOf(statement.tokens);
    const isCompared = comparesAlone(statement.tokens);
    for (const [at, { word, stem }] of statement.tokens.entries()) {
      if (isStopWord(word) || wanted.has(stem)) continue;
      const side = isCompared && stem === subject ? COMPARED : sides[at]!;
      const isEveryday = concepts.isEveryday(stem);
      const about = { isEveryday, subject, piece, side, denied, figures, isRuledOut };
      const isName = named.has(stem);
      wanted.set(stem, { stem, isName, isExample: false, concepts: terms[at]!, weight: weightOf(stem), ...about });
    }
  }
  return [...wanted.values()];
}

/** A statement of a key point with what it is said of, a stem, and the number of the piece that it is in. */
interface Placed {
  readonly statement: Statement;
  readonly subject: string;
  readonly piece: number;
}

function placesIn(statements: readonly Statement[], text: string): Placed[] {
  const hasHeading = HEADING.test(text);
  let subject = headOf(statements[0]);
  let piece = 0;
  return statements.map(statement => {
    const isApart = text.slice(0, statement.start).trimEnd().endsWith(';');
    if (isApart && !hasHeading) subject = headOf(statement);
    if (isApart || (!hasHeading && PIECE.test(text.slice(statement.start)))) piece++;
    return { statement, subject, piece };
  });
}

const COMPARED: Side = { pivot: 'than', isAfter: false };

function headOf(statement: Statement | undefined): string {
  return statement?.tokens.find(({ word }) => !isStopWord(word))?.stem ?? '';
}

const NAME = /(?<=\s)\p{Lu}[\p{L}\d]*|\p{L}+\p{Lu}[\p{L}\d]*/gu;
const FIRST_WORDS = /^(\p{Lu}[\p{L}\d]*) (\p{Ll}+)/u;

/**
 * Stems of words that are written like names: with a capital that no beginning of a sentence asks for. One at a beginning
 * is taken for a name where it stands alone, as in "Triton for ...", and is no word of everyday speech.
 */
function namesIn({ keyPoints }: OpenQuestion, concepts: ConceptFinder): ReadonlySet<string> {
  const written = keyPoints.flatMap(({ text }) => text.match(NAME) ?? []).flatMap(tokenise);
  const first = keyPoints.flatMap(({ text }) => {
    const [, word = '', next = ''] = HEADING.test(text) ? [] : (FIRST_WORDS.exec(text) ?? []);
    return isStopWord(next) ? tokenise(word).filter(({ stem }) => !concepts.isEveryday(stem)) : [];
  });
  return new Set([...written, ...first].map(({ stem }) => stem));
}

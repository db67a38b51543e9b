// Key points made ready for grading: their words with what each counts, what each is said of, and the figures beside it.
import type { ConceptFinder } from '../../retrieval/concepts.ts';
import { isStopWord } from '../../retrieval/stop-words.ts';
import { tokenise } from '../../retrieval/tokenise.ts';
import type { OpenQuestion } from '../question.ts';
import type { SaidFigure } from './said-figures.ts';
import { type Statement, statementsOf } from './statements.ts';
import { termsByToken } from './words-alike.ts';

/** A word of a key point that an answer should have, or another for it. */
export interface Wanted {
  readonly stem: string;
  /** Terms of the glossary that it is part of, with what meeting them counts. */
  readonly concepts: ReadonlyMap<string, number>;
  readonly weight: number;
  /** Whether the key point denies it. */
  readonly denied: boolean;
  /** What it is said of, a stem. */
  readonly subject: string;
  readonly figures: readonly SaidFigure[];
}

/** A key point made ready. */
export interface WantedPoint {
  readonly wanted: readonly Wanted[];
  /** Of all its words. */
  readonly weight: number;
  /** What it speaks of by a name that the question or a key point has: stems, such as "sagemaker" and "manag". */
  readonly subjects: ReadonlySet<string>;
}

/** The question repeated is no answer: its own words count little. */
const FROM_QUESTION = 0.2;
const EVERYDAY = 0.6;
/** People leave figures out that they know the meaning of. */
const FIGURE = 0.6;

/** The key points of `question` made ready. */
export function wantedPoints(question: OpenQuestion, concepts: ConceptFinder): WantedPoint[] {
  const asked = new Set(tokenise(question.prompt).map(({ stem }) => stem));
  const named = namesIn(question);
  const cut = question.keyPoints.map(({ text }) => statementsOf(text, concepts));
  const often = pointsByStem(cut);
  const weightOf = (stem: string) => {
    const weight = weightOfKind(stem, concepts) * (asked.has(stem) ? FROM_QUESTION : 1);
    // What many points say tells little of which one is meant.
    return weight / Math.sqrt(often.get(stem) ?? 1);
  };
  return question.keyPoints.map(({ text }, i) => {
    const wanted = wantedIn(cut[i]!, text, weightOf);
    const subjects = wanted.map(({ subject }) => subject).filter(stem => asked.has(stem) || named.has(stem));
    return { wanted, weight: wanted.reduce((sum, { weight }) => sum + weight, 0), subjects: new Set(subjects) };
  });
}

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

const HEADING = /^[^,;]{1,40}:/;

function wantedIn(statements: readonly Statement[], text: string, weightOf: (stem: string) => number): Wanted[] {
  const wanted = new Map<string, Wanted>();
  const hasHeading = HEADING.test(text);
  let subject = headOf(statements[0]);
  for (const statement of statements) {
    if (!hasHeading && text.slice(0, statement.start).trimEnd().endsWith(';')) subject = headOf(statement);
    const { denies: denied, figures } = statement;
    const terms = termsByToken(statement);
    for (const [at, { word, stem }] of statement.tokens.entries()) {
      if (isStopWord(word) || wanted.has(stem)) continue;
      wanted.set(stem, { stem, concepts: terms[at]!, weight: weightOf(stem), denied, subject, figures });
    }
  }
  return [...wanted.values()];
}

function headOf(statement: Statement | undefined): string {
  return statement?.tokens.find(({ word }) => !isStopWord(word))?.stem ?? '';
}

const NAME = /(?<=\s)\p{Lu}[\p{L}\d]*|\p{L}+\p{Lu}[\p{L}\d]*/gu;

/** Stems of words that are written like names: with a capital that no beginning of a sentence asks for. */
function namesIn({ keyPoints }: OpenQuestion): ReadonlySet<string> {
  const written = keyPoints.flatMap(({ text }) => text.match(NAME) ?? []);
  return new Set(written.flatMap(name => tokenise(name).map(({ stem }) => stem)));
}

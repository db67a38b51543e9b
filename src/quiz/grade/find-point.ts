// Finds where an answer speaks of each key point, and whether it says the same there or the contrary.
import type { Range } from '../../bank/entry.ts';
import type { OpenQuestion } from '../question.ts';
import { type Crossed, crossedIn } from './crossed.ts';
import { type Wanted, type WantedPoint, wantedPoints } from './key-point-words.ts';
import { areOpposites } from './opposites.ts';
import { agree, disagree } from './said-figures.ts';
import { sidesOf } from './sides.ts';
import type { Statement } from './statements.ts';
import { type Compare, comparison, type WordSense } from './words-alike.ts';

/** How much of a key point an answer says, and how much it says the contrary of, as shares of its weight, and where. */
export interface Finding {
  readonly agreed: number;
  readonly contrary: number;
  readonly range: Range | null;
}

/** What a statement says of one wanted word: how surely it speaks of it, from 0 to 1, and whether the other way round. */
interface Match {
  readonly credit: number;
  /** Whether the word itself is the opposite. */
  readonly turned: boolean;
  readonly contrary: boolean;
  /** Number of the token that says it, in its statement; -1 where none does. */
  readonly at: number;
}

const NONE: Match = { credit: 0, turned: false, contrary: false, at: -1 };
/** What a word counts that is the opposite of the wanted one. */
const OPPOSITE = 0.8;
/** What meets fewer words of a point, and not all of them, is not about it: it says nothing for it or against it. */
const ABOUT_IT = 2;
/** A point may be said over this many statements; each further one must add as much as this of it. */
const LONGEST = 5;
const WORTH_A_STATEMENT = 0.03;
/** How much of a point can be said by what the bank names as examples of it. */
const MOST_BY_EXAMPLE = 0.4;

/** What an answer says, with what is known of all of it together. */
interface Answer {
  readonly statements: readonly Statement[];
  readonly points: readonly WantedPoint[];
  readonly compare: Compare;
  /** Of each statement, the rival subjects that it speaks of. */
  readonly named: readonly ReadonlySet<string>[];
  readonly crossed: Crossed;
}

/** Of each key point of `question`, what `statements` say. */
export function findingsOf(question: OpenQuestion, statements: readonly Statement[], words: WordSense): Finding[] {
  const points = wantedPoints(question, words.concepts);
  const rivals = new Set(points.flatMap(({ subjects }) => [...subjects]));
  const all = points.flatMap(({ wanted }) => wanted);
  const names = new Set(all.filter(({ isName }) => isName).map(({ stem }) => stem));
  const compare = comparison(words, names);
  const named = subjectsOf(statements, rivals);
  const answer = { statements, points, compare, named, crossed: crossedIn(points, statements, compare) };
  return points.map(point =>
    bestStretch(
      point,
      statements,
      statements.map((_, i) => rowOf(point, answer, i)),
    ),
  );
}

/** What statement number `i` says of each word of a point. */
function rowOf(point: WantedPoint, { statements, points, compare, named, crossed }: Answer, i: number): Match[] {
  const statement = statements[i]!;
  const matches = point.wanted.map(wanted => matchOf(wanted, statement, compare));
  const isTurned = matches.some(({ turned }) => turned);
  const isSwapped = areSidesSwapped(point, matches, statement);
  const row = point.wanted.map((wanted, k): Match => {
    const match = matches[k]!;
    const isOfAnother = isSaidOfAnother(wanted, point, named[i]!);
    if (isOfAnother && wanted.isEveryday) return NONE;
    const isCrossed = crossed.get(i)?.has(wanted.stem) ?? false;
    const isDenied = denied(wanted, point, statement) && (match.turned || !isTurned);
    const isWrong = isCrossed || isOfAnother || areFiguresWrong(wanted, point, matches, statement, points);
    return { ...match, contrary: (match.turned !== isDenied) !== isSwapped || isWrong };
  });
  return isAbout(row) ? row : row.map(match => (match.contrary ? NONE : match));
}

/** Whether figures are not those of the point. Those of another point are, unless this one's subject is named. */
function areFiguresWrong(
  { figures, subject }: Wanted,
  point: WantedPoint,
  matches: readonly Match[],
  statement: Statement,
  points: readonly WantedPoint[],
): boolean {
  if (!disagree(statement.figures, figures)) return false;
  const isNamed = point.wanted.some(({ stem }, k) => stem === subject && matches[k]!.credit > 0);
  const isOfOther = (other: WantedPoint) =>
    other !== point &&
    other.wanted.some(wanted =>
      statement.figures.some(said => wanted.figures.some(right => said.kind === right.kind && agree(said, right))),
    );
  return isNamed || !points.some(isOfOther);
}

/** Of each statement, the rival subjects that it names, else those named before in its sentence and meant by "it". */
function subjectsOf(statements: readonly Statement[], rivals: ReadonlySet<string>): ReadonlySet<string>[] {
  let current: ReadonlySet<string> = new Set();
  let sentence = -1;
  return statements.map(statement => {
    const { tokens } = statement;
    if (statement.sentence !== sentence) current = new Set();
    sentence = statement.sentence;
    const named = new Set(tokens.map(({ stem }) => stem).filter(stem => rivals.has(stem)));
    // "self-hosted from 100 GPUs, since managed costs more, or with ...": what explains is not what is spoken of.
    if (named.size > 0 && EXPLAINS.has(tokens[0]!.word)) return named;
    if (named.size > 0) current = named;
    return current;
  });
}

const EXPLAINS = new Set('since because as when if unless'.split(' '));

/** Whether what a key point says of one subject is said of others: "managed is portable" for "self-hosted is portable". */
function isSaidOfAnother(
  { stem, subject }: Wanted,
  { subjects, asked }: WantedPoint,
  named: ReadonlySet<string>,
): boolean {
  if (stem === subject || !subjects.has(subject) || named.has(subject)) return false;
  // What the question asks about and what only answers name are no rivals.
  return [...named].some(other => asked.has(other) === asked.has(subject));
}

/** Whether a statement denies what a key point says of a word, or the other way about. */
function denied(wanted: Wanted, { isDrawback }: WantedPoint, { denies, advisesAgainst }: Statement): boolean {
  if (wanted.isRuledOut && !denies) return false;
  return wanted.denied !== denies && !(isDrawback && advisesAgainst);
}

/** Whether a statement compares the other way round than the key point does. */
function areSidesSwapped({ wanted }: WantedPoint, matches: readonly Match[], { tokens }: Statement): boolean {
  const sides = sidesOf(tokens);
  let swapped = 0;
  for (const [k, { at, credit }] of matches.entries()) {
    const [right, said] = [wanted[k]!.side, sides[at] ?? null];
    if (right === null || said === null || right.pivot !== said.pivot) continue;
    swapped += wanted[k]!.weight * credit * (right.isAfter === said.isAfter ? -1 : 1);
  }
  return swapped > 0;
}

function isAbout(row: readonly Match[]): boolean {
  const met = row.filter(({ credit }) => credit > 0).length;
  return met >= ABOUT_IT || met === row.length;
}

function matchOf(wanted: Wanted, statement: Statement, compare: Compare): Match {
  let best = NONE;
  for (const [at, token] of statement.tokens.entries()) {
    const turned = areOpposites(wanted.stem, token.stem);
    const credit = turned ? OPPOSITE : compare(wanted, statement, at);
    if (credit > best.credit) best = { credit, turned, contrary: turned, at };
  }
  return best;
}

/** The run of statements that says most of a point, for or against it, in the fewest words. */
function bestStretch(
  point: WantedPoint,
  statements: readonly Statement[],
  rows: readonly (readonly Match[])[],
): Finding {
  let best: Finding = { agreed: 0, contrary: 0, range: null };
  let worth = 0;
  for (const from of rows.keys()) {
    let matches: readonly Match[] = point.wanted.map(() => NONE);
    for (const [more, row] of rows.slice(from, from + LONGEST).entries()) {
      matches = matches.map((match, k) => (row[k]!.credit > match.credit ? row[k]! : match));
      if (!isAbout(matches)) continue;
      const found = weigh(point, matches);
      const value = found.agreed + found.contrary - WORTH_A_STATEMENT * more;
      if (value <= worth) continue;
      worth = value;
      best = { ...found, range: { start: statements[from]!.start, end: statements[from + more]!.end } };
    }
  }
  return best;
}

function weigh({ wanted, weight }: WantedPoint, matches: readonly Match[]): { agreed: number; contrary: number } {
  const sum = (isCounted: (match: Match, of: Wanted) => boolean) =>
    matches.reduce((all, match, k) => {
      const of = wanted[k]!;
      return isCounted(match, of) ? all + (match.credit * of.weight) / weight : all;
    }, 0);
  const examples = sum(({ contrary }, { isExample }) => isExample && !contrary);
  const agreed = sum(({ contrary }, { isExample }) => !isExample && !contrary);
  return {
    agreed: Math.min(1, agreed + Math.min(MOST_BY_EXAMPLE, examples)),
    contrary: sum(({ contrary }) => contrary),
  };
}

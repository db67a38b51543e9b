// Finds where an answer speaks of each key point, and whether it says the same there or the contrary.
import type { Range } from '../../bank/entry.ts';
import type { OpenQuestion } from '../question.ts';
import { type Wanted, type WantedPoint, wantedPoints } from './key-point-words.ts';
import { areOpposites } from './opposites.ts';
import { disagree } from './said-figures.ts';
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
  readonly contrary: boolean;
}

const NONE: Match = { credit: 0, contrary: false };
/** What a word counts that is the opposite of the wanted one. */
const OPPOSITE = 0.8;
/** What meets fewer words of a point, and not all of them, is not about it: it says nothing for it or against it. */
const ABOUT_IT = 2;
/** A point may be said over this many statements; each further one must add as much as this of it. */
const LONGEST = 5;
const WORTH_A_STATEMENT = 0.03;

/** Of each key point of `question`, what `statements` say. */
export function findingsOf(question: OpenQuestion, statements: readonly Statement[], words: WordSense): Finding[] {
  const points = wantedPoints(question, words.concepts);
  const rivals = new Set(points.flatMap(({ subjects }) => [...subjects]));
  const named = subjectsOf(statements, rivals);
  const spokenOf = new Set(named.flatMap(each => [...each]));
  const compare = comparison(words);
  return points.map(point => {
    const rows = statements.map((statement, i) => {
      const row = point.wanted.map(wanted => {
        const match = matchOf(wanted, statement, compare);
        const isOfAnother = spokenOf.has(wanted.subject) && isSaidOfAnother(wanted, named[i]!);
        return { ...match, contrary: match.contrary || isOfAnother || disagree(statement.figures, wanted.figures) };
      });
      return isAbout(row) ? row : row.map(match => (match.contrary ? NONE : match));
    });
    return bestStretch(point, statements, rows);
  });
}

/** Of each statement, the rival subjects that it names, else those named before in its sentence. */
function subjectsOf(statements: readonly Statement[], rivals: ReadonlySet<string>): ReadonlySet<string>[] {
  let current: ReadonlySet<string> = new Set();
  let sentence = -1;
  return statements.map(statement => {
    if (statement.sentence !== sentence) current = new Set();
    sentence = statement.sentence;
    const named = new Set(statement.tokens.map(({ stem }) => stem).filter(stem => rivals.has(stem)));
    if (named.size > 0) current = named;
    return current;
  });
}

/** Whether what a key point says of one subject is said of others: "managed is portable" for "self-hosted is portable". */
function isSaidOfAnother({ stem, subject }: Wanted, named: ReadonlySet<string>): boolean {
  return stem !== subject && named.size > 0 && !named.has(subject);
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
    if (credit > best.credit) best = { credit, contrary: (wanted.denied !== statement.denies) !== turned };
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
  let [agreed, contrary] = [0, 0];
  for (const [k, match] of matches.entries()) {
    const part = (match.credit * wanted[k]!.weight) / weight;
    if (match.contrary) contrary += part;
    else agreed += part;
  }
  return { agreed, contrary };
}

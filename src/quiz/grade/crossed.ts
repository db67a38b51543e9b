// Finds what an answer swaps: "spot for what runs day and night, reserved for what has checkpoints" has all the right words.
import type { Wanted, WantedPoint } from './key-point-words.ts';
import type { Statement } from './statements.ts';
import type { Compare } from './words-alike.ts';

/** A clause of an answer: a statement with those that only explain it, or what stands on one side of an "and" in it. */
interface Clause {
  /** Words, each as a statement, by its number, and a token of it. */
  readonly words: { readonly statement: number; readonly at: number }[];
}

const JOINS = new Set('and but while whereas although plus'.split(' '));
const EXPLAINS = new Set('that which who where when if because since so as unless until'.split(' '));
/** What comes less near to a word is no sure sign of it. */
const SURELY = 0.85;

/** Of each statement, by its number, the stems of key points that stand in it beside what belongs to another. */
export type Crossed = ReadonlyMap<number, ReadonlySet<string>>;

/** Words met of each piece of the key points, by the piece's number. */
type Met = readonly ReadonlySet<string>[];

/**
 * What is said crosswise. Two pieces of key points are, when one clause has words of both, another clause has other words
 * of both, and in no clause do words of one piece from both of these come together.
 */
export function crossedIn(points: readonly WantedPoint[], statements: readonly Statement[], compare: Compare): Crossed {
  const pieces = piecesOf(points);
  const clauses = clausesOf(statements);
  const met = clauses.map(({ words }) => pieces.map(piece => stemsMet(piece, words, statements, compare)));
  const subjects = pieces.map(([first]) => first!.subject);
  const rivals = pairsUpTo(pieces.length).filter(([a, b]) => subjects[a] !== subjects[b]);
  const crossed = new Map<number, Set<string>>();
  for (const [i, j] of pairsUpTo(clauses.length)) {
    const apart = new Set(pieces.flatMap((_, piece) => (isApart(met, piece, i, j) ? [piece] : [])));
    const pieceIsCrossed = new Set(rivals.filter(pair => pair.every(piece => apart.has(piece))).flat());
    for (const clause of [i, j]) {
      const stems = [...pieceIsCrossed].flatMap(piece => [...met[clause]![piece]!]);
      for (const { statement } of clauses[clause]!.words)
        crossed.set(statement, new Set([...(crossed.get(statement) ?? []), ...stems]));
    }
  }
  return crossed;
}

function pairsUpTo(count: number): (readonly [number, number])[] {
  return Array.from({ length: count }, (_, i) => i).flatMap(i =>
    Array.from({ length: count - i - 1 }, (_, more) => [i, i + more + 1] as const),
  );
}

/** Whether words of a piece stand in two clauses and nowhere together. */
function isApart(met: readonly Met[], piece: number, i: number, j: number): boolean {
  const [here, there] = [met[i]![piece]!, met[j]![piece]!];
  if (here.size === 0 || there.size === 0 || meet(here, there)) return false;
  return met.every(all => !meet(here, all[piece]!) || !meet(there, all[piece]!));
}

function meet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return [...a].some(stem => b.has(stem));
}

/** The pieces of key points, each with the words that no other piece has. */
function piecesOf(points: readonly WantedPoint[]): (readonly Wanted[])[] {
  const pieces = points.flatMap(({ wanted }) => [
    ...Map.groupBy(
      wanted.filter(({ isExample }) => !isExample),
      ({ piece }) => piece,
    ).values(),
  ]);
  const often = Map.groupBy(pieces.flat(), ({ stem }) => stem);
  return pieces
    .map(piece => piece.filter(({ stem }) => often.get(stem)!.length === 1))
    .filter(piece => piece.length > 1);
}

function clausesOf(statements: readonly Statement[]): Clause[] {
  const clauses: Clause[] = [];
  let sentence = -1;
  for (const [number, statement] of statements.entries()) {
    const continues = statement.sentence === sentence && EXPLAINS.has(statement.tokens[0]?.word ?? '');
    if (!continues) clauses.push({ words: [] });
    sentence = statement.sentence;
    for (const [at, { word }] of statement.tokens.entries()) {
      if (at > 0 && JOINS.has(word)) clauses.push({ words: [] });
      clauses.at(-1)!.words.push({ statement: number, at });
    }
  }
  return clauses;
}

function stemsMet(
  piece: readonly Wanted[],
  words: Clause['words'],
  statements: readonly Statement[],
  compare: Compare,
): ReadonlySet<string> {
  const isMet = (wanted: Wanted) =>
    words.some(({ statement, at }) => compare(wanted, statements[statement]!, at) >= SURELY);
  return new Set(piece.filter(isMet).map(({ stem }) => stem));
}

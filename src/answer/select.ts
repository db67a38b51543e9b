// Chooses the passages of an entry that answer this question, rather than the entry at large.
import type { Entry, Passage } from '../bank/entry.ts';
import { overlaps } from './caveats.ts';

/** How well a passage fits the question: both from 0 to about 1. */
export interface PassageFit {
  readonly passage: number;
  readonly fit: number;
}

/** What kind of answer a question wants. */
export type Want = 'fact' | 'comparison' | 'conditions' | 'overview' | 'whole';

const COMPARING =
  /\b(?:compare|comparison|compared|versus|vs|difference|differ|differences|pros|cons|strengths?|weakness(?:es)?|trade.?offs?)\b/i;
const CONDITIONAL = /\b(?:when|should (?:i|we|you)|worth|make sense|choose|pick|decide|better)\b/i;
const WHEN = /\bwhen\b/i;
/** Labels of conditions. */
const CONDITION_LABEL = /^(?:when|choose|use|good for|best for|avoid)\b/i;
const SINGLE = /\b(?:how (?:much|many|long|big|fast|often|high|low)|what (?:percentage|share|price|cost)|which one)\b/i;

/** Who asks an entry's own title, as a number picks it from a list, gets all of the entry. */
const OWN_TITLE = 0.97;
const SAME_QUESTION = 0.6;
// "When should I use it" is near every title about it, and wants its conditions alone.
const SAME_CONDITION = 0.75;

/** Reads what a question wants from its wording, and from its likeness (a cosine) to the entry's own question. */
export function wantOf(question: string, likeness: number): Want {
  if (likeness >= OWN_TITLE) return 'whole';
  if (SINGLE.test(question)) return 'fact';
  if (likeness >= (WHEN.test(question) ? SAME_CONDITION : SAME_QUESTION)) return 'overview';
  if (COMPARING.test(question)) return 'comparison';
  return CONDITIONAL.test(question) ? 'conditions' : 'fact';
}

interface Budget {
  readonly passages: number;
  readonly words: number;
  /** A passage joins when it fits at least this share of what the best one does. */
  readonly floor: number;
}

const BUDGETS: Readonly<Record<Want, Budget>> = {
  fact: { passages: 5, words: 120, floor: 0.55 },
  comparison: { passages: 6, words: 190, floor: 0.5 },
  conditions: { passages: 6, words: 150, floor: 0.5 },
  overview: { passages: 12, words: 250, floor: 0 },
  whole: { passages: 40, words: 900, floor: 0 },
};
// A dated note is an aside: it answers by itself only when hardly anything else does.
const NOTE_SHARE = 0.6;
// Who names a column wants its cells, not what else is said of the name.
const NAMED_FLOOR = 0.6;
// Who compares wants the table where there is one.
const TABLE_SHARE = 1.6;
const CONDITION_SHARE = 1.3;

function kindShare({ kind, headings }: Passage, want: Want): number {
  if (kind === 'note') return NOTE_SHARE;
  if (want === 'conditions' && CONDITION_LABEL.test(headings.at(-1) ?? '')) return CONDITION_SHARE;
  return want === 'comparison' && (kind === 'row' || kind === 'cell') ? TABLE_SHARE : 1;
}

/** Whether the question, or else what was said before it, speaks of a name, such as that of a table's column. */
export interface Mentions {
  now(name: string): boolean;
  before(name: string): boolean;
}

/** The passages of `entry` that answer, in the order of the bank. `fits` may be in any order. */
export function selectPassages(entry: Entry, fits: readonly PassageFit[], want: Want, mentions: Mentions): number[] {
  const { ranked, budget } = planOf(entry, fits, want, mentions);
  const chosen: number[] = [];
  let words = 0;
  for (const { passage, fit } of ranked) {
    if (chosen.length >= budget.passages || fit < budget.floor) break;
    if (repeats(entry, passage, chosen)) continue;
    const length = wordCount(entry.passages[passage]!.text);
    if (chosen.length && words + length > budget.words) continue;
    chosen.push(passage);
    words += length;
  }
  return withShown(entry, chosen).toSorted((a, b) => a - b);
}

/** `chosen` with the code that some of them say is coming: a statement that ends with a colon is half of one. */
function withShown({ passages }: Entry, chosen: readonly number[]): number[] {
  const announced = chosen.filter(number => /[:：]\s*$/.test(passages[number]!.text)).map(number => number + 1);
  return [...new Set([...chosen, ...announced.filter(number => passages[number]?.kind === 'code')])];
}

/** What to take from, first things first, and how much of it; the floor as a fit. */
function planOf(entry: Entry, fits: readonly PassageFit[], want: Want, mentions: Mentions) {
  const named =
    inNamedPlaces(entry, fits, mentions) ??
    (want === 'comparison' || want === 'overview' ? inNamedRows(entry, fits, mentions) : null);
  const answers = (named ?? fits)
    .filter(({ passage }) => isAnswer(entry.passages[passage]!))
    .map(({ passage, fit }) => ({ passage, fit: fit * kindShare(entry.passages[passage]!, want) }))
    .toSorted((a, b) => b.fit - a.fit || a.passage - b.passage);
  const most = answers[0]?.fit ?? 0;
  const budget = (of: Want, floor: number): Budget => ({ ...BUDGETS[of], floor: most * floor });
  if (!named) return { ranked: arrange(entry, answers, want), budget: budget(want, BUDGETS[want].floor) };
  const beside = want === 'fact' ? null : columnsBeside(entry, answers);
  if (beside) return { ranked: beside, budget: budget('overview', 0) };
  return { ranked: answers, budget: budget(want === 'overview' ? 'comparison' : want, NAMED_FLOOR) };
}

/** Where the question names columns of a table, other columns and whole rows are beside the point; null where not. */
function inNamedPlaces(entry: Entry, fits: readonly PassageFit[], mentions: Mentions): readonly PassageFit[] | null {
  const cells = fits.map(({ passage }) => entry.passages[passage]!).filter(({ kind }) => kind === 'cell');
  const columns = namedOf(
    cells.map(each => each.column ?? ''),
    mentions,
  );
  if (!columns) return null;
  // Words of a row's name ("cost", "training") stand in many questions: they single out a cell of a named column only.
  const rows = namedOf(
    cells.map(each => each.row ?? ''),
    mentions,
  );
  return fits.filter(({ passage }) => {
    const { kind, column, row } = entry.passages[passage]!;
    // Who names column and row has pointed at a cell; who names a column alone may mean what is said of it elsewhere.
    if (kind !== 'cell') return kind !== 'row' && rows === null;
    return columns.has(column ?? '') && (!rows || rows.has(row ?? ''));
  });
}

/** Who compares all columns, or the table as a whole, in one respect wants the rows that have it. */
function inNamedRows(entry: Entry, fits: readonly PassageFit[], mentions: Mentions): readonly PassageFit[] | null {
  const cells = fits.filter(({ passage }) => entry.passages[passage]!.kind === 'cell');
  const rows = namedOf(
    cells.map(({ passage }) => entry.passages[passage]!.row ?? ''),
    mentions,
  );
  return rows && cells.filter(({ passage }) => rows.has(entry.passages[passage]!.row ?? ''));
}

/** Who compares some columns of a table wants all of their cells, row by row; null where fewer than two are named. */
function columnsBeside(entry: Entry, answers: readonly PassageFit[]): readonly PassageFit[] | null {
  const cells = answers.filter(({ passage }) => entry.passages[passage]!.kind === 'cell');
  if (new Set(cells.map(({ passage }) => entry.passages[passage]!.column)).size < 2) return null;
  return cells.toSorted((a, b) => a.passage - b.passage);
}

/** The names that the question mentions; null when that is none of them, or all. */
function namedOf(names: readonly string[], mentions: Mentions): ReadonlySet<string> | null {
  const distinct = new Set(names);
  // What is asked now names its own; where it names none, what was named before is still meant.
  for (const speaksOf of [mentions.now, mentions.before]) {
    const named = new Set([...distinct].filter(speaksOf));
    if (named.size > 0) return named.size < distinct.size ? named : null;
  }
  return null;
}

function arrange(entry: Entry, answers: readonly PassageFit[], want: Want): readonly PassageFit[] {
  if (want === 'overview' || want === 'whole') return acrossSections(entry, answers);
  return want === 'comparison' ? tableFirst(entry, answers) : answers;
}

/** A comparison of everything reads a table from its top; its single cells would be an arbitrary choice. */
function tableFirst(entry: Entry, ranked: readonly PassageFit[]): PassageFit[] {
  const kindOf = ({ passage }: PassageFit) => entry.passages[passage]!.kind;
  const rows = ranked.filter(fit => kindOf(fit) === 'row').toSorted((a, b) => a.passage - b.passage);
  if (!rows.length) return [...ranked];
  const most = ranked[0]!.fit;
  return [
    ...rows.map(({ passage }) => ({ passage, fit: most })),
    ...ranked.filter(fit => !['row', 'cell'].includes(kindOf(fit))),
  ];
}

/** What introduces the entry first, then the best of each section in turn: an overview leaves no section out. */
function acrossSections(entry: Entry, ranked: readonly PassageFit[]): PassageFit[] {
  const sections = Map.groupBy(
    ranked.filter(({ passage }) => !['note', 'cell'].includes(entry.passages[passage]!.kind)),
    ({ passage }) => entry.passages[passage]!.headings.join('\n'),
  );
  const intro = (sections.get('') ?? []).toSorted((a, b) => a.passage - b.passage);
  sections.delete('');
  const columns = [...sections.values()];
  const deepest = Math.max(0, ...columns.map(column => column.length));
  const rounds = Array.from({ length: deepest }, (_, round) => columns.flatMap(column => column[round] ?? []));
  return [...intro, ...rounds.flat()];
}

function isAnswer(passage: Passage): boolean {
  return passage.kind !== 'label' && !(passage.kind === 'option' && passage.right !== true);
}

/** A row and its cells say the same: the first one chosen stands. */
function repeats(entry: Entry, candidate: number, chosen: readonly number[]): boolean {
  const passage = entry.passages[candidate]!;
  return chosen.some(other => overlaps(passage, entry.passages[other]!));
}

function wordCount(text: string): number {
  return text.split(/\s+/).length;
}

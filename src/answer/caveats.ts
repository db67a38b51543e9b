// Caveats: which statement of an entry a dated note speaks of, so that the two are always said together.
import type { Entry, Passage } from '../bank/entry.ts';
import { isStopWord } from '../retrieval/stop-words.ts';
import { tokenise } from '../retrieval/tokenise.ts';

/** A dated note of an entry and the statements that it speaks of, as numbers of passages. */
export interface Caveat {
  readonly note: number;
  readonly subjects: readonly number[];
}

/** The caveats of `entry`. It reads all of the entry, so it is done when the bank is indexed. */
export function caveatsOf(entry: Entry): Caveat[] {
  return entry.passages.flatMap((passage, note) =>
    passage.kind === 'note' ? [{ note, subjects: subjectsOf(entry, passage) }] : [],
  );
}

/** `chosen` passages with the notes that speak of them, in the order of the bank: what is out of date must be said with it. */
export function withCaveats(entry: Entry, caveats: readonly Caveat[], chosen: readonly number[]): number[] {
  const at = (number: number) => entry.passages[number]!;
  const speaksOf = ({ subjects }: Caveat) =>
    subjects.some(subject => chosen.some(number => overlaps(at(number), at(subject))));
  const notes = caveats.filter(caveat => !chosen.includes(caveat.note) && speaksOf(caveat)).map(({ note }) => note);
  return [...chosen, ...notes].toSorted((a, b) => a - b);
}

/** Whether two passages stand, at least in part, on the same bytes, as a row and its cells do. */
export function overlaps(a: Passage, b: Passage): boolean {
  return a.bytes.start < b.bytes.end && b.bytes.start < a.bytes.end;
}

/** The statement of its section that a note shares most with, words that few statements have counting most; all, where several do. */
function subjectsOf(entry: Entry, note: Passage): number[] {
  const section = [...entry.passages.keys()].filter(number => {
    const passage = entry.passages[number]!;
    return isStatement(passage) && isBeside(passage, note);
  });
  const words = section.map(number => wordsOf(entry.passages[number]!));
  const told = wordsOf({ ...note, text: firstClause(note.text) });
  const rarity = (word: string) => 1 / words.filter(other => other.has(word)).length;
  const scores = words.map(own =>
    [...own].reduce((sum, word) => sum + (told.has(word) ? rarity(word) * (/\d/.test(word) ? FIGURE : 1) : 0), 0),
  );
  const most = Math.max(LEAST_SHARED, ...scores);
  return section.filter((_, i) => scores[i] === most);
}

/** A figure tells a statement surer than a word does. */
const FIGURE = 2;

/** A note that shares less than two words of three statements speaks of the section at large. */
const LEAST_SHARED = 0.6;

/** Where a note names what it is about, after its date; what follows are details, reasons and sources. */
function firstClause(note: string): string {
  const [, rest = note] = /^note, [\d-]+:\s*(.*)$/is.exec(note) ?? [];
  return /^.{20,}?[.,:;](?=\s)/s.exec(rest)?.[0] ?? rest;
}

function isBeside(passage: Passage, note: Passage): boolean {
  return passage.headings.join('\n') === note.headings.join('\n');
}

function isStatement({ kind }: Passage): boolean {
  return kind !== 'note' && kind !== 'label' && kind !== 'row';
}

function wordsOf({ text, row, column }: Passage): Set<string> {
  const tokens = tokenise([column, row, text].filter(Boolean).join(' '));
  return new Set(tokens.flatMap(({ word, stem }) => (isStopWord(word) ? [] : [stem])));
}

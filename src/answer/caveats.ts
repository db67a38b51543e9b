// Caveats: which statement of an entry a dated note speaks of, so that the two are always said together.
import type { Entry, Passage } from '../bank/entry.ts';
import { isStopWord } from '../retrieval/stop-words.ts';
import { tokenise } from '../retrieval/tokenise.ts';

/** `chosen` passages with the dated notes that speak of them: what is out of date must be said with it. */
export function withCaveats(entry: Entry, chosen: readonly number[]): number[] {
  const spoken = chosen.map(number => entry.passages[number]!);
  const notes = entry.passages.flatMap((note, number) => {
    if (note.kind !== 'note' || chosen.includes(number)) return [];
    const subjects = subjectsOf(entry, note);
    return spoken.some(passage => subjects.some(subject => overlaps(passage, subject))) ? [number] : [];
  });
  return [...chosen, ...notes];
}

/** Whether two passages stand, at least in part, on the same bytes, as a row and its cells do. */
export function overlaps(a: Passage, b: Passage): boolean {
  return a.bytes.start < b.bytes.end && b.bytes.start < a.bytes.end;
}

/** Subjects found before. What is kept here only saves time. */
const known = new WeakMap<Passage, readonly Passage[]>();

/** The statement of its section that a note shares most with, words that few statements have counting most; all, where several do. */
function subjectsOf(entry: Entry, note: Passage): readonly Passage[] {
  const before = known.get(note);
  if (before) return before;
  const section = entry.passages.filter(passage => isStatement(passage) && isBeside(passage, note));
  const words = section.map(passage => wordsOf(passage));
  const told = wordsOf({ ...note, text: firstClause(note.text) });
  const rarity = (word: string) => 1 / words.filter(other => other.has(word)).length;
  const scores = words.map(own =>
    [...own].reduce((sum, word) => sum + (told.has(word) ? rarity(word) * (/\d/.test(word) ? FIGURE : 1) : 0), 0),
  );
  const most = Math.max(LEAST_SHARED, ...scores);
  const subjects = section.filter((_, i) => scores[i] === most);
  known.set(note, subjects);
  return subjects;
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

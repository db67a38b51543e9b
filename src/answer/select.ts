// Chooses the passages of an entry that answer this question, rather than the entry at large.
import type { Entry, Passage } from '../bank/entry.ts';

/** How well a passage fits the question: both from 0 to about 1. */
export interface PassageFit {
  readonly passage: number;
  readonly fit: number;
}

/** What kind of answer a question wants. */
export type Want = 'fact' | 'comparison' | 'conditions' | 'overview';

const COMPARING =
  /\b(?:compare|comparison|compared|versus|vs|difference|differ|differences|better|pros|cons|strengths?|weakness(?:es)?|trade.?offs?|or)\b/i;
const CONDITIONAL = /\b(?:when|should (?:i|we|you)|worth|make sense|choose|pick|decide)\b/i;
const SINGLE = /\b(?:how (?:much|many|long|big|fast|often|high|low)|what (?:percentage|share|price|cost)|which one)\b/i;
const OVERVIEW_WORDS = 3;

/** Reads what a question wants from its wording. `contentWords` is its count of words of substance. */
export function wantOf(question: string, contentWords: number): Want {
  if (SINGLE.test(question)) return 'fact';
  if (COMPARING.test(question)) return 'comparison';
  if (CONDITIONAL.test(question)) return 'conditions';
  return contentWords <= OVERVIEW_WORDS ? 'overview' : 'fact';
}

interface Budget {
  readonly passages: number;
  readonly words: number;
  /** A passage joins when it fits at least this share of what the best one does. */
  readonly floor: number;
}

const BUDGETS: Readonly<Record<Want, Budget>> = {
  fact: { passages: 4, words: 110, floor: 0.62 },
  comparison: { passages: 6, words: 170, floor: 0.5 },
  conditions: { passages: 6, words: 150, floor: 0.5 },
  overview: { passages: 7, words: 170, floor: 0.35 },
};

/** The passages of `entry` that answer, in the order of the bank. `fits` may be in any order. */
export function selectPassages(entry: Entry, fits: readonly PassageFit[], want: Want): number[] {
  const ranked = fits.filter(({ passage }) => isAnswer(entry.passages[passage]!)).toSorted((a, b) => b.fit - a.fit);
  const budget = BUDGETS[want];
  const floor = (ranked[0]?.fit ?? 0) * budget.floor;
  const chosen: number[] = [];
  let words = 0;
  for (const { passage, fit } of ranked) {
    if (chosen.length >= budget.passages || fit < floor) break;
    if (repeats(entry, passage, chosen)) continue;
    const length = wordCount(entry.passages[passage]!.text);
    if (chosen.length && words + length > budget.words) continue;
    chosen.push(passage);
    words += length;
  }
  return withCaveats(entry, chosen).toSorted((a, b) => a - b);
}

function isAnswer(passage: Passage): boolean {
  return passage.kind !== 'label' && !(passage.kind === 'option' && passage.right !== true);
}

/** A row and its cells say the same: the first one chosen stands. */
function repeats(entry: Entry, candidate: number, chosen: readonly number[]): boolean {
  const passage = entry.passages[candidate]!;
  return chosen.some(other => overlaps(passage, entry.passages[other]!));
}

function overlaps(a: Passage, b: Passage): boolean {
  return a.bytes.start < b.bytes.end && b.bytes.start < a.bytes.end;
}

/** Adds the dated note that stands directly below a chosen passage's section: what is out of date must be said. */
function withCaveats(entry: Entry, chosen: readonly number[]): number[] {
  const all = new Set(chosen);
  entry.passages.forEach((passage, i) => {
    if (passage.kind === 'note' && chosen.some(other => concerns(passage, entry.passages[other]!))) all.add(i);
  });
  return [...all];
}

const NOTE_WORDS = 2;

/** Whether a note speaks of a passage: they share rare-looking words, names and figures, beyond a chance one. */
function concerns(note: Passage, passage: Passage): boolean {
  if (passage.kind === 'note' || note.headings.join() !== passage.headings.join()) return false;
  const marks = namesAndFigures(passage.text);
  return [...namesAndFigures(note.text)].filter(word => marks.has(word)).length >= NOTE_WORDS;
}

function namesAndFigures(text: string): Set<string> {
  return new Set(
    text.match(/\p{L}*\d[\p{L}\d.,–%-]*|\b\p{Lu}[\p{L}\d]*\p{Lu}[\p{L}\d]*\b|(?<=[\p{L},;] )\p{Lu}\p{L}{2,}/gu) ?? [],
  );
}

function wordCount(text: string): number {
  return text.split(/\s+/).length;
}

// Concepts: glossary groups found in a text, so that a question and a passage meet though they share no word.
import type { Glossary } from '../bank/glossary.ts';
import { isStopWord } from './stop-words.ts';
import { type Token, tokenise } from './tokenise.ts';
import { isAt, numberOf, placeOf, startsAt, type WordList, wordList, wordsIn } from './word-list.ts';

/** A glossary group found in a text. `weight` is the group's, halved for a loose term. */
export interface Concept {
  readonly term: string;
  readonly weight: number;
  /** How many tokens the phrase took, from `at`. */
  readonly at: number;
  readonly length: number;
}

/** Whether a term of an index or a query is a concept rather than a stem. */
export function isConcept(term: string): boolean {
  return term.startsWith('§');
}

const EVERYDAY_AREA = 'everyday';
// Concepts of general speech are numbered from here, so that a term tells what it is.
const FIRST_EVERYDAY = 1_000_000;

/** Whether a concept is one of general speech, which says little of what a text is about. */
export function isEverydayConcept(term: string): boolean {
  return Number(term.slice(1)) >= FIRST_EVERYDAY;
}

/** What a phrase stands for: a group of the glossary, and how safely, from 0 to 1. */
interface Meaning {
  readonly group: number;
  readonly weight: number;
}

/**
 * Phrases, by their stems joined with a space, and what each stands for: phrase n has the meanings `starts[n]` to
 * `starts[n + 1]`. In columns, since thousands of small objects are slow to load with an index.
 */
export interface PhraseTable {
  readonly phrases: WordList;
  readonly starts: Uint32Array;
  readonly groups: Uint32Array;
  readonly weights: Float64Array;
}

/** A glossary made ready for finding, as plain data. */
export interface CompiledGlossary {
  /** Phrases as they stand. */
  readonly exact: PhraseTable;
  /** Long phrases without their stop words, which people drop and add. */
  readonly sparse: PhraseTable;
  /** Stems of everyday speech. */
  readonly everyday: WordList;
  /** The same words as they are written. */
  readonly everydayWords: WordList;
  /** Every stem of the glossary and of everyday speech. */
  readonly stems: WordList;
}

/** Finds glossary phrases in token sequences. */
export interface ConceptFinder {
  find(tokens: readonly Token[]): Concept[];
  /** Words of everyday speech as they are written. */
  everydayWords(): readonly string[];
  /** Whether `stem` is of everyday speech, so that a bank's lack of it says little. */
  isEveryday(stem: string): boolean;
  /** Whether `stem` occurs in the glossary or in everyday speech: then it is no slip of the keyboard. */
  knows(stem: string): boolean;
}

const LOOSE = 0.5;

/** Compiles a glossary. This takes a while, so an index keeps what it gives. */
export function compileGlossary(glossary: Glossary): CompiledGlossary {
  const exact = new Map<string, Meaning[]>();
  const sparse = new Map<string, Meaning[]>();
  const everyday = new Set(glossary.everyday.flatMap(word => tokenise(word).map(token => token.stem)));
  const stems = new Set(everyday);
  glossary.groups.forEach((group, i) => {
    const number = group.area === EVERYDAY_AREA ? FIRST_EVERYDAY + i : i;
    const learn = (phrase: string, weight: number) => {
      const tokens = tokenise(phrase);
      for (const { stem } of tokens) stems.add(stem);
      const content = tokens.filter(token => !isStopWord(token.word));
      // One word of substance alone would match far more than the phrase says: such a phrase must stand whole.
      const loosened = content.length > 1 && content.length < tokens.length;
      keep(loosened ? sparse : exact, loosened ? content : tokens, { group: number, weight });
    };
    for (const phrase of group.terms) learn(phrase, group.weight);
    for (const phrase of group.loose) learn(phrase, group.weight * LOOSE);
  });
  return {
    exact: tableOf(exact),
    sparse: tableOf(sparse),
    everyday: wordList(everyday),
    everydayWords: wordList(glossary.everyday),
    stems: wordList(stems),
  };
}

function keep(phrases: Map<string, Meaning[]>, tokens: readonly Token[], meaning: Meaning): void {
  const key = keyOf(tokens, 0, tokens.length);
  const others = (phrases.get(key) ?? []).filter(
    other => other.group !== meaning.group || other.weight > meaning.weight,
  );
  const known = others.some(other => other.group === meaning.group);
  phrases.set(key, known ? others : [...others, meaning]);
}

function tableOf(meaningsOf: ReadonlyMap<string, readonly Meaning[]>): PhraseTable {
  const phrases = wordList(meaningsOf.keys());
  const meanings = wordsIn(phrases).map(phrase => meaningsOf.get(phrase)!);
  const starts = new Uint32Array(meanings.length + 1);
  meanings.forEach((each, n) => {
    starts[n + 1] = starts[n]! + each.length;
  });
  return {
    phrases,
    starts,
    groups: Uint32Array.from(meanings.flatMap(each => each.map(({ group }) => group))),
    weights: Float64Array.from(meanings.flatMap(each => each.map(({ weight }) => weight))),
  };
}

/** `compiled` with only the concepts that `isUsed`: one that a bank never speaks of leads nowhere in it. */
export function narrowGlossary(compiled: CompiledGlossary, isUsed: (term: string) => boolean): CompiledGlossary {
  const narrow = (table: PhraseTable) => {
    const kept = wordsIn(table.phrases).map(
      (phrase, n) => [phrase, meaningsOf(table, n).filter(({ group }) => isUsed(termOf(group)))] as const,
    );
    return tableOf(new Map(kept.filter(([, meanings]) => meanings.length > 0)));
  };
  return { ...compiled, exact: narrow(compiled.exact), sparse: narrow(compiled.sparse) };
}

function meaningsOf({ starts, groups, weights }: PhraseTable, number: number): Meaning[] {
  const first = starts[number]!;
  return Array.from({ length: starts[number + 1]! - first }, (_, i) => ({
    group: groups[first + i]!,
    weight: weights[first + i]!,
  }));
}

function termOf(group: number): string {
  return `§${group}`;
}

/** Opens a compiled glossary for finding. */
export function conceptFinder(compiled: CompiledGlossary): ConceptFinder {
  const { exact, sparse, everyday, everydayWords, stems } = compiled;
  const whole = phraseFinder(exact);
  const spread = phraseFinder(sparse);
  return {
    find: tokens => [...findIn(whole, tokens), ...findSpread(spread, tokens)],
    everydayWords: () => wordsIn(everydayWords),
    isEveryday: stem => numberOf(everyday, stem) !== undefined,
    knows: stem => numberOf(stems, stem) !== undefined,
  };
}

/** Phrases as they are looked up, with where those that begin with a stem stand: found before, it need not be found again. */
interface PhraseFinder {
  readonly table: PhraseTable;
  /** By stem; none where no phrase begins with it. */
  readonly begins: Map<string, number | null>;
}

function phraseFinder(table: PhraseTable): PhraseFinder {
  return { table, begins: new Map() };
}

/** Where the phrases that begin with `stem` stand, beside each other since a space comes before all letters. */
function beginOf({ table: { phrases }, begins }: PhraseFinder, stem: string): number | null {
  const known = begins.get(stem);
  if (known !== undefined) return known;
  const place = placeOf(phrases, stem);
  const begin = isAt(phrases, place, stem) || startsAt(phrases, place, `${stem} `) ? place : null;
  begins.set(stem, begin);
  return begin;
}

function findIn(finder: PhraseFinder, tokens: readonly Token[]): Concept[] {
  const found: Concept[] = [];
  for (let at = 0; at < tokens.length; at++) addFrom(finder, tokens, at, found);
  return found;
}

/** Adds to `found` what the phrases that begin with token number `at` stand for. */
function addFrom(finder: PhraseFinder, tokens: readonly Token[], at: number, found: Concept[]): void {
  const { phrases } = finder.table;
  let phrase = tokens[at]!.stem;
  let place = beginOf(finder, phrase);
  for (let length = 1; place !== null; length++) {
    const isWhole = isAt(phrases, place, phrase);
    if (isWhole) {
      for (const { group, weight } of meaningsOf(finder.table, place))
        found.push({ term: termOf(group), weight, at, length });
    }
    const next = tokens[at + length];
    // What is longer comes right after what it begins with.
    if (next === undefined || !startsAt(phrases, isWhole ? place + 1 : place, `${phrase} `)) return;
    phrase = `${phrase} ${next.stem}`;
    place = placeOf(phrases, phrase, place);
  }
}

/** Finds phrases among the words of substance, and tells what they span of the whole text. */
function findSpread(finder: PhraseFinder, tokens: readonly Token[]): Concept[] {
  const places = [...tokens.keys()].filter(at => !isStopWord(tokens[at]!.word));
  const content = places.map(at => tokens[at]!);
  return findIn(finder, content).map(({ term, weight, at, length }) => {
    const first = places[at]!;
    return { term, weight, at: first, length: places[at + length - 1]! - first + 1 };
  });
}

function keyOf(tokens: readonly Token[], start: number, end: number): string {
  return tokens
    .slice(start, end)
    .map(token => token.stem)
    .join(' ');
}

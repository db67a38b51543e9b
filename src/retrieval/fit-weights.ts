// Fits what each part of the evidence counts to a bank, from the bank's own text: no two banks want the same.
import type { Bank } from '../bank/entry.ts';
import { corpusOf, passageText } from './corpus.ts';
import { type LexicalIndex, type QueryTerm, termNumber } from './lexical.ts';
import type { Query } from './query.ts';
import { sample } from './random.ts';
import { potentialOf, type Ranked, scoreOf, type Weights } from './rank.ts';
import type { Search } from './search.ts';
import { analyse, BM25, hasVariants, type SearchIndex } from './search-index.ts';

/** A rehearsed question: the entry that should win, and the candidates as found without what was asked from. */
interface Rehearsal {
  readonly expected: number;
  readonly ranked: readonly Ranked[];
}

const SAMPLES = 240;
const PHRASE_WORDS = 12;
const SENTENCE_WORDS = 4;
const LONG_ENTRY = 8;
// A rehearsal reads its whole entry again: a log of thousands of lines would take minutes, and teach nothing.
const MOST_PASSAGES = 60;
const ASKING = /\?\s*$|^(?:how|what|why|when|where|who|which|can|is|are|do|does|should)\b/i;
// A fit on a few hundred rehearsals wobbles by about this much: a smaller gain is no reason to leave the defaults.
const WORTHWHILE = 0.003;

/** Gives the vector of a rehearsed question. */
export type Embed = (text: string) => Float32Array;

/** The weights for `bank`. Deterministic for a `random` that is. */
export function fitWeights(bank: Bank, search: Search, embed: Embed, random: () => number): Weights {
  const start = structuralWeights(bank, search.index);
  const grid = titleGrid(start, bank);
  return grid.length > 1 ? bestOf(grid, rehearsePhrases(bank, search, embed, random), start) : start;
}

/**
 * A first guess from the bank's shape. In long entries something always matches by chance, words of the whole as well
 * as the nearest of many vectors: there the best passage speaks, and ways of asking where the bank gives them. Titles
 * that ask are put in the words that people ask with, while labels of a word or two are hit by chance.
 */
function structuralWeights(bank: Bank, index: SearchIndex): Weights {
  const long = index.passages.size / Math.max(1, bank.entries.length) >= LONG_ENTRY;
  if (hasVariants(index)) {
    return { entry: 0.3, question: 1.5, passage: 0.3, questionVector: 0.5, passageVector: 0.6, entryVector: 0.5 };
  }
  if (long) return { entry: 0.5, question: 0.6, passage: 1, questionVector: 0.4, passageVector: 0.6, entryVector: 1.5 };
  return weightsFor(areAsking(bank) ? 1.5 : titleLength(bank) >= SENTENCE_WORDS ? 0.6 : 0.3);
}

/** Weights for entries of few passages, by what a title counts. */
function weightsFor(question: number): Weights {
  return { entry: 1, question, passage: 0.3, questionVector: 0.4 * question, passageVector: 0.5, entryVector: 0.5 };
}

function areAsking(bank: Bank): boolean {
  return bank.entries.filter(entry => ASKING.test(entry.title)).length * 2 >= bank.entries.length;
}

function titleLength(bank: Bank): number {
  const words = bank.entries.reduce((sum, entry) => sum + entry.title.split(/\s+/).length, 0);
  return words / Math.max(1, bank.entries.length);
}

function titleGrid(start: Weights, bank: Bank): Weights[] {
  // Phrases out of bodies say nothing of how well an asking title or a variant meets a person's words: such keep their weight.
  return areAsking(bank) || start.passage === 1 || bank.entries.some(({ variants }) => variants.length > 0)
    ? [start]
    : [0, 0.3, 0.6].map(weightsFor);
}

function bestOf(grid: readonly Weights[], rehearsals: readonly Rehearsal[], start: Weights): Weights {
  let best = start;
  let bestRank = meanReciprocalRank(rehearsals, best) + WORTHWHILE;
  for (const weights of grid) {
    const rank = meanReciprocalRank(rehearsals, weights);
    if (rank > bestRank) {
      best = weights;
      bestRank = rank;
    }
  }
  return best;
}

function meanReciprocalRank(rehearsals: readonly Rehearsal[], weights: Weights): number {
  let total = 0;
  for (const { expected, ranked } of rehearsals) {
    const own = ranked.find(({ entry }) => entry === expected);
    if (!own) continue;
    const score = scoreOf(own.evidence, weights);
    const better = ranked.filter(other => other.entry !== expected && scoreOf(other.evidence, weights) > score);
    total += 1 / (1 + better.length);
  }
  return total / Math.max(1, rehearsals.length);
}

/** Phrases out of passages, asked as though their passage were not there. */
function rehearsePhrases(bank: Bank, search: Search, embed: Embed, random: () => number): Rehearsal[] {
  const { passages } = corpusOf(bank);
  const several = passages.filter(unit => {
    const { length } = bank.entries[unit.entry]!.passages;
    return length > 1 && length <= MOST_PASSAGES;
  });
  return sample(several, SAMPLES, random).map(({ entry, passage }) => {
    const query = search.read(phraseOf(bank.entries[entry]!.passages[passage]!.text, random));
    const ranked = search.evidence(query, embed(query.embeddable));
    return {
      expected: entry,
      ranked: ranked.map(found =>
        found.entry === entry
          ? { ...found, evidence: { ...found.evidence, ...lexicalWithout(bank, search, query, entry, passage) } }
          : found,
      ),
    };
  });
}

function phraseOf(text: string, random: () => number): string {
  const words = text.split(/\s+/);
  const start = Math.floor(random() * Math.max(1, words.length - PHRASE_WORDS));
  return words.slice(start, start + PHRASE_WORDS).join(' ');
}

/** The lexical evidence for an entry that has lost one passage (and the rows or cells that repeat it). */
function lexicalWithout(bank: Bank, search: Search, query: Query, entry: number, passage: number) {
  const { title, passages } = bank.entries[entry]!;
  const lost = passages[passage]!;
  const rest = passages.filter(({ range }) => range.end <= lost.range.start || range.start >= lost.range.end);
  const body = [title, ...rest.filter(({ kind }) => kind !== 'cell').map(({ text }) => text)].join('\n');
  const best = Math.max(0, ...rest.map(other => scoreText(passageText(other), query, search, 'passages')));
  return { entry: scoreText(body, query, search, 'entries'), passage: best };
}

function scoreText(text: string, query: Query, search: Search, name: 'entries' | 'passages'): number {
  const index: LexicalIndex = search.index[name];
  const { k1, b } = BM25[name];
  const { terms, length } = analyse(text, search.concepts);
  const norm = k1 * (1 - b + (b * length) / index.meanLength);
  let sum = 0;
  const impact = ({ term, weight }: QueryTerm) => {
    const id = termNumber(index, term);
    const count = terms.get(term);
    return id !== undefined && count ? (weight * index.idf[id]! * count * (k1 + 1)) / (count + norm) : 0;
  };
  for (const alternatives of query.terms) sum += Math.max(...alternatives.map(impact));
  return sum / potentialOf(query, index);
}

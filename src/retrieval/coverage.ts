// Coverage: how much of what a question is about stands in an entry, and in each of its passages.
import { asksForDetail } from './detail-words.ts';
import type { LexicalIndex } from './lexical.ts';
import type { ContentWord, Query } from './query.ts';
import type { SearchIndex } from './search-index.ts';

/** What an entry has of a question's words of substance, each from 0 to 1. */
export interface Coverage {
  /** Weighted share of the words that stand in the entry, as they are or by what they stand for. */
  readonly entry: number;
  /** The same for the entry's questions and its best passage alone: whether the detail is there. */
  readonly passage: number;
  /** Weighted share of words that are nowhere in the bank, nor everyday speech, nor stand for anything in the entry. */
  readonly foreign: number;
  /** How many such words there are, up to two, as a share of two. */
  readonly foreignWords: number;
  /** Share, up to one, of the particulars asked for (a version, a date, a limit) that the entry does not have. */
  readonly detail: number;
  /** The weight of the heaviest word that is missing from the entry. */
  readonly missing: number;
  /** By passage unit of the entry: the weighted share of the words that it has. */
  readonly byPassage: Float32Array;
}

const BY_CONCEPT = 0.7;
const CARRIED = 0.3;
const EVERYDAY_KNOWN = 0.6;
const EVERYDAY_UNKNOWN = 0.25;

/** Measures `entry` against the words of `query`. */
export function coverageOf(query: Query, index: SearchIndex, entry: number): Coverage {
  const weights = query.content.map(word => importance(word, index.passages));
  const total = weights.reduce((a, b) => a + b, 0) || 1;
  const first = index.passageStarts[entry]! - index.questionCount;
  const last = index.passageStarts[entry + 1]! - index.questionCount;
  const byPassage = new Float32Array(last - first);
  const inQuestions = { from: index.questionStarts[entry]!, to: index.questionStarts[entry + 1]! };
  let held = 0;
  let titled = 0;
  let foreign = 0;
  let foreignWords = 0;
  let detail = 0;
  let missing = 0;
  query.content.forEach((word, i) => {
    const weight = weights[i]!;
    const inEntry = presence(word, term => hasPosting(index.entries, term, entry, entry + 1));
    const inQuestion = presence(word, term => hasPosting(index.questions, term, inQuestions.from, inQuestions.to));
    const best = Math.max(inEntry, inQuestion);
    held += weight * best;
    titled += weight * inQuestion * 0.5;
    if (best === 0 && !word.carried) missing = Math.max(missing, weight);
    if (best === 0 && !word.carried) {
      if (!word.known && !word.everyday) {
        foreign += weight;
        foreignWords++;
      }
      if (asksForDetail(word.stem)) detail++;
    }
    addPresence(byPassage, word, weight / total, index.passages, first, last);
  });
  const bestPassage = byPassage.reduce((a, b) => Math.max(a, b), 0);
  return {
    entry: held / total,
    passage: Math.min(1, bestPassage + titled / total),
    foreign: foreign / total,
    foreignWords: Math.min(1, foreignWords / 2),
    detail: Math.min(1, detail),
    missing,
    byPassage,
  };
}

/** How much a word says about what is asked, from 0 to 1: its rarity in the bank, less when everybody uses it. */
export function importance(word: ContentWord, passages: LexicalIndex): number {
  return rarityOf(word, passages) * (word.carried ? CARRIED : 1);
}

function rarityOf(word: ContentWord, passages: LexicalIndex): number {
  const id = passages.vocabulary.get(word.stem);
  if (id === undefined && !word.known) return word.everyday ? EVERYDAY_UNKNOWN : 1;
  const rarity = id === undefined ? 1 : passages.idf[id]! / Math.log(1 + passages.size);
  return Math.max(0.05, Math.min(1, rarity)) * (word.everyday ? EVERYDAY_KNOWN : 1);
}

function presence(word: ContentWord, has: (term: string) => boolean): number {
  if (has(word.stem)) return 1;
  return word.concepts.some(has) ? BY_CONCEPT : 0;
}

function addPresence(
  byPassage: Float32Array,
  word: ContentWord,
  share: number,
  index: LexicalIndex,
  first: number,
  last: number,
): void {
  const mine = new Float32Array(byPassage.length);
  const mark = (term: string, value: number) => {
    for (const unit of postingsWithin(index, term, first, last))
      mine[unit - first] = Math.max(mine[unit - first]!, value);
  };
  for (const concept of word.concepts) mark(concept, BY_CONCEPT);
  mark(word.stem, 1);
  mine.forEach((value, i) => {
    byPassage[i]! += value * share;
  });
}

function hasPosting(index: LexicalIndex, term: string, from: number, to: number): boolean {
  return postingsWithin(index, term, from, to).length > 0;
}

/** The documents of `term` from `from` up to `to`, found by halving since postings ascend. */
function postingsWithin(index: LexicalIndex, term: string, from: number, to: number): Uint32Array {
  const id = index.vocabulary.get(term);
  if (id === undefined) return new Uint32Array(0);
  const list = index.documents.subarray(index.starts[id]!, index.starts[id + 1]!);
  return list.subarray(lowerBound(list, from), lowerBound(list, to));
}

function lowerBound(list: Uint32Array, value: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

// Coverage: how much of what a question is about stands in an entry, and in each of its passages.
import { isEverydayConcept } from './concepts.ts';
import { asksForDetail } from './detail-words.ts';
import { figuresWanted } from './figures.ts';
import { type LexicalIndex, termNumber } from './lexical.ts';
import type { ContentWord, Query } from './query.ts';
import type { SearchIndex } from './search-index.ts';

/** What an entry has of a question's words of substance; numbers are from 0 to 1. */
export interface Coverage {
  /** Weighted share of the words that stand in the entry, as they are or by what they stand for. */
  readonly entry: number;
  /** The weight of the words that stand in it, or concepts of a field do, up to two: what the question is about, everyday speech left out. */
  readonly subject: number;
  /** The words that are nowhere in the bank, nor everyday speech, nor stand for anything in the entry. */
  readonly foreign: readonly ContentWord[];
  /** Whether a particular that is asked for (a version, a date, a limit) does not stand in the entry by that name: 0 or 1. */
  readonly detail: number;
  /** Weighted share of the words that stand in the entry just as they are. */
  readonly exact: number;
  /** By passage unit of the entry: the weighted share of the words that it has. */
  readonly byPassage: Float32Array;
}

const BY_CONCEPT = 0.7;
const CARRIED = 0.3;
const EVERYDAY_KNOWN = 0.6;
const EVERYDAY_UNKNOWN = 0.25;

/** Measures `entry` against the words of `query`. */
export function coverageOf(query: Query, index: SearchIndex, entry: number): Coverage {
  const passages = unitsOf(index.passages, index.passageStarts, entry, index.questionCount);
  const questions = unitsOf(index.questions, index.questionStarts, entry, 0);
  const words = query.content.map(word => place(word, index, entry, passages, questions));
  const total = sum(words, ({ weight }) => weight) || 1;
  const held = sum(words, each => each.weight * each.held);
  return {
    entry: held / total,
    subject: Math.min(1, sum(words, each => each.subject) / 2),
    foreign: words.flatMap(({ word, held }) => (held === 0 && isNew(word) ? [word] : [])),
    detail: words.some(({ word, held }) => held < 1 && !word.carried && asksForDetail(word.read)) ? 1 : 0,
    exact: sum(words, ({ weight, held }) => (held === 1 ? weight : 0)) / total,
    byPassage: sharesOf(words, passages.count, total),
  };
}

/** Whether a word is asked now, and is neither in the bank nor of every day. */
export function isNew({ known, everyday, carried }: ContentWord): boolean {
  return !known && !everyday && !carried;
}

/** Whether `query` asks for a figure and no passage of `entry` with a word of it, by its coverage, states one of that kind. */
export function lacksFigure(query: Query, index: SearchIndex, entry: number, { byPassage }: Coverage): boolean {
  const wanted = figuresWanted(query.embeddable);
  const first = index.passageStarts[entry]! - index.questionCount;
  return wanted > 0 && !byPassage.some((share, i) => share > 0 && (index.passageFigures[first + i]! & wanted) > 0);
}

/** The texts of one kind that belong to an entry: `from` and `to` in their index. */
interface Units {
  readonly index: LexicalIndex;
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

function unitsOf(index: LexicalIndex, starts: Uint32Array, entry: number, first: number): Units {
  const from = starts[entry]! - first;
  const to = starts[entry + 1]! - first;
  return { index, from, to, count: to - from };
}

/** A word with where it stands in an entry: 1 as it is, less by what it stands for, 0 not at all. */
interface Placed {
  readonly word: ContentWord;
  /** How much it says about what is asked. */
  readonly weight: number;
  readonly held: number;
  /** Its weight where it is held as a word of a field, 0 where as everyday speech alone. */
  readonly subject: number;
  readonly inPassages: Float32Array;
}

function place(word: ContentWord, index: SearchIndex, entry: number, passages: Units, questions: Units): Placed {
  const whole: Units = { index: index.entries, from: entry, to: entry + 1, count: 1 };
  const held = Math.max(presenceIn(word, whole)[0]!, highest(presenceIn(word, questions)));
  const weight = importance(word, index.passages);
  return {
    word,
    weight,
    held,
    subject: weight * (held === 1 && !word.everyday ? 1 : presenceIn(asField(word), whole)[0]!),
    inPassages: presenceIn(word, passages),
  };
}

/** What a word stands for in a field, the word itself and everyday speech left out. */
function asField({ concepts }: ContentWord): Pick<ContentWord, 'stem' | 'concepts'> {
  return { stem: '', concepts: concepts.filter(({ term }) => !isEverydayConcept(term)) };
}

function presenceIn(word: Pick<ContentWord, 'stem' | 'concepts'>, { index, from, to, count }: Units): Float32Array {
  const present = new Float32Array(count);
  for (const { term, weight } of word.concepts) {
    for (const unit of postingsWithin(index, term, from, to)) {
      present[unit - from] = Math.max(present[unit - from]!, Math.min(BY_CONCEPT, weight));
    }
  }
  for (const unit of postingsWithin(index, word.stem, from, to)) present[unit - from] = 1;
  return present;
}

/** Of each passage, the share of all the words' weight that it has. */
function sharesOf(words: readonly Placed[], count: number, total: number): Float32Array {
  const shares = new Float32Array(count);
  for (const { weight, inPassages } of words) {
    for (let unit = 0; unit < count; unit++) shares[unit]! += (weight * inPassages[unit]!) / total;
  }
  return shares;
}

function sum<T>(list: readonly T[], value: (item: T) => number): number {
  return list.reduce((total, item) => total + value(item), 0);
}

function highest(values: Float32Array): number {
  return values.reduce((a, b) => Math.max(a, b), 0);
}

/** How much a word says about what is asked, from 0 to 1: its rarity in the bank, less when everybody uses it. */
function importance(word: ContentWord, passages: LexicalIndex): number {
  return rarityOf(word, passages) * (word.carried ? CARRIED : 1);
}

function rarityOf(word: ContentWord, passages: LexicalIndex): number {
  const id = termNumber(passages, word.stem);
  if (id === undefined && !word.known) return word.everyday ? EVERYDAY_UNKNOWN : 1;
  const rarity = id === undefined ? 1 : passages.idf[id]! / Math.log(1 + passages.size);
  return Math.max(0.05, Math.min(1, rarity)) * (word.everyday ? EVERYDAY_KNOWN : 1);
}

/** The documents of `term` from `from` up to `to`, found by halving since postings ascend. */
function postingsWithin(index: LexicalIndex, term: string, from: number, to: number): Uint32Array {
  const id = termNumber(index, term);
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

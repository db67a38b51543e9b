// Spelling tolerance: what a word that no one knows was probably meant to be, two words run together included.
import { distance } from 'fastest-levenshtein';
import { isStopWord, STOP_WORDS } from './stop-words.ts';

/** Finds the known word that an unknown one was meant to be (or words, with a space between), or null. */
export interface Speller {
  correct(word: string): string | null;
}

/** What words are held against. */
export interface KnownWords {
  /** A bank's words with how often each occurs. Of equally near words the commonest wins. */
  readonly bank: ReadonlyMap<string, number>;
  /** Words of any conversation. */
  readonly everyday: readonly string[];
  /** Two words that stand beside each other, with a space between. */
  readonly pairs: readonly string[];
}

const LONG = 8;
const LONGEST = 40;
/** A word of three letters is a name more often than a slip, but for those of every sentence ("teh", "wat"). */
const TINY = 3;
// Less than any word of the bank: between two that are as near, the bank's is meant.
const EVERYDAY_COUNT = 0.5;

/** A speller over what `known` gives, which is asked when a word is first looked for: most questions have none that nobody knows. */
export function spellerOver(known: () => KnownWords): Speller {
  let lexicon: Lexicon | null = null;
  return {
    correct(word) {
      if (!/^\p{L}+$/u.test(word) || word.length < TINY || word.length > LONGEST) return null;
      lexicon ??= lexiconOf(known());
      if (word.length === TINY) return tinyMeant(word, lexicon);
      const isStretched = STRETCHED.test(word);
      const meant = isStretched ? shortened(word, lexicon) : nearest(word, lexicon);
      if (meant === null) return isStretched ? null : apart(word, lexicon.bank);
      return lexicon.joined.get(meant) ?? meant;
    },
  };
}

interface Lexicon {
  readonly bank: ReadonlyMap<string, number>;
  /** How many words of substance the bank has, each as often as it occurs. */
  readonly total: number;
  /** Pairs of words by how they look run together. */
  readonly joined: ReadonlyMap<string, string>;
  readonly byLength: ReadonlyMap<number, readonly string[]>;
  readonly counts: ReadonlyMap<string, number>;
}

function lexiconOf({ bank, everyday, pairs }: KnownWords): Lexicon {
  const joined = new Map(pairs.map(pair => [pair.replace(' ', ''), pair]));
  const counts = new Map<string, number>();
  for (const word of [...STOP_WORDS, ...everyday, ...joined.keys()]) counts.set(word, EVERYDAY_COUNT);
  for (const [word, count] of bank) counts.set(word, count);
  const words = [...counts.keys()].filter(word => /^\p{L}{3,}$/u.test(word));
  const total = [...bank.values()].reduce((sum, count) => sum + count, 0);
  return { bank, total, joined, byLength: Map.groupBy(words, word => word.length), counts };
}

/** A letter three times in a row, which words do not have: somebody means it ("slooow", "sooo"), or it is an acronym ("AAAA"). */
const STRETCHED = /(.)\1\1/;

/** The known word that `word` is once its stretched letters are said twice or once; without any, what comes nearest. */
function shortened(word: string, lexicon: Lexicon): string | null {
  const [twice, once] = ['$1$1', '$1'].map(said => word.replace(/(.)\1{2,}/g, said)) as [string, string];
  // Two letters are a word only where the last of them was stretched: "sooo" is "so", "iiif" is not "if".
  if (once.length < TINY) return once.length > 1 && /(.)\1\1$/.test(word) && isStopWord(once) ? once : null;
  const known = [once, twice].find(each => lexicon.counts.has(each) || isStopWord(each));
  return known ?? (once.length > TINY ? nearest(once, lexicon) : null);
}

function nearest(word: string, { byLength, counts }: Lexicon): string | null {
  const allowed = word.length >= LONG ? 2 : 1;
  let best: string | null = null;
  let bestCost = allowed + 1;
  for (let length = word.length - allowed; length <= word.length + allowed; length++) {
    for (const candidate of byLength.get(length) ?? []) {
      const cost = editCost(word, candidate) - (isStopWord(candidate) ? COMMON : 0);
      if (cost < bestCost || (cost === bestCost && best !== null && counts.get(candidate)! > counts.get(best)!)) {
        best = candidate;
        bestCost = cost;
      }
    }
  }
  return bestCost <= allowed ? best : null;
}

// Letters change places more often than one takes another's, and the words of every sentence are typed fastest.
const SWAPPED = 0.9;
const SHORT = 4;
const COMMON = 0.2;

// A slip hardly ever changes a word's beginning and its end at once: looking there first spares most distances.
function editCost(word: string, candidate: string): number {
  if (word[0] !== candidate[0] && word.slice(-2) !== candidate.slice(-2)) return Number.POSITIVE_INFINITY;
  const cost = distance(word, candidate);
  if (cost === 2 && isSwap(word, candidate)) return SWAPPED;
  // Of four letters, another one makes another word: "rice" is no "ripe".
  if (word.length === candidate.length && word.length <= SHORT) return Number.POSITIVE_INFINITY;
  // A word that begins otherwise is another word more often than the same: "diference" is no "inference", "lever" no "never".
  return word[0] !== candidate[0] && (cost > 1 || word.length < LONG) ? Number.POSITIVE_INFINITY : cost;
}

/** Whether two letters beside each other changed places, which counts as one slip. */
function isSwap(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let i = 0;
  while (a[i] === b[i]) i++;
  return a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2);
}

// Three letters are an acronym more often than a word that lost one, unless the bank says that word all the time: so many
// times, and one in so many words of substance.
const OFTEN = 5;
const ONE_IN = 1000;

function isOften(word: string, { bank, total }: Lexicon): boolean {
  return (bank.get(word) ?? 0) >= Math.max(OFTEN, total / ONE_IN);
}

/** What `word` would be with a vowel put in, or with its last two letters in each other's place. */
function otherwise(word: string): string[] {
  const vowelled = [1, 2].flatMap(at => [...'aeiou'].map(vowel => word.slice(0, at) + vowel + word.slice(at)));
  return [...vowelled, word[0]! + word[2]! + word[1]!];
}

/**
 * A stop word with two letters swapped or one missing; a word of the bank with one of its double letters missing, or, for one
 * that it says often, a vowel or the order of its letters.
 */
function tinyMeant(word: string, lexicon: Lexicon): string | null {
  const { bank } = lexicon;
  const doubled = [...word]
    .map((letter, i) => word.slice(0, i) + letter + word.slice(i))
    .filter(each => bank.has(each));
  if (doubled.length === 1) return doubled[0]!;
  const said = otherwise(word).filter(each => isOften(each, lexicon));
  if (said.length > 0) return said.reduce((best, each) => (bank.get(each)! > bank.get(best)! ? each : best));
  const stops = STOP_WORDS.filter(
    stop => stop[0] === word[0] && (isSwap(word, stop) || (stop.length === TINY + 1 && distance(word, stop) === 1)),
  );
  return stops.length === 1 ? stops[0]! : null;
}

const SHORTEST_PART = 3;
// Not those that begin many words ("insane", "onboard").
const RUN_TOGETHER = new Set(['for', 'how', 'it', 'one', 'our', 'the', 'this', 'what', 'which', 'with', 'your']);

/** A stop word and a word of the bank that were run together ("hostit", "forllm"). */
function apart(word: string, bank: ReadonlyMap<string, number>): string | null {
  for (let at = 2; at <= word.length - 2; at++) {
    const [first, second] = [word.slice(0, at), word.slice(at)];
    const isWhole = (part: string) => part.length >= SHORTEST_PART && (bank.has(part) || isStopWord(part));
    if (RUN_TOGETHER.has(first) ? isWhole(second) : RUN_TOGETHER.has(second) && isWhole(first))
      return `${first} ${second}`;
  }
  return null;
}

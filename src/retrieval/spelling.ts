// Spelling tolerance: what a word that no one knows was probably meant to be.
import { distance } from 'fastest-levenshtein';

/** Finds the known word that an unknown one was meant to be, or null. */
export interface Speller {
  correct(word: string): string | null;
}

const SHORTEST = 4;
const LONG = 8;
const LONGEST = 40;

/** A speller over `known` words with how often each occurs. Of equally near words the commonest wins. */
export function spellerOver(known: ReadonlyMap<string, number>): Speller {
  // Sorted when a word is first looked for: most questions have none that nobody knows.
  let byLength: Map<number, string[]> | null = null;
  return {
    correct(word) {
      if (!spellable(word)) return null;
      byLength ??= sortByLength(known.keys());
      return nearest(word, byLength, known);
    },
  };
}

function sortByLength(words: Iterable<string>): Map<number, string[]> {
  const byLength = new Map<number, string[]>();
  for (const word of words) {
    if (!/^\p{L}{3,}$/u.test(word)) continue;
    const others = byLength.get(word.length);
    if (others) others.push(word);
    else byLength.set(word.length, [word]);
  }
  return byLength;
}

function spellable(word: string): boolean {
  return word.length >= SHORTEST && word.length <= LONGEST && /^\p{L}+$/u.test(word);
}

function nearest(word: string, byLength: Map<number, string[]>, known: ReadonlyMap<string, number>): string | null {
  const allowed = word.length >= LONG ? 2 : 1;
  let best: string | null = null;
  let bestCost = allowed + 1;
  for (let length = word.length - allowed; length <= word.length + allowed; length++) {
    for (const candidate of byLength.get(length) ?? []) {
      const cost = editCost(word, candidate);
      if (cost < bestCost || (cost === bestCost && best !== null && known.get(candidate)! > known.get(best)!)) {
        best = candidate;
        bestCost = cost;
      }
    }
  }
  return bestCost <= allowed ? best : null;
}

// A slip hardly ever changes a word's beginning and its end at once: looking there first spares most distances.
function editCost(word: string, candidate: string): number {
  if (word[0] !== candidate[0] && word.slice(-2) !== candidate.slice(-2)) return Number.POSITIVE_INFINITY;
  const cost = distance(word, candidate);
  if (cost === 2 && isSwap(word, candidate)) return 1;
  // Two slips of which one is the first letter make another word as often as the same: "diference" is no "inference".
  return cost > 1 && word[0] !== candidate[0] ? Number.POSITIVE_INFINITY : cost;
}

/** Whether two letters beside each other changed places, which counts as one slip. */
function isSwap(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let i = 0;
  while (a[i] === b[i]) i++;
  return a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2);
}

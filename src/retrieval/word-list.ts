// Words as one text in their order, found by halving: such plain data loads with an index in no time, a Map of thousands does not.

/** Distinct words, each before a line feed; word n begins at `starts[n]`. */
export interface WordList {
  readonly text: string;
  readonly starts: Uint32Array;
}

/** The list of `words`, none of which holds a line feed. */
export function wordList(words: Iterable<string>): WordList {
  const sorted = [...new Set(words)].sort();
  const starts = new Uint32Array(sorted.length + 1);
  sorted.forEach((word, n) => {
    starts[n + 1] = starts[n]! + word.length + 1;
  });
  return { text: sorted.map(word => `${word}\n`).join(''), starts };
}

/** All words, in their order. */
export function wordsIn({ text }: WordList): string[] {
  return text.split('\n').slice(0, -1);
}

/** The number of the first word, from number `from` on, that does not come before `word`; that of words when all do. */
export function placeOf(list: WordList, word: string, from = 0): number {
  let low = from;
  let high = list.starts.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (order(list, middle, word) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The number of `word`; undefined when it is not there. */
export function numberOf(list: WordList, word: string): number | undefined {
  const place = placeOf(list, word);
  return isAt(list, place, word) ? place : undefined;
}

/** Whether `word` is number `n`. */
export function isAt(list: WordList, n: number, word: string): boolean {
  return n < list.starts.length - 1 && order(list, n, word) === 0;
}

/** Whether word number `n` is there and begins with `start`. */
export function startsAt({ text, starts }: WordList, n: number, start: string): boolean {
  return n < starts.length - 1 && text.startsWith(start, starts[n]!);
}

/** Below zero when word number `n` comes before `word`, above when after it. Taking it out to compare would cost a string each. */
function order({ text, starts }: WordList, n: number, word: string): number {
  const start = starts[n]!;
  const length = starts[n + 1]! - 1 - start;
  const both = Math.min(length, word.length);
  for (let i = 0; i < both; i++) {
    const difference = text.charCodeAt(start + i) - word.charCodeAt(i);
    if (difference !== 0) return difference;
  }
  return length - word.length;
}

// How alike texts are: what keeps options apart, and finds a second text that may say the same.
import { isStopWord } from '../../retrieval/stop-words.ts';
import { tokenise } from '../../retrieval/tokenise.ts';

/** `text` as options are compared: in lower case, white space and marks at its ends left out. */
export function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/^[\s"'“”‘’]+|[\s"'“”‘’.,;:!]+$/g, '');
}

/** The stems of the words of `text` that carry its meaning. */
export function stemsOf(text: string): Set<string> {
  return new Set(
    tokenise(text)
      .filter(({ word }) => !isStopWord(word))
      .map(({ stem }) => stem),
  );
}

/** How many members of `a` are in `b`. */
export function shared<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): number {
  return [...a].filter(member => b.has(member)).length;
}

/** From 0 to 1: how much of the one that says less stands in the other; 1 where one says nothing. */
export function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const fewer = Math.min(a.size, b.size);
  return fewer === 0 ? 1 : shared(a, b) / fewer;
}

/** Whether one of the texts stands in the other, or says hardly anything else. */
function areSame(a: string, b: string): boolean {
  const [first, second] = [folded(a), folded(b)];
  if (first === '' || second === '' || first.includes(second) || second.includes(first)) return true;
  const [stems, others] = [stemsOf(a), stemsOf(b)];
  return stems.size > 0 && others.size > 0 && likeness(stems, others) === 1;
}

/** Those of `texts` that are none of the others in other words, in their order, none the same as `right`. */
export function unlike(right: string, texts: readonly string[]): string[] {
  const kept: string[] = [];
  for (const text of texts) {
    if (!areSame(text, right) && !kept.some(each => areSame(text, each))) kept.push(text);
  }
  return kept;
}

// Finds the known words that are nearest to one that was typed.

const MOST = 3;

/** At most three of `known` that are a slip or two from `typed`, the nearest first; none for what looks like nothing known. */
export function nearWords(typed: string, known: Iterable<string>): string[] {
  const word = typed.toLowerCase();
  const slips = word.length <= 4 ? 1 : 2;
  const near: { readonly name: string; readonly distance: number }[] = [];
  for (const name of known) {
    if (Math.abs(name.length - word.length) > slips) continue;
    const distance = slipsBetween(word, name.toLowerCase());
    if (distance <= slips) near.push({ name, distance });
  }
  near.sort((a, b) => a.distance - b.distance || a.name.length - b.name.length || (a.name < b.name ? -1 : 1));
  return near.slice(0, MOST).map(({ name }) => name);
}

/** Letters put in, left out, changed, or two neighbours exchanged (optimal string alignment, Damerau 1964). */
function slipsBetween(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(Math.min(last[j]! + 1, row[j - 1]! + 1, change, swapped ? before[j - 2]! + 1 : Infinity));
    }
    [before, last] = [last, row];
  }
  return last[b.length]!;
}

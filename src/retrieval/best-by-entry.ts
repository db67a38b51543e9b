// From scores of units (questions, passages) to scores of entries: each entry has that of its best unit.
import type { Scored } from './highest.ts';

/** Gives each entry the best score of its units, but for the unit `left`; valid until the next call. */
export type BestByEntry = (units: Scored, left?: number) => Scored;

/** Units are numbered from `first` among the `owners`. Keeps two buffers of `entryCount`, but where each entry is one unit. */
export function bestByEntry(owners: Uint32Array, first: number, end: number, entryCount: number): BestByEntry {
  const aligned = areAligned(owners, first, end, entryCount);
  const best = {
    scores: new Float32Array(aligned ? 0 : entryCount),
    touched: new Uint32Array(aligned ? 0 : entryCount),
  };
  let count = 0;
  return (units, left) => {
    // Where each entry is one unit, theirs are the scores already.
    if (aligned) return left === undefined ? units : withoutUnit(units, left - first);
    for (let i = 0; i < count; i++) best.scores[best.touched[i]!] = 0;
    count = raise(best, units, owners, first, left);
    return { scores: best.scores, touched: best.touched.subarray(0, count) };
  };
}

function areAligned(owners: Uint32Array, first: number, end: number, entryCount: number): boolean {
  if (end - first !== entryCount) return false;
  for (let entry = 0; entry < entryCount; entry++) if (owners[first + entry] !== entry) return false;
  return true;
}

function withoutUnit({ scores, touched }: Scored, left: number): Scored {
  const kept = scores.slice();
  kept[left] = 0;
  return { scores: kept, touched: touched.filter(unit => unit !== left) };
}

function raise(best: Scored, { scores, touched }: Scored, owners: Uint32Array, first: number, left?: number): number {
  let count = 0;
  for (let i = 0; i < touched.length; i++) {
    const unit = touched[i]!;
    if (unit + first === left) continue;
    const entry = owners[unit + first]!;
    const before = best.scores[entry]!;
    if (before === 0) best.touched[count++] = entry;
    if (scores[unit]! > before) best.scores[entry] = scores[unit]!;
  }
  return count;
}

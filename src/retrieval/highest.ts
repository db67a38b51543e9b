// The few highest of many scores, found in one pass that keeps no more than it needs.

/** Scores by number, and which numbers have one. Both are buffers: valid until whoever gave them is asked again. */
export interface Scored {
  readonly scores: Float32Array;
  readonly touched: Uint32Array;
}

/** The `count` of `touched` that score highest, best first; equal ones in the order of their numbers. */
export function highest({ scores, touched }: Scored, count: number): number[] {
  const best: number[] = [];
  let floor = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < touched.length; i++) {
    const candidate = touched[i]!;
    const score = scores[candidate]!;
    // Written so that most are passed over after one comparison.
    if (score < floor) continue;
    if (best.length === count && !isBetter(score, candidate, floor, best[count - 1]!)) continue;
    insert(best, candidate, scores);
    if (best.length > count) best.pop();
    if (best.length === count) floor = scores[best[count - 1]!]!;
  }
  return best;
}

function isBetter(score: number, candidate: number, otherScore: number, other: number): boolean {
  return score > otherScore || (score === otherScore && candidate < other);
}

function insert(best: number[], candidate: number, scores: Float32Array): void {
  const score = scores[candidate]!;
  let place = best.length;
  best.push(candidate);
  while (place > 0 && isBetter(score, candidate, scores[best[place - 1]!]!, best[place - 1]!)) {
    best[place] = best[place - 1]!;
    place--;
  }
  best[place] = candidate;
}

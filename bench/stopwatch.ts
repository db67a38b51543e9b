// Time for the benchmarks: medians, and works that take turns.

/** The middle of `values`, or the upper of the two in the middle. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}

/** Milliseconds that `work` takes. */
export function timeOf(work: () => void): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

/** The median time of each, after one round unmeasured, taken in turns so that a busy moment meets all of them. */
export function race(works: readonly (() => void)[], rounds: number): number[] {
  for (const work of works) work();
  const times = works.map((): number[] => []);
  for (let round = 0; round < rounds; round++) for (const [i, work] of works.entries()) times[i]!.push(timeOf(work));
  return times.map(median);
}

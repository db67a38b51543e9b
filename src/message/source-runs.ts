// How sources are told shortly: those that follow each other in one entry share a line.
import type { Citation } from './citation.ts';
import type { Source } from './message.ts';

/** Citations told on one line, and whether their title was told on the line before. */
export interface SourceRun {
  readonly citations: readonly [Citation, ...Citation[]];
  readonly file: string | null;
  readonly excerpt: boolean;
  readonly isSameEntry: boolean;
}

/** The sources in the order given; neighbours of one file and one entry that need no excerpt are in one run. */
export function runsOf(sources: readonly Source[]): SourceRun[] {
  const runs: (Omit<SourceRun, 'citations'> & { citations: [Citation, ...Citation[]] })[] = [];
  for (const { citation, excerpt, file = null } of sources) {
    const last = runs.at(-1);
    const isSameEntry = last !== undefined && last.citations[0].entry === citation.entry;
    const joins =
      isSameEntry && shownPlace(last.citations[0]).path === shownPlace(citation).path && !last.excerpt && !excerpt;
    if (joins) last.citations.push(citation);
    else runs.push({ citations: [citation], file, excerpt, isSameEntry });
  }
  return runs;
}

/** The numbers of a run: `3`, `1–6`, `1–3, 5`. */
export function numbersOf(run: SourceRun): string {
  return rangesOf(run.citations.map(({ n }) => n)).join(', ');
}

function rangesOf(numbers: readonly number[]): string[] {
  const ranges: { from: number; to: number }[] = [];
  for (const n of numbers) {
    const last = ranges.at(-1);
    if (last?.to === n - 1) last.to = n;
    else ranges.push({ from: n, to: n });
  }
  return ranges.map(({ from, to }) => (from === to ? `${from}` : `${from}–${to}`));
}

/** Where a run stands, and each line once. */
export function placeOf({ citations, file }: SourceRun): { readonly path: string; readonly lines: string } {
  const lines = new Set(citations.map(citation => shownPlace(citation).line));
  return { path: file ?? shownPlace(citations[0]).path, lines: [...lines].join(', ') };
}

/** The original rather than the copy that was made of it. */
function shownPlace({ source }: Citation): { readonly path: string; readonly line: number } {
  return source.origin ?? source;
}

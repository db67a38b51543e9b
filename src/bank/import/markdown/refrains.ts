// Refrains: headings that come again and again with nothing below them, such as "Any doubt? Ask here".
import type { Landmark } from './landmark.ts';

const OFTEN = 3;

/** Takes refrains for gaps, so that they neither ask nor part what stands around them. */
export function withoutRefrains(landmarks: readonly Landmark[], text: string): readonly Landmark[] {
  const words = (each: Landmark): string => text.slice(each.from, each.to).trim().toLowerCase();
  const headings = landmarks.filter(each => each.kind === 'heading');
  const empty = new Set(headings.filter((_, index) => saysNothing(headings, index, text)));
  const groups = Map.groupBy(headings, words);
  const refrains = new Set(
    [...groups.values()].filter(group => group.length >= OFTEN && group.every(each => empty.has(each))).flat(),
  );
  return refrains.size === 0
    ? landmarks
    : landmarks.map(each => (refrains.has(each) ? { ...each, kind: 'gap' as const } : each));
}

/** Whether blank lines and rules are all that stands between a heading and the next one. */
function saysNothing(headings: readonly Landmark[], index: number, text: string): boolean {
  const heading = headings[index] as Landmark;
  const next = headings[index + 1]?.start ?? text.length;
  return (
    !/[\p{L}\p{N}<]/u.test(text.slice(heading.end, Math.min(next, heading.end + 2000))) && next - heading.end < 2000
  );
}

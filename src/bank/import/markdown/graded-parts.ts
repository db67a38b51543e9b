// The parts of an entry that are never quoted: key points that grade an answer, and other ways to ask.
import type { Item } from './content.ts';
import { textOf } from './inline-text.ts';

interface Graded {
  readonly keyPoints: readonly string[];
  readonly variants: readonly string[];
  /** What is left for the answer. */
  readonly kept: readonly Item[];
}

type Part = 'answer' | 'points' | 'variants';

/** Takes key points and variants out; in a bank of another format key points are part of the answer as well. */
export function gradedParts(items: readonly Item[], isOwn: boolean): Graded {
  const said: Record<Part, string[]> = { answer: [], points: [], variants: [] };
  const kept: Item[] = [];
  let part: Part = 'answer';
  let level = 0;
  for (const item of items) {
    const heading = headingOf(item);
    if (heading !== null && (part === 'answer' || heading.level <= level)) {
      part = partOf(heading.text);
      level = heading.level;
    }
    if (item.type === 'list') said[part].push(...item.children.map(textOf));
    if (part === 'answer' || (part === 'points' && !isOwn)) kept.push(item);
  }
  return { keyPoints: said.points, variants: said.variants, kept };
}

function partOf(heading: string): Part {
  if (/^asked as$/i.test(heading)) return 'variants';
  return /^key points$/i.test(heading) ? 'points' : 'answer';
}

function headingOf(item: Item): { text: string; level: number } | null {
  if (item.type === 'label') return item;
  return item.type === 'heading' ? { text: textOf(item), level: item.depth } : null;
}

// The line of code spans under a question of our own format: `id: x` · `difficulty: y` · `tags: a, b` · `url: …`.
import type { Item } from './content.ts';

/** What the chips say. */
export interface Chips {
  readonly id: string | null;
  readonly difficulty: string | null;
  readonly tags: readonly string[];
  readonly url: string | null;
}

const CHIP = /^(id|difficulty|tags?|url)\s*:\s*(.*)$/is;

/** Reads a paragraph of chips, or null when the item is none. */
export function chipsOf(item: Item | undefined): Chips | null {
  if (item?.type !== 'paragraph') return null;
  const said = new Map<string, string>();
  for (const child of item.children) {
    if (child.type === 'text' && /^[\s·•|,;]*$/.test(child.value)) continue;
    const chip = child.type === 'inlineCode' ? CHIP.exec(child.value.trim()) : null;
    if (chip?.[1] === undefined) return null;
    said.set(chip[1].toLowerCase().replace(/^tag$/, 'tags'), (chip[2] ?? '').trim());
  }
  if (said.size === 0) return null;
  const tags =
    said
      .get('tags')
      ?.split(',')
      .map(tag => tag.trim())
      .filter(tag => tag !== '') ?? [];
  return { id: said.get('id') || null, difficulty: said.get('difficulty') || null, tags, url: said.get('url') || null };
}

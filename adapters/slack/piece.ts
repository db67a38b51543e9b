// What a message is made of before it is packed into posts: one block, and what it says as plain text.
import type { RichPart, SlackBlock } from './block-kit.ts';
import { escapeMessageText } from './escape.ts';
import { LIMITS } from './limits.ts';

export interface Piece {
  readonly block: SlackBlock;
  /** Empty for what says nothing, such as a rule. */
  readonly said: string;
}

/** Characters of text in one block, so that blocks fill a post well. */
export const TEXT_IN_PIECE = 3_000;
/** How much of a post's characters one block may take when it is put together of several parts. */
export const FULL_PIECE = 6_000;
/** How much it may take at all: less than a post holds, since a note may have to stand with it. */
export const LARGEST_PIECE = 10_000;
/** Every sign beside its text costs a part of a block some forty characters, so a part has only so many. */
export const ELEMENTS_IN_PART = 60;

const TEXT_SHARE = LIMITS.messageCharacters / LIMITS.messageText;

/** How much of a post's characters the block takes: its JSON, or the share that its text takes of what `text` may hold. */
export function costOf({ block, said }: Piece): number {
  // Brackets, commas and the blank lines between blocks count as well.
  return Math.ceil(Math.max(JSON.stringify(block).length + 2, (escapeMessageText(said).length + 4) * TEXT_SHARE));
}

/** The parts in one block. */
export function richPiece(parts: readonly RichPart[], said: string): Piece {
  return { block: { type: 'rich_text', elements: parts }, said };
}

/** Fewer blocks with the same content: rich text that follows rich text shares its block while there is room. */
export function together(pieces: readonly Piece[], between: string): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    const both = last === undefined ? null : join(last, piece, between);
    if (both !== null && costOf(both) <= FULL_PIECE) joined[joined.length - 1] = both;
    else joined.push(piece);
  }
  return joined;
}

function join(one: Piece, other: Piece, between: string): Piece | null {
  if (one.block.type !== 'rich_text' || other.block.type !== 'rich_text') return null;
  return richPiece([...one.block.elements, ...other.block.elements], `${one.said}${between}${other.said}`);
}
